"""The fewest organisations whose leaving leaves more than half of the groups without anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.gaps.robustness.subsets import TRY_ALL_UP_TO, who_named_only
from twgnet.gaps.twins import EquivalenceClasses
from twgnet.model.gaps import SmallestSet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from twgnet.optimise import Answer

TIES_FOR_PROGRAMME = 100_000  # beyond, the programme does not even start within its time


def smallest_removal_set(twins: EquivalenceClasses) -> SmallestSet:
    """Find a smallest set of organisations whose leaving uncovers more than half of all groups.

    Groups that nobody named count as uncovered from the start. Up to 20 groups every combination
    of groups is tried; beyond, an integer programme proves the optimum or gives its bound.

    References
    ----------
    Avelino, G. et al. (2016). A novel approach for estimating truck factors. ICPC 2016. (Exact
    here, where the original is greedy.)
    """
    if not twins.groups:
        return SmallestSet()
    need = len(twins.groups) // 2 + 1
    if len(twins.groups) <= TRY_ALL_UP_TO:
        return _leaving(twins, _try_all(twins, need))
    named, cost = twins.named(), twins.sizes()
    greedy = _greedy(named, cost, need)
    bound = int(sorted(cost @ named)[need - 1])  # some chosen group has at least this many
    if named.sum() > TIES_FOR_PROGRAMME:
        return _leaving(twins, greedy, bound)
    answer = _programme(named, cost, need)
    dark = greedy if answer.chosen is None else answer.chosen[len(cost) :]
    if not answer.proven and _cost(named, cost, greedy) < _cost(named, cost, dark):
        dark = greedy
    return _leaving(twins, dark, None if answer.proven else max(bound, answer.bound))


def _leaving(twins: EquivalenceClasses, dark: NDArray[np.bool_], bound: int | None = None) -> SmallestSet:
    """Name who leaves when these groups go dark, and all groups that go dark with them."""
    chosen = sum(1 << j for j, is_dark in enumerate(dark) if is_dark)
    left = [mask for mask in twins.masks if not mask & chosen]
    alive = 0
    for mask in left:
        alive |= mask
    leaving = sorted(
        organisation
        for mask, members in zip(twins.masks, twins.members, strict=True)
        if mask & chosen
        for organisation in members
    )
    groups = tuple(g for j, g in enumerate(twins.groups) if not alive >> j & 1)
    least = len(leaving) if bound is None else min(bound, len(leaving))
    return SmallestSet(tuple(leaving), groups, least == len(leaving), least)


def _try_all(twins: EquivalenceClasses, need: int) -> NDArray[np.bool_]:
    """Try every set of `need` groups; the first by sum of places, then by places, wins ties."""
    import numpy as np

    places = np.arange(len(twins.groups))
    staying = who_named_only(twins)[::-1]  # outside D: the complement of a mask is its mirror
    candidates = np.flatnonzero(np.bitwise_count(np.arange(len(staying))) == need)
    best = candidates[staying[candidates] == staying[candidates].max()]
    bits = (best[:, None] >> places & 1).astype(bool)
    chosen: NDArray[np.bool_] = bits[np.argmin(bits @ places)]
    return chosen


def _programme(named: NDArray[np.bool_], cost: NDArray[np.int64], need: int) -> Answer:
    """Minimise who leaves; a group goes dark only when every class that named it has left."""
    import numpy as np
    from scipy import sparse

    from twgnet.optimise import smallest

    classes, groups = named.shape
    who, which = np.nonzero(named)
    row = np.arange(len(who))
    ones = np.ones(len(who))
    left = sparse.coo_array((ones, (row, who)), shape=(len(who), classes))
    dark = sparse.coo_array((-ones, (row, which)), shape=(len(who), groups))
    count = sparse.coo_array(np.concatenate([np.zeros(classes), np.ones(groups)])[None])
    rows = sparse.vstack([sparse.hstack([left, dark]), count]).tocsr()
    least = np.append(np.zeros(len(who)), need)
    most = np.append(np.full(len(who), np.inf), need)
    whole = np.arange(classes + groups) >= classes  # who leaves follows from what goes dark
    return smallest(np.append(cost, np.zeros(groups)), whole, rows, least, most)


def _greedy(named: NDArray[np.bool_], cost: NDArray[np.int64], need: int) -> NDArray[np.bool_]:
    """Give groups, each time the one that needs the fewest further departures: an upper bound."""
    import numpy as np

    dark = np.zeros(named.shape[1], dtype=bool)
    staying = cost.copy()
    for _ in range(need):
        further = np.where(dark, np.iinfo(np.int64).max, staying @ named)
        chosen = int(np.argmin(further))
        dark[chosen] = True
        staying[named[:, chosen]] = 0
    return dark


def _cost(named: NDArray[np.bool_], cost: NDArray[np.int64], dark: NDArray[np.bool_]) -> int:
    return int(cost[named[:, dark].any(axis=1)].sum())
