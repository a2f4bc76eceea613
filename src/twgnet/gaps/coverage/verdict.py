"""Does a group reach its target among all invited? A verdict, its chance, and what would settle it."""

from __future__ import annotations

from bisect import bisect_left
from math import exp, lgamma

from twgnet.gaps.coverage.interval import ALPHA, interval
from twgnet.model.gaps import Response, Verdict

LIKELY = 0.8  # how probable it must be that so many more answers settle a verdict


def decide_verdict(organisations: int, target: int, open_answers: int, low: int, high: int) -> Verdict:
    """Give the verdict on a group from what is likely among all invited.

    Parameters
    ----------
    organisations, open_answers
        Who wants to join, and the answers to check that could be this group.
    low, high
        The smallest lower and the largest upper end of the intervals that are held possible.

    Examples
    --------
    >>> [decide_verdict(1, 3, 0, 1, 9), decide_verdict(2, 3, 0, 4, 59), decide_verdict(1, 3, 1, 1, 1)]
    ['open', 'met', 'short']
    """
    if max(organisations, low) >= target:
        return "met"
    return "short" if high + open_answers < target else "open"


def chance_of_fewer(target: int, organisations: int, answered: int, invited: int) -> float:
    """Give the probability that fewer than the target want the group among all invited.

    Jeffreys' beta-binomial: of the N - n that did not answer, K - r want to join, with a share
    drawn from Beta(r + 1/2, n - r + 1/2).

    References
    ----------
    Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial
    proportion. Statistical Science 16, 101-133. (The prior.)

    Examples
    --------
    >>> round(chance_of_fewer(3, 1, answered=49, invited=109), 4)
    0.5514
    """
    return _at_most(target - 1 - organisations, invited - answered, organisations, answered)


def answers_to_settle(organisations: int, target: int, open_answers: int, response: Response) -> int | None:
    """Give about how many more answers would settle an open verdict, with a chance of 4 in 5.

    Further answers are taken to be like those seen; those that were given but are not in the
    data come first. None where no number is enough, because answers to check leave it open.
    """
    unseen = response.unseen
    needed = 1 + bisect_left(
        range(1, unseen + 1),
        LIKELY,
        key=lambda more: _chance_settled(more, organisations, target, open_answers, response),
    )
    return needed if needed <= unseen else None


def _chance_settled(more: int, organisations: int, target: int, open_answers: int, response: Response) -> float:
    """Give the chance that the verdict is short or met once `more` answers are seen."""
    seen = response.seen + more
    later = Response(response.invited, max(response.answered, seen), seen)
    counts = range(organisations, min(target, organisations + more + 1))

    def verdict(count: int) -> Verdict:
        return decide_verdict(count, target, open_answers, *likely_range(count, later))

    first_not_short = organisations + bisect_left(counts, True, key=lambda count: verdict(count) != "short")
    first_met = organisations + bisect_left(counts, True, key=lambda count: verdict(count) == "met")
    short = _at_most(first_not_short - organisations - 1, more, organisations, response.seen)
    return short + 1 - _at_most(first_met - organisations - 1, more, organisations, response.seen)


def likely_range(organisations: int, response: Response) -> tuple[int, int]:
    """Give the widest of the two 95 % intervals: unseen answers counted as none, or like those seen."""
    ends = [interval(organisations, n, response.invited, ALPHA) for n in {response.answered, response.seen}]
    return min(low for low, _ in ends), max(high for _, high in ends)


def _at_most(count: int, draws: int, named: int, of: int) -> float:
    """Give P(X <= count), X beta-binomial of `draws` with Jeffreys' prior and `named` of `of`."""
    if count < 0:
        return 0.0
    if count >= draws:
        return 1.0
    a, b = named + 0.5, of - named + 0.5
    log_none = lgamma(draws + b) + lgamma(a + b) - lgamma(b) - lgamma(draws + a + b)
    total = term = exp(log_none)
    for x in range(count):
        term *= (draws - x) / (x + 1) * (x + a) / (draws - x - 1 + b)
        total += term
    return min(1.0, total)
