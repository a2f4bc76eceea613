"""Every other way in which the tables of a source can be put together or taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twgnet.read.files.grid import Grid
from twgnet.read.reshape.blocks import list_records, stack_blocks, turn
from twgnet.read.reshape.column import list_column
from twgnet.read.reshape.members import list_crossed, list_members
from twgnet.read.reshape.repeats import join_repeats
from twgnet.read.reshape.sections import list_sections
from twgnet.read.reshape.sheets import join_sheets

_WAYS = (list_sections, list_members, list_crossed, stack_blocks, turn, list_records, list_column)


def reshape(grids: Sequence[Grid]) -> Iterator[list[Grid]]:
    """Give the tables in every other way that they can be put together, those of one way at a time."""
    yield [*join_repeats(grids)]
    yield [*join_sheets(grids)]
    for way in _WAYS:
        yield [*filter(None, map(way, grids))]
