"""Betweenness: how many shortest paths between others pass through a node."""

from __future__ import annotations

from twgnet.measures.two_mode import Sides, TwoModeGraph, share_of


def betweenness_centrality(graph: TwoModeGraph) -> Sides:
    """Give the share of shortest paths that pass through each node, by the most any could have."""
    rows, columns = graph.ties.shape
    of_rows, of_columns = graph.paths
    return (
        share_of(of_rows.between, most_between(rows, columns)),
        share_of(of_columns.between, most_between(columns, rows)),
    )


def most_between(own: int, other: int) -> float:
    """Give the betweenness of the best possible node on a side of `own` nodes.

    The normaliser of Borgatti and Everett (1997, Social Networks 19:243-269) for a network with
    `other` nodes on the other side, over unordered pairs of nodes.

    Examples
    --------
    >>> most_between(18, 14), most_between(14, 18)  # Davis' Southern Women and their events
    (445.0, 452.0)
    """
    if not own or not other:
        return 0.0
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
