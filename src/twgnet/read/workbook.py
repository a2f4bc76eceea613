"""Spreadsheets (.xlsx, .ods, .xls) to grids, one per sheet."""

from __future__ import annotations

import datetime
import io
from pathlib import PurePath
from typing import TYPE_CHECKING

from twgnet.errors import LayoutError, Place, ReadError
from twgnet.read.grid import Grid, Row, tidy
from twgnet.read.source import Source

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def read_workbook(source: Source, sheet: str | None) -> list[Grid]:
    """Read the sheets of a workbook: the one asked for, or all that are not hidden."""
    import python_calamine as calamine

    try:
        book = calamine.load_workbook(io.BytesIO(source.data))
        names = _sheet_names(book, source.name, sheet)
        kind = PurePath(source.name).suffix.lower().lstrip(".") or "xlsx"
        return [_grid(book.get_sheet_by_name(name), source.name, kind, name) for name in names]
    except calamine.PasswordError:
        raise ReadError(
            "the workbook is protected by a password",
            place=Place(source.name),
            advice="open it, save a copy without the password and give that",
        ) from None
    except calamine.CalamineError as error:
        raise ReadError(
            f"the workbook cannot be read ({error})",
            place=Place(source.name),
            advice="open it in a spreadsheet program and save it again as .xlsx",
        ) from None


def _sheet_names(book: CalamineWorkbook, file: str, wanted: str | None) -> list[str]:
    names = book.sheet_names
    if wanted is None:
        shown = [s.name for s in book.sheets_metadata if s.visible.name == "Visible"]
        return shown or names
    if wanted in names:
        return [wanted]
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return [names[int(wanted) - 1]]
    raise LayoutError(
        f"there is no sheet {wanted!r}; the sheets are {', '.join(map(repr, names))}",
        place=Place(file),
        advice="give one of them to --sheet",
    )


def _grid(sheet: CalamineSheet, file: str, kind: str, name: str) -> Grid:
    rows = [
        Row(number, tuple(map(_text, cells)))
        for number, cells in enumerate(sheet.to_python(skip_empty_area=False), 1)
    ]
    return Grid(file, kind, tuple(row for row in rows if any(row.cells)), name)


def _text(value: object) -> str:
    """Give a cell as a person sees it: whole numbers without `.0`, dates in ISO form."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return tidy(str(value))
