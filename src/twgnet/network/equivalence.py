"""The network with twins merged: organisations that named the same groups count as one set.

With few groups many organisations are twins, and twins have equal measures: the arithmetic then
runs over distinct sets, weighted by how many organisations hold each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twgnet.model.network import Network

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Sets:
    """Distinct non-empty sets of neighbours on the shorter side of the network.

    The side with more nodes is the *long* one (here called rows), the other the *short* one.

    Attributes
    ----------
    matrix
        Sets x short side, 0.0 or 1.0.
    count
        How many nodes of the long side hold each set.
    held_by
        For each node of the long side, in its order, the number of its set; -1 for no ties.
    flipped
        Whether the long side is the groups rather than the organisations.
    """

    matrix: NDArray[float64]
    count: NDArray[float64]
    held_by: NDArray[intp]
    flipped: bool


def merge_equivalent(network: Network) -> Sets:
    """Merge the nodes of the longer side that have the same neighbours.

    Examples
    --------
    >>> from twgnet.model.registry import Group, Organisation
    >>> lonely = Network((Organisation("a", "A"), Organisation("b", "B")), (Group("G", "G"),), ())
    >>> merge_equivalent(lonely).held_by.tolist()
    [-1, -1]
    """
    import numpy as np

    flipped = len(network.groups) > len(network.organisations)
    rows = [organisation.id for organisation in network.organisations]
    columns = [group.id for group in network.groups]
    ties = [(tie.organisation_id, tie.group_id) for tie in network.interests]
    if flipped:
        rows, columns = columns, rows
        ties = [(group, organisation) for organisation, group in ties]
    column = {id: j for j, id in enumerate(columns)}
    named: dict[str, list[int]] = {id: [] for id in rows}
    for row, other in ties:
        named[row].append(column[other])
    number: dict[tuple[int, ...], int] = {}
    held_by = [number.setdefault(tuple(sorted(others)), len(number)) if others else -1 for others in named.values()]
    matrix = np.zeros((len(number), len(columns)))
    for members, which in number.items():
        matrix[which, list(members)] = 1.0
    holders = np.array(held_by, dtype=np.intp)
    count = np.bincount(holders[holders >= 0], minlength=len(number)).astype(np.float64)
    return Sets(matrix, count, holders, flipped)
