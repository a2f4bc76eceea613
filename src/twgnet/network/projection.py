"""One side of the network seen through the other: who shares how much with whom.

Two nodes of a side are a pair when they share a neighbour. A projection can have far more pairs
than the network has ties, so it is made in blocks of rows, and of each row only the nearest are
kept where a number is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, Any

from twgnet.network.nearest import nearest

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

    Floats = NDArray[float64]
    Found = tuple[NDArray[Any], ...]  # of each pair: the two rows, columns shared, Newman weight

BLOCK = 500_000  # about so many meetings are held at once
TABLE = 300_000  # cells of a table of counts that stays in the cache of a processor
MET = 0.125  # meetings for each cell of such a table from which it is quicker than a sparse product
MANY = 100_000_000  # meetings: of more, the nearest are looked for by two columns at once


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

    degree = np.diff(ties.indptr).astype(np.float64)
    find = _pairs_of_tables if top is None and _meets_often(ties) else _pairs_of_products
    a, b, shared, newman = find(ties, top, least)
    return Projection(a, b, shared, newman, shared / (degree[a] + degree[b] - shared))


def _pairs_of_products(ties: Ties, top: int | None, least: float) -> Found:
    """Find the pairs that stay by sparse products."""
    import numpy as np

    rows = ties.shape[0]
    keys, newman = [np.zeros(0, np.int64)], [np.zeros(0)]
    for own, weights in _weighted(ties, top):
        a, b, weight = _kept(weights, own, top, least)
        keys.append(np.minimum(a, b) * np.int64(rows) + np.maximum(a, b))
        newman.append(weight)
    key, first = np.unique(np.concatenate(keys), return_index=True)
    a, b = np.divmod(key, max(1, rows))
    return a, b, _shared_of(ties, a, b), np.concatenate(newman)[first]


def _pairs_of_tables(ties: Ties, _: int | None, least: float) -> Found:
    """Find the pairs that stay by counting."""
    import numpy as np

    weights, found = _newman_weights(ties), []
    for block, met, shared in _meetings(ties):
        weight = np.repeat(weights[met.columns], met.times)
        newman = np.bincount(met.cell, weight, minlength=shared.size).reshape(shared.shape)
        a, b = np.nonzero((newman > 0) & (newman >= least))
        found.append((a + block.start, b + block.start, shared[a, b].astype(np.float64), newman[a, b]))
    return tuple(np.concatenate(parts) for parts in zip(*found, strict=True))


def count_shared(ties: Ties, across: Ties | None = None) -> Iterator[tuple[slice, NDArray[intp]]]:
    """Give, for one block of rows after the other, a table of how many columns each shares with later rows.

    Its columns are the rows from the first of the block on. Each pair is counted once, in the line of the
    first of the two; elsewhere the table is 0. `across` are the same ties, columns x rows, where they are at hand.
    """
    for block, _, shared in _meetings(ties, across):
        yield block, shared


def shared_squares(ties: Ties, across: Ties | None = None) -> float:
    """Sum up the squares of what each two rows share, each pair from both ends."""
    import numpy as np

    if not _meets_often(ties):
        return fsum(float((shared.data**2).sum()) for _, shared in shared_blocks(ties))
    return 2 * fsum(float(np.vdot(shared, shared)) for _, shared in count_shared(ties, across))


def shared_blocks(ties: Ties) -> Iterator[tuple[slice, Ties]]:
    """Give, for one block of rows after the other, how many columns each shares with every row.

    The count of a row with itself, its degree, is left out.
    """
    for block, shared in _products(ties, ties):
        kept = shared.tocoo()
        away = kept.row + block.start != kept.col
        kept.row, kept.col, kept.data = kept.row[away], kept.col[away], kept.data[away]
        yield block, kept.tocsr()


@dataclass(frozen=True, slots=True)
class _Met:
    """Where a block of rows meets later ones: columns of its ties, how many later rows each has, cells of the table."""

    columns: NDArray[Any]
    times: NDArray[Any]
    cell: NDArray[intp]


def _meets_often(ties: Ties) -> bool:
    """Say if so many rows meet that a table of all is quicker than a sparse product."""
    met: bool = (_column_degrees(ties) ** 2).sum() >= MET * ties.shape[0] ** 2
    return met and ties.nnz > 0


def _column_degrees(ties: Ties) -> Floats:
    import numpy as np

    return np.bincount(ties.indices, minlength=ties.shape[1]).astype(np.float64)


def _meetings(ties: Ties, across: Ties | None = None) -> Iterator[tuple[slice, _Met, NDArray[intp]]]:
    """Give block after block of rows where they meet later rows, and how often, as a table."""
    import numpy as np

    across = ties.T.tocsr() if across is None else across
    size, ends = ties.shape[0], across.indptr[1:]
    behind = across.indptr[:-1].astype(np.intp)  # the place in each column behind its rows until now
    meetings = ties @ np.diff(across.indptr).astype(np.float64)  # at most
    for block in _blocks(meetings, max(1, TABLE // max(1, size))):
        starts = ties.indptr[block.start : block.stop + 1]
        wide, columns = size - block.start, ties.indices[starts[0] : starts[-1]]
        first = np.empty(len(columns), np.intp)
        for row in (slice(*two) for two in pairwise(starts - starts[0])):
            first[row] = behind[columns[row]] = behind[columns[row]] + 1
        times = ends[columns] - first
        stops = np.append(0, np.cumsum(times))
        place = np.repeat(first - stops[:-1], times)
        place += np.arange(len(place))
        many = np.diff(stops[starts - starts[0]])
        cell = np.repeat(np.arange(len(many)) * wide - block.start, many)
        cell += across.indices.take(place)
        shared = np.bincount(cell, minlength=len(many) * wide).reshape(len(many), wide)
        yield block, _Met(columns, times, cell), shared


def _products(ties: Ties, left: Ties) -> Iterator[tuple[slice, Ties]]:
    """Multiply `left` by the transpose of `ties`, so many rows at a time that the cells fit."""
    across = ties.T.tocsr()
    for block in _blocks(ties @ _column_degrees(ties), ties.shape[0]):
        yield block, left[block] @ across


def _blocks(meetings: NDArray[Any], most: int) -> Iterator[slice]:
    """Cut rows that meet so often into blocks that do not meet too often, and have at most so many rows."""
    import numpy as np

    cells = np.cumsum(meetings)
    start = 0
    while start < len(cells):
        done = cells[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(cells, done + BLOCK, side="right")))
        yield slice(start, min(end, start + most, len(cells)))
        start = min(end, start + most)


def _newman_weights(ties: Ties) -> Floats:
    """Give 1 / (degree - 1) of each column; one in no pair weighs nothing."""
    import numpy as np

    degree = _column_degrees(ties)
    weights: Floats = np.divide(1.0, degree - 1.0, out=np.zeros(len(degree)), where=degree > 1)
    return weights


def _by_newman(ties: Ties) -> Ties:
    """Weight each tie by its column."""
    weighted = ties.copy()
    weighted.data = _newman_weights(ties)[ties.indices]
    return weighted


def _weighted(ties: Ties, top: int | None) -> Iterator[tuple[NDArray[intp], Ties]]:
    """Give some rows after the other, and the Newman weights of their pairs, at least of those that can stay."""
    import numpy as np

    left, degree = _by_newman(ties), _column_degrees(ties)
    if top is not None and (degree**2).sum() > MANY:
        yield from nearest(ties, left, top)
        return
    for block, weights in _products(ties, left):
        yield np.arange(block.start, block.stop), weights


def _kept(
    weights: Ties, own: NDArray[intp], top: int | None, least: float
) -> tuple[NDArray[intp], NDArray[intp], Floats]:
    """Give the pairs of some rows that stay, as row, other row and weight."""
    import numpy as np

    row = np.repeat(own, np.diff(weights.indptr))
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
    least = np.zeros(len(starts))
    many = np.diff(starts, append=len(row))
    for place in np.flatnonzero(many > 2 * top):
        start = starts[place]
        least[place] = np.partition(weight[start : start + many[place]], -top)[-top]
    near = np.flatnonzero(weight >= np.repeat(least, many))
    order = near[np.lexsort((other[near], -weight[near], row[near]))]
    first = np.flatnonzero(np.diff(row[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(first, np.diff(first, append=len(order)))
    return order[rank < top]


def _shared_of(ties: Ties, a: NDArray[intp], b: NDArray[intp]) -> Floats:
    """Count the columns that each pair shares, a block of pairs at a time."""
    import numpy as np

    shared = np.zeros(len(a))
    step = max(1, BLOCK // max(1, int(np.diff(ties.indptr).max(initial=1))))
    for start in range(0, len(a), step):
        some = slice(start, start + step)
        shared[some] = np.asarray(ties[a[some]].multiply(ties[b[some]]).sum(1)).ravel()
    return shared
