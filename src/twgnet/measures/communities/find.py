"""Communities: organisations and groups more tied to each other than chance would give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from twgnet.measures.communities.alternate import search_both_sides
from twgnet.measures.communities.local_search import is_small, search_columns
from twgnet.network.equivalence import EquivalenceClasses, merge_equivalent

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties


Labels = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Partition:
    """The module of each row and column, from 0 (-1 without ties), and their modularity.

    Modularity lies between -1/2 and 1; it is None, and there are no modules, without ties.
    """

    modularity: float | None
    rows: Labels
    columns: Labels


def find_communities(ties: Ties, seed: int = 0) -> Partition:
    """Give the best partition found, the same for the same network and seed.

    Q = 1/E sum_ij (A_ij - k_i d_j / E) [g_i = h_j], over rows i and columns j of degrees k and d,
    with E ties (Barber 2007, Phys. Rev. E 76:066102). Nodes with the same ties share a module.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy import sparse
    >>> found = find_communities(sparse.csr_array(np.eye(2)))
    >>> found.modularity, found.rows.tolist()
    (0.5, [0, 1])
    """
    if ties.shape[0] < ties.shape[1]:
        swapped = find_communities(ties.T.tocsr(), seed)
        return Partition(swapped.modularity, swapped.columns, swapped.rows)
    if not ties.nnz:
        return Partition(None, *(np.full(length, -1) for length in ties.shape))
    rows = merge_equivalent(ties)
    columns = merge_equivalent(rows.ties.T.tocsr())
    counted = (columns.ties.T * rows.size[:, None] * columns.size).tocsr()
    modules = search_columns(counted.toarray(), seed) if is_small(counted.shape) else search_both_sides(counted, seed)
    best, worth = _best_for_rows(counted, modules)
    _, number = np.unique(np.concatenate([best, modules]), return_inverse=True)
    return Partition(worth, _spread(number[: len(best)], rows), _spread(number[len(best) :], columns))


def _spread(modules: Labels, classes: EquivalenceClasses) -> Labels:
    return np.append(modules, -1)[classes.class_of]


def _best_for_rows(ties: Ties, columns: Labels) -> tuple[Labels, float]:
    """Give each row its best module, and the modularity that results."""
    total = float(ties.sum())
    degree = np.asarray(ties.sum(0)).ravel()
    expected = np.bincount(columns, weights=degree) / total
    per_module = np.zeros((ties.shape[0], len(expected)))
    row = np.repeat(np.arange(ties.shape[0]), np.diff(ties.indptr))
    np.add.at(per_module, (row, columns[ties.indices]), ties.data)
    per_module -= np.outer(np.asarray(ties.sum(1)).ravel(), expected)
    best = per_module.argmax(1)
    return best, float(per_module[np.arange(len(best)), best].sum()) / total
