"""The chance of few ties in a part of a network, by the configuration model."""

from __future__ import annotations

from collections.abc import Iterable
from math import erf, exp, pi, prod, sqrt

from twgnet.network.configuration_model import sum_of_ties

EXACT_UP_TO = 4_000  # organisations in a cell; beyond, a normal curve corrected for skewness


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
    return float(min(1.0, sum_of_ties(chances, observed + 1).sum()))


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
