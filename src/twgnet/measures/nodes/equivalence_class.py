"""Structural equivalence: who has exactly the same neighbours."""

from __future__ import annotations

import numpy as np

from twgnet.measures.two_mode import Sides, TwoModeGraph


def equivalence_class(graph: TwoModeGraph) -> Sides:
    """Give the number of each node's class, 1 for that of the first node; NaN without ties.

    Two nodes are structurally equivalent when they have the same neighbours (Lorrain and White
    1971, J. Math. Sociol. 1:49-80).
    """
    rows, columns = (np.where(side.class_of < 0, np.nan, side.class_of + 1.0) for side in graph.classes)
    return rows, columns
