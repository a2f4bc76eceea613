"""Tables put together before they are understood: repeat groups, a column or a sheet for each group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from twgnet.errors import problem
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import Role, read_heading, stem
from twgnet.read.layout.columns import cell_of
from twgnet.read.layout.content import Kind, classify

_PARENT, _INDEX, _TABLE = "_parent_index", "_index", "_parent_table_name"
_KEYS = ("PARENT_KEY", "KEY")  # the same in an export of ODK
LEAST_GROUPS = 3  # columns of members; two may be anything
SHARED = 0.15  # of the names below such columns, in several of them: members of one group only are most
_PLAIN_SHEET = re.compile(r"\w+ ?\d{1,4}|.*\b(?:19|20)\d\d\b.*")  # `Sheet1`, `Tabelle2`, a year


def reshape(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Give the tables in every other way that they can be put together."""
    yield from join_repeats(grids)
    yield from filter(None, map(_list_members, grids))
    yield from _join_sheets(grids)


def join_repeats(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Give each sheet of repeated questions with the cells of its form before each row.

    A form without any repetition keeps a row of its own: the organisation answered.
    """
    for grid in grids:
        for child_key, parent_key in ((_PARENT, _INDEX), _KEYS):
            if grid.rows and child_key in grid.rows[0].cells:
                yield from _join(grid, [other for other in grids if other is not grid], child_key, parent_key)


def _join(child: Grid, others: Sequence[Grid], child_key: str, parent_key: str) -> Iterator[Grid]:
    header = child.rows[0].cells
    named = header.index(_TABLE) if _TABLE in header else -1
    tables = {row.cells[named] for row in child.rows[1:] if 0 <= named < len(row.cells)}
    for parent in others:
        if parent.rows and parent_key in parent.rows[0].cells and (not tables or parent.sheet in tables):
            yield _joined(parent, child, child_key, parent_key)


def _joined(parent: Grid, child: Grid, child_key: str, parent_key: str) -> Grid:
    top, below = parent.rows[0].cells, child.rows[0].cells
    own, key = top.index(parent_key), below.index(child_key)
    kept = [index for index, name in enumerate(below) if name and not name.startswith("_") and name not in _KEYS]
    forms = {cell_of(row.cells, own): row for row in parent.rows[1:]}
    rows, seen = [], set()
    for row in child.rows[1:]:
        form = forms.get(cell_of(row.cells, key))
        if form:
            seen.add(form.number)
            rows.append(Row(row.number, (*_padded(form, len(top)), *(cell_of(row.cells, index) for index in kept))))
    rows += [row for row in parent.rows[1:] if row.number not in seen]
    header = Row(1, (*top, *(below[index] for index in kept)))
    return Grid(
        parent.file,
        parent.format,
        (header, *rows),
        f"{parent.sheet} and {child.sheet}",
        problems=(*parent.problems, *child.problems),
    )


def _padded(row: Row, width: int) -> tuple[str, ...]:
    return (*row.cells, *[""] * width)[:width]


def _list_members(grid: Grid) -> Grid | None:
    """List the members that stand below each group, a column a group, as rows of member and group."""
    if len(grid.rows) < 2:
        return None
    header = grid.rows[0].cells
    below = [[(row.number, cell_of(row.cells, i)) for row in grid.rows[1:]] for i in range(len(header))]
    below = [[(number, cell) for number, cell in cells if cell] for cells in below]
    if not _are_lists_of_members(header, [[cell for _, cell in cells] for cells in below]):
        return None
    pairs = [Row(number, (name, group)) for group, cells in zip(header, below, strict=True) for number, name in cells]
    note = problem("layout.members_below", grid.location(grid.rows[0].number))
    top = Row(grid.rows[0].number, ("Member", "Group"))
    return Grid(
        grid.file, grid.format, (top, *pairs), grid.sheet, grid.encoding, grid.delimiter, (*grid.problems, note)
    )


def _are_lists_of_members(header: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell headings that are groups: no name twice below one, some names below several, and nothing known."""
    headings = list(map(read_heading, header))
    known = any(heading.role in (Role.ORGANISATION, Role.PERSONAL, Role.TOOL) for heading in headings)
    family = len({stem(name) for name in header}) < len(header)
    if len(header) < LEAST_GROUPS or known or family or not all(header) or not all(below):
        return False
    if any(len(set(cells)) < len(cells) or classify(dict.fromkeys(cells, 1)) is not Kind.NAME for cells in below):
        return False
    names = list(chain.from_iterable(below))
    return len(names) - len(set(names)) >= SHARED * len(set(names))


def _join_sheets(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Put sheets of one header below each other, the name of each as the group of its rows."""
    filled = [grid for grid in grids if len(grid.rows) > 1]
    if len(filled) < 2 or len({grid.rows[0].cells for grid in filled}) > 1:
        return
    if any(not grid.sheet or _PLAIN_SHEET.fullmatch(grid.sheet) for grid in filled):
        return
    rows = [Row(row.number, (grid.sheet, *row.cells)) for grid in filled for row in grid.rows[1:]]
    header = Row(filled[0].rows[0].number, ("Group", *filled[0].rows[0].cells))
    first, problems = filled[0], tuple(chain.from_iterable(grid.problems for grid in filled))
    note = problem("layout.sheet_is_group", first.location(), names=tuple(repr(grid.sheet) for grid in filled[:3]))
    sheets = ", ".join(grid.sheet for grid in filled)
    yield Grid(first.file, first.format, (header, *rows), sheets, problems=(*problems, note))
