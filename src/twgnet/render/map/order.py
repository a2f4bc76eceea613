"""An order of organisations and groups in which few ties cross (barycentre sweeps)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from twgnet.network.components import find_components
from twgnet.render.map.stress import ALIKE, longest_axis

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

SWEEPS = 24
DIGITS = 7  # of a place along an axis: beyond, libraries differ
COUNTED = 1_000_000  # organisations x groups: of more, no eye tells one order from another, and one is taken uncounted


@dataclass(frozen=True, slots=True)
class Columns:
    """Ids from top to bottom: organisations on the left, groups, organisations on the right."""

    left: tuple[str, ...]
    middle: tuple[str, ...]
    right: tuple[str, ...]


def order_columns(organisations: Sequence[str], groups: Sequence[str], ties: Iterable[tuple[str, str]]) -> Columns:
    """Order three columns by repeated barycentres, keeping the order with fewest crossings.

    Sweeps start from the given order and from the spectral one; nodes without ties go to the
    bottom. Sugiyama, Tagawa & Toda (1981), doi:10.1109/TSMC.1981.4308636.
    """
    ties = list(ties)
    near: dict[str, list[str]] = defaultdict(list)
    for organisation, group in ties:
        near[organisation].append(group)
        near[group].append(organisation)
    tied = [group for group in groups if near[group]]
    if len(organisations) * len(tied) > COUNTED:
        best = _columns(organisations, tied, near)
    else:
        starts = (tied, _spectral(organisations, tied, ties))
        swept = [columns for start in starts for columns in _sweeps(organisations, start, near)]
        best = min(swept, key=lambda columns: _crossings(columns, ties))
    isolated = [group for group in groups if not near[group]]
    return Columns(best.left, (*best.middle, *isolated), best.right)


def order_beside(organisations: Sequence[str], groups: Sequence[str], ties: Iterable[tuple[str, str]]) -> Columns:
    """Put organisations beside the groups they want, where the order of the groups is given."""
    near: dict[str, list[str]] = defaultdict(list)
    for organisation, group in ties:
        near[organisation].append(group)
    return _columns(organisations, groups, near)


def _sweeps(organisations: Sequence[str], groups: Sequence[str], near: Mapping[str, list[str]]) -> Iterator[Columns]:
    """Put each side at the mean height of what it is tied to, in turn, until nothing moves."""
    for _ in range(SWEEPS):
        columns = _columns(organisations, groups, near)
        yield columns
        heights = _heights(columns.left) | _heights(columns.right)
        after = sorted(groups, key=lambda id: (_mean(near[id], heights), id))
        if after == groups:
            return
        groups = after


def _spectral(organisations: Sequence[str], groups: Sequence[str], ties: Sequence[tuple[str, str]]) -> list[str]:
    """Order groups along the second axis of correspondence analysis, which unrolls a chain; one part after another."""
    import numpy as np
    from scipy.sparse import csr_array

    row = {id: place for place, id in enumerate(organisations)}
    column = {id: place for place, id in enumerate(groups)}
    table = np.zeros((len(row), len(column)))
    for organisation, group in ties:
        table[row[organisation], column[group]] = 1.0
    part_of_rows, part_of_columns = find_components(csr_array(table))
    along = np.zeros(len(column))
    for part in range(1 + part_of_columns.max(initial=-1)):
        columns = part_of_columns == part
        along[columns] = _second_axis(table[part_of_rows == part][:, columns])
    return sorted(groups, key=lambda id: (part_of_columns[column[id]], along[column[id]], id))


def _second_axis(table: Floats) -> Floats:
    """Give the place of each column of a connected table; all the same where every row has every column."""
    import numpy as np

    rows, columns = (np.sqrt(table.sum(axis)) for axis in (1, 0))
    rest = table / rows[:, None] / columns - np.outer(rows, columns) / table.sum()
    _, lengths, axes = np.linalg.svd(rest, full_matrices=False)
    if lengths[0] < ALIKE:
        return np.zeros(len(columns))
    return np.asarray((longest_axis(lengths, axes) / columns).round(DIGITS))


def _columns(organisations: Sequence[str], groups: Sequence[str], near: Mapping[str, list[str]]) -> Columns:
    heights = _heights(groups)
    tied = [id for id in organisations if near[id]]
    tied.sort(key=lambda id: (_mean(near[id], heights), -len(near[id]), id))
    isolated = [id for id in organisations if not near[id]]
    left, right = tied[0::2], tied[1::2]
    split = (len(isolated) + len(right) - len(left) + 1) // 2
    return Columns((*left, *isolated[:split]), tuple(groups), (*right, *isolated[split:]))


def _heights(ids: Sequence[str]) -> dict[str, float]:
    return {id: place / max(1, len(ids) - 1) for place, id in enumerate(ids)}


def _mean(ids: Sequence[str], heights: Mapping[str, float]) -> float:
    return round(fsum(heights[id] for id in ids) / len(ids), 9)


def _crossings(columns: Columns, ties: Sequence[tuple[str, str]]) -> int:
    """Count pairs of ties of one side that cross: the one starts below the other and ends above it."""
    import numpy as np

    height = {id: place for place, id in enumerate(columns.middle)}
    total = 0
    for side in (columns.left, columns.right):
        place = {id: number for number, id in enumerate(side)}
        table = np.zeros((len(side) + 1, len(columns.middle) + 1), np.int64)
        for organisation, group in ties:
            if organisation in place:
                table[place[organisation], height[group] + 1] += 1
        above = table[::-1].cumsum(0)[::-1].cumsum(1)  # those from here down, of groups up to here
        total += int((table[:-1, 1:] * above[1:, :-1]).sum())
    return total
