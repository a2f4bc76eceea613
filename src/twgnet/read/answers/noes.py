"""What an answer says against a link: a weight of 0, a no in its row, a tick that is taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from twgnet.errors import Problem, problem
from twgnet.options import Options
from twgnet.read.layout.columns import Column
from twgnet.read.layout.content import is_number, to_count
from twgnet.read.layout.ticks import is_tick, takes_back
from twgnet.read.layout.understand import Layout
from twgnet.vocabulary.headings.load import heads_edges


def strength(cell: str) -> float:
    """Give the number in a cell, 0 for a no, and 1 for all else: an empty cell says nothing.

    >>> strength("2.5"), strength("no"), strength("")
    (2.5, 0, 1)
    """
    if is_number(cell):
        return to_count(cell)
    return 0 if is_tick(cell) is False else 1


def note_noes(layout: Layout, options: Options) -> Iterator[Problem]:
    """Say how many rows and ticks are no links, unless a person said which answers count."""
    if options.yes:
        return
    if layout.weight:
        yield from _without_weight(layout, layout.weight)
    yield from _taken_back(layout)


def _without_weight(layout: Layout, column: Column) -> Iterator[Problem]:
    count = sum(strength(cell) <= 0 for cell in column.cells)
    code = "answers.no_weight" if heads_edges(column.name, "weight") else "answers.noes"
    if count:
        yield problem(code, layout.table.locate(column.name), n=count, column=column.name)


def _taken_back(layout: Layout) -> Iterator[Problem]:
    ticks = layout.question.ticks if layout.question else ()
    counted = Counter(cell for column, _ in ticks for cell in column.filled if takes_back(cell))
    if counted:
        names = tuple(map(repr, sorted(counted)))[:3]
        yield problem("answers.taken_back", layout.table.location, n=counted.total(), names=names)
