"""How many sets of organisations of one size reach every wanted group as often as is needed."""

from __future__ import annotations

from collections import Counter
from math import comb
from typing import TYPE_CHECKING

from twgnet.gaps.classes import OrganisationClasses, split_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

STATES = 5_000  # ways of being half-way that are kept apart: beyond, counting takes more than a quarter of a second
WORK = 4_000_000  # groups looked at, over all ways: the same where there are many groups


def count_multicovers(classes: OrganisationClasses, need: NDArray[np.int64], size: int) -> int | None:
    """Count the sets of so many organisations that reach each group as often as it needs; None if too many ways.

    Organisations are taken or left class by class. Sets that are half-way are kept apart only by
    how many organisations they have and what the groups that are still open lack: a group is closed
    with its last class.

    >>> import numpy as np
    >>> from scipy.sparse import csr_array
    >>> three = OrganisationClasses(("A",), csr_array([[1]]), np.array([3]), (("x", "y", "z"),))
    >>> count_multicovers(three, np.array([2]), 2)
    3
    """
    wanted = [groups.tolist() for groups in split_rows(classes.ties)]
    order = _order(classes.ties)
    last = {group: at for at, c in enumerate(order) for group in wanted[c]}
    looked = 0
    states: Counter[tuple[int, tuple[int, ...]]] = Counter({(size, tuple(need.tolist())): 1})
    for at, c in enumerate(order):
        groups = wanted[c]
        looked += len(states) * len(need) * min(int(classes.sizes[c]) + 1, size + 1)
        if looked > WORK:
            return None
        closed = [group for group in groups if last[group] == at]
        after: Counter[tuple[int, tuple[int, ...]]] = Counter()
        for (left, lacks), ways in states.items():
            for taken in range(min(int(classes.sizes[c]), left) + 1):
                still = list(lacks)
                for group in groups:
                    still[group] = max(0, still[group] - taken)
                if not any(still[group] for group in closed) and max(still) <= left - taken:
                    after[left - taken, tuple(still)] += ways * comb(int(classes.sizes[c]), taken)
        if len(after) > STATES:
            return None
        states = after
    return sum(ways for (left, _), ways in states.items() if not left)


def _order(ties: csr_array) -> list[int]:
    """Put classes together that share the least wanted groups, so that few groups are open at a time."""
    import numpy as np

    popularity = np.bincount(ties.indices, minlength=ties.shape[1])
    rank = np.argsort(np.argsort(popularity, kind="stable"), kind="stable")
    first = np.minimum.reduceat(rank[ties.indices], ties.indptr[:-1])
    return [int(c) for c in np.argsort(first, kind="stable")]
