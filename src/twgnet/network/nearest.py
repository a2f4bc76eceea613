"""The nearest rows of each row, looked for by two columns at once.

Who is near a row shares two of its rarer columns, nearly always, and few rows share two columns even where many
share one. So a row is compared with those that share two; where who shares less cannot be near, that is all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

    Floats = NDArray[float64]

COMMON = 0.07  # share of a row's weight in common columns, by which nobody is looked for; more, and fewer rows are sure
WORTH = 4  # times as many must share one column as share two, for two to be looked for
TWOS = 60_000_000  # pairs of columns of all rows: beyond, none are held
BLOCK = 500_000  # about so many pairs are held at once
SINGLE = 1e-4  # so much may sums of single precision be off, as a share
ROUNDING = 1e-9  # so much may weights differ by the order they are added up in


@dataclass(frozen=True, slots=True)
class _Twos:
    """Rows by two of their columns.

    Attributes
    ----------
    sought
        Rows x pairs of rarer columns: the sum of their weights, and 1 as the imaginary part.
    held
        Pairs x rows that have both: 1.
    rest
        The weight of the commoner columns of each row.
    bound
        The most that another weighs who shares less than two of the rarer columns.
    """

    sought: Any
    held: Any
    rest: Floats
    bound: Floats


def nearest(ties: Ties, left: Ties, top: int) -> Iterator[tuple[NDArray[Any], Ties]]:
    """Give some rows after the other, and the weights of their pairs, at least of the `top` nearest of each.

    `left` are the ties by the weight of their columns.
    """
    import numpy as np

    met = ties @ np.bincount(ties.indices, minlength=ties.shape[1]).astype(np.float64)
    degree, unsure = np.diff(ties.indptr).astype(np.float64), np.ones(ties.shape[0], dtype=bool)
    if (degree * (degree - 1)).sum() <= 2 * TWOS:
        twos = _by_twos(ties, left)
        cost = (twos.sought @ np.diff(twos.held.indptr)).imag
        rows = np.flatnonzero((cost > 0) & (WORTH * cost <= met))
        for own in _cut(rows[np.argsort(cost[rows], kind="stable")], cost):
            found, sure = _near(ties, left, twos, own, top)
            unsure[own[sure]] = False
            yield own, found
    across = ties.T.tocsr()
    for own in _cut(np.flatnonzero(unsure), met):
        yield own, left[own] @ across


def _cut(rows: NDArray[Any], cost: Floats) -> Iterator[NDArray[Any]]:
    """Cut rows into parts of about equal cost."""
    import numpy as np

    part = np.cumsum(cost[rows], dtype=np.float64) // BLOCK
    return iter(np.split(rows, np.flatnonzero(np.diff(part)) + 1))


def _by_twos(ties: Ties, left: Ties) -> _Twos:
    """Put rows under each two of their columns that are looked for by any."""
    import numpy as np
    from scipy.sparse import coo_array, csr_array

    rows = ties.shape[0]
    row, rare = np.repeat(np.arange(rows), np.diff(left.indptr)), _is_rare(left)
    few = csr_array((left.data[rare], left.indices[rare], np.append(0, np.cumsum(rare))[left.indptr]), left.shape)
    own, key, weight = (np.concatenate(parts) for parts in zip(*_each_two(few), strict=True))
    known, pair = np.unique(key, return_inverse=True)
    sought = coo_array(((weight + 1j).astype(np.complex64), (own, pair)), (rows, len(known))).tocsr()
    others, pairs = [], []
    for other, key, _ in _each_two(left):
        place = np.searchsorted(known, key)
        same = np.append(known, -1)[place] == key
        others.append(other[same].astype(np.int32))
        pairs.append(place[same].astype(np.int32))
    other, pair = np.concatenate(others), np.concatenate(pairs)
    held = coo_array((np.ones(len(other), np.complex64), (pair, other)), (len(known), rows)).tocsr()
    rest = np.bincount(row[~rare], left.data[~rare], minlength=rows).astype(np.float64)
    most = np.zeros(rows)
    np.maximum.at(most, row, left.data)
    return _Twos(sought, held, rest, most + rest)


def _is_rare(left: Ties) -> NDArray[bool_]:
    """Say of each tie whether its column is among the rarer of its row, which hold nearly all of its weight."""
    import numpy as np

    row = np.repeat(np.arange(left.shape[0]), np.diff(left.indptr))
    order = np.lexsort((left.data, row))
    upto = np.cumsum(left.data[order])
    start = np.append(0.0, upto)[left.indptr]
    rare = np.empty(len(row), dtype=bool)
    rare[order] = upto - start[:-1][row] > COMMON * np.diff(start)[row]
    return rare


def _each_two(ties: Ties) -> Iterator[tuple[NDArray[Any], NDArray[Any], Floats]]:
    """Give each two columns of each row, some rows after the other: the row, the two as one number, their weight."""
    import numpy as np

    degree = np.diff(ties.indptr)
    later = np.repeat(ties.indptr[1:], degree) - np.arange(1, ties.nnz + 1)
    for own in _cut(np.arange(ties.shape[0]), degree * (degree - 1.0) / 2):
        some = slice(ties.indptr[own[0]], ties.indptr[own[-1] + 1]) if len(own) else slice(0)
        times = later[some]
        one = np.repeat(np.arange(some.start or 0, some.stop), times)
        other = np.arange(len(one)) - np.repeat(np.cumsum(times) - times, times) + one + 1
        row = np.repeat(np.repeat(own, degree[own]), times)
        key = ties.indices[one].astype(np.int64) * ties.shape[1] + ties.indices[other]
        yield row, key, ties.data[one] + ties.data[other]


def _near(ties: Ties, left: Ties, twos: _Twos, own: NDArray[Any], top: int) -> tuple[Ties, NDArray[bool_]]:
    """Give the weights of the nearest of some rows, and for which rows they are sure to be all."""
    import numpy as np
    from scipy.sparse import coo_array

    met = (twos.sought[own] @ twos.held).tocoo()
    away = met.col != own[met.row]
    row, other, sums = met.row[away], met.col[away], met.data[away]
    about = sums.real / ((np.sqrt(1 + 8 * sums.imag) - 1) / 2)  # of so many pairs of columns, one less than columns
    least = (1 - SINGLE) * _greatest(row, about, len(own), top) - twos.rest[own]
    near = about >= least.astype(np.float32)[row]
    row, other = row[near], other[near]
    weight = np.asarray(left[own[row]].multiply(ties[other]).sum(1)).ravel()
    least = _greatest(row, weight, len(own), top)
    sure = least * (1 - ROUNDING) > twos.bound[own]
    stays = sure[row] & (weight >= least[row])
    cells = (weight[stays], (row[stays], other[stays]))
    return coo_array(cells, (len(own), ties.shape[0])).tocsr(), sure


def _greatest(row: NDArray[Any], weight: Floats, rows: int, place: int) -> Floats:
    """Give of each row the weight at a place from the greatest; 0 where there are fewer."""
    import numpy as np

    times = np.bincount(row, minlength=rows)
    table = np.zeros((rows, max(place, times.max(initial=0))), weight.dtype)
    table[np.arange(table.shape[1]) < times[:, None]] = weight
    table.sort(axis=1)
    return np.asarray(table[:, -place])
