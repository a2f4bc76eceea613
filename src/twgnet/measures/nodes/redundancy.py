"""Redundancy: how much of what a node joins is also joined by others."""

from __future__ import annotations

import numpy as np

from twgnet.measures.two_mode import Side, Sides, TwoModeGraph
from twgnet.network.projection import shared_blocks


def redundancy(graph: TwoModeGraph) -> Sides:
    """Give the share of pairs of a node's neighbours that have another common neighbour.

    Latapy, Magnien and Del Vecchio (2008, Social Networks 30:31-48). NaN below two ties, where
    there is no pair.
    """
    return _of_rows(graph), _of_rows(graph.transposed)


def _of_rows(graph: TwoModeGraph) -> Side:
    ties, degree = graph.ties, graph.degrees[0]
    across = ties.T.tocsr()
    joined = np.zeros(len(degree))
    for block, shared in shared_blocks(across):
        shared.data = (shared.data >= 2).astype(np.float64)
        both = ties[:, block] @ shared  # rows x columns: of these, how many are doubly joined
        joined += np.asarray(both.multiply(ties).sum(1))
    pairs = degree * (degree - 1.0)
    return np.asarray(np.divide(joined, pairs, out=np.full(len(degree), np.nan), where=pairs > 0))
