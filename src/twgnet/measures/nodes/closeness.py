"""Two-mode closeness that stays right when the network falls apart."""

from __future__ import annotations

import numpy as np

from twgnet.measures.paths.reach import Reach
from twgnet.measures.two_mode import Side, Sides, TwoModeGraph, share_of


def closeness_centrality(graph: TwoModeGraph) -> Sides:
    r"""Give the component-corrected two-mode closeness, 0 to 1; 0 without ties.

    For a node whose component holds r1 nodes of its own side and r2 of the other, of N in all:

        (r2 + 2 (r1 - 1)) / (sum of distances)  *  (r1 + r2 - 1) / (N - 1)

    The first factor is the closeness of Borgatti and Everett (1997, Social Networks 19:243-269)
    inside the component, the second the correction of Wasserman and Faust (1994, p. 201) for
    what cannot be reached. In a connected network it is Borgatti and Everett's own.
    """
    nodes = sum(graph.ties.shape)
    rows, columns = graph.paths
    return _corrected(rows, nodes), _corrected(columns, nodes)


def _corrected(reach: Reach, nodes: int) -> Side:
    least = reach.other + 2 * reach.same
    share = share_of(reach.same + reach.other, nodes - 1)
    return np.divide(least * share, reach.farness, out=np.zeros_like(least), where=least > 0)
