"""Two-mode eigenvector centrality: the leading singular vectors of the largest component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.network.equivalence import Sets

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]


def eigenvector(sets: Sets, largest: Floats) -> tuple[Floats, Floats]:
    """Give the centrality of each set and each column; NaN outside the largest component.

    u and v with A v = s u and A' u = s v for the largest singular value s of the biadjacency
    matrix A (Bonacich 1991, Social Networks 13:155-168); each side has length 1 and no entry is
    negative. `largest` is 1.0 for the columns of the largest component.
    """
    import numpy as np

    inside = np.flatnonzero(largest)
    members = sets.matrix[:, inside].any(1)
    rows, columns = np.full(len(sets.matrix), np.nan), np.full(len(largest), np.nan)
    if not len(inside):
        return rows, columns
    part, count = sets.matrix[np.ix_(members, inside)], sets.count[members]
    _, vectors = np.linalg.eigh(part.T @ (count[:, None] * part))
    columns[inside] = np.abs(vectors[:, -1])
    seen = part @ columns[inside]
    rows[members] = seen / np.sqrt(count @ seen**2)
    return rows, columns


def largest_component(sets: Sets, joined: NDArray[bool_]) -> Floats:
    """Give 1.0 for each column of the largest component, 0.0 elsewhere.

    The largest has the most nodes; among equals the most ties, then the one holding the first
    column in order of id. `joined` says which columns are in one component.
    """
    import numpy as np

    degree = sets.count @ sets.matrix
    best, largest = (0.0, 0.0), np.zeros(len(joined))
    for column in np.flatnonzero(degree):
        if joined[column, :column].any():
            continue
        part = joined[column].astype(np.float64)
        rows = sets.count @ (sets.matrix @ part > 0)
        size = (float(part.sum() + rows), float(degree @ part))
        if size > best:
            best, largest = size, part
    return largest
