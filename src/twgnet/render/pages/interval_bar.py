"""The small bar beside each gap: those who named a group, and what may hold of all asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twgnet.model.gaps import Gap

WIDTH = 160  # of the drawing, in its own units


@dataclass(frozen=True, slots=True)
class Interval:
    """Where to draw the bar (`start`, `length`), the dot (`dot`) and the target line (`target`)."""

    start: float
    length: float
    dot: float
    target: float


def intervals(gaps: Sequence[Gap], invited: int | None) -> dict[str, Interval]:
    """Place every group's bar on one common scale, which starts at nobody.

    >>> intervals([], None)
    {}
    """
    tops = [gap.high_all if invited and gap.high_all is not None else gap.organisations for gap in gaps]
    most = max([*tops, *(gap.target for gap in gaps), 1]) if gaps else 1
    return {gap.group_id: _place(gap, top, WIDTH / (most + 1)) for gap, top in zip(gaps, tops, strict=True)}


def _place(gap: Gap, top: int, unit: float) -> Interval:
    low = gap.low_all if gap.low_all is not None else gap.organisations
    return Interval(
        round(low * unit, 1),
        round((top - low) * unit, 1),
        round(gap.organisations * unit, 1),
        round(gap.target * unit, 1),
    )
