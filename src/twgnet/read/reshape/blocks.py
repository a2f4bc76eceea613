"""The same table several times side by side, and a table whose headings stand in its first column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from twgnet.errors import problem
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import Role, is_all_known, read_heading
from twgnet.read.layout.columns import cell_of

LONGEST = 40  # headings of a form; longer columns are data
LEAST_RECORDS = 2


def stack_blocks(grid: Grid) -> Grid | None:
    """Put tables that stand side by side under the same headings below each other."""
    header = grid.rows[0].cells if grid.rows else ()
    width = _repeats_after([cell for cell in header if cell])
    if not width:
        return None
    filled = [index for index, cell in enumerate(header) if cell]
    blocks = [filled[start : start + width] for start in range(0, len(filled), width)]
    cut = (Row(row.number, tuple(cell_of(row.cells, i) for i in block)) for block in blocks for row in grid.rows[1:])
    rows = tuple(row for row in cut if any(row.cells))
    note = problem("layout.side_by_side", grid.location(grid.rows[0].number), n=len(blocks))
    top = Row(grid.rows[0].number, tuple(header[i] for i in blocks[0]))
    return replace(grid, rows=(top, *rows), problems=(*grid.problems, note))


def _repeats_after(names: Sequence[str]) -> int:
    """Give after how many names, two or more, they begin again and again; 0 if they do not.

    >>> _repeats_after(["NGO", "Group", "NGO", "Group"]), _repeats_after(["NGO", "NGO"])
    (2, 0)
    """
    widths = (width for width in range(2, len(names) // 2 + 1) if len(names) % width == 0)
    return next((width for width in widths if names[width:] == names[:-width]), 0)


def turn(grid: Grid) -> Grid | None:
    """Turn a table whose headings stand in its first column: one names the organisations, another the groups."""
    names = [cell_of(row.cells, 0) for row in grid.rows]
    if len(names) > LONGEST or len(set(names)) < len(names) or not _name_both(names):
        return None
    columns = zip_longest(*(row.cells for row in grid.rows), fillvalue="")
    rows = tuple(Row(number, cells) for number, cells in enumerate(columns, 1) if any(cells))
    note = problem("layout.headings_in_column", grid.location())
    return replace(grid, rows=rows, problems=(*grid.problems, note))


def list_records(grid: Grid) -> Grid | None:
    """List records written one below the other, a heading and what it says in each line, as rows."""
    lines = [(row.number, cell_of(row.cells, 0), cell_of(row.cells, 1)) for row in grid.rows]
    first = lines[0][1] if lines else ""
    names = [*dict.fromkeys(name for _, name, _ in lines)]
    times = [name for _, name, _ in lines].count(first)
    if times < LEAST_RECORDS or len(lines) > times * len(names) or not _name_both(names):
        return None
    records: list[tuple[int, dict[str, str]]] = []
    for number, name, text in lines:
        if name == first:
            records.append((number, {}))
        records[-1][1][name] = text
    rows = (Row(number, tuple(record.get(name, "") for name in names)) for number, record in records)
    note = problem("layout.records", grid.location(), n=len(records))
    return replace(grid, rows=(Row(lines[0][0], tuple(names)), *rows), problems=(*grid.problems, note))


def _name_both(names: Sequence[str]) -> bool:
    """Say if some headings surely name organisations, and some groups, and most are none of organisations' names."""
    headings = [read_heading(name) for name in names if name]
    roles = {heading.role for heading in headings if heading.level > 1}
    known = sum("?" in name or is_all_known(name) for name in names)
    return {Role.ORGANISATION, Role.GROUP} <= roles and 2 * known >= len(headings)
