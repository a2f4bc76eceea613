"""Pivot tables in outline: a name once above its rows, and `Name Total` below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from twgnet.errors import problem
from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Grid, Row
from twgnet.read.layout.columns import cell_of
from twgnet.read.layout.content import is_number
from twgnet.vocabulary.headings.load import cell_words, fold

_LONGEST = 300  # characters of a name with a word for its sum; in longer texts the search for one would not end
_LAST = 3  # columns from the left in which rows may be gathered


def fill_outline(grid: Grid) -> Grid:
    """Write the names of an outline into the blanks below them, and leave out their sums."""
    if isinstance(grid.rows, CodedRows):
        return grid
    rows, names = grid.rows, []
    for column in range(_LAST):
        totals = _totals(rows, column)
        if totals:
            names += list(totals.values())
            rows = tuple(_fill(rows, column, totals))
    if not names:
        return grid
    note = problem("layout.outline", grid.location(), names=tuple(map(repr, dict.fromkeys(names)))[:3])
    return replace(grid, rows=tuple(rows), problems=(*grid.problems, note))


def _totals(rows: Sequence[Row], column: int) -> dict[int, str]:
    """Give the places of rows of sums under a name that stands above them, with the name."""
    totals: dict[int, str] = {}
    last = ""
    for place, row in enumerate(rows):
        cell = cell_of(row.cells, column)
        if last and cell and _sum_of(cell) == fold(last) and _holds_numbers(row, cell):
            totals[place] = last
        last = cell or last
    return totals


def _holds_numbers(row: Row, label: str) -> bool:
    others = [cell for cell in row.cells if cell and cell != label]
    return bool(others) and all(map(is_number, others))


@cache
def _sum_word() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, cell_words("total")), key=len, reverse=True))
    return re.compile(rf"(?:(?:{words})\s+(?:of |de |du |da |do )?(.+))|(?:(.+?)\s+(?:{words}))")


def _sum_of(cell: str) -> str:
    found = _sum_word().fullmatch(fold(cell)) if len(cell) <= _LONGEST else None
    return next(filter(None, found.groups()), "") if found else ""


def _fill(rows: Sequence[Row], column: int, totals: Iterable[int]) -> list[Row]:
    """Fill the blanks above each sum with the name, and drop the sums."""
    filled: list[Row] = []
    name, sums, last = "", set(totals), max(totals)
    for place, row in enumerate(rows):
        cell = cell_of(row.cells, column)
        name = cell or name
        if place in sums:
            continue
        if cell or place > last or not name:
            filled.append(row)
        else:
            cells = (*row.cells, *[""] * (column + 1 - len(row.cells)))
            filled.append(Row(row.number, (*cells[:column], name, *cells[column + 1 :])))
    return filled
