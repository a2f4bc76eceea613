"""The marks of an OpenDocument spreadsheet: one part holds all, and a row or cell may stand for many."""

from __future__ import annotations

import zipfile

from twgnet.read.files.workbook.archive import ODS, Walker, local, walk
from twgnet.read.files.workbook.marks import Marks, Size

SHOWN = 20  # characters of what is no number
_HIDDEN = ("collapse", "filter")
_CELLS = ("table-cell", "covered-table-cell")


def read_sheets(archive: zipfile.ZipFile, size: Size) -> tuple[dict[str, Marks], set[str]]:
    """Give the marks of each sheet by its name, and the part that was walked."""
    content = _Content(size)
    with archive.open(ODS) as opened:
        walk(opened, content)
    return content.sheets, {ODS}


class _Content(Walker):
    """Walks the tables, rows and cells."""

    def __init__(self, size: Size) -> None:
        self.sheets: dict[str, Marks] = {}
        self._marks, self._size = Marks(), size
        self._row, self._repeated, self._column, self._columns = 1, 0, 0, 0
        self._row_hidden = self._row_filled = False
        self._cell: dict[str, str] | None = None
        self._length, self._filled = 0, False
        self._style = ""
        self._struck: set[str] = set()

    def start(self, tag: str, about: dict[str, str]) -> None:
        tag, about = local(tag), {local(key): value for key, value in about.items()}
        if tag in _CELLS:
            self._cell, self._length, self._filled = about, 0, False
        elif self._cell is not None:
            self._filled = True
            self._length += _count(about, "c") if tag == "s" else 0
        elif tag == "table-row":
            self._row, self._column = self._row + self._repeated, 0
            self._repeated = _count(about, "number-rows-repeated")
            self._row_hidden, self._row_filled = about.get("visibility") in _HIDDEN, False
        elif tag == "table-column":
            self._start_column(about)
        elif tag == "table":
            self._marks = self.sheets[about.get("name", "")] = Marks()
            self._size.next_sheet()
            self._row, self._repeated, self._columns = 1, 0, 0
        elif tag == "style":
            self._style = about.get("name", "")
        elif tag == "text-properties" and about.get("text-line-through-style", "none") != "none":
            self._struck.add(self._style)

    def text(self, text: str) -> None:
        if self._cell is not None:
            self._length += len(text)

    def end(self, tag: str) -> None:
        tag = local(tag)
        if tag in _CELLS and self._cell is not None:
            self._finish(self._cell)
            self._cell = None
        elif tag == "table-row" and self._row_hidden and self._row_filled:
            self._marks.hidden_rows.append(self._row)

    def _start_column(self, about: dict[str, str]) -> None:
        width = _count(about, "number-columns-repeated")
        if about.get("visibility") in _HIDDEN:
            self._marks.hidden_columns.append((self._columns, self._columns + width - 1))
        self._columns += width

    def _finish(self, about: dict[str, str]) -> None:
        width = _count(about, "number-columns-repeated")
        if self._filled:
            self._row_filled = True
            last = self._row + self._repeated - 1
            self._size.grow(last, self._column + width, self._length * width * self._repeated)
            if about.get("style-name") in self._struck:
                self._marks.struck.append((self._row, self._column))
        span = _count(about, "number-rows-spanned")
        if span > 1 and _count(about, "number-columns-spanned") == 1:
            self._marks.merged.append((self._column, self._row, self._row + span - 1))
        self._column += width


def _count(about: dict[str, str], key: str) -> int:
    written = about.get(key, "1")
    number = written.strip().removeprefix("+")
    if not number.isdecimal():
        raise ValueError(f"{key} {written[:SHOWN]!r}")
    return int(number[:10])
