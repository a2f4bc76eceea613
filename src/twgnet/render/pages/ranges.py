"""Two small charts beside each group: who stated an interest, and how many of all invited may have one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twgnet.model.gaps import Gap

WIDTH = 200  # of either drawing, in its own units


@dataclass(frozen=True, slots=True)
class Bars:
    """Where to draw: `stated` ends the bar of those who stated an interest, `low` to `high` the likely range.

    `checked` ends the mark of answers to check, were each of them an interest.

    Each population has an axis of its own, on which `target_stated` and `target_all` are the target.
    """

    stated: float
    checked: float
    target_stated: float
    low: float
    high: float
    target_all: float


@dataclass(frozen=True, slots=True)
class Ranges:
    """The bars of every group by id, and the largest number on each axis."""

    bars: dict[str, Bars]
    most_stated: int
    most_all: int


def find_ranges(gaps: Sequence[Gap]) -> Ranges:
    """Place the bars of all groups on two common scales, each of which starts at nobody.

    >>> find_ranges([]).most_stated
    1
    """
    targets = [gap.target for gap in gaps]
    most_stated = _most((gap.organisations + gap.open_answers for gap in gaps), targets)
    most_all = _most((likely(gap)[1] for gap in gaps), targets)
    return Ranges({gap.group_id: _place(gap, most_stated, most_all) for gap in gaps}, most_stated, most_all)


def likely(gap: Gap) -> tuple[int, int]:
    """Give the likely range of a group on its own; what was counted where nothing is known beyond."""
    if gap.low is None or gap.high is None:
        return gap.organisations, gap.organisations
    return gap.low, gap.high


def _most(counts: Iterable[int], targets: Iterable[int]) -> int:
    return max([*counts, *targets, 1])


def _place(gap: Gap, most_stated: int, most_all: int) -> Bars:
    low, high = likely(gap)
    return Bars(
        stated=_scaled(gap.organisations, most_stated),
        checked=_scaled(gap.organisations + gap.open_answers, most_stated),
        target_stated=_scaled(gap.target, most_stated),
        low=_scaled(low, most_all),
        high=_scaled(high, most_all),
        target_all=_scaled(gap.target, most_all),
    )


def _scaled(count: int, most: int) -> float:
    return round(WIDTH * count / most, 1)
