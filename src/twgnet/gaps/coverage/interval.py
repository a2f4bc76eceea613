"""Exact intervals for a count in a finite population, from those who answered."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import comb, exp, lgamma

ALPHA = Fraction(1, 20)  # 95 % intervals
NEAR = 1e-7  # a tail this close to its limit, in proportion, is settled in whole numbers
WHOLE_NUMBERS_UP_TO = 20_000  # beyond, binomials are long, and tails of many answers never tie
FEW = 200  # answers: binomials of few are short, and logarithms would lose what tells counts apart


@cache
def interval(named: int, answered: int, invited: int, alpha: Fraction) -> tuple[int, int]:
    """Give the exact interval for how many of all invited would name a group.

    Inverts the two hypergeometric tails, each at `alpha / 2`: the counts K with
    P(X <= named | K) > alpha / 2 and P(X >= named | K) > alpha / 2. It covers the true
    count with probability at least 1 - alpha when answering is unrelated to interest.

    Parameters
    ----------
    named, answered, invited
        Respondents naming the group (r), respondents (n) and organisations asked (N), with
        0 <= r <= n <= N. Without respondents any count is possible.
    alpha
        The chance of a miss, in 0..1; a fraction, so that ties are decided exactly.

    References
    ----------
    Wang, W. (2015). Exact optimal confidence intervals for hypergeometric parameters.
    Journal of the American Statistical Association 110, 1491-1499.

    Examples
    --------
    >>> interval(1, 49, 109, Fraction(1, 20))
    (1, 9)
    """
    if not answered:
        return 0, invited
    low = invited - _highest(answered - named, answered, invited, alpha / 2)
    return low, _highest(named, answered, invited, alpha / 2)


def _highest(named: int, answered: int, invited: int, limit: Fraction) -> int:
    """Give the largest count K whose lower tail P(X <= named | K) is above the limit."""
    sure = max(named, named * invited // answered)  # named >= mean, so the tail is a half or more
    beyond = invited - answered + named + 1
    while beyond - sure > 1:
        middle = (sure + beyond) // 2
        if lower_tail_exceeds(named, answered, invited, middle, limit):
            sure = middle
        else:
            beyond = middle
    return sure


def lower_tail_exceeds(named: int, answered: int, invited: int, count: int, f: Fraction) -> bool:
    """Say if P(X <= named | K = count) is above a limit, exactly."""
    limit = float(f)
    tail = _lower_tail(named, answered, invited, count)
    long = invited > WHOLE_NUMBERS_UP_TO and answered > FEW
    if long or abs(tail - limit) > NEAR * limit:
        return tail > limit
    ways = sum(comb(count, x) * comb(invited - count, answered - x) for x in range(named + 1))
    return ways * f.denominator > f.numerator * comb(invited, answered)


def _lower_tail(named: int, answered: int, invited: int, count: int) -> float:
    """Sum P(X = x | K = count) from x = named downwards, until a term adds nothing."""
    others = invited - count
    total = term = _chance(named, answered, invited, count)
    for x in range(named, 0, -1):
        term *= x * (others - answered + x) / ((count - x + 1) * (answered - x + 1))
        if total + term == total:
            break
        total += term
    return total


def _chance(named: int, answered: int, invited: int, count: int) -> float:
    """Give P(X = named | K = count), to the last digit where few answered."""
    parts = ((count, named), (invited - count, answered - named), (invited, answered))
    if answered <= FEW:
        first, second, every = (comb(n, k) for n, k in parts)
        return first * second / every
    first_log, second_log, every_log = (lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) for n, k in parts)
    return exp(first_log + second_log - every_log)
