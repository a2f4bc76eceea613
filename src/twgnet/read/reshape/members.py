"""Organisations that stand below or beside the heading of their group, listed as rows of member and group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from twgnet.errors import Problem, problem
from twgnet.read.files.grid import Grid, Row, tidy
from twgnet.read.headings import Role, is_all_known, read_heading, stem
from twgnet.read.layout.columns import cell_of
from twgnet.read.layout.content import RECUR, Kind, classify, recurring
from twgnet.read.layout.ticks import says_role
from twgnet.read.reshape.heading import GROUP, MEMBER

LEAST_GROUPS = 3  # columns of members; two may be anything
LEAST_COLUMNS, LEAST_ROWS = 2, 3  # of groups beside places, the header among the rows
SHARED = 0.15  # of the names below such columns, in several of them: members of one group only are most
_PLACES = frozenset({"district", "province", "country", "filler", "ordinal"})
_SEPARATOR = re.compile(r"[;,|\n]")


def list_members(grid: Grid) -> Grid | None:
    """List the members that stand below each group, a column a group, as rows of member and group.

    Where fewer names stand below than above, the headings are the organisations, and their groups stand below them:
    there are more organisations than groups.
    """
    grid = _without_titles(grid)
    if len(grid.rows) < 2:
        return None
    header = grid.rows[0].cells
    below = [[(row.number, cell_of(row.cells, i)) for row in grid.rows[1:]] for i in range(len(header))]
    below = [[(number, cell) for number, cell in cells if cell] for cells in below]
    if not _are_lists_of_members(header, [[cell for _, cell in cells] for cells in below]):
        return None
    turned = len({cell.casefold() for cells in below for _, cell in cells}) < len(header)
    listed = [(number, heading, cell) for heading, cells in zip(header, below, strict=True) for number, cell in cells]
    pairs = [Row(number, (heading, cell) if turned else (cell, heading)) for number, heading, cell in listed]
    code = "layout.groups_below" if turned else "layout.members_below"
    return _listed(grid, pairs, problem(code, grid.location(grid.rows[0].number)))


def _without_titles(grid: Grid) -> Grid:
    """Leave out the rows of a single cell above the headings, and the columns that hold nothing."""
    wide = (place for place, row in enumerate(grid.rows) if sum(map(bool, row.cells)) > 1)
    rows = grid.rows[next(wide, 0) :]
    used = max((place + 1 for row in rows for place, cell in enumerate(row.cells) if cell), default=0)
    return replace(grid, rows=tuple(Row(row.number, row.cells[:used]) for row in rows))


def _are_lists_of_members(header: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell headings that are groups: no name twice below one, some names below several, and nothing known."""
    family = len({stem(name) for name in header}) < len(header)
    if len(header) < LEAST_GROUPS or any(map(_is_known, header)) or family or not all(header) or not all(below):
        return False
    if any(len(set(cells)) < len(cells) or classify(dict.fromkeys(cells, 1)) is not Kind.NAME for cells in below):
        return False
    names = list(chain.from_iterable(below))
    if any(map(says_role, names)):
        return False
    return len(names) - len(set(names)) >= SHARED * len(set(names))


def _is_known(name: str) -> bool:
    """Tell a heading of a column from the name of an organisation that holds such a word."""
    heading = read_heading(name)
    column = heading.role is Role.ORGANISATION and is_all_known(name)
    place = bool(heading.concepts & _PLACES - {"filler", "ordinal"}) and is_all_known(name)
    return column or place or heading.role in (Role.PERSONAL, Role.TOOL)


def list_crossed(grid: Grid) -> Grid | None:
    """List the members that stand beside each group, a column for each place or part of it.

    `Sector, North, South` above organisations: which place is left out. Where the first column is no group's
    (`Province, Health, Water`), the columns are the groups.
    """
    if len(grid.rows) < LEAST_ROWS:
        return None
    header, rows = grid.rows[0].cells, grid.rows[1:]
    cells = [(row, i, cell_of(row.cells, i)) for row in rows for i in range(1, len(header))]
    filled = [(row, i, cell) for row, i, cell in cells if cell]
    labels = [cell_of(row.cells, 0) for row in rows]
    if not _are_crossed(header, labels, [[cell for _, at, cell in filled if at == i] for i in range(1, len(header))]):
        return None
    beside = read_heading(header[0]).role is Role.GROUP
    pairs = [
        Row(row.number, (name, row.cells[0] if beside else header[i]))
        for row, i, cell in filled
        for name in map(tidy, _SEPARATOR.split(cell))
        if name
    ]
    code = "layout.members_beside" if beside else "layout.members_below"
    return _listed(grid, pairs, problem(code, grid.location(grid.rows[0].number)))


def _are_crossed(header: Sequence[str], labels: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell names that recur over the columns beside one label a row, under headings that say nothing else."""
    first, *others = map(read_heading, header)
    known = any(heading.role is not Role.ATTRIBUTE or heading.concepts - _PLACES for heading in others)
    labelled = first.role is Role.GROUP or bool(first.concepts & _PLACES)
    if known or not labelled or len(others) < LEAST_COLUMNS or not all(header) or not all(labels):
        return False
    if len(set(labels)) < len(labels) or not all(below):
        return False
    names = [{name for cell in cells for name in _SEPARATOR.split(cell)} for cells in below]
    if any(map(says_role, set().union(*names))):
        return False
    mixed = len({tidy(name) for found in names for name in found}) < sum(map(len, names))
    plain = all(classify(dict.fromkeys(cells, 1)) is Kind.NAME for cells in below)
    return plain and mixed and recurring(Counter(chain.from_iterable(below))) >= RECUR


def _listed(grid: Grid, pairs: Sequence[Row], note: Problem) -> Grid:
    top = Row(grid.rows[0].number, (MEMBER, GROUP))
    return replace(grid, rows=(top, *pairs), problems=(*grid.problems, note))
