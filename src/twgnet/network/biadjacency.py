"""The network as a sparse matrix of 0 and 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twgnet.model.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def to_biadjacency(network: Network) -> csr_array[Any, tuple[int, int]]:
    """Give the organisations x groups matrix: 1.0 where the organisation named the group.

    Rows and columns are in the order of the network. Tentative interests count as 1.

    Examples
    --------
    >>> to_biadjacency(Network((), (), ())).shape
    (0, 0)
    """
    import numpy as np
    from scipy import sparse

    row = {organisation.id: i for i, organisation in enumerate(network.organisations)}
    column = {group.id: j for j, group in enumerate(network.groups)}
    rows = [row[tie.organisation_id] for tie in network.interests]
    columns = [column[tie.group_id] for tie in network.interests]
    ties = sparse.coo_array((np.ones(len(rows)), (rows, columns)), (len(row), len(column)))
    return ties.tocsr()
