"""Shortest paths of a network with few columns, gathered between columns.

Every path between two rows (organisations) starts in a column (group) of the one and ends in a
column of the other. So all that rows ask of the paths can be gathered in one small matrix,
columns x columns, the *demand*: for columns g and h, the sum over the pairs of rows that meet by
shortest paths from g to h of 1 / (number of shortest paths of the pair). What a column or a row
carries then follows from the paths among columns alone, by Brandes' backward accumulation
(Brandes 2001, J. Math. Sociol. 25:163-177). The cost is two matrix products over pairs of
distinct sets, exact, and no graph search from every node.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from twgnet.measures.paths.reach import Reach
from twgnet.network.equivalence import EquivalenceClasses

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]
    Sums = tuple[Floats, Floats, Floats]  # how many are reached, farness, nearness

PRODUCT = 2**18  # multiplications BLAS does on one thread: waiting for a second costs far more


@dataclass(frozen=True, slots=True)
class _Steps:
    """Among columns: distance in double steps (-1 = out of reach), number of shortest paths, and all distances."""

    double: Floats
    paths: Floats
    shared: Floats
    levels: range

    def at(self, level: int) -> tuple[Floats, Floats]:
        """Give where a distance holds (0/1), and the number of paths there."""
        here = (self.double == level).astype(float)
        return here, here * self.paths


@dataclass(frozen=True, slots=True)
class _Sets:
    """The classes as a dense matrix, and how many rows each holds."""

    matrix: Floats
    count: Floats


def gather_demand(classes: EquivalenceClasses) -> tuple[Reach, Reach]:
    """Follow all shortest paths; give what is reached from each class and from each column."""
    import numpy as np

    sets = _Sets(classes.ties.toarray(), classes.size)
    steps = _column_steps(sets)
    to_rows, rows_demand = _row_pairs(sets, steps)
    to_columns, from_columns, mixed_demand = _mixed_pairs(sets, steps)
    apart = steps.double > 0
    column_demand = np.divide(0.5, steps.paths, out=np.zeros_like(steps.paths), where=apart)
    carried, entered = _carry(steps, rows_demand + mixed_demand + column_demand)
    between = np.einsum("ij,ij->i", sets.matrix @ entered, sets.matrix)
    near = np.divide(0.5, steps.double, out=np.zeros_like(steps.double), where=apart)
    reached = apart.sum(0).astype(float)
    rows = Reach(to_rows[0], to_columns[0], to_rows[1] + to_columns[1], to_rows[2] + to_columns[2], between)
    columns = Reach(
        reached,
        from_columns[0],
        2 * np.where(apart, steps.double, 0).sum(0) + from_columns[1],
        near.sum(0) + from_columns[2],
        np.maximum(carried - (from_columns[0] + reached), 0),  # less the paths that end here
    )
    return rows, columns


def _column_steps(sets: _Sets) -> _Steps:
    """Count the shortest paths between columns, one double step (column-row-column) at a time."""
    import numpy as np

    shared = sets.matrix.T @ (sets.count[:, None] * sets.matrix)
    size = len(shared)
    double, paths = np.full((size, size), -1.0), np.eye(size)
    np.fill_diagonal(double, 0)
    front, level = np.eye(size), 0
    while front.any():
        level += 1
        front = np.where(double < 0, front @ shared, 0)
        double[front > 0] = level
        paths += front
    return _Steps(double, paths, shared, range(level))


def _row_pairs(sets: _Sets, steps: _Steps) -> tuple[Sums, Floats]:
    """Sum up what every set reaches among the rows; and the demand of all pairs.

    Pairs of sets are taken in small tiles, each pair once.
    """
    import numpy as np

    count = sets.count
    size = _tile(sets.matrix.shape[1])
    tiles = [slice(start, start + size) for start in range(0, len(count), size)]
    sums = np.zeros((3, len(count)))
    demand = np.zeros_like(steps.paths)
    for i, some in enumerate(tiles):
        for others in tiles[i:]:
            pairs = np.outer(count[some], count[others])
            if some == others:
                pairs = (pairs - np.diag(count[some])) / 2  # not with itself, and not twice
            for level in steps.levels:
                here, paths = steps.at(level)
                found = sets.matrix[some] @ paths @ sets.matrix[others].T
                met = pairs * (found > 0)
                share = met / np.maximum(found, 1)
                demand += here * (sets.matrix[some].T @ share @ sets.matrix[others])
                for side, total in ((some, met.sum(1)), (others, met.sum(0))):
                    sums[:, side] += np.outer(_worth(2 + 2 * level), total)
                pairs -= met
                if not pairs.any():
                    break
    reached, farness, nearness = sums / count
    return (reached, farness, nearness), demand


def _worth(distance: int) -> tuple[float, float, float]:
    """Give what one node at a distance adds to the number reached, farness and nearness."""
    return 1.0, float(distance), 1 / distance


def _tile(columns: int) -> int:
    """Give how many sets make a tile."""
    return max(32, isqrt(PRODUCT // max(1, columns)))


def _mixed_pairs(sets: _Sets, steps: _Steps) -> tuple[Sums, Sums, Floats]:
    """Do the same for pairs of a row and a column, seen from the rows and from the columns."""
    import numpy as np

    matrix, count = sets.matrix, sets.count
    distance = np.zeros_like(matrix)
    demand = np.zeros_like(steps.paths)
    for level in steps.levels:
        here, paths = steps.at(level)
        found = np.where(distance == 0, matrix @ paths, 0)
        distance[found > 0] = 1 + 2 * level
        share = np.divide(count[:, None], found, out=np.zeros_like(found), where=found > 0)
        demand += here * (matrix.T @ share)
    reached = (distance > 0).astype(float)
    near = np.divide(1.0, distance, out=np.zeros_like(distance), where=distance > 0)
    return (
        (reached.sum(1), distance.sum(1), near.sum(1)),
        (count @ reached, count @ distance, count @ near),
        demand,
    )


def _carry(steps: _Steps, demand: Floats) -> tuple[Floats, Floats]:
    """Spread the demand over the paths among columns, from the far end back to the start.

    Gives what every column carries (ends included), and for columns a and b what passes from
    a to b through any one row that has both.
    """
    import numpy as np

    onward = demand.copy()
    entered = np.zeros_like(demand)
    for level in reversed(steps.levels[:-1]):
        here, paths = steps.at(level)
        following = onward * (steps.double == level + 1)
        onward += here * (following @ steps.shared)
        entered += paths.T @ following
    return np.asarray((steps.paths * onward).sum(0)), entered
