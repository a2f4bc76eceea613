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
WORK = 1e7  # cells looked at over all kicks; larger networks get fewer kicks, at least one
WIDEST = 24  # modules to start from
SMALL = 2e6  # cells a sweep: beyond, the sides take turns instead (`alternate.py`)
GAIN = 1e-12


def search_columns(ties: Floats, seed: int) -> Labels:
    """Give the modules of the columns in the best partition found.

    `ties` are the ties of each row, or of each class of equivalent rows, with each column.
    """
    total = float(ties.sum())
    surplus = np.asfortranarray(ties - np.outer(ties.sum(1), ties.sum(0)) / total)
    rng, width = np.random.default_rng(seed), surplus.shape[1]
    best, worth = _climb(surplus, np.arange(width) % WIDEST)
    for _ in range(count_kicks(surplus.shape)):
        kicked = np.where(rng.random(width) < KICKED, rng.integers(0, best.max() + 2, width), best)
        labels, found = _climb(surplus, kicked)
        if found > worth + GAIN * total:
            best, worth = labels, found
    return best


def count_kicks(shape: tuple[int, int]) -> int:
    """Give how often a partition of a network of this shape is disturbed.

    Examples
    --------
    >>> [count_kicks((rows, 1)) for rows in (330_000, 340_000, 909_091, 5_000_000, 20_000_000)]
    [30, 29, 10, 2, 1]
    """
    return int(np.clip(WORK // cells(shape), 1, KICKS))


def cells(shape: tuple[int, int]) -> int:
    """Give how many cells one sweep over the columns looks at.

    Examples
    --------
    >>> cells((100, 20)), cells((100, 30))
    (40000, 72000)
    """
    return shape[0] * shape[1] * min(shape[1], WIDEST)


def is_small(shape: tuple[int, int]) -> bool:
    """Say if a network of this shape is searched column by column.

    Examples
    --------
    >>> is_small((5_000, 20)), is_small((2_000_001, 1))
    (True, False)
    """
    return cells(shape) <= SMALL


def _climb(surplus: Floats, labels: Labels) -> tuple[Labels, float]:
    """Move one column at a time to its best module until no move gains; rows follow."""
    labels = np.unique(labels, return_inverse=True)[1]
    inside = np.eye(labels.max() + 2)[:, labels] @ surplus.T  # of each row in each module, the last one empty
    worth, before = float(inside.max(0).sum()), -np.inf
    while worth > before + GAIN:
        before = worth
        for column, own in enumerate(surplus.T):
            inside[labels[column]] -= own
            worths = _joined(inside, own)
            best = int(worths.argmax())
            if worths[best] > worth + GAIN:
                labels[column], worth = best, float(worths[best])
            inside[labels[column]] += own
            if labels[column] == len(inside) - 1:  # keep one module empty, to split off into
                inside = np.pad(inside, ((0, 1), (0, 0)))
    return labels, worth


def _joined(inside: Floats, own: Floats) -> Floats:
    """Give, for each module, the worth of all rows' best modules once a column joins it.

    A row that gains goes where it gains most. One that loses has its best module still, unless that is
    the one the column joins: then the loss is taken, or the second best.
    """
    first = inside.max(0)
    at_best = inside == first
    second = np.where(at_best, -np.inf, inside).max(0)
    loss = np.where((own < 0) & (at_best.sum(0) == 1), first - np.maximum(second, first + own), 0.0)
    return np.asarray(np.maximum(inside + own, first).sum(1) - at_best @ loss)
