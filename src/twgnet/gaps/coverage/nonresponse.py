"""What the answers say of those who did not answer."""

from __future__ import annotations

from dataclasses import replace

from twgnet.gaps.coverage.interval import ALPHA, interval
from twgnet.gaps.coverage.sensitivity import break_even_odds
from twgnet.gaps.coverage.verdict import answers_to_settle, chance_of_fewer, decide_verdict, likely_range
from twgnet.model.gaps import Gap, Response


def extrapolate(gap: Gap, response: Response, groups: int) -> Gap:
    """Add what the answers say of all that were invited."""
    wanting, (invited, answered) = gap.organisations, (response.invited, response.answered)
    low, high = interval(wanting, answered, invited, ALPHA)
    low_all, high_all = interval(wanting, answered, invited, ALPHA / groups)
    low_unseen, high_unseen = interval(wanting, response.seen, invited, ALPHA)
    verdict = decide_verdict(wanting, gap.target, gap.open_answers, *likely_range(wanting, response))
    return replace(
        gap,
        estimate=invited * wanting / answered,
        low=low,
        high=high,
        low_all=low_all,
        high_all=high_all,
        at_most=wanting + gap.open_answers + response.unseen,
        flips_at=break_even_odds(wanting, gap.target, answered, invited, low),
        verdict=verdict,
        p_short=chance_of_fewer(gap.target, wanting, answered, invited),
        low_unseen=low_unseen,
        high_unseen=high_unseen,
        settled_by=_settled_by(gap, response) if verdict == "open" else None,
    )


def _settled_by(gap: Gap, response: Response) -> int | None:
    return answers_to_settle(gap.organisations, gap.target, gap.open_answers, response)
