"""Communities: organisations and groups more tied to each other than chance would give.

Barber's modularity (2007, Phys. Rev. E 76:066102), searched by his BRIM (settle one side, then
the other, until nothing improves) with merges of whole modules as in LPAb+ (Liu and Murata 2010),
from many starts. The best partition found is kept; that none is better is not proven.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twgnet.measures.sets import Sets

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Floats = NDArray[float64]
    Labels = NDArray[intp]

STARTS = 24
BUDGET = 2e8  # cells of work over all starts; larger networks get fewer starts, at least two
GAIN = 1e-12


@dataclass(frozen=True, slots=True)
class Partition:
    """Modules of sets and of columns, numbered from 0, and their modularity (-1/2 to 1)."""

    modularity: float
    rows: Labels
    columns: Labels


@dataclass(frozen=True, slots=True)
class _Ties:
    """The weighted ties between sets and columns, and their sums."""

    matrix: Floats
    of_rows: Floats
    of_columns: Floats
    total: float


def communities(sets: Sets, seed: int = 0) -> Partition | None:
    """Give the best partition found, None for a network without ties.

    Q = 1/E sum_ij (A_ij - k_i d_j / E) [g_i = h_j], over organisations i and groups j of degrees
    k and d, with E ties. The same network and `seed` give the same partition.
    """
    import numpy as np

    matrix = sets.count[:, None] * sets.matrix
    ties = _Ties(matrix, matrix.sum(1), matrix.sum(0), float(matrix.sum()))
    if not ties.total:
        return None
    rng, width = np.random.default_rng(seed), matrix.shape[1]
    starts = int(np.clip(BUDGET // (matrix.size * width), 2, STARTS))
    best = _improve(ties, np.arange(width))
    for _ in range(starts - 1):
        modules = rng.integers(2, max(3, min(width, 12) + 1))
        found = _improve(ties, rng.integers(0, modules, width))
        if found.modularity > best.modularity + GAIN:
            best = found
    return best


def _improve(ties: _Ties, columns: Labels) -> Partition:
    """Settle both sides, merge modules while that gains, and repeat until nothing gains."""
    best = _settle(ties, columns)
    while True:
        merged = _merge(ties, best)
        if merged is None:
            return best
        found = _settle(ties, merged)
        if found.modularity <= best.modularity + GAIN:
            return best
        best = found


def _settle(ties: _Ties, columns: Labels) -> Partition:
    """Give every row its best module, then every column, until the modularity stops rising."""
    import numpy as np

    best = Partition(-1.0, columns, columns)
    while True:
        columns = np.unique(best.columns, return_inverse=True)[1]
        choice = np.eye(columns.max() + 1)[columns]
        rows = _gains(ties.matrix @ choice, ties.of_rows, ties.of_columns @ choice, ties).argmax(1)
        chosen = np.eye(choice.shape[1])[rows]
        gains = _gains(ties.matrix.T @ chosen, ties.of_columns, ties.of_rows @ chosen, ties)
        modularity = float(gains.max(1).sum()) / ties.total
        if modularity <= best.modularity + GAIN:
            return best
        best = Partition(modularity, rows, gains.argmax(1))


def _gains(inside: Floats, degrees: Floats, modules: Floats, ties: _Ties) -> Floats:
    import numpy as np

    return inside - np.outer(degrees, modules) / ties.total


def _merge(ties: _Ties, partition: Partition) -> Labels | None:
    """Join the pair of modules that gains most, again and again; None if no pair gains."""
    import numpy as np

    size = int(max(partition.rows.max(), partition.columns.max())) + 1
    rows, columns = np.eye(size)[partition.rows], np.eye(size)[partition.columns]
    surplus = rows.T @ ties.matrix @ columns
    surplus -= np.outer(ties.of_rows @ rows, ties.of_columns @ columns) / ties.total
    labels = partition.columns
    gain = surplus + surplus.T
    np.fill_diagonal(gain, -np.inf)
    merged = None
    while size > 1 and gain.max() > GAIN * ties.total:
        kept, gone = sorted(np.unravel_index(gain.argmax(), gain.shape))
        merged = labels = np.where(labels == gone, kept, labels)
        gain[kept] += gain[gone]
        gain[:, kept] = gain[kept]
        gain[kept, kept] = -np.inf
        gain[gone] = gain[:, gone] = -np.inf
    return merged
