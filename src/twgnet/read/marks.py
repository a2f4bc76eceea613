"""What a spreadsheet says beside its values: hidden rows, merged cells, formulas without value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from twgnet.read.archive import MAX_CELLS, attributes, too_big, unpack_sheets

_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*\bhidden="(?:1|true)"[^>]*>')
_NO_VALUE = re.compile(
    rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"'
    rb'(?:[^>]*\bt="e"[^>]*>|(?![^>]*\bt="str")[^>]*>\s*<(?:\w+:)?f\b[^>]*'
    rb"(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>)"
)
_ODS_TABLE = re.compile(rb"<table:table\s[^>]*>")
_ODS_ROW = re.compile(rb"(<table:table-row\b[^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b[^>]*>")


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
    cells = [(int(row), _column(column)) for column, row in _CELL.findall(xml)]
    _check_size(cells, name)
    numbers = (attributes(tag).get("r", "") for tag in _HIDDEN_ROW.findall(xml))
    hidden = [int(number) for number in numbers if number.isdecimal()]
    valueless = [(int(row), _column(column)) for column, row in _NO_VALUE.findall(xml)]
    return Marks(hidden, [], valueless)


def _check_size(cells: list[tuple[int, int]], name: str) -> None:
    rows = max((row for row, _ in cells), default=0)
    columns = max((column for _, column in cells), default=-1) + 1
    if rows * columns > MAX_CELLS:
        raise too_big(name, f"a sheet of {rows} rows and {columns} columns")


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
    starts = [*_ODS_TABLE.finditer(xml)]
    ends = [match.start() for match in starts[1:]] + [len(xml)]
    return {
        attributes(start[0]).get("table:name", ""): _ods_sheet(xml[start.end() : end], name)
        for start, end in zip(starts, ends, strict=True)
    }


def _ods_sheet(xml: bytes, name: str) -> Marks:
    """Walk the rows of an OpenDocument sheet, each of which may stand for many."""
    marks, row, filled = Marks(), 1, [(0, 0)]
    for tag, content in _ODS_ROW.findall(xml):
        about = attributes(tag)
        repeated = _count(about, "table:number-rows-repeated")
        last_filled, merged = _ods_cells(content, row)
        if last_filled >= 0:
            filled.append((row + repeated - 1, last_filled))
        if about.get("table:visibility") in ("collapse", "filter") and last_filled >= 0:
            marks.hidden.append(row)
        marks.merged.extend(merged)
        row += repeated
    _check_size(filled, name)
    return marks


def _ods_cells(xml: bytes, row: int) -> tuple[int, list[tuple[int, int, int]]]:
    """Give the last filled column of a row (-1 = none), and the merges that start in it."""
    column, last_filled, merged = 0, -1, []
    for tag in _ODS_CELL.findall(xml):
        about = attributes(tag)
        repeated = _count(about, "table:number-columns-repeated")
        if not tag.endswith(b"/>"):
            last_filled = column + repeated - 1
        span = _count(about, "table:number-rows-spanned")
        if span > 1 and _count(about, "table:number-columns-spanned") == 1:
            merged.append((column, row, row + span - 1))
        column += repeated
    return last_filled, merged


def _count(about: dict[str, str], key: str) -> int:
    number = about.get(key, "1")
    return int(number) if number.isdecimal() and len(number) < 10 else 1
