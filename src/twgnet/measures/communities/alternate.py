"""Communities of a large network: each side follows the other, from many starts.

Given the modules of one side every node of the other has a best one (BRIM: Barber 2007, Phys.
Rev. E 76:066102). The sides take turns until nothing gains; modules that gain by being one are
then joined (as in LPAwb+: Beckett 2016, R. Soc. Open Sci. 3:140536), and the sides take turns
again. Every start counts the ties of each node into each module a few times.
"""

from __future__ import annotations

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
TURNS = 100  # at most; each gains, and most starts stop after ten
GAIN = 1e-12


def search_both_sides(ties: Ties, seed: int) -> Labels:
    """Give the modules of the columns in the best partition found over many starts."""
    rng = np.random.default_rng(seed)
    search = _Search(ties)
    starts = int(np.clip(WORK // (20 * sum(ties.shape) * max(MODULES)), len(MODULES), STARTS))
    best, worth = np.zeros(ties.shape[1], np.intp), -np.inf
    for number in range(starts):
        start = rng.integers(0, MODULES[number % len(MODULES)], ties.shape[1])
        columns, found = search.improve(start)
        if found > worth + GAIN:
            best, worth = columns, found
    return best


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
        while (joined := self._join(rows, columns)) is not None:
            again = self._take_turns(joined)
            if again[2] <= worth + GAIN:
                break
            rows, columns, worth = again
        return columns, worth

    def _take_turns(self, columns: Labels) -> tuple[Labels, Labels, float]:
        columns = _compact(columns)
        rows, worth = self._follow(self.ties, self.rows, columns, self.columns)
        for _ in range(TURNS):
            back = _compact(self._follow(self.across, self.columns, rows, self.rows)[0])
            again, better = self._follow(self.ties, self.rows, back, self.columns)
            if better <= worth + GAIN:
                break
            rows, columns, worth = again, back, better
        return rows, columns, worth

    def _follow(self, ties: Ties, degrees: Floats, other: Labels, weights: Floats) -> tuple[Labels, float]:
        """Give each node its best module, given the other side's; and the modularity."""
        inside = self._surplus(ties, degrees, other, weights)
        best = inside.argmax(1)
        return best, float(inside[np.arange(len(best)), best].sum()) / self.total

    def _surplus(self, ties: Ties, degrees: Floats, other: Labels, weights: Floats) -> Floats:
        """Give each node's ties into each module beyond chance; the last module is empty."""
        width = int(other.max(initial=-1)) + 2
        expected = np.bincount(other, weights=weights, minlength=width) / self.total
        cells = np.repeat(np.arange(len(degrees)) * width, np.diff(ties.indptr)) + other[ties.indices]
        inside = np.asarray(np.bincount(cells, ties.data, len(degrees) * width), dtype=np.float64)
        inside = inside.reshape(len(degrees), width)
        inside -= np.outer(degrees, expected)
        return inside

    def _join(self, rows: Labels, columns: Labels) -> Labels | None:
        """Give the columns with the modules joined that gain by it, best first; None if none do."""
        width = int(max(rows.max(initial=0), columns.max(initial=0))) + 1
        per_row = self._surplus(self.ties, self.rows, columns, self.columns)[:, :width]
        between = np.zeros((width, width))
        np.add.at(between[:, : per_row.shape[1]], rows, per_row)
        gain = between + between.T
        np.fill_diagonal(gain, -np.inf)
        label = np.arange(width)
        while gain.max() > GAIN * self.total:
            one, other = sorted(np.unravel_index(int(gain.argmax()), gain.shape))
            label[label == other] = one
            gain[one] += gain[other]
            gain[:, one] = gain[one]
            gain[other] = gain[:, other] = gain[one, one] = -np.inf
        return label[columns] if len(np.unique(label)) < width else None


def _compact(labels: Labels) -> Labels:
    return np.unique(labels, return_inverse=True)[1]
