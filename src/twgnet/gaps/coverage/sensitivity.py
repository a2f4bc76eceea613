"""How unlike those that answered the others would have to be for the verdict to change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import exp, fsum, lgamma

from twgnet.model.gaps import Gap
from twgnet.model.message import Message, message

TAIL = 0.025
WIDEST = 60.0  # of the logarithm of an odds ratio; beyond, no ratio is named
DIGITS = 1e-9


def break_even_odds(organisations: int, target: int, answered: int, invited: int, low: int) -> float | None:
    """Give the odds ratio at which the 95 % interval begins to include, or to exclude, the target.

    The odds ratio is that of answering for organisations that want the group over those that do not:
    how much keener those that answered are than the others. By it the number that answered and want
    the group is Fisher's noncentral hypergeometric. Above the ratio the interval lies below the target;
    where the interval reaches the target though fewer want it, above the ratio it no longer does.

    None where there is no such ratio: enough want the group, all answered, or the target is out of reach.

    References
    ----------
    Rosenbaum, P. R. (2002). Observational Studies. Springer. (Sensitivity of an inference, not of an
    estimate.)
    Fog, A. (2008). Sampling methods for Wallenius' and Fisher's noncentral hypergeometric
    distributions. Communications in Statistics 37, 241-257.

    Examples
    --------
    >>> round(break_even_odds(1, 3, answered=49, invited=109, low=1), 1)
    12.0
    """
    if organisations >= target or answered == invited or target > organisations + invited - answered:
        return None
    if low >= target:
        return _solve(lambda ratio: 1 - _at_most(organisations - 1, target - 1, answered, invited, ratio) - TAIL)
    return _solve(lambda ratio: TAIL - _at_most(organisations, target, answered, invited, ratio))


def _solve(rises: Callable[[float], float]) -> float | None:
    """Find by bisection where a function that rises with the logarithm of the ratio is zero."""
    low, high = -WIDEST, WIDEST
    if rises(low) > 0 or rises(high) < 0:
        return None
    while high - low > DIGITS:
        middle = (low + high) / 2
        low, high = (low, middle) if rises(middle) > 0 else (middle, high)
    return exp((low + high) / 2)


def _at_most(count: int, wanting: int, answered: int, invited: int, log_ratio: float) -> float:
    """Give P(X <= count) where `wanting` of all invited want the group and X of them answered."""
    first, last = max(0, answered - invited + wanting), min(answered, wanting)
    logs = [
        _log_ways(wanting, x) + _log_ways(invited - wanting, answered - x) + x * log_ratio
        for x in range(first, last + 1)
    ]
    top = max(logs)
    terms = [exp(one - top) for one in logs]
    return fsum(terms[: max(0, count - first + 1)]) / fsum(terms)


def _log_ways(of: int, choose: int) -> float:
    """Give the logarithm of the ways to choose, but for what is the same whatever is chosen."""
    return -lgamma(choose + 1) - lgamma(of - choose + 1)


def explain_sensitivity(gap: Gap, invited: int | None, answered: int | None) -> Message | None:
    """Say how unlike the others would have to be; None where nothing is known of them, or all answered.

    What is said holds whether answers that are not in the data are counted as none or are like those seen.
    """
    if gap.low is None or gap.at_most is None or invited is None or answered in (None, invited):
        return None
    if not gap.short:
        sure = gap.organisations - gap.tentative >= gap.target
        return message("gaps.sensitivity.reached" if sure else "gaps.sensitivity.reached_perhaps")
    if gap.at_most < gap.target:
        return message("gaps.sensitivity.out_of_reach")
    ratio = _RATIO[gap.verdict](gap, invited, answered)
    return message(f"gaps.sensitivity.{gap.verdict}", ratio=ratio) if ratio else None


def _where_met_ends(gap: Gap, invited: int, answered: int) -> float | None:
    ends = ((answered, gap.low or 0), (gap.seen, gap.low_unseen or 0))
    return min(_break_evens(gap.organisations, gap, invited, ends), default=None)


def _where_short_ends(gap: Gap, invited: int, answered: int) -> float | None:
    ends = ((answered, 0), (gap.seen, 0))
    found = _break_evens(gap.organisations + gap.open_answers, gap, invited, ends)
    return min((1 / ratio for ratio in found), default=None)


def _where_open_ends(gap: Gap, invited: int, answered: int) -> float | None:
    ends = ((answered, 0), (gap.seen, 0))
    return min((ratio for ratio in _break_evens(gap.organisations, gap, invited, ends) if ratio > 1), default=None)


# the odds ratio from which a verdict may be another, under that assumption that bears the sentence out
_RATIO = {"met": _where_met_ends, "short": _where_short_ends, "open": _where_open_ends}


def _break_evens(wanting: int, gap: Gap, invited: int, ends: Iterable[tuple[int, int]]) -> list[float]:
    """Give the odds ratios at which the verdict turns, for how many answered and the low end by each assumption."""
    found = (break_even_odds(wanting, gap.target, answered, invited, low) for answered, low in ends if answered)
    return [ratio for ratio in found if ratio]
