"""Cores: the part of the network in which everybody keeps so many ties to the others in it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from twgnet.measures.two_mode import Sides, TwoModeGraph

Whole = NDArray[np.int64]


def core_number(graph: TwoModeGraph) -> Sides:
    """Give the largest k for which each node is in the k-core (Seidman 1983); 0 without ties.

    All nodes below k leave at once, round by round, until the rest keep k ties each.
    """
    degrees = np.concatenate(graph.degrees)
    neighbours = _both_ways(graph)
    core = np.zeros_like(degrees)
    staying = degrees > 0
    k = 0
    while staying.any():
        k = max(k, int(degrees[staying].min()))
        leaving = np.flatnonzero(staying & (degrees <= k))
        while len(leaving):
            core[leaving], staying[leaving] = k, False
            touched = _of(neighbours, leaving)
            degrees -= np.bincount(touched, minlength=len(degrees))
            near = np.unique(touched)
            leaving = near[staying[near] & (degrees[near] <= k)]
    rows = len(graph.rows)
    return core[:rows], core[rows:]


def pq_core(graph: TwoModeGraph, p: int, q: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say who is in the (p,q)-core (Ahmed et al. 2007; Cerinšek and Batagelj 2015).

    The largest part in which every row has at least p ties and every column at least q.

    Examples
    --------
    >>> import networkx as nx
    >>> women, events = pq_core(TwoModeGraph.of(nx.davis_southern_women_graph()), 4, 4)
    >>> int(women.sum()), int(events.sum())
    (14, 9)
    """
    degrees = np.concatenate(graph.degrees)
    least = np.repeat([p, q], graph.ties.shape)
    neighbours = _both_ways(graph)
    staying = np.ones(len(degrees), dtype=bool)
    leaving = np.flatnonzero(degrees < least)
    while len(leaving):
        staying[leaving] = False
        touched = _of(neighbours, leaving)
        degrees -= np.bincount(touched, minlength=len(degrees))
        near = np.unique(touched)
        leaving = near[staying[near] & (degrees[near] < least[near])]
    rows = len(graph.rows)
    return staying[:rows], staying[rows:]


def _both_ways(graph: TwoModeGraph) -> tuple[NDArray[Any], NDArray[Any]]:
    """Give the neighbours of rows, then of columns, as one list and where each node's begin."""
    across = graph.ties.T.tocsr()
    starts = np.concatenate([graph.ties.indptr, graph.ties.nnz + across.indptr[1:]])
    return starts, np.concatenate([graph.ties.indices + len(graph.rows), across.indices])


def _of(neighbours: tuple[NDArray[Any], NDArray[Any]], nodes: NDArray[Any]) -> NDArray[Any]:
    starts, others = neighbours
    first, count = starts[nodes], starts[nodes + 1] - starts[nodes]
    skipped = np.repeat(first - np.concatenate([[0], np.cumsum(count)[:-1]]), count)
    touched: NDArray[Any] = others[skipped + np.arange(count.sum())]
    return touched
