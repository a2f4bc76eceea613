"""Communities: organisations and groups more tied to each other than chance would give.

Once the modules of the short side are known, every node of the long side has a best module of
its own (Barber 2007, Phys. Rev. E 76:066102, section IV). So only partitions of the short side
are searched: one node at a time moves to its best module while the other side follows, and the
best partition is disturbed and improved again (iterated local search). That none is better is
not proven, but for small networks it rarely fails: see `benchmarks/measures_communities.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twgnet.network.equivalence import Sets

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Floats = NDArray[float64]
    Labels = NDArray[intp]

KICKS = 30
KICKED = 0.3  # the share of nodes that a kick moves at random
WORK = 5e7  # cells looked at over all kicks; larger networks get fewer kicks, at least one
WIDEST = 24  # modules to start from
GAIN = 1e-12


@dataclass(frozen=True, slots=True)
class Partition:
    """Modules of sets and of columns, numbered from 0, and their modularity (-1/2 to 1)."""

    modularity: float
    rows: Labels
    columns: Labels


def communities(sets: Sets, seed: int = 0) -> Partition | None:
    """Give the best partition found, None for a network without ties.

    Q = 1/E sum_ij (A_ij - k_i d_j / E) [g_i = h_j], over organisations i and groups j of degrees
    k and d, with E ties. The same network and `seed` give the same partition.
    """
    import numpy as np

    ties = sets.count[:, None] * sets.matrix
    total = float(ties.sum())
    if not total:
        return None
    surplus = ties - np.outer(ties.sum(1), ties.sum(0)) / total
    rng, width = np.random.default_rng(seed), surplus.shape[1]
    best, worth = _climb(surplus, np.arange(width) % WIDEST)
    looked_at = surplus.size * min(width, WIDEST)
    for _ in range(int(np.clip(WORK // looked_at, 1, KICKS))):
        kicked = np.where(rng.random(width) < KICKED, rng.integers(0, best.max() + 2, width), best)
        labels, found = _climb(surplus, kicked)
        if found > worth + GAIN * total:
            best, worth = labels, found
    rows = _by_module(surplus, best).argmax(1)
    return Partition(worth / total, rows, best)


def _climb(surplus: Floats, labels: Labels) -> tuple[Labels, float]:
    """Move one column at a time to its best module until no move gains; rows follow."""
    import numpy as np

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
    import numpy as np

    return surplus @ np.eye(labels.max() + 2)[labels]


def _joined(inside: Floats, own: Floats) -> Floats:
    """Give, for each module, the worth of all rows' best modules once a column joins it."""
    import numpy as np

    best = inside.argmax(1)
    rows = np.arange(len(inside))
    first = inside[rows, best]
    rest = inside.copy()
    rest[rows, best] = -np.inf
    elsewhere = np.repeat(first[:, None], inside.shape[1], axis=1)
    elsewhere[rows, best] = rest.max(1)
    return np.asarray(np.maximum(elsewhere, inside + own[:, None]).sum(0))
