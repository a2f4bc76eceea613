"""Answers to the question whom an organisation trusts to speak, each with its location."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from twgnet.errors import Problem, problem
from twgnet.model.survey import Nomination
from twgnet.options import Options
from twgnet.read.answers.nameless import name_organisation
from twgnet.read.layout.columns import Column, cell_of
from twgnet.read.layout.understand import Layout


def take_nominations(layout: Layout, options: Options, left_out: Collection[int]) -> Iterator[Nomination]:
    """Give the nominations of every row; of a table of one organisation and group a row, for that group."""
    table = layout.table
    for row in table.data if table.nominations and layout.kind in ("list", "ties", "matrix") else ():
        name = cell_of(row.cells, layout.organisation.index)
        if not name or row.number in left_out:
            continue
        organisation = name if options.personal else name_organisation(layout, name)
        group = cell_of(row.cells, layout.lists[0].index) if layout.kind == "ties" else ""
        for column in table.nominations:
            if text := cell_of(row.cells, column.index):
                location = table.grid.location(row.number, column.name)
                yield Nomination(organisation, text, location, group, _headings(column))


def _headings(column: Column) -> tuple[str, ...]:
    return tuple(filter(None, dict.fromkeys((column.option, column.name))))


def describe_nominations(layout: Layout) -> tuple[Problem, ...]:
    """Say which questions were understood so, and what to do if they ask something else."""
    names = tuple(dict.fromkeys(column.question or column.name for column in layout.table.nominations))
    count = sum(len(column.filled) for column in layout.table.nominations)
    where = layout.table.location
    return (
        (problem("answers.nominations", where, n=count, columns=tuple(map(repr, names[:3])), first=names[0]),)
        if names
        else ()
    )
