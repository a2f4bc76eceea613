"""Positions by stress: drawn distance as near as can be to distance in the network, no physics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    Points = npt.NDArray[np.float64]

ROUNDS = 120
ALL_PAIRS = 3_000  # nodes: of more, the distances from a few pivots say where each lies
PIVOTS = 50
DIGITS = 9  # of a place: what a library adds up otherwise than another must not grow from round to round
ALIKE = 1e-6  # as a share of the longest axis: axes that are as long as each other lie any way round


def place(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Give a point for each of `count` nodes, near where ties put them, the long axis level.

    Minimises stress with weights 1/distance² from a circle in the given order, so the same
    network always gives the same picture. Gansner, Koren & North (2004),
    doi:10.1007/978-3-540-31843-9_25. Of more than three thousand nodes only the distances from pivots
    are used: Brandes & Pich (2007), doi:10.1007/978-3-540-70904-6_6.
    """
    import numpy as np

    turn = 2 * np.pi * np.arange(count) / max(1, count)
    points = np.column_stack((np.cos(turn), np.sin(turn)))
    if count > ALL_PAIRS:
        return _level(_scale_pivots(count, ties))
    if count > 2:
        points = _level(_majorise(points, _distances(count, ties)))
    return points


def _distances(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Give the steps between all nodes; parts that do not touch are put a little further apart."""
    import numpy as np
    from scipy.sparse.csgraph import shortest_path

    return _joined(np.asarray(shortest_path(_graph(count, ties), directed=False, unweighted=True)))


def _graph(count: int, ties: Sequence[tuple[int, int]]) -> csr_array:
    import numpy as np
    from scipy.sparse import coo_array

    rows, columns = (list(side) for side in zip(*ties, strict=True)) if ties else ([], [])
    return coo_array((np.ones(len(rows)), (rows, columns)), shape=(count, count)).tocsr()


def _joined(steps: Points) -> Points:
    """Put parts that do not touch a little further apart than what does."""
    import numpy as np

    far = float(steps[np.isfinite(steps)].max(initial=1.0))
    return np.where(np.isfinite(steps), steps, max(2.0, far * 0.6))


def _scale_pivots(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Scale the distances from pivots, each the node farthest from those before, to two dimensions."""
    import numpy as np
    from scipy.sparse.csgraph import shortest_path

    graph, pivot = _graph(count, ties), 0
    steps = np.full((PIVOTS, count), np.inf)
    for row in range(PIVOTS):
        steps[row] = np.asarray(shortest_path(graph, directed=False, unweighted=True, indices=[pivot]))[0]
        pivot = int(steps[: row + 1].min(axis=0).argmax())
    squares = _joined(steps) ** 2
    centred = squares - squares.mean(axis=1)[:, None] - squares.mean(axis=0) + squares.mean()
    gram, axes = centred @ centred.T, np.zeros((2, PIVOTS))
    gram /= np.trace(gram)
    for axis in axes:
        lengths, vectors = np.linalg.eigh(gram)
        if lengths[-1] > ALIKE:  # of a straight line nothing is left for a second axis
            axis[:] = longest_axis(lengths, vectors.T)
            gram -= lengths[-1] * np.outer(axis, axis)
    points = centred.T @ axes.T
    return np.asarray((points / np.abs(points).max()).round(DIGITS))


def longest_axis(lengths: npt.NDArray[np.float64], axes: Points) -> npt.NDArray[np.float64]:
    """Give the longest of some axes (rows of length 1), the same way round whatever library found them.

    Of an axis both ways round are right, and of axes that are as long as each other any mixture is: the one
    nearest to a node is taken, and points there.

    >>> import numpy as np
    >>> longest_axis(np.array([2.0, 1.0]), np.array([[0.0, -1.0], [1.0, 0.0]])).tolist()
    [0.0, 1.0]
    """
    import numpy as np

    longest = axes[lengths >= lengths.max() * (1 - ALIKE)]
    near = np.linalg.norm(longest, axis=0)
    nearest = near.round(6).argmax()
    return np.asarray(longest[:, nearest] @ longest / near[nearest])


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
        points = (inverse @ (pull @ points)).round(DIGITS)
    return points


def _level(points: Points) -> Points:
    """Turn the long axis of a cloud of points level; one that has none stays as it lies."""
    import numpy as np

    points = points - points.mean(0)
    spread = points.T @ points
    slant, longer = (np.array((2 * spread[0, 1], spread[0, 0] - spread[1, 1])) / np.trace(spread)).round(6) + 0.0
    angle = 0.5 * np.arctan2(slant, longer)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array(((cos, -sin), (sin, cos))))
