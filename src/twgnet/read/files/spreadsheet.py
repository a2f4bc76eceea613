"""Spreadsheets (.xlsx, .ods, .xls) to grids, one per sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from twgnet.errors import LayoutError, Location, Problem, ReadError
from twgnet.read.files.archive import MAX_CELLS, too_big
from twgnet.read.files.grid import MAX_CELL, Grid, Row, cell_text, check_width
from twgnet.read.files.marks import Marks, read_marks
from twgnet.read.files.source import Source

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # how a password-protected .xlsx is wrapped


def read_workbook(source: Source, sheet: str | None) -> list[Grid]:
    """Read the sheets of a workbook: the one asked for, or all that are not hidden."""
    import python_calamine as calamine

    if _ENCRYPTED in source.data:
        raise _protected(source.name)
    marks = read_marks(source.data, source.name) if source.data.startswith(b"PK") else {}
    try:
        book = calamine.load_workbook(io.BytesIO(source.data))
        names = _sheet_names(book, source.name, sheet)
        return [_grid(book.get_sheet_by_name(n), source.name, marks.get(n, Marks())) for n in names]
    except calamine.PasswordError:
        raise _protected(source.name) from None
    except calamine.CalamineError as error:
        raise ReadError(
            f"the workbook cannot be read ({error})",
            location=Location(source.name),
            advice="open it in a spreadsheet program and save it again as .xlsx",
        ) from None


def _protected(name: str) -> ReadError:
    return ReadError(
        "the workbook is protected by a password",
        location=Location(name),
        advice="open it, save a copy without the password and give that",
    )


def _sheet_names(book: CalamineWorkbook, file: str, wanted: str | None) -> list[str]:
    from python_calamine import SheetVisibleEnum

    names = book.sheet_names
    if wanted is None:
        shown = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
        return shown or names
    if wanted in names:
        return [wanted]
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return [names[int(wanted) - 1]]
    raise LayoutError(
        f"there is no sheet {wanted!r}; the sheets are {', '.join(map(repr, names))}",
        location=Location(file),
        advice="give one of them to --sheet",
    )


def _grid(sheet: CalamineSheet, file: str, marks: Marks) -> Grid:
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise too_big(file, f"a sheet of {sheet.total_height} rows, {sheet.total_width} columns")
    check_width(sheet.total_width, Location(file, sheet.name))
    cells = [[cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    _check_lengths(cells, Location(file, sheet.name))
    for column, first, last in [*marks.merged, *_merged(sheet)]:
        for row in cells[first:last]:
            if column < len(row):
                row[column] = row[column] or cells[first - 1][column]
    rows = (Row(number, tuple(row)) for number, row in enumerate(cells, 1) if any(row))
    kind = PurePath(file).suffix.lower().lstrip(".") or "xlsx"
    problems = tuple(_problems(marks, Location(file, sheet.name)))
    return Grid(file, kind, tuple(rows), sheet.name, problems=problems)


def _merged(sheet: CalamineSheet) -> list[tuple[int, int, int]]:
    """Give the merges down one column; those across columns are titles and headings."""
    ranges = sheet.merged_cell_ranges or []
    return [(left, top + 1, bottom + 1) for (top, left), (bottom, right) in ranges if left == right and bottom > top]


def _check_lengths(rows: Sequence[Sequence[str]], location: Location) -> None:
    for number, row in enumerate(rows, 1):
        if any(len(cell) > MAX_CELL for cell in row):
            raise ReadError(
                f"a cell of more than {MAX_CELL} characters",
                location=Location(location.file, location.sheet, number),
                advice="shorten it, or delete the row",
            )


def _problems(marks: Marks, location: Location) -> Iterator[Problem]:
    if marks.hidden:
        some = ", ".join(map(str, marks.hidden[:10])) + (", ..." if marks.hidden[10:] else "")
        yield Problem(
            f"hidden rows are read like the others: {some}",
            Location(location.file, location.sheet, marks.hidden[0]),
            "delete them if they do not belong to the survey",
        )
    for row, column in sorted(marks.valueless)[:20]:
        yield Problem(
            f"the formula in column {column + 1} has no value",
            Location(location.file, location.sheet, row),
            "open the file in a spreadsheet program and save it, so that it is computed",
        )
