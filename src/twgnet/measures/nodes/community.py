"""Communities as a measure: the letter of the one that each node is in."""

from __future__ import annotations

import numpy as np

from twgnet.measures.communities.letters import letter
from twgnet.measures.two_mode import Sides, TwoModeGraph


def community(graph: TwoModeGraph) -> Sides:
    """Give the letter of each node's community, empty without ties.

    A is the community with most nodes; among equals the one that holds the first node.
    """
    found = graph.communities
    module = np.concatenate([found.rows, found.columns])
    sizes = np.bincount(module[module >= 0])
    _, first = np.unique(module[module >= 0], return_index=True)
    used = np.flatnonzero(sizes)
    order = used[np.lexsort((first, -sizes[used]))]
    names = np.full(len(sizes) + 1, "", dtype=object)
    names[order] = [letter(number) for number in range(len(order))]
    lettered = names[module]
    rows = len(found.rows)
    return lettered[:rows], lettered[rows:]
