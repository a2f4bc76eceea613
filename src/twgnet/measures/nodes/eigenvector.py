"""Two-mode eigenvector centrality: the leading singular vectors of the largest component."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twgnet.measures.two_mode import Side, Sides, TwoModeGraph

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties


DENSE = 300  # nodes on the shorter side: beyond, the vectors are found step by step


def eigenvector_centrality(graph: TwoModeGraph) -> Sides:
    """Give the centrality of each row and each column; NaN outside the largest component.

    u and v with A v = s u and A' u = s v for the largest singular value s of the biadjacency
    matrix A (Bonacich 1991, Social Networks 13:155-168); each side has length 1 and no entry is
    negative.
    """
    return _singular(graph, graph.ties)


def weighted_eigenvector_centrality(graph: TwoModeGraph) -> Sides:
    """Give the same with the weights of the ties in place of ones."""
    return _singular(graph, graph.weights)


def _singular(graph: TwoModeGraph, matrix: Ties) -> Sides:
    inside = graph.largest
    of_rows, of_columns = (np.full(len(side), np.nan) for side in inside)
    if not inside[0].any():
        return of_rows, of_columns
    others_tied = graph.degrees[0][~inside[0]].any()  # else nodes without ties may stay: they get 0
    part = matrix[inside[0]][:, inside[1]] if others_tied else matrix
    if part.shape[1] <= part.shape[0]:
        rows, columns = _leading(part)
    else:
        columns, rows = _leading(part.T.tocsr())
    of_rows[inside[0]], of_columns[inside[1]] = (
        (rows, columns) if others_tied else (rows[inside[0]], columns[inside[1]])
    )
    return of_rows, of_columns


def _leading(part: Ties) -> tuple[Side, Side]:
    """Give the leading singular vectors of a matrix with no more columns than rows."""
    if part.shape[1] <= DENSE:
        _, vectors = np.linalg.eigh((part.T @ part).toarray())
        short = np.abs(vectors[:, -1])
    else:
        from scipy.sparse.linalg import LinearOperator, eigsh

        gram = LinearOperator((part.shape[1],) * 2, matvec=lambda v: part.T @ (part @ v), dtype=np.float64)
        _, vectors = eigsh(gram, k=1, v0=part.T @ np.ones(part.shape[0]))
        short = np.abs(vectors[:, 0])
    seen = part @ short
    return seen / np.linalg.norm(seen), short
