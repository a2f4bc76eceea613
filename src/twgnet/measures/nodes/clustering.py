"""Clustering of two-mode networks: whether those who meet in one group meet in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twgnet.measures.two_mode import Side, Sides, TwoModeGraph
from twgnet.network.projection import shared_squares

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties


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
    ties = min(graph.ties, graph.across, key=lambda ties: ties.shape[0])  # less to multiply, the same squares
    rows, columns = graph.degrees
    paths = float(((rows - 1.0) * (graph.ties @ (columns - 1.0))).sum())
    if not paths:
        return None
    degree = np.bincount(ties.indices, minlength=ties.shape[1])
    cycles = (shared_squares(ties) - float((degree * (degree - 1.0)).sum())) / 4
    return 4 * cycles / paths


def clustering(graph: TwoModeGraph) -> Sides:
    """Give Opsahl's local clustering of each node, NaN where no path of four ties is centred on it.

    Of the paths of four ties with the node in the middle, the share whose ends share another
    neighbour that is not on the path (Opsahl 2013, Social Networks 35:159-167). Work grows with
    the square of those within two steps: for networks of thousands, not of millions.
    """
    return _share(_of_rows(graph)), _share(_of_rows(graph.transposed))


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
    """Count, for each row, the closed paths of four ties centred on it, and all of them."""
    ties = graph.ties
    classes = graph.classes[0]
    across = ties.T.tocsr()
    counts = np.zeros((2, len(classes.size)))
    _, first = np.unique(classes.class_of, return_index=True)
    for row in first[classes.class_of[first] >= 0]:
        own = ties.indices[ties.indptr[row] : ties.indptr[row + 1]]
        near = np.unique(across[own].indices)
        near = near[near != row]
        counts[:, classes.class_of[row]] = _paths(ties[near], own)
    counted: Side = np.append(counts, np.zeros((2, 1)), axis=1)[:, classes.class_of]
    return counted


def _paths(others: Ties, own: Side) -> tuple[float, float]:
    """Count paths p1 - s1 - row - s2 - p2 for the rows `others` near a row with columns `own`.

    For p1 and p2 with a and b columns in common with the row, c of these common to both, and h
    columns common to both in all: a b - c paths, of which c (c - 1) close if h > 2, those with
    one end in c if h > 1, and those with none if h > 0.
    """
    inside = others[:, own].toarray()
    every = (others @ others.T).toarray()
    both = inside @ inside.T
    a = np.broadcast_to(inside.sum(1)[:, None], both.shape)
    b = a.T
    paths = a * b - both
    closed = (
        both * (both - 1) * (every > 2)
        + both * (a + b - 2 * both) * (every > 1)
        + (a - both) * (b - both) * (every > 0)
    )
    pairs = ~np.eye(len(both), dtype=bool)
    return float(closed[pairs].sum() / 2), float(paths[pairs].sum() / 2)
