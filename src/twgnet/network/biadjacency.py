"""The network as a sparse matrix, and a networkx graph as one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from twgnet.errors import NetworkError
from twgnet.model.network import Network

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array

    Ties = csr_array[Any, tuple[int, int]]


def to_biadjacency(network: Network, *, weighted: bool = False) -> Ties:
    """Give the organisations x groups matrix: 1.0, or the weight, where one named the other.

    Rows and columns are in the order of the network. Tentative interests count as any.

    Examples
    --------
    >>> to_biadjacency(Network((), (), ())).shape
    (0, 0)
    """
    row = {organisation.id: i for i, organisation in enumerate(network.organisations)}
    column = {group.id: j for j, group in enumerate(network.groups)}
    ties = [(row[tie.organisation_id], column[tie.group_id]) for tie in network.interests]
    weights = [tie.weight if weighted else 1 for tie in network.interests]
    return _sparse(ties, weights, (len(row), len(column)))


def from_bipartite(
    graph: nx.Graph, nodes: Iterable[Hashable] | None = None
) -> tuple[list[Hashable], list[Hashable], Ties]:
    """Give rows, columns and the weights between them of a two-mode networkx graph.

    `nodes` are the rows; left out, the nodes with `bipartite` 0. Parallel edges add up.

    Raises
    ------
    NetworkError
        A node has no side, or an edge joins two nodes of one side.

    Examples
    --------
    >>> import networkx as nx
    >>> from_bipartite(nx.Graph([("VBNK", "Land")]), ["VBNK"])[:2]
    (['VBNK'], ['Land'])
    """
    chosen = {n for n, side in graph.nodes(data="bipartite") if side == 0} if nodes is None else set(nodes)
    rows = [node for node in graph if node in chosen]
    columns = [node for node in graph if node not in chosen]
    row, column = ({node: i for i, node in enumerate(side)} for side in (rows, columns))
    ties, weights = [], []
    for one, other, weight in graph.edges(data="weight", default=1):
        start, end = (one, other) if one in row else (other, one)
        if start not in row or end not in column:
            raise NetworkError("network.edge_of_one_side", one=str(one), other=str(other))
        ties.append((row[start], column[end]))
        weights.append(weight)
    return rows, columns, _sparse(ties, weights, (len(rows), len(columns)))


def lighten(ties: Ties) -> Ties:
    """Give the same ties at a byte each, to copy rows of."""
    import numpy as np
    from scipy.sparse import csr_array

    return csr_array((np.ones(ties.nnz, np.int8), ties.indices, ties.indptr), ties.shape)


def _sparse(ties: list[tuple[int, int]], weights: Sequence[float], shape: tuple[int, int]) -> Ties:
    import numpy as np
    from scipy import sparse

    cells = np.array(ties, dtype=np.int32).reshape(-1, 2).T
    return sparse.coo_array((np.array(weights, dtype=np.float64), (cells[0], cells[1])), shape).tocsr()
