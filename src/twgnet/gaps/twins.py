"""Organisations that named the same groups, merged: the form in which large networks stay small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twgnet.model.network import Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class EquivalenceClasses:
    """Classes of organisations with the same groups, by id; who named nothing is in none.

    `masks[c]` has bit j set where class c named the group in place j; `members[c]` are its
    organisation ids, sorted. Classes stand in the order of their first member.
    """

    groups: tuple[str, ...]
    masks: tuple[int, ...]
    members: tuple[tuple[str, ...], ...]

    def named(self) -> NDArray[np.bool_]:
        """Give the matrix of classes (rows) by groups (columns)."""
        import numpy as np

        wide = (len(self.groups) + 7) // 8
        raw = b"".join(mask.to_bytes(wide, "little") for mask in self.masks)
        bits = np.frombuffer(raw, np.uint8).reshape(len(self.masks), wide)
        matrix = np.unpackbits(bits, axis=1, count=len(self.groups), bitorder="little")
        return matrix.astype(bool)

    def sizes(self) -> NDArray[np.int64]:
        """Give how many organisations each class has."""
        import numpy as np

        return np.array([len(members) for members in self.members], dtype=np.int64)


def merge_equivalent(network: Network) -> EquivalenceClasses:
    """Merge the organisations that named the same groups, and keep their ids."""
    from twgnet.network import equivalence, to_biadjacency

    merged = equivalence.merge_equivalent(to_biadjacency(network))
    members: list[list[str]] = [[] for _ in merged.size]
    for organisation, c in zip(network.organisations, merged.class_of.tolist(), strict=True):
        if c >= 0:
            members[c].append(organisation.id)
    named = zip(merged.ties.indptr[:-1].tolist(), merged.ties.indptr[1:].tolist(), strict=True)
    columns = merged.ties.indices.tolist()
    masks = tuple(sum(1 << j for j in columns[start:end]) for start, end in named)
    return EquivalenceClasses(tuple(group.id for group in network.groups), masks, tuple(map(tuple, members)))
