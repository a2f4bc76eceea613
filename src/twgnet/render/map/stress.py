"""Positions by stress: drawn distance as near as can be to distance in the network, no physics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]

ROUNDS = 200
SPREAD_ROUNDS = 300


def place(
    count: int,
    ties: Sequence[tuple[int, int]],
    sizes: Iterable[tuple[float, float]],
    frame: tuple[float, float],
) -> Points:
    """Give the centres of `count` boxes inside a frame, near where ties put them, none overlapping.

    Minimises stress with weights 1/distance² from a circle in the given order, so the same
    network always gives the same picture. Gansner, Koren & North (2004),
    doi:10.1007/978-3-540-31843-9_25.
    """
    import numpy as np

    if not count:
        return np.zeros((0, 2))
    turn = 2 * np.pi * np.arange(count) / count
    points = np.column_stack((np.cos(turn), np.sin(turn)))
    if count > 2:
        points = _majorise(points, _distances(count, ties))
    boxes = np.array(list(sizes), dtype=float)
    return _separate(_fill(points, boxes, frame), boxes, frame)


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
    points = points * wanted.mean()
    for _ in range(ROUNDS):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        pull = -weights * wanted / np.maximum(apart, 1e-9)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(1))
        points = inverse @ (pull @ points)
    return points


def _fill(points: Points, boxes: Points, frame: tuple[float, float]) -> Points:
    """Lay the long axis level and grow the drawing to the frame, one way at most 1.6 times more."""
    import numpy as np

    points = points - points.mean(0)
    spread = points.T @ points
    angle = 0.5 * np.arctan2(2 * spread[0, 1], spread[0, 0] - spread[1, 1])
    cos, sin = np.cos(angle), np.sin(angle)
    points = points @ np.array(((cos, -sin), (sin, cos)))
    low, high = points.min(0), points.max(0)
    room = np.array(frame) - boxes.max(0)
    scale = room / np.maximum(high - low, 1e-9)
    scaled = (points - (low + high) / 2) * np.minimum(scale, 1.6 * scale.min())
    return np.asarray(scaled + np.array(frame) / 2)


def _separate(points: Points, boxes: Points, frame: tuple[float, float], gap: float = 8.0) -> Points:
    """Push overlapping boxes apart along the axis of least overlap until none do."""
    import numpy as np

    points = points.copy()
    half = boxes / 2
    reach = half[:, None] + half[None] + gap
    for _ in range(SPREAD_ROUNDS):
        apart = points[:, None] - points[None]
        overlap = reach - np.abs(apart)
        both = np.asarray((overlap > 0.01).all(2))
        np.fill_diagonal(both, False)
        if not both.any():
            break
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None])
        way = np.where(np.abs(apart) < 1e-6, order[:, :, None], np.sign(apart))
        along = overlap[:, :, 1] * 1.6 <= overlap[:, :, 0]
        move = np.stack((np.where(along, 0, overlap[:, :, 0]), np.where(along, overlap[:, :, 1], 0)), 2)
        points += (way * move * both[:, :, None]).sum(1) * 0.3
        points = np.clip(points, half + 1, np.array(frame) - half - 1)
    return points
