"""How many of one kind a group of a given size holds by chance: the exact conditional test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NEGLIGIBLE = 1e-40  # a count less likely than this is left out; p is never smaller than it

Spread = Mapping[float, int]  # how many organisations have each chance of a tie


@dataclass(frozen=True, slots=True)
class Counts:
    """The chances of the counts `first`, `first + 1`, ... of some organisations in a group."""

    first: int
    chances: Floats

    def plus(self, other: Counts) -> Counts:
        """Give the counts of both together, which are independent."""
        import numpy as np

        return _trim(self.first + other.first, np.convolve(self.chances, other.chances))

    def of(self, total: int, others: Counts) -> Counts | None:
        """Give the counts given that both together are `total`; None where that is impossible."""
        import numpy as np

        low = max(self.first, total - others.first - len(others.chances) + 1)
        high = min(self.first + len(self.chances) - 1, total - others.first)
        if low > high:
            return None
        counts = np.arange(low, high + 1)
        both = self.chances[counts - self.first] * others.chances[total - counts - others.first]
        whole = both.sum()
        return Counts(low, both / whole) if whole > 0 else None

    @property
    def mean(self) -> float:
        """The expected count."""
        return float(self.first + self.chances @ range(len(self.chances)))

    def at_most(self, count: int) -> float:
        """Give the chance of `count` or fewer."""
        return _bounded(float(self.chances[: max(0, count - self.first + 1)].sum()))

    def at_least(self, count: int) -> float:
        """Give the chance of `count` or more."""
        return _bounded(float(self.chances[max(0, count - self.first) :].sum()))

    @property
    def least(self) -> tuple[float, float]:
        """The smallest chances of so few, and of so many, that any count can show."""
        return _bounded(float(self.chances[0])), _bounded(float(self.chances[-1]))


def count_ties(spread: Spread) -> Counts:
    """Give how many of some organisations are in a group, each with its own chance.

    Examples
    --------
    >>> count_ties({0.5: 2}).chances.round(12).tolist()
    [0.25, 0.5, 0.25]
    """
    import numpy as np

    parts = (_binomial(chance, times) for chance, times in sorted(spread.items()))
    return reduce(Counts.plus, parts, Counts(0, np.ones(1)))


def _binomial(chance: float, times: int) -> Counts:
    import numpy as np

    if chance <= 0 or chance >= 1:
        return Counts(times if chance >= 1 else 0, np.ones(1))
    counts, ways = _ways(times)
    return _trim(0, np.exp(ways + counts * np.log(chance) + (times - counts) * np.log1p(-chance)))


@lru_cache
def _ways(times: int) -> tuple[NDArray[np.int64], Floats]:
    """Give the counts 0 to `times`, and the logarithm of how many ways lead to each."""
    import numpy as np

    factorials = np.concatenate([[0.0], np.log(np.arange(1, times + 1)).cumsum()])
    return np.arange(times + 1), factorials[times] - factorials - factorials[::-1]


def _trim(first: int, chances: Floats) -> Counts:

    kept = chances > NEGLIGIBLE
    low, high = int(kept.argmax()), len(kept) - int(kept[::-1].argmax())
    return Counts(first + low, chances[low:high])


def _bounded(chance: float) -> float:
    return min(1.0, max(NEGLIGIBLE, chance))
