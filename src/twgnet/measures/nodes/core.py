"""Cores: the part of the network in which everybody keeps so many ties to the others in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twgnet.measures.two_mode import Sides, TwoModeGraph
from twgnet.network.biadjacency import lighten

Whole = NDArray[np.int64]


def core_number(graph: TwoModeGraph) -> Sides:
    """Give the largest k for which each node is in the k-core (Seidman 1983); 0 without ties."""
    core = np.zeros_like(graph.degrees[0]), np.zeros_like(graph.degrees[1])
    peeling = _Peeling(graph)
    k = 0
    while peeling.anybody():
        k = max(k, peeling.fewest())
        for side, left in peeling.leave(k + 1, k + 1):
            core[side][left] = k
    return core


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
    peeling = _Peeling(graph)
    for _ in peeling.leave(p, q):
        pass
    return peeling.staying


class _Peeling:
    """Nodes leave a network, round by round; the others keep what ties they have to those who stay."""

    def __init__(self, graph: TwoModeGraph) -> None:
        self._ties = lighten(graph.ties), lighten(graph.across)
        self._degrees = graph.degrees[0].copy(), graph.degrees[1].copy()
        self.staying = np.ones(len(graph.rows), bool), np.ones(len(graph.columns), bool)

    def anybody(self) -> bool:
        """Say if anybody stays."""
        return any(bool(side.any()) for side in self.staying)

    def fewest(self) -> int:
        """Give the fewest ties of those who stay."""
        sides = zip(self._degrees, self.staying, strict=True)
        return min(int(degree[staying].min()) for degree, staying in sides if staying.any())

    def leave(self, *least: int) -> Iterator[tuple[int, Whole]]:
        """Let leave who has fewer ties than the least of the own side, and who then has; give side and nodes."""
        leaving = [
            np.flatnonzero(staying & (degree < low))
            for degree, staying, low in zip(self._degrees, self.staying, least, strict=True)
        ]
        while len(leaving[0]) or len(leaving[1]):
            for side, other in ((0, 1), (1, 0)):
                left, leaving[side] = leaving[side], leaving[side][:0]
                self.staying[side][left] = False
                yield side, left
                near, lost = _count(self._ties[side][left].indices, len(self.staying[other]))
                before = self._degrees[other][near]
                self._degrees[other][near] = after = before - lost
                falling = near[(before >= least[other]) & (after < least[other])]
                leaving[other] = np.concatenate([leaving[other], falling])


def _count(nodes: NDArray[Any], size: int) -> tuple[Whole, Whole]:
    """Give who is among so many nodes, and how often; by sorting where they are few."""
    if len(nodes) < size:
        return np.unique(nodes, return_counts=True)
    times = np.bincount(nodes, minlength=size)
    near = np.flatnonzero(times)
    return near, times[near]
