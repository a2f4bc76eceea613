"""The marks of an .xlsx: workbook, styles, shared strings and sheets, each walked once."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from functools import cache

from twgnet.read.files.workbook.archive import MAX_UNPACKED, XLSX, Walker, local, too_big, walk
from twgnet.read.files.workbook.marks import Marks, Size

_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedstrings.xml"
_REFERENCE = re.compile(r"\$?([A-Za-z]{0,3})\$?(\d{1,7})")
_TRUE = ("1", "true")


def read_sheets(archive: zipfile.ZipFile, size: Size) -> tuple[dict[str, Marks], set[str]]:
    """Give the marks of each sheet by its name, and the parts that were walked."""
    parts = {name.casefold(): name for name in archive.namelist()}
    paths = _sheet_paths(archive, parts)
    styles, strings = _Styles(), _Strings()
    for part, walker in ((_STYLES, styles), (_STRINGS, strings)):
        if part in parts:
            with archive.open(parts[part]) as opened:
                walk(opened, walker)
    used = Counter(paths.values())
    if sum(archive.getinfo(path).file_size * count for path, count in used.items()) > MAX_UNPACKED:
        raise too_big(size.name, "workbook_file.large", megabytes=MAX_UNPACKED >> 20)
    marks: dict[str, Marks] = {}
    for sheet, path in paths.items():
        size.next_sheet()
        reader = _Sheet(size, styles.struck, strings)
        with archive.open(path) as opened:
            walk(opened, reader)
        marks[sheet] = reader.marks
    return marks, {*paths.values(), *(parts[part] for part in (_STYLES, _STRINGS) if part in parts)}


def _sheet_paths(archive: zipfile.ZipFile, parts: dict[str, str]) -> dict[str, str]:
    """Give the part of each sheet, by the sheet's name."""
    relations, book = _Relations(), _Book()
    if _RELATIONS in parts:
        with archive.open(parts[_RELATIONS]) as opened:
            walk(opened, relations)
    with archive.open(parts[XLSX]) as opened:
        walk(opened, book)
    found = {name: relations.targets.get(id, "").casefold() for name, id in book.sheets.items()}
    return {name: parts[path] for name, path in found.items() if path in parts}


class _Relations(Walker):
    """Which part each id stands for."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, tag: str, about: dict[str, str]) -> None:
        if local(tag) == "Relationship":
            target = about.get("Target", "")
            path = target.lstrip("/") if target[:1] == "/" else posixpath.normpath(f"xl/{target}")
            self.targets[about.get("Id", "")] = path


class _Book(Walker):
    """The id of each sheet, by its name."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}

    def start(self, tag: str, about: dict[str, str]) -> None:
        if local(tag) == "sheet":
            self.sheets[about.get("name", "")] = next((about[key] for key in about if key.endswith(":id")), "")


class _Styles(Walker):
    """Which cell formats cross their text out."""

    def __init__(self) -> None:
        self.struck: set[str] = set()
        self._fonts: list[bool] = []
        self._formats = 0
        self._inside = ""

    def start(self, tag: str, about: dict[str, str]) -> None:
        tag = local(tag)
        if tag in ("fonts", "cellXfs", "dxfs"):
            self._inside = tag
        elif self._inside == "fonts" and tag == "font":
            self._fonts.append(False)
        elif self._inside == "fonts" and tag == "strike" and self._fonts:
            self._fonts[-1] = about.get("val", "1") in _TRUE
        elif self._inside == "cellXfs" and tag == "xf":
            font = about.get("fontId", "")
            if font.isdecimal() and len(font) < 6 and int(font) < len(self._fonts) and self._fonts[int(font)]:
                self.struck.add(str(self._formats))
            self._formats += 1

    def end(self, tag: str) -> None:
        if local(tag) == self._inside:
            self._inside = ""


class _Strings(Walker):
    """How long each shared string is, and which are crossed out, in part or whole."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.struck: set[int] = set()

    def start(self, tag: str, about: dict[str, str]) -> None:
        tag = local(tag)
        if tag == "si":
            self.lengths.append(0)
        elif tag == "strike" and about.get("val", "1") in _TRUE:
            self.struck.add(len(self.lengths) - 1)

    def text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _Sheet(Walker):
    """Walks the rows and cells; each says where it stands, or stands after the one before."""

    def __init__(self, size: Size, struck: set[str], strings: _Strings) -> None:
        self.marks = Marks()
        self._size, self._struck, self._strings = size, struck, strings
        self._row, self._column = 0, -1
        self._cell: dict[str, str] = {}
        self._value = ""
        self._valued = self._formula = self._filled = False

    def start(self, tag: str, about: dict[str, str]) -> None:
        tag = local(tag)
        if tag == "v":
            self._valued = self._filled = True
        elif tag == "c":
            self._place(about.get("r", ""))
            self._cell, self._value = about, ""
            self._valued = self._formula = self._filled = False
        elif tag in ("f", "is"):
            self._filled = True
            self._formula = self._formula or tag == "f"
        elif tag == "row":
            self._start_row(about)
        elif tag == "col" and about.get("hidden") in _TRUE:
            self.marks.hidden_columns.append((_number(about.get("min", "")) - 1, _number(about.get("max", "")) - 1))
        elif tag == "mergeCell":
            self._merge(about.get("ref", ""))

    def text(self, text: str) -> None:
        if self._valued:
            self._value += text

    def end(self, tag: str) -> None:
        if tag == "v" or (tag != "c" and local(tag) == "v"):
            self._valued = False
        elif self._filled and local(tag) == "c":
            self._finish(self._value.strip(), self._cell.get("t", ""))

    def _start_row(self, about: dict[str, str]) -> None:
        self._row = _number(about.get("r", "")) or self._row + 1
        self._column = -1
        if about.get("hidden") in _TRUE:
            self.marks.hidden_rows.append(self._row)

    def _finish(self, value: str, kind: str) -> None:
        place, shared, length = (self._row, self._column), -1, 0
        if kind == "s" and value.isdecimal() and len(value) < 10:
            shared = int(value)
            length = self._strings.lengths[shared] if shared < len(self._strings.lengths) else 0
        self._size.grow(self._row, self._column + 1, length)
        if kind == "e":
            self.marks.errors[place] = value[:20]
        elif self._formula and not value and kind != "str":
            self.marks.valueless.append(place)
        if self._cell.get("s") in self._struck or shared in self._strings.struck:
            self.marks.struck.append(place)

    def _place(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found:
            self._row, self._column = int(found[2]), _column(found[1].upper())
        else:
            self._column += 1

    def _merge(self, reference: str) -> None:
        """Keep the merges down one column; those across columns are titles and headings."""
        first, _, last = reference.partition(":")
        top, bottom = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if top and bottom and top[1] == bottom[1] and int(top[2]) < int(bottom[2]):
            self.marks.merged.append((_column(top[1].upper()), int(top[2]), int(bottom[2])))


def _number(text: str) -> int:
    """Give a number of a row or column, from 1: 0 for what is none, and more than any sheet has for what is too long.

    >>> _number("0012"), _number("x"), _number("9" * 5_000)
    (12, 0, 9999999)
    """
    return int(text.lstrip("0")[:7] or 0) if text.isdecimal() else 0


@cache
def _column(letters: str) -> int:
    """Give the number of a column, from 0.

    >>> _column("A"), _column("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
