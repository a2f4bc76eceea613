"""Components: the parts of a network that no tie connects, found over the columns alone.

Columns of one row are in one component. A first pass joins the first and the last column of each row,
which as a rule leaves few parts; of the other ties only those that lead from one part to another count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import int32
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

    Labels = NDArray[int32]

ROWS = 8192  # looked at together: their ties stay in the cache


def find_components(ties: Ties) -> tuple[Labels, Labels]:
    """Give the number of the component of each row and each column; -1 for a row without ties.

    Components are numbered by their first column; a column without ties is one of its own.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy import sparse
    >>> rows, columns = find_components(sparse.csr_array(np.array([[1, 0, 1], [0, 0, 0], [0, 1, 0]])))
    >>> rows.tolist(), columns.tolist()
    ([0, -1, 1], [0, 1, 0])
    """
    import numpy as np

    filled = np.flatnonzero(np.diff(ties.indptr))
    first, last = ties.indices[ties.indptr[filled]], ties.indices[ties.indptr[filled + 1] - 1]
    columns = _join(first, last, ties.shape[1])
    between = list(_between(ties, filled, columns[first], columns))
    if between:
        one, other = np.concatenate(between, axis=1)
        columns = _join(one, other, int(columns.max()) + 1)[columns]
    rows = np.full(ties.shape[0], -1, dtype=np.int32)
    rows[filled] = columns[first]
    return rows, columns


def _between(ties: Ties, rows: NDArray[Any], part: Labels, columns: Labels) -> Iterator[NDArray[int32]]:
    """Give the pairs of parts that a row of one has a column of the other."""
    import numpy as np

    if not columns.any():
        return  # all are one part
    degree = np.diff(ties.indptr)
    for begin in range(0, len(rows), ROWS):
        some = rows[begin : begin + ROWS]
        own = np.repeat(part[begin : begin + ROWS], degree[some])
        other = columns[ties.indices[ties.indptr[some[0]] : ties.indptr[some[-1] + 1]]]
        apart = own != other
        if apart.any():
            yield np.stack([own[apart], other[apart]])


def _join(a: NDArray[int32], b: NDArray[int32], size: int) -> Labels:
    """Give each of so many nodes the number of its component, when each of `a` is joined with one of `b`."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    joined = coo_array((np.ones(len(a), np.int8), (a, b)), (size, size))
    label: Labels = connected_components(joined, directed=False)[1].astype(np.int32)
    return label
