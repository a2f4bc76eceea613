"""Clustering of two-mode networks: whether those who meet in one group meet in another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from twgnet.measures.two_mode import Side, Sides, TwoModeGraph
from twgnet.network.projection import shared_blocks, shared_squares

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties

BLOCK = 10_000_000  # about so many steps of a product at once
STEPS = 5e11  # of more, Opsahl's clustering would take many minutes and gigabytes


def reinforcement(graph: TwoModeGraph) -> float | None:
    """Give the share of paths of three ties that close to a cycle of four; None without any.

    4 C4 / L3 (Robins and Alexander 2004, Comput. Math. Organ. Theory 10:69-94). It asks: of two
    organisations that share a group, and one of them has another, does the other have that too?

    Examples
    --------
    >>> import networkx as nx
    >>> round(reinforcement(TwoModeGraph.of(nx.davis_southern_women_graph())), 6)
    0.467764
    """
    ties, across = sorted((graph.ties, graph.across), key=lambda ties: ties.shape[0])  # the same squares, less work
    rows, columns = graph.degrees
    paths = float(((rows - 1.0) * (graph.ties @ (columns - 1.0))).sum())
    if not paths:
        return None
    degree = np.bincount(ties.indices, minlength=ties.shape[1])
    cycles = (shared_squares(ties, across) - float((degree * (degree - 1.0)).sum())) / 4
    return 4 * cycles / paths


def clustering(graph: TwoModeGraph) -> Sides:
    """Give Opsahl's local clustering of each node, NaN where no path of four ties is centred on it.

    Of the paths of four ties with the node in the middle, the share whose ends share another
    neighbour that is not on the path (Opsahl 2013, Social Networks 35:159-167). Work grows with those within
    two steps, times those that share several neighbours: for networks of thousands, not of millions.
    """
    return _share(_of_rows(graph)), _share(_of_rows(graph.transposed))


def takes_too_long(graph: TwoModeGraph) -> bool:
    """Say if either side has too many nodes of which too many share a neighbour."""
    return any(
        len(own) * min(float(len(own)) ** 2, (other.astype(float) ** 2).sum()) > STEPS
        for own, other in (graph.degrees, graph.degrees[::-1])
    )


def global_clustering(graph: TwoModeGraph) -> tuple[float | None, float | None]:
    """Give Opsahl's global clustering, centred on rows and on columns; None without such paths.

    Examples
    --------
    >>> import networkx as nx
    >>> women, events = global_clustering(TwoModeGraph.of(nx.davis_southern_women_graph()))
    >>> round(women, 6), round(events, 6)
    (0.771897, 0.818736)
    """
    rows, columns = (_of_rows(one).sum(1).tolist() for one in (graph, graph.transposed))
    return rows[0] / rows[1] if rows[1] else None, columns[0] / columns[1] if columns[1] else None


def _share(counts: Side) -> Side:
    closed, paths = counts
    return np.asarray(np.divide(closed, paths, out=np.full(len(paths), np.nan), where=paths > 0))


def _of_rows(graph: TwoModeGraph) -> Side:
    """Count, for each row, the closed paths of four ties centred on it, and all of them, each from both its ends."""
    from scipy.sparse import csr_array, vstack

    ties = graph.ties
    shared = csr_array(vstack([csr_array((0, ties.shape[0])), *(block for _, block in shared_blocks(ties))]))
    rows = np.bincount(ties.indices, minlength=ties.shape[1]).astype(np.float64)
    paths = _sums(shared) ** 2 - _sums(shared.multiply(shared)) - ties @ ((rows - 1) * (rows - 2))
    return np.array([_closed(ties, shared), paths])


def _closed(ties: Ties, shared: Ties) -> Side:
    """Count the paths p1 - s1 - row - s2 - p2 that close.

    Let p1 and p2 have a and b columns in common with the row, c of these common to both, and e columns common
    to both in all. Of the a b - c paths, c (c - 1) close if e > 2, those with one end in c if e > 1, and those
    with none if e > 0. Over all p1 and p2 that is the sum of a b where e > 0, less c (a + b - 1) where e is 1,
    less c^2 where e is 2, and less c where it is more.
    """
    ones, twos, more = (_those(shared, test) for test in (shared.data == 1, shared.data == 2, shared.data > 2))
    single, double, many = (_partners(which, ties) for which in (ones, twos, more))
    once = 2 * (_sums(shared.multiply(ties @ single.T)) - _sums(ones)) - _led_to(single, ties)
    both = 2 * (_sums((ties @ _common_to(twos, ties)).multiply(ties)) - _sums(twos))
    return np.asarray(_met_ends(ties, shared) - once - _led_to(double, ties) - 2 * both - _led_to(many, ties))


def _sums(matrix: Ties) -> Side:
    return np.asarray(matrix.sum(1), dtype=np.float64).ravel()


def _those(shared: Ties, test: Side) -> Ties:
    """Give the pairs of rows that pass a test, each as 1."""
    from scipy.sparse import csr_array

    kept = csr_array((test.astype(np.float64), shared.indices, shared.indptr), shared.shape, copy=True)
    kept.eliminate_zeros()
    return kept


def _partners(pairs: Ties, ties: Ties) -> Ties:
    """Count for each tie with how many others that have its column too its row is a pair."""
    from scipy.sparse import csr_array, vstack

    blocks = _blocks(pairs @ np.diff(ties.indptr))
    return csr_array(
        vstack([csr_array((0, ties.shape[1])), *((pairs[one] @ ties).multiply(ties[one]) for one in blocks)])
    )


def _led_to(partners: Ties, ties: Ties) -> Side:
    """Count for each row, over its columns, the pairs that have one, in both orders, without those it is in."""
    return np.asarray(ties @ np.asarray(partners.sum(0)).ravel() - 2 * _sums(partners))


def _common_to(twos: Ties, ties: Ties) -> Ties:
    """Count for each two columns, the first of them in the row, the pairs of rows that have these two in common."""
    from scipy.sparse import coo_array, triu

    pairs = triu(twos).tocoo()
    common = [
        ties[pairs.row[some]].multiply(ties[pairs.col[some]]).tocsr().sorted_indices().indices.reshape(-1, 2)
        for some in _blocks(np.diff(ties.indptr)[pairs.row])
    ]
    first, second = np.concatenate([np.zeros((0, 2), int), *common]).T
    counted: Ties = coo_array((np.ones(len(first)), (first, second)), (ties.shape[1],) * 2).tocsr()
    return counted


def _met_ends(ties: Ties, shared: Ties) -> Side:
    """Sum up a b over the ends that have a column in common.

    That is the sum of a b e, which follows from the ties, less a b (e - 1), for which only the fewer ends count
    that have several.
    """
    from scipy.sparse import csr_array

    degree = np.diff(ties.indptr).astype(np.float64)
    several = csr_array((shared.data - 1, shared.indices, shared.indptr), shared.shape, copy=True)
    several.eliminate_zeros()
    found = -np.asarray(shared.multiply(shared) @ degree)
    for block in _blocks(shared @ (degree + np.diff(several.indptr))):
        own = shared[block]
        reached = own @ ties
        found[block] += _sums(reached.multiply(reached)) - _sums((own @ several).multiply(own))
    return found


def _blocks(work: Side) -> list[slice]:
    """Cut rows into blocks of about equal work."""
    part = np.cumsum(work, dtype=np.float64) // BLOCK
    edges = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(part)]
    return [slice(start, stop) for start, stop in pairwise(edges) if start < stop]
