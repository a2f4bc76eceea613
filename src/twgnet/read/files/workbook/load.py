"""The sheets of a workbook as grids, in the process that calls: python-calamine gives the values."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat
from pathlib import PurePath
from typing import TYPE_CHECKING

from twgnet.errors import LayoutError, Location, Problem, ReadError, problem
from twgnet.read.files.grid import (
    MAX_CELL,
    Grid,
    Row,
    cell_text,
    check_width,
    column_letters,
    find_unseen,
    note_dropped,
)
from twgnet.read.files.workbook.archive import too_big
from twgnet.read.files.workbook.check import read_marks
from twgnet.read.files.workbook.marks import MAX_CELLS, Marks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # how a password-protected .xlsx is wrapped
_LISTED = 10


def load_grids(data: bytes, name: str, sheets: Sequence[str] = ()) -> Iterator[Grid]:
    """Give the sheets asked for by name or number, or all that are not hidden."""
    import python_calamine as calamine

    if _ENCRYPTED in data:
        raise _protected(name)
    marks = read_marks(data, name) if data.startswith(b"PK") else {}
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        chosen = _sheet_names(book, name, sheets)
        notes = () if sheets else tuple(_note_hidden(book, name, set(chosen)))
        for number, sheet in enumerate(chosen):
            grid = _grid(book.get_sheet_by_name(sheet), name, marks.get(sheet, Marks()))
            yield replace(grid, problems=(*notes, *grid.problems)) if not number else grid
    except calamine.PasswordError:
        raise _protected(name) from None
    except calamine.CalamineError as error:
        if "detect file format" in str(error):
            raise ReadError("workbook_file.no_workbook", location=Location(name)) from None
        raise ReadError("workbook_file.unreadable", location=Location(name), reason=error) from None


def _protected(name: str) -> ReadError:
    return ReadError("workbook_file.password", location=Location(name))


def _sheet_names(book: CalamineWorkbook, file: str, wanted: Sequence[str]) -> list[str]:
    from python_calamine import SheetVisibleEnum

    names = book.sheet_names
    if wanted:
        return list(dict.fromkeys(_sheet_name(one, names, file) for one in wanted))
    shown = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
    return shown or names


def _note_hidden(book: CalamineWorkbook, file: str, read: Collection[str]) -> Iterator[Problem]:
    """Say which hidden sheets hold a table and are passed over; lists of choices have one column."""
    hidden = [name for name in book.sheet_names if name not in read]
    tables = [name for name in hidden[:_LISTED] if _is_table(book.get_sheet_by_name(name))]
    if tables:
        yield problem("workbook_file.hidden_sheets", Location(file), sheets=tuple(map(repr, tables)))


def _is_table(sheet: CalamineSheet) -> bool:
    return sheet.width > 1 < sheet.height


def _sheet_name(wanted: str, names: Sequence[str], file: str) -> str:
    if wanted in names:
        return wanted
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    sheets = tuple(map(repr, names))
    raise LayoutError("workbook_file.no_sheet", location=Location(file), wanted=wanted, sheets=sheets)


def _grid(sheet: CalamineSheet, file: str, marks: Marks) -> Grid:
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise too_big(file, "workbook_file.large_sheet", rows=sheet.total_height, columns=sheet.total_width)
    place = Location(file, sheet.name)
    check_width(sheet.total_width, place)
    unseen: list[tuple[int, str]] = []
    cells = list(_cells(sheet, unseen))
    _check_lengths(cells, place)
    for (row, column), value in marks.errors.items():
        if row <= len(cells) and column < len(cells[row - 1]):
            cells[row - 1][column] = value
    _fill_merged(cells, [*marks.merged, *_merged(sheet)])
    rows = tuple(Row(number, tuple(row)) for number, row in enumerate(cells, 1) if any(row))
    kind = PurePath(file).suffix.lower().lstrip(".") or "xlsx"
    hidden = tuple(sorted(_hidden_columns(marks, rows)))
    return Grid(
        file,
        kind,
        rows,
        sheet.name,
        problems=(*_problems(marks, place), *note_dropped("unseen", unseen, place)),
        hidden=hidden,
    )


def _cells(sheet: CalamineSheet, unseen: list[tuple[int, str]]) -> Iterator[list[str]]:
    """Give every row from the first of the sheet, wherever its values start, and note the marks that nobody sees."""
    top, left = sheet.start or (0, 0)
    for number, row in enumerate(chain(repeat((), top), sheet.iter_rows()), 1):
        unseen += find_unseen(number, row)
        yield [""] * left + list(map(cell_text, row))


def _fill_merged(cells: list[list[str]], ranges: Sequence[tuple[int, int, int]]) -> None:
    """Let the text of a merged cell stand in each row of it."""
    for column, first, last in ranges:
        for row in cells[first:last]:
            if column < len(row):
                row[column] = row[column] or cells[first - 1][column]


def _merged(sheet: CalamineSheet) -> list[tuple[int, int, int]]:
    """Give the merges down one column, as an .xls tells them."""
    ranges = sheet.merged_cell_ranges or []
    return [(left, top + 1, bottom + 1) for (top, left), (bottom, right) in ranges if left == right and bottom > top]


def _check_lengths(rows: Sequence[Sequence[str]], place: Location) -> None:
    for number, row in enumerate(rows, 1):
        if any(len(cell) > MAX_CELL for cell in row):
            raise ReadError(
                "workbook_file.long_cell", location=Location(place.file, place.sheet, number), limit=MAX_CELL
            )


def _hidden_columns(marks: Marks, rows: Sequence[Row]) -> set[int]:
    """Give the hidden columns that hold something."""
    width = max((len(row.cells) for row in rows), default=0)
    ranges = {(max(first, 0), min(last + 1, width)) for first, last in marks.hidden_columns}
    hidden = {column for first, last in ranges for column in range(first, last)}
    return {n for n in hidden if any(row.cells[n] for row in rows if n < len(row.cells))}


def _problems(marks: Marks, place: Location) -> Iterator[Problem]:
    def locate(row: int) -> Location:
        return Location(place.file, place.sheet, row)

    if marks.hidden_rows:
        rows = _listed(map(str, marks.hidden_rows))
        yield problem("workbook_file.hidden_rows", locate(marks.hidden_rows[0]), rows=rows)
    if marks.struck:
        yield problem("workbook_file.struck", locate(marks.struck[0][0]), cells=_listed(map(_address, marks.struck)))
    for row, column in sorted(marks.valueless)[:20]:
        yield problem("workbook_file.no_value", locate(row), cell=_address((row, column)))


def _listed(texts: Iterator[str]) -> str:
    found = list(texts)
    return ", ".join(found[:_LISTED]) + (", ..." if found[_LISTED:] else "")


def _address(cell: tuple[int, int]) -> str:
    row, column = cell
    return f"{column_letters(column)}{row}"
