"""The configuration model of two-mode networks: the most random one of given mean degrees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

PRECISION = 1e-11  # of the expected degrees
ROUNDS = 10_000  # degrees that all but force a block of ties come near only slowly


@dataclass(frozen=True, slots=True)
class Chances:
    """The chance of a tie by the degrees of its ends: `by_degree[of_row[i], of_column[j]]`.

    `columns` counts the columns of each distinct degree.
    """

    by_degree: Floats
    of_row: NDArray[np.intp]
    of_column: NDArray[np.intp]
    columns: Whole


def fit_chances(rows: Whole, columns: Whole) -> Chances:
    """Fit the chance of a tie between each row and column to their degrees.

    The bipartite configuration model: of all networks with these expected degrees, the most
    random. Full and empty rows and columns are certain and set aside first.

    Parameters
    ----------
    rows, columns
        The degrees, of one network: equal sums, no degree above the other side's size.

    References
    ----------
    Saracco, F. et al. (2015). Randomizing bipartite networks: the case of the World Trade
    Web. Scientific Reports 5, 10595.
    """
    import numpy as np

    k, of_row, many_k = np.unique(rows, return_inverse=True, return_counts=True)
    d, of_column, many_d = np.unique(columns, return_inverse=True, return_counts=True)
    chances = np.zeros((len(k), len(d)))
    found = Chances(chances, of_row, of_column, many_d)
    open_k, open_d = k > 0, d > 0
    while open_k.any() and open_d.any():
        full_k = open_k & (k == many_d[open_d].sum())
        full_d = open_d & (d == many_k[open_k].sum())
        chances[np.ix_(full_k, open_d)] = 1
        chances[np.ix_(open_k, full_d)] = 1
        if not (full_k.any() or full_d.any()):
            part = np.ix_(open_k, open_d)
            chances[part] = _solve(k[open_k], many_k[open_k], d[open_d], many_d[open_d])
            break
        k, d = k - many_d[full_d].sum(), d - many_k[full_k].sum()
        open_k &= ~full_k & (k > 0)
        open_d &= ~full_d & (d > 0)
    return found


def _solve(k: Whole, many_k: Whole, d: Whole, many_d: Whole) -> Floats:
    """Iterate p = xy / (1 + xy) over distinct degrees until both margins are met."""
    import numpy as np

    ties = float(k @ many_k)
    x, y = k / sqrt(ties), d / sqrt(ties)
    p = np.zeros((len(k), len(d)))
    for _ in range(ROUNDS):
        x = k / (y / (1 + np.outer(x, y)) @ many_d)
        y = d / (many_k @ (x[:, None] / (1 + np.outer(x, y))))
        product = np.outer(x, y)
        p = product / (1 + product)
        if abs(p @ many_d - k).max() < PRECISION and abs(many_k @ p - d).max() < PRECISION:
            break
    return p


def sum_of_ties(chances: Iterable[tuple[float, int]], length: int) -> Floats:
    """Give the chances that 0, 1, ... of independent ties are there, `length` of them at most.

    `chances` are pairs of a tie's chance and how many ties have it (a Poisson-binomial
    distribution).

    Examples
    --------
    >>> sum_of_ties([(0.5, 2)], 4).tolist()
    [0.25, 0.5, 0.25]
    """
    import numpy as np

    total = np.ones(1)
    for p, times in chances:
        total = np.convolve(total, _power(p, times, length))[:length]
    return total


def _power(p: float, times: int, length: int) -> Floats:
    """Give the first terms of the binomial distribution, by repeated squaring."""
    import numpy as np

    result, base = np.ones(1), np.array([1 - p, p])
    while times:
        if times % 2:
            result = np.convolve(result, base)[:length]
        base = np.convolve(base, base)[:length]
        times //= 2
    return result
