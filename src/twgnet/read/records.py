"""A plain table with one header row (a registry, a master list, decisions) as records."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import zip_longest
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twgnet.errors import LayoutError, Location, ReadError
from twgnet.options import Options
from twgnet.read.files.grid import Grid, Row
from twgnet.read.files.open import open_grids
from twgnet.read.files.source import open_source

if TYPE_CHECKING:
    import pandas as pd

_GUARD = re.compile("(^|[;\uff1b][ \u00a0]*)'(?=[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20])")


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its location, and its cells by lower-case column name, empty where it is cut short.

    `beyond` are texts that stand under no heading.
    """

    location: Location
    values: dict[str, str]
    beyond: tuple[str, ...] = ()


def read_records(path: Any, needs: Collection[str] = ()) -> list[Record]:
    """Read a table whose first row, or first row with the needed columns, is the header.

    Column names lose case and surrounding blanks, and `_` stands for blanks inside; the leading
    apostrophe that guards a cell against running as a formula is taken off. A DataFrame is read as a
    file of its cells.

    Raises
    ------
    ReadError
        The file cannot be read.
    LayoutError
        A needed column is missing.
    """
    grids = [grid for grid in _grids(path) if grid.rows]
    if not grids:
        raise ReadError("source.no_table", location=Location(name_source(path)))
    for grid in grids:
        for index, row in enumerate(grid.rows):
            if set(needs) <= set(_columns(row)):
                return make_records(grid, index)
    missing = tuple(sorted(set(needs) - set(_columns(grids[0].rows[0]))))
    where = grids[0].location(grids[0].rows[0].number)
    raise LayoutError("source.no_column", location=where, n=len(missing), columns=missing, needs=tuple(needs))


def name_source(path: str | PathLike[str] | pd.DataFrame) -> str:
    """Name a file, or a table in memory, in a message."""
    return Path(path).name if isinstance(path, str | PathLike) else "DataFrame"


def _grids(path: Any) -> list[Grid]:
    if hasattr(path, "iloc"):
        from twgnet.read.files.frame import frame_source

        return frame_source(path)[1]
    return open_grids(open_source(path), Options())


def _columns(row: Row) -> list[str]:
    return ["_".join(cell.casefold().split()) for cell in row.cells]


def make_records(grid: Grid, header: int) -> list[Record]:
    """Give the rows below the header of a table as records."""
    columns = _columns(grid.rows[header])
    return [
        Record(
            grid.location(row.number),
            {
                column: _unguarded(cell or "")
                for column, cell in zip_longest(columns, row.cells[: len(columns)])
                if column
            },
            tuple(cell for column, cell in zip_longest(columns, row.cells) if cell and not column),
        )
        for row in grid.rows[header + 1 :]
    ]


def _unguarded(cell: str) -> str:
    r"""Take off the apostrophes that guard a cell against running as a formula.

    >>> _unguarded("'=1+1;'@x"), _unguarded("'Tis")
    ('=1+1;@x', "'Tis")
    """
    return _GUARD.sub(r"\1", cell) if "'" in cell else cell
