"""Organisations that want the same groups, as classes with the ids of their members."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from twgnet.model.network import Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


@dataclass(frozen=True)
class OrganisationClasses:
    """Structurally equivalent organisations by id; who wants nothing is in none.

    `ties` is sparse, classes x groups, 1 where class c wants group j; `sizes[c]` is how many organisations
    it has, and `members[c]` are their ids, sorted. Classes stand in the order of their first member.
    """

    groups: tuple[str, ...]
    ties: csr_array
    sizes: NDArray[np.int64]
    members: tuple[tuple[str, ...], ...]

    @cached_property
    def wanted(self) -> NDArray[np.bool_]:
        """The ties as truth values, a cell for every class and group: for where there are not too many."""
        wanted: NDArray[np.bool_] = self.ties.toarray() > 0
        return wanted

    @property
    def masks(self) -> NDArray[np.int64]:
        """The groups of each class as the bits of a number; for at most 62 groups."""
        import numpy as np

        masks: NDArray[np.int64] = self.wanted @ (1 << np.arange(len(self.groups), dtype=np.int64))
        return masks


def classify_organisations(network: Network) -> OrganisationClasses:
    """Merge the organisations that want the same groups, and keep their ids."""
    import numpy as np

    from twgnet.network import to_biadjacency
    from twgnet.network.equivalence import merge_equivalent

    merged = merge_equivalent(to_biadjacency(network))
    members: list[list[str]] = [[] for _ in merged.size]
    for organisation, number in zip(network.organisations, merged.class_of.tolist(), strict=True):
        if number >= 0:
            members[number].append(organisation.id)
    groups = tuple(group.id for group in network.groups)
    return OrganisationClasses(
        groups, merged.ties.astype(np.int64), merged.size.astype(np.int64), tuple(map(tuple, members))
    )


def split_rows(ties: csr_array) -> list[NDArray[np.intp]]:
    """Give for each row of a sparse matrix the columns that it has."""
    import numpy as np

    return np.split(ties.indices.astype(np.intp), ties.indptr[1:-1])
