"""What a spreadsheet says beside its values: hidden rows, merged cells, formulas without value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from twgnet.read.files.archive import MAX_CELLS, attributes, too_big, unpack_sheets

# Every pattern stops at the next `<`, so that no file can make the search slow.
_TAG = re.compile(rb'<(?:\w+:)?(row|c)(?:\s+r="([A-Z]{0,3})(\d{1,7})")?((?:[\s/][^<>]*)?)>')
_REFERENCE = re.compile(rb'\sr="([A-Z]{0,3})(\d{1,7})"')
_EMPTY_FORMULA = re.compile(
    rb"<(?:\w+:)?c(\s[^<>]*)>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ODS_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)((?:[\s/][^<>]*)?)>")
_HIDDEN = ("collapse", "filter")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one sheet; rows from 1, columns from 0.

    `merged` are (column, first row, last row); `valueless` are (row, column) of formulas
    that hold no value, or an error.
    """

    hidden: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    valueless: list[tuple[int, int]] = field(default_factory=list)


def read_marks(data: bytes, name: str) -> dict[str, Marks]:
    """Read the marks of every sheet, by its name; refuse sheets that cannot fit in memory."""
    marks: dict[str, Marks] = {}
    for sheet, xml in unpack_sheets(data, name):
        if sheet:
            marks[sheet] = _xlsx_marks(xml, name)
        else:
            marks |= _ods_marks(xml, name)
    return marks


def _xlsx_marks(xml: bytes, name: str) -> Marks:
    """Walk the rows and cells; each says where it stands, or stands after the one before."""
    marks, size, row, column = Marks(), _Size(name), 0, -1
    for match in _TAG.finditer(xml):
        kind, letters, number, others = match.groups()
        if number is None and (place := _REFERENCE.search(others)):
            letters, number = place.groups()
        if kind == b"row":
            row, column = int(number) if number else row + 1, -1
            if b'hidden="1"' in others or b'hidden="true"' in others:
                marks.hidden.append(row)
            continue
        row = int(number) if number else row
        column = _column(letters) if number else column + 1
        if not others.endswith(b"/"):
            size.grow(row, column + 1)
        if b't="e"' in others:
            marks.valueless.append((row, column))
    for match in _EMPTY_FORMULA.finditer(xml):
        place = _REFERENCE.search(match[1])
        if place and b't="str"' not in match[1] and b't="e"' not in match[1]:
            marks.valueless.append((int(place[2]), _column(place[1])))
    return marks


class _Size:
    """The bounds of a sheet, refused as soon as they are more than memory should hold."""

    def __init__(self, name: str) -> None:
        self._name, self._rows, self._columns = name, 0, 0

    def grow(self, row: int, columns: int) -> None:
        self._rows, self._columns = max(self._rows, row), max(self._columns, columns)
        if self._rows * self._columns > MAX_CELLS:
            raise too_big(self._name, f"a sheet of {self._rows} rows and {self._columns} columns or more")


@cache
def _column(letters: bytes) -> int:
    """Give the number of a column, from 0.

    >>> _column(b"A"), _column(b"AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _ods_marks(xml: bytes, name: str) -> dict[str, Marks]:
    """Walk the tables, rows and cells of an OpenDocument; a row or cell may stand for many."""
    sheets: dict[str, Marks] = {}
    marks, size, row, repeated, column = Marks(), _Size(name), 1, 0, 0
    for match in _ODS_TAG.finditer(xml):
        about = attributes(match[2])
        if match[1] == b"table":
            marks = sheets[about.get("table:name", "")] = Marks()
            size, row, repeated = _Size(name), 1, 0
        elif match[1] == b"table-row":
            row, column = row + repeated, 0
            repeated = _count(about, "table:number-rows-repeated")
            if about.get("table:visibility") in _HIDDEN and not match[2].endswith(b"/"):
                marks.hidden.append(row)
        else:
            width = _count(about, "table:number-columns-repeated")
            if not match[2].endswith(b"/"):
                size.grow(row + repeated - 1, column + width)
            span = _count(about, "table:number-rows-spanned")
            if span > 1 and _count(about, "table:number-columns-spanned") == 1:
                marks.merged.append((column, row, row + span - 1))
            column += width
    return sheets


def _count(about: dict[str, str], key: str) -> int:
    number = about.get(key, "1")
    return int(number) if number.isdecimal() and len(number) < 10 else 1
