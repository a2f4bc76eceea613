"""The one numbered axis of the board: how many organisations, from none to the most there may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twgnet.model.gaps import Gap

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000)
MOST_TICKS = 5
CLOSE = 10  # targets that an axis shows at least; more of it would make the target too near zero to see
FAR = 3  # an axis is cut where the longest bar is at least so many times as long
CROWDED = 100  # six numbers of two digits stand apart on the 24 mm of a printed axis, six of three digits do not
MOSTLY = 0.75  # of the groups that reach it fit, where all do; with more of them one large group flattens all bars


@dataclass(frozen=True, slots=True)
class Bar:
    """Where the parts of a group's bar stand, in percent of the axis; `beyond` that it goes on."""

    known: float
    low: float
    high: float
    target: float
    beyond: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis from 0 to `top`; `target` is that of all groups, None where they differ.

    `cut` says that bars go on beyond its end.
    """

    top: int
    step: int
    target: int | None
    cut: bool = False

    def at(self, value: float) -> float:
        """Give the place of a value in percent, its end for all beyond it.

        >>> Axis(20, 5, 3).at(5)
        25.0
        """
        return round(min(100.0, 100 * value / self.top), 2)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The numbers written on the axis."""
        return tuple(range(0, self.top + 1, self.step))

    @property
    def crowded(self) -> bool:
        """Whether its numbers are so long that on paper only those at its ends have room."""
        return self.top >= CROWDED

    def bar(self, gap: Gap) -> Bar:
        """Place a group's bar: what is known, the likely range among all invited, the target."""
        low, high = _range(gap)
        return Bar(self.at(gap.organisations), self.at(low), self.at(high), self.at(gap.target), high > self.top)


def axis_of(gaps: Sequence[Gap]) -> Axis:
    """Give an axis with at most six round numbers that holds every target and every range that may miss it.

    Where other groups have very many organisations, their bars go on beyond its end. Where none may miss its
    target, it holds most of the groups at least: bars that all go on look alike.
    """
    highs = sorted(_range(gap)[1] for gap in gaps)
    most = max([1, *highs, *(gap.target for gap in gaps)])
    lacking = [_range(gap)[1] for gap in gaps if gap.verdict != "met"]
    ends = lacking or highs[: round(MOSTLY * len(highs))]
    enough = max([1, *ends, *(CLOSE * gap.target for gap in gaps)])
    shown = enough if most >= FAR * enough else most
    step = next((step for step in STEPS if step * MOST_TICKS >= shown), shown)
    top = step * -(-shown // step)
    targets = {gap.target for gap in gaps}
    return Axis(top, step, targets.pop() if len(targets) == 1 else None, most > top)


def _range(gap: Gap) -> tuple[int, int]:
    known = gap.organisations
    return (known if gap.low is None else gap.low, known if gap.high is None else gap.high)
