"""Harmonic closeness: how near everything is, where what is out of reach counts as nothing."""

from __future__ import annotations

from twgnet.measures.two_mode import Sides, TwoModeGraph, share_of


def harmonic_centrality(graph: TwoModeGraph) -> Sides:
    """Give the sum of one over the distances, as a share of the most a node can have.

    A node of a side of n1 reaches at best all n2 of the other side in one step and its own side
    in two: n2 + (n1 - 1) / 2 (Marchiori and Latora 2000, Physica A 285:539-546; Rochat 2009).
    """
    rows, columns = graph.ties.shape
    of_rows, of_columns = graph.paths
    return (
        share_of(of_rows.nearness, columns + (rows - 1) / 2),
        share_of(of_columns.nearness, rows + (columns - 1) / 2),
    )
