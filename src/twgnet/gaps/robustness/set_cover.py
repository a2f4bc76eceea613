"""The fewest organisations that together want every group, once or twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.gaps.classes import OrganisationClasses, split_rows
from twgnet.gaps.robustness.count_covers import count_multicovers
from twgnet.gaps.robustness.removal import SECONDS
from twgnet.gaps.robustness.subsets import TRY_ALL_UP_TO, who_wants_all, who_wants_only
from twgnet.model.gaps import SmallestSet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from twgnet.optimise import Answer

LINES_FOR_PROGRAM = 500_000


def smallest_set_cover(classes: OrganisationClasses, times: int, seconds: int = SECONDS) -> SmallestSet:
    """Find a smallest set of organisations that reaches every wanted group `times` times.

    A group that fewer organisations want is reached as often as it can be (set multicover). How many
    sets are as small is known for one time and up to 20 groups, else where they can be counted quickly.
    """
    import numpy as np

    if not len(classes.sizes):
        return SmallestSet()
    ids, wanted = _candidates(classes, times)
    need = np.minimum(wanted.sum(axis=0), times)
    chosen, proven = _greedy(wanted, need), False
    bound = -(-int(need.sum()) // int(wanted.sum(axis=1).max()))
    if wanted.nnz <= LINES_FOR_PROGRAM:
        answer = _solve(wanted, need, seconds)
        bound = max(bound, answer.bound)
        if answer.chosen is not None and answer.chosen.sum() <= chosen.sum():
            chosen, proven = answer.chosen, answer.proven
    organisations = tuple(sorted(ids[i] for i in np.flatnonzero(chosen)))
    groups = tuple(classes.groups[j] for j in np.flatnonzero(need))
    proven = proven or bound == len(organisations)
    equal = _count_equal(classes, times, len(organisations)) if proven else None
    return SmallestSet(organisations, groups, proven, bound, equal)


def _count_equal(classes: OrganisationClasses, times: int, size: int) -> int | None:
    """Count the sets that reach as much; None where there are too many ways to tell apart."""
    import numpy as np

    if times == 1 and len(classes.groups) <= TRY_ALL_UP_TO:
        return _count_covers(classes, size)
    wanted = classes.sizes @ classes.ties
    return count_multicovers(classes, np.minimum(wanted, times), size)


def _count_covers(classes: OrganisationClasses, size: int) -> int:
    """Count the sets of so many organisations that together want every wanted group.

    By inclusion and exclusion over the sets of groups that are missed. The sum is taken modulo 2^64,
    so that its huge terms cancel exactly.
    """
    from math import comb

    import numpy as np

    reached = np.flatnonzero(classes.ties.sum(axis=0))
    narrow = OrganisationClasses(
        tuple(np.array(classes.groups)[reached]),
        classes.ties[:, reached],
        classes.sizes,
        classes.members,
    )
    staying = who_wants_only(narrow, narrow.sizes)[::-1]  # who wants nothing of a set that is missed
    ways = np.array([comb(n, size) % 2**64 for n in range(int(staying.max()) + 1)], dtype=np.uint64)
    odd = np.bitwise_count(np.arange(len(staying))) % 2 == 1
    terms = ways[staying]
    with np.errstate(over="ignore"):
        total = terms[~odd].sum(dtype=np.uint64) - terms[odd].sum(dtype=np.uint64)
    return int(total)


def _candidates(classes: OrganisationClasses, times: int) -> tuple[list[str], csr_array]:
    """Give the organisations that can matter, with their groups.

    Who is no better than `times` others is left out: equivalent ones, and where there are few groups
    also those whose groups are all among the others' groups.
    """
    above = [0] * len(classes.sizes)
    if len(classes.groups) <= TRY_ALL_UP_TO:
        above = (who_wants_all(classes)[classes.masks] - classes.sizes).tolist()
    kept = sorted(
        (organisation, c)
        for c, members in enumerate(classes.members)
        for organisation in members[: max(0, times - above[c])]
    )
    return [organisation for organisation, _ in kept], classes.ties[[c for _, c in kept]]


def _solve(wanted: csr_array, need: NDArray[np.int64], seconds: int) -> Answer:
    import numpy as np

    from twgnet.optimise import smallest

    count = wanted.shape[0]
    rows = wanted.T.tocsr().astype(float)
    most = np.full(len(need), np.inf)
    return smallest(np.ones(count), np.ones(count, bool), rows, need.astype(float), most, seconds=seconds)


def _greedy(wanted: csr_array, need: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Take organisations, each time the one that reaches most of what is still needed."""
    import numpy as np

    groups, members = split_rows(wanted), split_rows(wanted.T.tocsr())
    chosen = np.zeros(len(groups), dtype=bool)
    open_need = need.copy()
    gain = wanted @ (need > 0).astype(np.int64)
    while open_need.any():
        best = int(gain.argmax())
        chosen[best] = True
        reached = groups[best][open_need[groups[best]] > 0]
        open_need[reached] -= 1
        for group in reached[open_need[reached] == 0]:
            gain[members[group]] -= 1
        gain[best] = np.iinfo(np.int64).min // 2
    return chosen
