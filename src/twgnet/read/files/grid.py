"""Rows of cells with their numbers: what every kind of file becomes first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from twgnet.errors import Location, Problem, ReadError

MAX_COLUMNS = 16_384  # what a spreadsheet can hold; more is a damaged file
MAX_CELL = 131_072  # characters; the csv module's own limit, four times a spreadsheet's
BLANKS = " \t\r\n\f\v\u00a0\u200b\u2060\ufeff"


class Row(NamedTuple):
    """The cells of one row, with the line or spreadsheet row it starts in (from 1)."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as it stands in a file: rows with text, blank ones left out.

    `encoding` and `delimiter` are told of text files only.
    """

    file: str
    format: str
    rows: tuple[Row, ...]
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    problems: tuple[Problem, ...] = ()

    def location(self, row: int = 0, column: str = "") -> Location:
        """Say where a row (or a cell) of this table stands."""
        return Location(self.file, self.sheet, row, column)


def tidy(cell: str) -> str:
    r"""Give a cell without blanks around it, the invisible ones included.

    >>> tidy("\ufeff TWG on Gender\u00a0")
    'TWG on Gender'
    """
    return cell.strip(BLANKS)


def check_width(cells: int, location: Location) -> None:
    """Refuse a row of more columns than any spreadsheet holds."""
    if cells > MAX_COLUMNS:
        raise ReadError(
            f"{cells} columns in one row; at most {MAX_COLUMNS} can be read",
            location=location,
            advice="check the delimiter, or export the answers again",
        )


def cell_text(value: object) -> str:
    """Give a cell as a person sees it: whole numbers without `.0`, dates in ISO form.

    >>> cell_text(3.0), cell_text(datetime.datetime(2017, 5, 2)), cell_text(["Land", "Gender"])
    ('3', '2017-05-02', 'Land; Gender')
    """
    if isinstance(value, set | frozenset):
        return "; ".join(sorted(map(cell_text, value)))
    if isinstance(value, list | tuple):
        return "; ".join(map(cell_text, value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return tidy(str(value))
