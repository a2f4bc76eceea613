"""Structurally equivalent nodes, merged: those with the same neighbours count as one class.

With few groups many organisations named exactly the same ones. They have equal measures and can
stand in for each other, so the arithmetic runs over classes, each weighted by its size. This is
the only merge there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64, intp, uint64
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties


SEED = 20260101  # of the keys that rows are compared by; equal rows are proven, so any will do


@dataclass(frozen=True, slots=True)
class EquivalenceClasses:
    """Classes of rows that have the same columns; a row without any is in none.

    Attributes
    ----------
    ties
        Classes x columns, 0/1, in the order of each class's first row.
    size
        How many rows each class has.
    class_of
        For each row the number of its class; -1 for a row without ties.
    """

    ties: Ties
    size: NDArray[float64]
    class_of: NDArray[intp]


def merge_equivalent(ties: Ties) -> EquivalenceClasses:
    """Merge the rows of a sparse 0/1 matrix that have the same columns (Lorrain and White 1971).

    Examples
    --------
    >>> import numpy as np
    >>> from scipy import sparse
    >>> merged = merge_equivalent(sparse.csr_array(np.array([[1.0, 0], [0, 0], [1, 0], [1, 1]])))
    >>> merged.class_of.tolist(), merged.size.tolist()
    ([0, -1, 0, 1], [2.0, 1.0])
    """
    import numpy as np

    ties = ties if ties.has_sorted_indices else ties.sorted_indices()
    rng = np.random.default_rng(SEED)
    while True:
        first, class_of = _classes(ties, rng.integers(0, 2**64, ties.shape[1], dtype=np.uint64))
        if _all_equal(ties, first, class_of):
            break
    size = np.bincount(class_of[class_of >= 0], minlength=len(first)).astype(np.float64)
    return EquivalenceClasses(ties[first], size, class_of)


def _classes(ties: Ties, key: NDArray[uint64]) -> tuple[NDArray[intp], NDArray[intp]]:
    """Give the first row of each class and the class of each row, by the sum of its columns' keys."""
    import numpy as np

    filled = np.flatnonzero(np.diff(ties.indptr))
    sums = np.add.reduceat(key[ties.indices], ties.indptr[filled]) if len(filled) else key[:0]
    _, first, which = np.unique(sums, return_index=True, return_inverse=True)
    order = np.argsort(first)
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    class_of = np.full(ties.shape[0], -1, dtype=np.intp)
    class_of[filled] = number[which]
    return filled[first[order]], class_of


def _all_equal(ties: Ties, first: NDArray[intp], class_of: NDArray[intp]) -> bool:
    """Say if every row has the very columns of the first row of its class."""
    import numpy as np

    degree = np.diff(ties.indptr)
    filled = np.flatnonzero(degree)
    like = first[class_of[filled]]
    if not np.array_equal(degree[filled], degree[like]):
        return False
    start = np.repeat(ties.indptr[like] - ties.indptr[filled], degree[filled])
    same: bool = np.array_equal(ties.indices, ties.indices[np.arange(ties.nnz) + start])
    return same
