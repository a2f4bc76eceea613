"""The fewest organisations that together named every group, once or twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.gaps.robustness.subsets import TRY_ALL_UP_TO, who_named_all
from twgnet.gaps.twins import EquivalenceClasses
from twgnet.model.gaps import SmallestSet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from twgnet.optimise import Answer

TIES_FOR_PROGRAMME = 500_000


def smallest_set_cover(twins: EquivalenceClasses, times: int) -> SmallestSet:
    """Find a smallest set of organisations that reaches every named group `times` times.

    A group that fewer organisations named is reached as often as it can be (set multicover).
    """
    import numpy as np

    if not twins.masks:
        return SmallestSet()
    ids, named = _candidates(twins, times)
    need = np.minimum(named.sum(axis=0), times)
    chosen, proven = _greedy(named, need), False
    bound = -(-int(need.sum()) // int(named.sum(axis=1).max()))
    if named.sum() <= TIES_FOR_PROGRAMME:
        answer = _programme(named, need)
        bound = max(bound, answer.bound)
        if answer.chosen is not None and answer.chosen.sum() <= chosen.sum():
            chosen, proven = answer.chosen, answer.proven
    organisations = tuple(sorted(ids[i] for i in np.flatnonzero(chosen)))
    groups = tuple(twins.groups[j] for j in np.flatnonzero(need))
    proven = proven or bound == len(organisations)
    return SmallestSet(organisations, groups, proven, bound)


def _candidates(twins: EquivalenceClasses, times: int) -> tuple[list[str], NDArray[np.bool_]]:
    """Give the organisations that can matter, with their groups.

    Who is no better than `times` others is left out: twins, and where there are few groups also
    those whose groups are all among the others' groups.
    """
    above = [0] * len(twins.masks)
    if len(twins.groups) <= TRY_ALL_UP_TO:
        named_all = who_named_all(twins)[list(twins.masks)] - twins.sizes()
        above = named_all.tolist()
    kept = sorted(
        (organisation, c)
        for c, members in enumerate(twins.members)
        for organisation in members[: max(0, times - above[c])]
    )
    return [organisation for organisation, _ in kept], twins.named()[[c for _, c in kept]]


def _programme(named: NDArray[np.bool_], need: NDArray[np.int64]) -> Answer:
    import numpy as np
    from scipy import sparse

    from twgnet.optimise import smallest

    one = np.ones(len(named))
    rows = sparse.csr_array(named.T.astype(float))
    most = np.full(len(need), np.inf)
    return smallest(one, one > 0, rows, need.astype(float), most)


def _greedy(named: NDArray[np.bool_], need: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Take organisations, each time the one that reaches most of what is still needed."""
    import numpy as np

    chosen = np.zeros(len(named), dtype=bool)
    open_need = need.copy()
    while open_need.any():
        gain = np.where(chosen, -1, named @ (open_need > 0).astype(np.int64))
        best = int(np.argmax(gain))
        chosen[best] = True
        open_need = np.maximum(open_need - named[best], 0)
    return chosen
