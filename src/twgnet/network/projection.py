"""One side of the network seen through the other: who shares how much with whom.

Two nodes of a side are a pair when they share a neighbour. A projection can have far more pairs
than the network has ties, so it is made in blocks of rows, and of each row only the nearest are
kept where a number is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

    Floats = NDArray[float64]

BLOCK = 4_000_000  # about so many shared cells are held at once


@dataclass(frozen=True, slots=True)
class Projection:
    """Pairs of rows that share columns, each pair once with the first of them in front.

    Attributes
    ----------
    a, b
        The two rows, a < b, sorted.
    shared
        How many columns both have.
    newman
        The sum over shared columns of 1 / (their degree - 1): a meeting of few binds more
        (Newman 2001, Phys. Rev. E 64:016132).
    jaccard
        Shared columns as a share of the columns that either has.
    """

    a: NDArray[intp]
    b: NDArray[intp]
    shared: Floats
    newman: Floats
    jaccard: Floats


def project(ties: Ties, *, top: int | None = None, least: float = 0.0) -> Projection:
    """Project a sparse 0/1 matrix onto its rows.

    Parameters
    ----------
    ties
        Rows x columns, each 0 or 1.
    top
        Of each row keep only the `top` others of greatest Newman weight (equals in order of
        rows); a pair stays when either keeps it. None keeps every pair.
    least
        Leave out pairs with a Newman weight below this.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy import sparse
    >>> found = project(sparse.csr_array(np.array([[1.0, 1, 0], [1, 1, 0], [0, 1, 1]])))
    >>> list(zip(found.a.tolist(), found.b.tolist(), found.shared.tolist(), found.newman.tolist()))
    [(0, 1, 2.0, 1.5), (0, 2, 1.0, 0.5), (1, 2, 1.0, 0.5)]
    """
    import numpy as np

    rows = ties.shape[0]
    degree = np.diff(ties.indptr).astype(np.float64)
    keys, newman = [np.zeros(0, np.int64)], [np.zeros(0)]
    for block, weights in _products(ties, _by_newman(ties)):
        a, b, weight = _kept(weights, block.start, top, least)
        keys.append(np.minimum(a, b) * np.int64(rows) + np.maximum(a, b))
        newman.append(weight)
    key, first = np.unique(np.concatenate(keys), return_index=True)
    a, b = np.divmod(key, max(1, rows))
    shared = _shared_of(ties, a, b)
    return Projection(a, b, shared, np.concatenate(newman)[first], shared / (degree[a] + degree[b] - shared))


def shared_blocks(ties: Ties) -> Iterator[tuple[slice, Ties]]:
    """Give, for one block of rows after the other, how many columns each shares with every row.

    The count of a row with itself, its degree, is left out.
    """
    for block, shared in _products(ties, ties):
        kept = shared.tocoo()
        away = kept.row + block.start != kept.col
        kept.row, kept.col, kept.data = kept.row[away], kept.col[away], kept.data[away]
        yield block, kept.tocsr()


def _products(ties: Ties, left: Ties) -> Iterator[tuple[slice, Ties]]:
    """Multiply `left` by the transpose of `ties`, so many rows at a time that the cells fit."""
    import numpy as np

    across = ties.T.tocsr()
    cells = np.cumsum(ties @ np.diff(across.indptr).astype(np.float64))
    start = 0
    while start < ties.shape[0]:
        done = cells[start - 1] if start else 0.0
        end = max(start + 1, int(np.searchsorted(cells, done + BLOCK, side="right")))
        yield slice(start, end), left[start:end] @ across
        start = end


def _by_newman(ties: Ties) -> Ties:
    """Weight each tie by 1 / (degree of its column - 1); ties in no pair weigh nothing."""
    import numpy as np

    degree = np.bincount(ties.indices, minlength=ties.shape[1])
    weight = np.divide(1.0, degree - 1.0, out=np.zeros(len(degree)), where=degree > 1)
    weighted = ties.copy()
    weighted.data = weight[ties.indices]
    return weighted


def _kept(weights: Ties, start: int, top: int | None, least: float) -> tuple[NDArray[intp], NDArray[intp], Floats]:
    """Give the pairs of some rows that stay, as row, other row and weight."""
    import numpy as np

    row = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr)) + start
    other, weight = weights.indices.astype(np.intp), weights.data
    stays = (weight > 0) & (weight >= least) & ((row < other) if top is None else (row != other))
    row, other, weight = row[stays], other[stays], weight[stays]
    if top is not None and len(row):
        best = _first_of_each(row, other, weight, top)
        row, other, weight = row[best], other[best], weight[best]
    return row, other, weight


def _first_of_each(row: NDArray[intp], other: NDArray[intp], weight: Floats, top: int) -> NDArray[intp]:
    """Give the places of the `top` greatest weights of each row; equals in order of the other."""
    import numpy as np

    starts = np.flatnonzero(np.diff(row, prepend=-1))
    kept = []
    for start, end in zip(starts, np.append(starts[1:], len(row)), strict=True):
        own = weight[start:end]
        if end - start > top:
            cut = np.partition(own, -top)[-top]
            near = np.flatnonzero(own >= cut)
            own_order = np.lexsort((other[start:end][near], -own[near]))[:top]
            kept.append(start + near[own_order])
        else:
            kept.append(np.arange(start, end))
    return np.concatenate(kept) if kept else np.zeros(0, np.intp)


def _shared_of(ties: Ties, a: NDArray[intp], b: NDArray[intp]) -> Floats:
    """Count the columns that each pair shares, a block of pairs at a time."""
    import numpy as np

    shared = np.zeros(len(a))
    step = max(1, BLOCK // max(1, int(np.diff(ties.indptr).max(initial=1))))
    for start in range(0, len(a), step):
        some = slice(start, start + step)
        shared[some] = np.asarray(ties[a[some]].multiply(ties[b[some]]).sum(1)).ravel()
    return shared
