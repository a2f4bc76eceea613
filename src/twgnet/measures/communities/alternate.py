"""Communities of a large network: each side follows the other, from many starts.

Given the modules of one side every node of the other has a best one (BRIM: Barber 2007, Phys.
Rev. E 76:066102). The sides take turns until nothing gains; modules that gain by being one are
then joined (as in LPAwb+: Beckett 2016, R. Soc. Open Sci. 3:140536), and the sides take turns
again. Every start counts the ties of each node into each module a few times.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties


Floats = NDArray[np.float64]
Labels = NDArray[np.intp]

MODULES = (4, 8, 16, 32, 64)  # to start from, in turn
STARTS = 40
WORK = 2e9  # cells looked at over all starts; at least one for each of MODULES
GAIN = 1e-12
DIGITS = 12  # of the modularities of two starts that count: the rest is rounding


def search_both_sides(ties: Ties, seed: int) -> Labels:
    """Give the modules of the columns in the best partition found over many starts, the first of equals."""
    rng = np.random.default_rng(seed)
    search = _Search(ties)
    modules = itertools.islice(itertools.cycle(MODULES), count_starts(sum(ties.shape)))
    found = (search.improve(rng.integers(0, most, ties.shape[1])) for most in modules)
    return max(found, key=lambda one: round(one[1], DIGITS))[0]


def count_starts(nodes: int) -> int:
    """Give from how many starts a network of so many nodes is searched.

    Examples
    --------
    >>> [count_starts(nodes) for nodes in (39_062, 39_063, 62_500, 1_000_000)]
    [40, 39, 25, 5]
    """
    return int(np.clip(WORK // (20 * nodes * max(MODULES)), len(MODULES), STARTS))


class _Search:
    """The ties both ways, and the degrees that chance would spread them by."""

    def __init__(self, ties: Ties) -> None:
        self.ties, self.across = ties, ties.T.tocsr()
        self.total = float(ties.sum())
        self.rows: Floats = np.asarray(ties.sum(1), dtype=np.float64)
        self.columns: Floats = np.asarray(ties.sum(0), dtype=np.float64)

    def improve(self, columns: Labels) -> tuple[Labels, float]:
        """Take turns, join modules, and take turns again, as long as it gains."""
        rows, columns, worth = self._take_turns(columns)
        while (again := self._take_turns(self._join(rows, columns)))[2] > worth + GAIN:
            rows, columns, worth = again
        return columns, worth

    def _take_turns(self, columns: Labels) -> tuple[Labels, Labels, float]:
        """Let each side follow the other as long as it gains; no row is in a module without columns."""
        back = _compact(columns)
        again, better = self._follow(self.ties, self.rows, back, self.columns)
        worth = -np.inf
        while better > worth + GAIN:
            rows, columns, worth = again, back, better
            back = _compact(self._follow(self.across, self.columns, rows, self.rows)[0])
            again, better = self._follow(self.ties, self.rows, back, self.columns)
        return rows, columns, worth

    def _follow(self, ties: Ties, degrees: Floats, other: Labels, weights: Floats) -> tuple[Labels, float]:
        """Give each node its best module, given the other side's; and the modularity."""
        inside = self._surplus(ties, degrees, other, weights)
        best = inside.argmax(1)
        return best, float(inside[np.arange(len(best)), best].sum()) / self.total

    def _surplus(self, ties: Ties, degrees: Floats, other: Labels, weights: Floats) -> Floats:
        """Give each node's ties into each module beyond chance: over all modules they add up to none."""
        width = int(other.max()) + 1
        expected = np.bincount(other, weights=weights) / self.total
        cells = np.repeat(np.arange(len(degrees)) * width, np.diff(ties.indptr)) + other[ties.indices]
        inside = np.asarray(np.bincount(cells, ties.data, len(degrees) * width), dtype=np.float64)
        inside = inside.reshape(len(degrees), width)
        inside -= np.outer(degrees, expected)
        return inside

    def _join(self, rows: Labels, columns: Labels) -> Labels:
        """Give the columns with the modules joined that gain by it, best first."""
        per_row = self._surplus(self.ties, self.rows, columns, self.columns)
        between = np.zeros((per_row.shape[1], per_row.shape[1]))
        np.add.at(between, rows, per_row)
        gain = between + between.T
        np.fill_diagonal(gain, -np.inf)
        label = np.arange(len(gain))
        while gain.max() > GAIN * self.total:
            one, other = sorted(np.unravel_index(int(gain.argmax()), gain.shape))
            label[label == other] = one
            gain[one] += gain[other]
            gain[:, one] = gain[one]
            gain[other] = gain[:, other] = gain[one, one] = -np.inf
        return np.asarray(label[columns])


def _compact(labels: Labels) -> Labels:
    return np.unique(labels, return_inverse=True)[1]
