"""The configuration model of two-mode networks, and the chance of few ties in a part of it."""

from __future__ import annotations

from collections.abc import Iterable
from math import erf, exp, pi, prod, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PRECISION = 1e-11  # of the expected degrees
ROUNDS = 10_000  # degrees that all but force a block of ties come near only slowly
EXACT_UP_TO = 4_000  # organisations in a cell; beyond, a normal curve corrected for skewness


def tie_chances(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give the chance of a tie between each row and column, by their degrees alone.

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

    chances = np.zeros((len(rows), len(columns)))
    k, d = rows.astype(float), columns.astype(float)
    open_rows, open_columns = k > 0, d > 0
    while open_rows.any() and open_columns.any():
        full_rows = open_rows & (k == open_columns.sum())
        full_columns = open_columns & (d == open_rows.sum())
        chances[np.ix_(full_rows, open_columns)] = 1
        chances[np.ix_(open_rows, full_columns)] = 1
        if not (full_rows.any() or full_columns.any()):
            chances[np.ix_(open_rows, open_columns)] = _solve(k[open_rows], d[open_columns])
            break
        k, d = k - full_columns.sum(), d - full_rows.sum()
        open_rows &= ~full_rows & (k > 0)
        open_columns &= ~full_columns & (d > 0)
    return chances


def _solve(rows: NDArray[np.float64], columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Iterate p = xy / (1 + xy) over distinct degrees until both margins are met."""
    import numpy as np

    k, of_row, many_k = np.unique(rows, return_inverse=True, return_counts=True)
    d, of_column, many_d = np.unique(columns, return_inverse=True, return_counts=True)
    x, y = k / sqrt(rows.sum()), d / sqrt(rows.sum())
    for _ in range(ROUNDS):
        x = k / (y / (1 + np.outer(x, y)) @ many_d)
        y = d / (many_k @ (x[:, None] / (1 + np.outer(x, y))))
        product = np.outer(x, y)
        p = product / (1 + product)
        if abs(p @ many_d - k).max() < PRECISION and abs(many_k @ p - d).max() < PRECISION:
            break
    chances: NDArray[np.float64] = p[np.ix_(of_row, of_column)]
    return chances


def chance_of_so_few(observed: int, chances: Iterable[tuple[float, int]]) -> float:
    """Give P(X <= observed) for a sum of independent ties.

    Parameters
    ----------
    chances
        Pairs of a tie's chance and how many ties have it (a Poisson-binomial distribution).

    Examples
    --------
    >>> chance_of_so_few(0, [(0.5, 2), (0.2, 1)])
    0.2
    """
    chances = list(chances)
    if sum(times for _, times in chances) > EXACT_UP_TO:
        return _refined_normal(observed, chances)
    import numpy as np

    total = np.ones(1)
    for p, times in chances:
        total = np.convolve(total, _power(p, times, observed + 1))[: observed + 1]
    return float(min(1.0, total.sum()))


def _power(p: float, times: int, length: int) -> NDArray[np.float64]:
    """Give the first terms of the binomial distribution, by repeated squaring."""
    import numpy as np

    result, base = np.ones(1), np.array([1 - p, p])
    while times:
        if times % 2:
            result = np.convolve(result, base)[:length]
        base = np.convolve(base, base)[:length]
        times //= 2
    return result


def _refined_normal(observed: int, chances: list[tuple[float, int]]) -> float:
    """Approximate the tail (Hong 2013, Computational Statistics & Data Analysis 59, 41-51)."""
    mean = sum(p * n for p, n in chances)
    sd = sqrt(sum(p * (1 - p) * n for p, n in chances))
    if not sd:
        return float(observed >= mean)
    skew = sum(p * (1 - p) * (1 - 2 * p) * n for p, n in chances) / sd**3
    z = (observed + 0.5 - mean) / sd
    density = exp(-z * z / 2) / sqrt(2 * pi)
    return min(1.0, max(0.0, (1 + erf(z / sqrt(2))) / 2 + skew * (1 - z * z) * density / 6))


def chance_of_none(chances: Iterable[tuple[float, int]]) -> float:
    """Give P(X = 0) for a sum of independent ties."""
    return prod((1 - p) ** times for p, times in chances)


def false_discovery(chances: list[float]) -> list[float]:
    """Adjust p-values for how many there are.

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of
    the Royal Statistical Society B 57, 289-300.

    Examples
    --------
    >>> false_discovery([0.01, 0.5, 0.04])
    [0.03, 0.5, 0.06]
    """
    order = sorted(range(len(chances)), key=lambda i: -chances[i])
    adjusted, least = [1.0] * len(chances), 1.0
    for place, i in enumerate(order):
        least = min(least, chances[i] * len(chances) / (len(chances) - place))
        adjusted[i] = least
    return adjusted
