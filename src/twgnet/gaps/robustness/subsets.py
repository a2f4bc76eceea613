"""Sums over all sets of groups at once, for networks of so few groups that every set is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.gaps.twins import EquivalenceClasses

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TRY_ALL_UP_TO = 20  # groups: 2^20 sums take a fraction of a second


def who_named_only(twins: EquivalenceClasses) -> NDArray[np.int64]:
    """Give, for each set of groups as a mask, how many named something and nothing outside it."""
    return _sum_over_subsets(_exactly(twins))


def who_named_all(twins: EquivalenceClasses) -> NDArray[np.int64]:
    """Give, for each set of groups as a mask, how many named all of it."""
    return _sum_over_subsets(_exactly(twins)[::-1])[::-1]  # complements mirror the order


def _exactly(twins: EquivalenceClasses) -> NDArray[np.int64]:
    import numpy as np

    counts = np.zeros(1 << len(twins.groups), dtype=np.int64)
    counts[list(twins.masks)] = twins.sizes()
    return counts


def _sum_over_subsets(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sum over the subsets of each set, one group at a time (Yates 1937)."""
    sums = counts.copy()
    step = 1
    while step < len(sums):
        halves = sums.reshape(-1, 2, step)
        halves[:, 1] += halves[:, 0]
        step *= 2
    return sums
