"""A name that stands once above its rows, as in merged cells: written into the blanks below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from operator import itemgetter

from twgnet.errors import problem
from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Grid, Row
from twgnet.read.layout.columns import Column, cell_of
from twgnet.read.layout.content import Kind, opens_as_note
from twgnet.read.layout.understand import Layout

FEW = 2  # names, below the last of which all blanks may be
LEAST_BELOW = 2  # rows without a name; one may be a slip
MERGED = 0.1  # of the rows, without a name: fewer were left blank by somebody
MOSTLY = 0.9  # of the rows with a name, in which a column is filled that is blank below each of them


def fill_down(grid: Grid, layout: Layout) -> Grid:
    """Write the name of the organisation into the rows below it that have none."""
    return _fill(fill_groups(grid, layout) or grid, layout, [layout.organisation.index], notes=True)


def _fill(grid: Grid, layout: Layout, columns: Sequence[int], *, notes: bool = False) -> Grid:
    """Write some columns of a row with a name in the first into the rows below without one, notes only if asked."""
    name, last, rows = columns[0], [""] * len(columns), []
    for row in grid.rows:
        if row.number > layout.table.header.number and (notes or not _is_note(row)):
            cells = [*row.cells, *[""] * (max(columns) + 1 - len(row.cells))]
            last = [cells[column] for column in columns] if cells[name] else last
            for column, cell in zip(columns, last, strict=True):
                cells[column] = cells[column] or cell
            row = Row(row.number, tuple(cells))
        rows.append(row)
    return replace(grid, rows=tuple(rows))


def fill_merged(grid: Grid, layout: Layout) -> Grid | None:
    """Fill the blanks where everything shows that each name stands once above its rows, and note it; else None."""
    if isinstance(grid.rows, CodedRows) or layout.question or len(layout.organisations) > 1 or not layout.lists:
        return None
    rows, name = _answers(layout), layout.organisation
    below = [row for row in rows if not cell_of(row.cells, name.index)]
    if not _stand_once(rows, below, name, layout.lists) or not _are_blank_beside(layout, rows, below):
        return None
    filled = _fill(grid, layout, [name.index, *(c.index for c in _blank_beside(layout, below))])
    return _note(filled, "layout.filled_down", below)


def fill_groups(grid: Grid, layout: Layout) -> Grid | None:
    """Fill the blanks of a column of groups that stands before its members, each group once above them; else None."""
    if isinstance(grid.rows, CodedRows) or layout.question or len(layout.organisations) > 1 or len(layout.lists) != 1:
        return None
    group, member = layout.lists[0], layout.organisation
    rows = [row for row in layout.table.data if cell_of(row.cells, member.index) and not _is_note(row)]
    below = [row for row in rows if not cell_of(row.cells, group.index)]
    beside = any(column.index not in layout.used for column in layout.table.columns)  # a place, a person
    if group.index > member.index or not _stand_once(rows, below, group, [] if beside else [member]):
        return None
    return _note(_fill(grid, layout, [group.index]), "layout.groups_filled", below)


def _note(filled: Grid, code: str, below: Sequence[Row]) -> Grid:
    note = problem(code, filled.location(below[0].number), n=len(below))
    return replace(filled, problems=(*filled.problems, note))


def _answers(layout: Layout) -> list[Row]:
    named = (row for row in layout.table.data if any(cell_of(row.cells, column.index) for column in layout.lists))
    return [row for row in named if not _is_note(row)]


def _is_note(row: Row) -> bool:
    return opens_as_note(next(filter(None, row.cells), ""))


def _stand_once(rows: Sequence[Row], below: Sequence[Row], head: Column, under: Sequence[Column]) -> bool:
    """Say if each name of a column stands once above rows of its own, with nothing twice in the columns under it.

    Blanks below the last name alone may be notes.
    """
    names = [cell_of(row.cells, head.index) for row in rows]
    named = list(filter(None, names))
    if len(below) < max(LEAST_BELOW, MERGED * len(rows)) or not names[0] or len(set(named)) < len(named):
        return False
    if len(named) > FEW and not any(names[-len(below) :]):
        return False
    numbered = zip(accumulate(map(bool, names)), rows, strict=True)  # how many names stand up to each row
    return all(_names_once([row for _, row in block], under) for _, block in groupby(numbered, key=itemgetter(0)))


def _names_once(block: Sequence[Row], lists: Sequence[Column]) -> bool:
    cells = [cell for row in block for column in lists if (cell := cell_of(row.cells, column.index))]
    return len({cell.casefold() for cell in cells}) == len(cells)


def _are_blank_beside(layout: Layout, rows: Sequence[Row], below: Sequence[Row]) -> bool:
    """Say if a column that the named rows fill is blank in all others, or nothing stands beside but their numbers."""
    blank = _blank_beside(layout, below)
    above = [row for row in rows if cell_of(row.cells, layout.organisation.index)]
    filled = (sum(bool(cell_of(row.cells, c.index)) for row in above) >= MOSTLY * len(above) for c in blank)
    return len(blank) == len(_beside(layout)) or any(filled)


def _blank_beside(layout: Layout, below: Sequence[Row]) -> list[Column]:
    return [c for c in _beside(layout) if not any(cell_of(row.cells, c.index) for row in below)]


def _beside(layout: Layout) -> list[Column]:
    return [c for c in layout.table.columns if c.index not in layout.used and not _numbers_rows(c)]


def _numbers_rows(column: Column) -> bool:
    return column.kind is Kind.NUMBER and len(column.values) == len(column.filled) == len(column.cells)
