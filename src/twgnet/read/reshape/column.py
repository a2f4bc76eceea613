"""A list in one column: the name of each group, and its members below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from twgnet.errors import problem
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import GROUPS, read_heading
from twgnet.read.reshape.heading import GROUP, MEMBER

LEAST_GROUPS = 2
OPENING = 2  # lines above the first group: a title, a heading
LONGEST = 80  # characters of a name; more is a sentence
_BULLET = re.compile(r"(?:[-–—*•▪●◦‣·]|\(?[a-z][.)])\s+")
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\s*[.):–-]\s+")

Lines = Sequence[tuple[int, str]]  # each with its number in the file


def list_column(grid: Grid) -> Grid | None:
    """List the members below each group of a single column; None where nothing tells groups from members."""
    if not grid.rows or any(sum(map(bool, row.cells)) != 1 for row in grid.rows):
        return None
    lines = [(row.number, next(filter(None, row.cells))) for row in grid.rows]
    if any(len(text) > LONGEST for _, text in lines):
        return None
    found = (_pairs(lines, heads) for heads in _SIGNS)
    pairs = next(filter(None, found), None)
    if not pairs:
        return None
    names = tuple(map(repr, dict.fromkeys(group for _, _, group in pairs)))
    note = problem("layout.groups_among", grid.location(lines[0][0]), names=names[:3])
    rows = tuple(Row(number, (member, group)) for number, member, group in pairs)
    return replace(grid, rows=(Row(lines[0][0], (MEMBER, GROUP)), *rows), problems=(*grid.problems, note))


def _pairs(lines: Lines, heads: Callable[[Lines, int], bool]) -> list[tuple[int, str, str]]:
    """Give each member with its group, if every group has members, each of them once; else nothing."""
    places = [place for place in range(len(lines)) if heads(lines, place)]
    while len(places) > 1 and places[0] + 1 == places[1] <= OPENING:
        del places[0]  # a title
    if len(places) < LEAST_GROUPS or places[0] > OPENING:
        return []
    blocks = [lines[start:end] for start, end in zip(places, [*places[1:], len(lines)], strict=True)]
    groups = [_NUMBER.sub("", block[0][1]).rstrip(" :") for block in blocks]
    members = [[(number, _BULLET.sub("", text, count=1)) for number, text in block[1:]] for block in blocks]
    once = all(len({name for _, name in block}) == len(block) > 0 for block in members)
    if not once or len(set(groups)) < len(groups):
        return []
    return [(number, name, group) for group, block in zip(groups, members, strict=True) for number, name in block]


def _ends_in_colon(lines: Lines, place: int) -> bool:
    return lines[place][1].endswith((":", "："))


def _is_named(lines: Lines, place: int) -> bool:
    """Tell `Health Committee` and `Groupe de travail sur la santé`."""
    return bool(read_heading(lines[place][1]).concepts & GROUPS)


def _is_named_after_gap(lines: Lines, place: int) -> bool:
    """Tell a group after a gap, where all gaps are before names of groups: `Refugee Council` is a member then."""
    gaps = [at for at in range(1, len(lines)) if _is_after_gap(lines, at)]
    return bool(gaps) and all(_is_named(lines, at) for at in gaps) and _is_after_gap(lines, place)


def _is_numbered(lines: Lines, place: int) -> bool:
    return bool(_NUMBER.match(lines[place][1]))


def _has_no_bullet(lines: Lines, place: int) -> bool:
    return not _BULLET.match(lines[place][1])


def _is_upper(lines: Lines, place: int) -> bool:
    """Tell a line in capitals, where most are not."""
    return lines[place][1].isupper() and 2 * sum(text.isupper() for _, text in lines) < len(lines)


def _is_after_gap(lines: Lines, place: int) -> bool:
    return place == 0 or lines[place][0] - lines[place - 1][0] > 1


_SIGNS = (
    _ends_in_colon,
    _is_named_after_gap,
    _is_named,
    _has_no_bullet,
    _is_numbered,
    _is_upper,
    _is_after_gap,
)  # the surest first
