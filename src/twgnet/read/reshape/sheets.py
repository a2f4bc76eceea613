"""Sheets of one header, the name of each the group of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from twgnet.errors import problem
from twgnet.read.files.grid import Grid, Row
from twgnet.read.reshape.heading import GROUP

_PLAIN_SHEET = re.compile(r"\w+ ?\d{1,4}|.*\b(?:19|20)\d\d\b.*")  # `Sheet1`, `Tabelle2`, a year


def join_sheets(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Put sheets of one header below each other, the name of each as the group of its rows."""
    filled = [grid for grid in grids if len(grid.rows) > 1]
    if len(filled) < 2 or len({grid.rows[0].cells for grid in filled}) > 1:
        return
    if any(not grid.sheet or _PLAIN_SHEET.fullmatch(grid.sheet) for grid in filled):
        return
    rows = [Row(row.number, (grid.sheet, *row.cells)) for grid in filled for row in grid.rows[1:]]
    header = Row(filled[0].rows[0].number, (GROUP, *filled[0].rows[0].cells))
    first, problems = filled[0], tuple(chain.from_iterable(grid.problems for grid in filled))
    note = problem("layout.sheet_is_group", first.location(), names=tuple(repr(grid.sheet) for grid in filled[:3]))
    sheets = ", ".join(grid.sheet for grid in filled)
    yield Grid(first.file, first.format, (header, *rows), sheets, problems=(*problems, note))
