"""Nestedness and shared interest of many networks at once, and how unequal totals are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties

Networks = NDArray[np.bool_]
Floats = NDArray[np.float64]


def nodf(networks: Networks) -> Floats:
    """Give how nested each network is, 0 to 100; all have the same sums of rows and columns.

    The mean over all pairs of rows and of columns of 100 x shared / smaller sum, 0 where the sums are
    equal. Pairs are summed by sum: what a pair weighs depends only on the sums of the two.

    References
    ----------
    Almeida-Neto, M. et al. (2008). A consistent metric for nestedness analysis in ecological
    systems. Oikos 117, 1227-1239.

    Examples
    --------
    >>> nodf(np.array([[[True, True], [True, False]]])).tolist()
    [100.0]
    """
    rows, columns = networks.shape[1:]
    pairs = rows * (rows - 1) / 2 + columns * (columns - 1) / 2
    if not pairs:
        return np.zeros(len(networks))
    nested: Floats = 100 * (_nested_rows(networks) + _nested_rows(networks.transpose(0, 2, 1))) / pairs
    return nested


def sparse_nodf(ties: Ties) -> float:
    """Give the same of one network that is too large to be held whole.

    >>> from scipy.sparse import csr_array
    >>> sparse_nodf(csr_array(np.array([[1.0, 1.0], [1.0, 0.0]])))
    100.0
    """
    from scipy.sparse import csr_array

    nested = 0.0
    for side in (ties, ties.T.tocsr()):
        sums, of_row = np.unique(np.diff(side.indptr), return_inverse=True)
        cells = (np.ones(len(of_row)), (of_row, np.arange(len(of_row))))
        by_sum = (csr_array(cells, (len(sums), len(of_row))) @ side).toarray()
        nested += _nested_sums(by_sum[None], sums).item()
    pairs = sum(count * (count - 1) / 2 for count in ties.shape)
    return 100 * nested / pairs if pairs else 0.0


def _nested_rows(networks: Networks) -> Floats:
    sums, of_row = np.unique(networks[0].sum(axis=1), return_inverse=True)
    member = (of_row == np.arange(len(sums))[:, None]).astype(np.float64)
    return _nested_sums(member @ networks.astype(np.float64), sums)


def _nested_sums(by_sum: Floats, sums: NDArray[np.int64]) -> Floats:
    """Add up the pairs of rows, given for each sum how many rows of it have each column."""
    shared = by_sum @ by_sum.transpose(0, 2, 1)
    smaller = np.minimum.outer(sums, sums)
    weight = np.triu(1 / np.maximum(smaller, 1), 1)
    found: Floats = (shared * weight).sum(axis=(1, 2))
    return found


def shared_interest(networks: Networks) -> Floats:
    """Give the mean over all pairs of rows of the square of how many columns they share.

    The mean of what is shared is fixed by the sums; its square is large where some pairs share much
    and others nothing.

    References
    ----------
    Roberts, A. and Stone, L. (1990). Island-sharing by archipelago species. Oecologia 83, 560-567.

    Examples
    --------
    >>> shared_interest(np.array([[[True, True], [True, True], [False, True]]])).tolist()
    [2.0]
    """
    rows = networks.shape[1]
    if rows < 2:
        return np.zeros(len(networks))
    ties = networks.astype(np.float64)
    columns = ties.transpose(0, 2, 1) @ ties
    total: Floats = (columns**2).sum(axis=(1, 2)) - (ties.sum(axis=2) ** 2).sum(axis=1)
    mean: Floats = total / (rows * (rows - 1))
    return mean


def sparse_shared_interest(ties: Ties) -> float:
    """Give the same of one network that is too large to be held whole, by the side that costs less.

    >>> from scipy.sparse import csr_array
    >>> sparse_shared_interest(csr_array(np.array([[1.0, 1.0], [1.0, 1.0], [0.0, 1.0]])))
    2.0
    """
    from twgnet.network.projection import shared_squares

    rows = ties.shape[0]
    if rows < 2:
        return 0.0
    of_rows, of_columns = np.diff(ties.indptr), np.bincount(ties.indices, minlength=ties.shape[1])
    squares = [float((degree.astype(np.float64) ** 2).sum()) for degree in (of_rows, of_columns)]
    by_rows = squares[1] <= squares[0]
    pairs = shared_squares(ties if by_rows else ties.T.tocsr())
    return (pairs if by_rows else pairs + squares[1] - squares[0]) / (rows * (rows - 1))


def gini(sums: NDArray[np.int64]) -> float:
    """Give how unequal sums are: 0 where all are equal, near 1 where one has nearly all.

    >>> gini(np.array([1, 1, 1])), gini(np.array([0, 0, 3]))
    (0.0, 0.6666666666666666)
    """
    count, total = len(sums), int(sums.sum())
    if not total:
        return 0.0
    place = 2 * np.arange(1, count + 1) - count - 1
    return float(place @ np.sort(sums) / (count * total))
