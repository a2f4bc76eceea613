"""Columns beside the members of a group that name organisations too: its chair, its lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twgnet.errors import Problem, problem
from twgnet.options import Options
from twgnet.read.headings import Role
from twgnet.read.layout.cells import PARTED
from twgnet.read.layout.choose.groups import Groups
from twgnet.read.layout.columns import Column, Headed
from twgnet.vocabulary.headings.load import fold

_LEADS = frozenset({"person", "reporting", "position"})
_NO_LEAD = frozenset({"email", "phone", "funder"})


def add_leads(
    table: Headed, organisations: tuple[Column, ...], groups: Groups, options: Options
) -> tuple[tuple[Column, ...], tuple[Problem, ...]]:
    """Give the columns of organisations with those of its leads, where a row is a group and a name stands in both.

    Names of people hardly stand among the members.
    """
    if options.org_col or groups.question or len(groups.lists) != 1 or not _is_row_a_group(groups.lists[0]):
        return organisations, ()
    known = set(_names(organisations))
    left = [c for c in table.columns if c not in (*organisations, *groups.lists) and _may_be_lead(c)]
    found: list[Column] = []
    while further := [column for column in left if not known.isdisjoint(_names([column]))]:
        found += further
        known.update(_names(further))
        left = [column for column in left if column not in further]
    names = tuple(repr(column.name) for column in found)
    notes = (problem("layout.roles", table.location, names=names),) if found else ()
    return (*organisations, *found), notes


def _is_row_a_group(column: Column) -> bool:
    return 1 < len(column.values) == len(column.cells)


def _may_be_lead(column: Column) -> bool:
    heading = column.heading
    named = heading.role is Role.ORGANISATION or bool(heading.concepts & _LEADS)
    return named and not heading.concepts & _NO_LEAD


def _names(columns: Sequence[Column]) -> Iterator[str]:
    cells = (cell for column in columns for cell in column.values)
    return (key for cell in cells for part in re.split(PARTED, cell) if (key := fold(part.strip())))
