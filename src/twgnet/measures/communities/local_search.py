"""Communities of a network with few columns, by moving one column at a time.

Once the modules of the short side are known, every node of the long side has a best module of
its own (Barber 2007, Phys. Rev. E 76:066102, section IV). So only partitions of the short side
are searched: one node at a time moves to its best module while the other side follows, and the
best partition is disturbed and improved again (iterated local search).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.intp]

KICKS = 30
KICKED = 0.3  # the share of nodes that a kick moves at random
WORK = 5e7  # cells looked at over all kicks; larger networks get fewer kicks, at least one
WIDEST = 24  # modules to start from
GAIN = 1e-12


def search_columns(ties: Floats, seed: int) -> Labels:
    """Give the modules of the columns in the best partition found.

    `ties` are the ties of each row, or of each class of equivalent rows, with each column.
    """
    total = float(ties.sum())
    surplus = ties - np.outer(ties.sum(1), ties.sum(0)) / total
    rng, width = np.random.default_rng(seed), surplus.shape[1]
    best, worth = _climb(surplus, np.arange(width) % WIDEST)
    for _ in range(int(np.clip(WORK // cells(surplus.shape), 1, KICKS))):
        kicked = np.where(rng.random(width) < KICKED, rng.integers(0, best.max() + 2, width), best)
        labels, found = _climb(surplus, kicked)
        if found > worth + GAIN * total:
            best, worth = labels, found
    return best


def cells(shape: tuple[int, int]) -> int:
    """Give how many cells one sweep over the columns looks at."""
    return shape[0] * shape[1] * min(shape[1], WIDEST)


def _climb(surplus: Floats, labels: Labels) -> tuple[Labels, float]:
    """Move one column at a time to its best module until no move gains; rows follow."""
    labels = np.unique(labels, return_inverse=True)[1]
    inside = _by_module(surplus, labels)
    worth, before = float(inside.max(1).sum()), -np.inf
    while worth > before + GAIN:
        before = worth
        for column, own in enumerate(surplus.T):
            inside[:, labels[column]] -= own
            worths = _joined(inside, own)
            best = int(worths.argmax())
            if worths[best] > worth + GAIN:
                labels[column], worth = best, float(worths[best])
            inside[:, labels[column]] += own
            if labels[column] == inside.shape[1] - 1:  # keep one module empty, to split off into
                inside = np.pad(inside, ((0, 0), (0, 1)))
    return labels, worth


def _by_module(surplus: Floats, labels: Labels) -> Floats:
    """Give the surplus of each row in each module, the last one empty."""
    return surplus @ np.eye(labels.max() + 2)[labels]


def _joined(inside: Floats, own: Floats) -> Floats:
    """Give, for each module, the worth of all rows' best modules once a column joins it."""
    best = inside.argmax(1)
    rows = np.arange(len(inside))
    first = inside[rows, best]
    rest = inside.copy()
    rest[rows, best] = -np.inf
    elsewhere = np.repeat(first[:, None], inside.shape[1], axis=1)
    elsewhere[rows, best] = rest.max(1)
    return np.asarray(np.maximum(elsewhere, inside + own[:, None]).sum(0))
