"""Degree: how many ties a node has, as a count, as a share, and by weight."""

from __future__ import annotations

import numpy as np

from twgnet.measures.two_mode import Sides, TwoModeGraph, share_of


def count_ties(graph: TwoModeGraph) -> Sides:
    """Give the number of ties of each node."""
    return graph.degrees


def degree_centrality(graph: TwoModeGraph) -> Sides:
    """Give the share of the other side that each node is tied to (Borgatti and Everett 1997)."""
    rows, columns = graph.ties.shape
    return share_of(graph.degrees[0], columns), share_of(graph.degrees[1], rows)


def strength(graph: TwoModeGraph) -> Sides:
    """Give the sum of the weights of each node's ties (Barrat et al. 2004)."""
    weights = graph.weights
    columns = np.bincount(weights.indices, weights=weights.data, minlength=weights.shape[1])
    return np.asarray(weights.sum(1)), columns
