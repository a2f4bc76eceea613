"""The fewest organisations whose leaving leaves groups with nobody, for each number of groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twgnet.gaps.classes import OrganisationClasses, split_rows
from twgnet.gaps.robustness.subsets import TRY_ALL_UP_TO, who_wants_only
from twgnet.model.gaps import SmallestSet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from twgnet.optimise import Answer

SECONDS = 1  # for the integer program, about; what is not proven by then comes with a bound
LINES_A_SECOND = 2_000  # of more, the program takes many times as long
SEED = 20260101  # of the keys that equal sets of organisations are ordered by


@dataclass(frozen=True, slots=True)
class Removals:
    """The fewest organisations that must leave so that `number` groups have nobody, for each number.

    Where it is not `exact`, they are the fewest that were found.
    """

    fewest: tuple[int, ...]
    exact: bool


def find_removals(classes: OrganisationClasses, seconds: int = SECONDS) -> tuple[SmallestSet, Removals]:
    """Find a smallest set of organisations whose leaving leaves more than half of all groups with nobody.

    Groups that nobody wants have nobody from the start. Of equally small sets the one is taken that
    leaves most groups with nobody. Up to 20 groups every combination of groups is tried; beyond, an
    integer program of so many `seconds` proves the optimum of small networks, and others have a bound.

    References
    ----------
    Avelino, G. et al. (2016). A novel approach for estimating truck factors. ICPC 2016. (Exact
    here, where the original is greedy.)
    """
    if not classes.groups:
        return SmallestSet(), Removals((0,), exact=True)
    if len(classes.groups) <= TRY_ALL_UP_TO:
        return _try_all(classes)
    order, fewest = _greedy(classes)
    need = len(classes.groups) // 2 + 1
    left = order < need
    bound = _bound(classes, need)
    if classes.ties.nnz <= LINES_A_SECOND * seconds:
        answer = _solve(classes, need, seconds)
        bound = max(bound, answer.bound)
        if answer.chosen is not None and classes.sizes @ answer.chosen[: len(classes.sizes)] <= fewest[need]:
            left = answer.chosen[len(classes.sizes) :]
    found = _describe(classes, left, bound)
    reached = sum(size <= len(found.organisations) for size in fewest) - 1
    if len(found.organisations) == fewest[need] and reached >= len(found.groups):
        found = _describe(classes, order < reached, bound)
    return found, Removals(tuple(fewest), exact=False)


def _describe(
    classes: OrganisationClasses, left: NDArray[np.bool_], bound: int | None = None, equal: int | None = None
) -> SmallestSet:
    """Name who leaves when these groups have nobody, and all groups that then have nobody."""
    import numpy as np

    leaving = classes.ties @ np.asarray(left, np.int64) > 0
    names = sorted(id for c in np.flatnonzero(leaving) for id in classes.members[c])
    groups = tuple(classes.groups[j] for j in np.flatnonzero((~leaving).astype(np.int64) @ classes.ties == 0))
    least = len(names) if bound is None else min(bound, len(names))
    return SmallestSet(tuple(names), groups, least == len(names), least, equal)


def _try_all(classes: OrganisationClasses) -> tuple[SmallestSet, Removals]:
    """Try every set of groups; of equal ones the first by the sum of places, then by places, is taken."""
    import numpy as np

    places = np.arange(len(classes.groups))
    staying = who_wants_only(classes, classes.sizes)[::-1]  # outside a set: the complement mirrors it
    number = np.bitwise_count(np.arange(len(staying)))
    leaving = int(classes.sizes.sum()) - staying
    fewest = [int(leaving[number == size].min()) for size in range(len(places) + 1)]
    need = len(places) // 2 + 1
    most = max(size for size in range(need, len(places) + 1) if fewest[size] == fewest[need])
    best = np.flatnonzero((number == most) & (leaving == fewest[need]))
    bits = (best[:, None] >> places & 1).astype(bool)
    equal = np.flatnonzero((number >= need) & (leaving == fewest[need]))
    found = _describe(classes, bits[np.argmin(bits @ places)], equal=_count_different(classes, equal))
    return found, Removals(tuple(fewest), exact=True)


def _count_different(classes: OrganisationClasses, sets: NDArray[np.int64]) -> int:
    """Count the different sets of organisations that these sets of groups are wanted by."""
    import numpy as np

    keys = np.random.default_rng(SEED).integers(0, 2**63, len(classes.sizes), dtype=np.uint64)
    return len(np.unique(who_wants_only(classes, keys)[::-1][sets]))


def _greedy(classes: OrganisationClasses) -> tuple[NDArray[np.int64], list[int]]:
    """Give up groups, each time the one that needs the fewest further organisations to leave.

    Gives the turn of each group, and how many have left after each turn.
    """
    import numpy as np

    turn = np.full(len(classes.groups), -1)
    groups, members = split_rows(classes.ties), split_rows(classes.ties.T.tocsr())
    staying = np.ones(len(classes.sizes), dtype=bool)
    further = classes.sizes @ classes.ties  # who stays and wants each group
    fewest = [0]
    for number in range(len(turn)):
        chosen = int(np.where(turn < 0, further, np.iinfo(np.int64).max).argmin())
        turn[chosen] = number
        fewest.append(fewest[-1] + int(further[chosen]))
        for leaving in members[chosen][staying[members[chosen]]]:
            further[groups[leaving]] -= classes.sizes[leaving]
            staying[leaving] = False
    return turn, fewest


def _bound(classes: OrganisationClasses, need: int) -> int:
    """Give a number of organisations that must leave at least.

    A group has nobody only if all that want it leave, so the size of the `need`-th smallest group is
    one bound. The other shares each organisation out evenly over its groups: what `need` groups hold
    together cannot be more than who leaves (a solution of the dual linear program).
    """
    import numpy as np

    sizes = np.sort(classes.sizes @ classes.ties)
    shares = np.sort((classes.sizes / classes.ties.sum(axis=1)) @ classes.ties)
    return max(int(sizes[need - 1]), int(np.ceil(shares[:need].sum() - 1e-6)))


def _solve(classes: OrganisationClasses, need: int, seconds: int) -> Answer:
    """Minimise who leaves; a group has nobody only when every class that wants it has left."""
    import numpy as np
    from scipy import sparse

    from twgnet.optimise import smallest

    count, groups = classes.ties.shape
    who, which = classes.ties.nonzero()
    row, ones = np.arange(len(who)), np.ones(len(who))
    left = sparse.coo_array((ones, (row, who)), shape=(len(who), count))
    empty = sparse.coo_array((-ones, (row, which)), shape=(len(who), groups))
    total = sparse.coo_array(np.concatenate([np.zeros(count), np.ones(groups)])[None])
    rows = sparse.vstack([sparse.hstack([left, empty]), total]).tocsr()
    least = np.append(np.zeros(len(who)), need)
    most = np.append(np.full(len(who), np.inf), groups)
    whole = np.arange(count + groups) >= count  # who leaves follows from the groups that have nobody
    cost = np.append(classes.sizes, np.zeros(groups))
    return smallest(cost, whole, rows, least, most, seconds=seconds, work=np.inf)
