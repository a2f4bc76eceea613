"""Positions by stress: drawn distance as near as can be to distance in the network, no physics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]

ROUNDS = 120


def place(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Give a point for each of `count` nodes, near where ties put them, the long axis level.

    Minimises stress with weights 1/distance² from a circle in the given order, so the same
    network always gives the same picture. Gansner, Koren & North (2004),
    doi:10.1007/978-3-540-31843-9_25.
    """
    import numpy as np

    turn = 2 * np.pi * np.arange(count) / max(1, count)
    points = np.column_stack((np.cos(turn), np.sin(turn)))
    if count > 2:
        points = _level(_majorise(points, _distances(count, ties)))
    return points


def _distances(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Give the steps between all nodes; parts that do not touch are put a little further apart."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import shortest_path

    rows, columns = (list(side) for side in zip(*ties, strict=True)) if ties else ([], [])
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(count, count)).tocsr()
    steps = np.asarray(shortest_path(graph, directed=False, unweighted=True))
    far = float(steps[np.isfinite(steps)].max(initial=1.0))
    return np.where(np.isfinite(steps), steps, max(2.0, far * 0.6))


def _majorise(points: Points, wanted: Points) -> Points:
    import numpy as np

    count = len(points)
    off = ~np.eye(count, dtype=bool)
    weights = np.where(off, 1.0 / np.where(off, wanted, 1.0) ** 2, 0.0)
    laplacian = np.diag(weights.sum(1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / count) - 1.0 / count
    points, pulled = points * wanted.mean(), -weights * wanted
    for _ in range(ROUNDS):
        across, up = (np.subtract.outer(side, side) for side in points.T)
        apart = np.sqrt(across * across + up * up)
        pull = pulled / np.maximum(apart, 1e-9)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(1))
        points = inverse @ (pull @ points)
    return points


def _level(points: Points) -> Points:
    """Turn the long axis of a cloud of points level."""
    import numpy as np

    points = points - points.mean(0)
    spread = points.T @ points
    angle = 0.5 * np.arctan2(2 * spread[0, 1], spread[0, 0] - spread[1, 1])
    cos, sin = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array(((cos, -sin), (sin, cos))))
