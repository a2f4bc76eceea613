"""Sums over all sets of groups at once, for networks of so few groups that every set is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twgnet.gaps.classes import OrganisationClasses

if TYPE_CHECKING:
    from numpy.typing import NDArray

TRY_ALL_UP_TO = 20  # groups: 2^20 sums take a fraction of a second


def who_wants_only(classes: OrganisationClasses, weights: NDArray[Any]) -> NDArray[Any]:
    """Give, for each set of groups as a mask, the weights of who wants something and nothing outside it."""
    return _sum_over_subsets(_exactly(classes, weights))


def who_wants_all(classes: OrganisationClasses) -> NDArray[Any]:
    """Give, for each set of groups as a mask, how many want all of it."""
    return _sum_over_subsets(_exactly(classes, classes.sizes)[::-1])[::-1]  # complements mirror the order


def _exactly(classes: OrganisationClasses, weights: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    sums = np.zeros(1 << len(classes.groups), dtype=weights.dtype)
    sums[classes.masks] = weights
    return sums


def _sum_over_subsets(counts: NDArray[Any]) -> NDArray[Any]:
    """Sum over the subsets of each set, one group at a time (Yates 1937)."""
    sums = counts.copy()
    step = 1
    while step < len(sums):
        halves = sums.reshape(-1, 2, step)
        halves[:, 1] += halves[:, 0]
        step *= 2
    return sums
