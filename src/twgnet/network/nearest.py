"""The nearest rows of each row, looked for by two columns at once.

Who is near a row shares two columns with it, nearly always, and few rows share two columns even where many share
one. So a row looks among those with whom it shares two, and whatever follows of them among its commoner columns, for
who may weigh more than its rarest column alone: where enough do, that is all. What follows is told by a word of 64
bits, in which each column marks one.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from os import cpu_count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

    Floats = NDArray[float64]

LEVELS = (0.6, 0.3, 0.001)  # what the nearest weigh beyond their row's rarest column, in second rarest ones: in turn
WORTH = 4  # times as many must share one column as are looked at, for two to be looked for
TWOS = 60_000_000  # two columns of all rows: beyond, none are held
BLOCK = 500_000  # about so many meetings are held at once
PART = 20 * BLOCK  # so many share a column with rows that look together, and so many columns have they in all
ROUNDING = 1e-9  # so much may weights differ by the order they are added up in


@dataclass(frozen=True, slots=True)
class _Twos:
    """Ties of each row, its rarest column first, each two of them, and who else has both columns.

    Attributes
    ----------
    rare, row
        The ties by the weight of their columns, and the row of each.
    rest, marks, hidden
        What follows each tie in its row: the weight, a bit of a word for each column, and how many of them
        found theirs taken.
    starts, one, other
        Where the twos of each row begin, and where the last end; the two ties of each.
    first, times, held
        By two columns, each row that has both, as the tie to the second; for each two, where these begin, and how many.
    """

    rare: Ties
    row: NDArray[Any]
    rest: Floats
    marks: NDArray[Any]
    hidden: NDArray[Any]
    starts: NDArray[Any]
    one: NDArray[Any]
    other: NDArray[Any]
    first: NDArray[Any]
    times: NDArray[Any]
    held: NDArray[Any]


def nearest(ties: Ties, left: Ties, top: int) -> Iterator[tuple[NDArray[Any], Ties]]:
    """Give some rows after the other, and the weights of their pairs, at least of the `top` nearest of each.

    `left` are the ties by the weight of their columns.
    """
    import numpy as np
    from scipy.sparse import coo_array

    met = ties @ np.bincount(ties.indices, minlength=ties.shape[1]).astype(np.float64)
    degree, unsure = np.diff(ties.indptr).astype(np.float64), np.ones(ties.shape[0], dtype=bool)
    if (degree * (degree - 1)).sum() <= 2 * TWOS:
        twos = _by_twos(_rarest_first(left))
        able = np.diff(twos.starts) > 0
        for level in LEVELS:
            rows = np.flatnonzero(able & unsure)
            one = twos.one[twos.starts[rows]]
            least = twos.rare.data[one] + level * twos.rare.data[one + 1]
            parts = _cut(met[rows] + ties.shape[1], PART)
            with ThreadPoolExecutor(cpu_count()) as threads:
                look = partial(_look, twos, rows, least, met, top)
                for own, row, other in threads.map(look, parts):
                    unsure[own] = False
                    weight = left[own[row]].multiply(ties[other]) @ np.ones(ties.shape[1])
                    yield own, coo_array((weight, (row, other)), (len(own), len(degree))).tocsr()
    across, rows = ties.T.tocsr(), np.flatnonzero(unsure)
    for some in _cut(met[rows], BLOCK):
        yield rows[some], left[rows[some]] @ across


def _cut(cost: Floats, most: float) -> list[NDArray[Any]]:
    """Cut numbers from 0 on into parts that cost about so much."""
    import numpy as np

    part = np.cumsum(cost, dtype=np.float64) // most
    return np.split(np.arange(len(cost)), np.flatnonzero(np.diff(part)) + 1)


def _rarest_first(left: Ties) -> Ties:
    """Give the ties with columns numbered from the heaviest on, without those that weigh nothing."""
    import numpy as np
    from scipy.sparse import csr_array

    weights, number = np.zeros(left.shape[1]), np.empty(left.shape[1], dtype=left.indices.dtype)
    weights[left.indices] = left.data
    number[np.argsort(-weights, kind="stable")] = np.arange(left.shape[1])
    rare = csr_array((left.data, number[left.indices], left.indptr), left.shape, copy=True)
    rare.eliminate_zeros()
    rare.sort_indices()
    return rare


def _by_twos(rare: Ties) -> _Twos:
    """Put rows under each two of their columns."""
    import numpy as np

    row = np.repeat(np.arange(rare.shape[0], dtype=np.int32), np.diff(rare.indptr))
    place = np.arange(rare.nnz, dtype=np.int32)
    later = rare.indptr[1:][row] - place - 1
    starts = np.append(0, np.cumsum(later, dtype=np.int32))
    one, other = np.repeat(place, later), np.repeat(place + 1 - starts[:-1], later)
    other += np.arange(len(one), dtype=np.int32)
    order = _in_order(np.arange(len(one), dtype=np.int32), rare.indices[other], rare.shape[1])
    order = _in_order(order, rare.indices[one[order]], rare.shape[1])
    held, rarer = other[order], rare.indices[one[order]]
    begins = np.append(True, (np.diff(rarer) != 0) | (np.diff(rare.indices[held]) != 0))[: len(one)]
    begin = np.flatnonzero(begins).astype(np.int32)
    size = np.diff(begin, append=np.int32(len(one)))
    first, times = np.empty_like(one), np.empty_like(one)
    first[order], times[order] = np.repeat(begin, size), np.repeat(size, size)
    rest, marks = _following(rare)
    hidden = later - np.bitwise_count(marks)
    return _Twos(rare, row, rest, marks, hidden, starts[rare.indptr], one, other, first, times, held)


def _in_order(numbers: NDArray[Any], columns: NDArray[Any], many: int) -> NDArray[Any]:
    """Give numbers in the order of their columns, those of one column as they come."""
    import numpy as np
    from scipy.sparse import csr_array

    alone = np.arange(len(numbers) + 1, dtype=np.int32)
    return np.asarray(csr_array((numbers, columns, alone), (len(numbers), many)).tocsc().data)


def _following(rare: Ties) -> tuple[Floats, NDArray[Any]]:
    """Give the weight that follows each tie in its row, and the bits that the columns of those ties mark."""
    import numpy as np

    rest, marks = np.zeros(rare.nnz), np.zeros(rare.nnz, np.uint64)
    bit = np.uint64(1) << (rare.indices % 64).astype(np.uint64)
    degree = np.diff(rare.indptr)
    for back in range(2, degree.max(initial=0) + 1):
        place = rare.indptr[1:][degree >= back] - back
        rest[place] = rest[place + 1] + rare.data[place + 1]
        marks[place] = marks[place + 1] | bit[place + 1]
    return rest, marks


def _may_weigh(twos: _Twos, own: NDArray[Any], least: Floats, most: Floats) -> tuple[NDArray[Any], NDArray[Any]]:
    """Give who may weigh at least so much with some rows, as the number among them and the other row.

    Rows that would look at more than `most` others look at none.
    """
    import numpy as np

    many = np.diff(twos.starts)[own]
    row, two = np.repeat(np.arange(len(own)), many), _runs(twos.starts[own], many)
    one, other = twos.one[two], twos.other[two]
    spare = twos.rare.data[one] + twos.rare.data[other] + twos.rest[other] - (1 - ROUNDING) * least[row]
    cost = np.bincount(row, np.where(spare >= 0, twos.times[two], 0), minlength=len(own))
    kept = np.flatnonzero((spare >= 0) & (cost <= most)[row])
    row, two, other, spare = row[kept], two[kept], other[kept], spare[kept]
    times = twos.times[two]
    met, which = twos.held[_runs(twos.first[two], times)], np.repeat(np.arange(len(two)), times)
    shared = np.bitwise_count(twos.marks[other][which] & twos.marks[met])  # more follow at most, but for the hidden
    reach = (other + twos.hidden[other])[which] + shared
    may = np.flatnonzero(twos.rest[reach] <= spare[which])
    key = row[which[may]] * len(twos.starts) + twos.row[met[may]]
    key.sort()
    row, met = np.divmod(key[np.diff(key, prepend=-1) > 0], len(twos.starts))
    return row[own[row] != met], met[own[row] != met]


def _weigh(rare: Ties, one: NDArray[Any], other: NDArray[Any]) -> Floats:
    """Give the weights of pairs, where the first rows come in runs."""
    import numpy as np

    if not len(one):
        return np.zeros(0)
    number = np.cumsum(np.diff(one, prepend=one[0]) != 0)
    weights = rare[one[np.diff(one, prepend=-1) != 0]].toarray()
    times = np.diff(rare.indptr)[other]
    cell = np.repeat(number * rare.shape[1], times)
    cell += rare.indices[_runs(rare.indptr[other], times)]
    return np.add.reduceat(weights.ravel().take(cell), np.cumsum(times) - times)


def _runs(first: NDArray[Any], times: NDArray[Any]) -> NDArray[Any]:
    """Give so many numbers in a row from each first on."""
    import numpy as np

    stops = np.cumsum(times)
    runs = np.repeat(first - (stops - times), times)
    runs += np.arange(len(runs), dtype=runs.dtype)
    return runs


def _look(
    twos: _Twos, rows: NDArray[Any], least: Floats, met: Floats, top: int, part: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Give those of some rows of whom at least `top` weigh so much, and the nearest, as number among them and row."""
    import numpy as np

    own, least = rows[part], least[part]
    row, other = _may_weigh(twos, own, least, met[own] / WORTH)
    weight = _weigh(twos.rare, own[row], other)
    last = _greatest(row, weight, len(own), top)
    sure = last >= least
    stays = np.flatnonzero(sure[row] & (weight >= (1 - ROUNDING) * last[row]))
    return own[sure], (np.cumsum(sure) - 1)[row[stays]], other[stays]


def _greatest(row: NDArray[Any], weight: Floats, rows: int, place: int) -> Floats:
    """Give of each row the weight at a place from the greatest; 0 where there are fewer."""
    import numpy as np

    times = np.bincount(row, minlength=rows)
    table = np.zeros((rows, max(place, times.max(initial=0))), weight.dtype)
    table[np.arange(table.shape[1]) < times[:, None]] = weight
    table.sort(axis=1)
    return np.asarray(table[:, -place])
