"""All shortest paths of a two-mode network, by the cheaper of two exact ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.measures.paths.demand import gather_demand
from twgnet.measures.paths.reach import Reach
from twgnet.measures.paths.search import search_paths
from twgnet.network.equivalence import merge_equivalent

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties


SEARCH = 27  # one tie followed from one source costs as much as this many cells of a dense product
WIDEST = 2048  # columns: beyond, matrices of columns x columns do not fit


def follow_paths(ties: Ties) -> tuple[Reach, Reach]:
    """Give what is reached from each row and from each column.

    Few columns: the demand between columns (`demand`). Many: a search from every node (`search`).

    Examples
    --------
    >>> import numpy as np
    >>> from scipy import sparse
    >>> rows, columns = follow_paths(sparse.csr_array(np.array([[1.0, 1.0], [0.0, 1.0]])))
    >>> rows.farness.tolist(), columns.between.tolist()
    ([4.0, 6.0], [0.0, 2.0])
    """
    if ties.shape[1] > ties.shape[0]:
        columns, rows = follow_paths(ties.T.tocsr())
        return rows, columns
    classes = merge_equivalent(ties)
    dense = len(classes.size) ** 2 * ties.shape[1]
    if ties.shape[1] <= WIDEST and dense <= SEARCH * sum(classes.ties.shape) * classes.ties.nnz:
        rows, columns = gather_demand(classes)
        return rows.of(classes.class_of), columns
    return search_paths(ties)
