"""What the answers say of those who did not answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twgnet.gaps.coverage.interval import ALPHA, interval
from twgnet.gaps.coverage.verdict import answers_to_settle, chance_of_fewer, judge
from twgnet.model.gaps import Gap, Response


def extrapolate(gap: Gap, response: Response, groups: int) -> Gap:
    """Add what the answers say of all that were invited."""
    wanting, (invited, answered) = gap.organisations, (response.invited, response.answered)
    low, high = interval(wanting, answered, invited, ALPHA)
    low_all, high_all = interval(wanting, answered, invited, ALPHA / groups)
    low_unseen, high_unseen = interval(wanting, response.seen, invited, ALPHA) if response.seen else (0, invited)
    verdict = judge(wanting, gap.target, gap.open_answers, min(low, low_unseen), max(high, high_unseen))
    return replace(
        gap,
        estimate=invited * wanting / answered,
        low=low,
        high=high,
        low_all=low_all,
        high_all=high_all,
        at_most=wanting + gap.open_answers + response.unseen,
        flips_at=_flips_at(wanting, answered, invited - answered, gap.short),
        verdict=verdict,
        p_short=chance_of_fewer(gap.target, wanting, answered, invited),
        low_unseen=low_unseen,
        high_unseen=high_unseen,
        settled_by=_settled_by(gap, response) if verdict == "open" else None,
    )


def _settled_by(gap: Gap, response: Response) -> int | None:
    return answers_to_settle(gap.organisations, gap.target, gap.open_answers, response)


def _flips_at(named: int, answered: int, silent: int, short: int) -> float | None:
    """Give the ratio of odds at which the silent ones supply exactly what is short.

    With the share named/answered among those who answered, and odds of interest among the silent
    that are 1/Gamma of theirs, the estimate for all equals the target where the silent
    ones' share is short/silent (a sensitivity analysis after Rosenbaum).
    """
    if not short or short >= silent or not 0 < named < answered:
        return None
    return named / (answered - named) * (silent - short) / short


def ranked(gaps: Sequence[Gap]) -> list[Gap]:
    """Add the ranks that the simultaneous intervals leave to each group (1 = most).

    References
    ----------
    Klein, M., Wright, T. and Wieczorek, J. (2020). A joint confidence region for an overall
    ranking of populations. Journal of the Royal Statistical Society C 69, 589-606.
    """
    lows = [gap.low_all for gap in gaps if gap.low_all is not None]
    highs = [gap.high_all for gap in gaps if gap.high_all is not None]
    return [
        replace(
            gap,
            rank_low=1 + sum(low > own_high for low in lows),
            rank_high=len(gaps) - sum(high < own_low for high in highs),
        )
        for gap, own_low, own_high in zip(gaps, lows, highs, strict=True)
    ]
