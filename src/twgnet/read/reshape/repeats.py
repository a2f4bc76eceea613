"""The repeat groups of KoboToolbox and ODK, joined to their forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twgnet.read.files.grid import Grid, Row
from twgnet.read.layout.columns import cell_of

_PARENT, _INDEX, _TABLE = "_parent_index", "_index", "_parent_table_name"
_KEYS = ("PARENT_KEY", "KEY")  # the same in an export of ODK


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
