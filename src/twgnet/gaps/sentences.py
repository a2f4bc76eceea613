"""One gap as plain sentences, for people who do not read tables."""

from __future__ import annotations

from twgnet.model.gaps import Gap

FEW_WORDS = ("no respondent", "one respondent", "two respondents", "three respondents")


def respondents(number: int) -> str:
    """Name a number of respondents in words.

    >>> respondents(1), respondents(6)
    ('one respondent', '6 respondents')
    """
    return FEW_WORDS[number] if number < len(FEW_WORDS) else f"{number} respondents"


def why(gap: Gap, asked: str) -> str:
    """Say who named a group, and how many of all that were asked may be interested.

    `asked` names those asked ("all 109"), or says why nothing is known beyond the answers.
    """
    named = f"{respondents(gap.organisations)} named {gap.group}{_hedged(gap)}"
    if gap.low_all is None:
        return f"{named}; {asked}"
    if gap.at_most == gap.organisations:
        return f"{named}; {asked} answered, so that is all"
    return f"{named}; between {gap.low_all} and {gap.high_all} of {asked} may be interested"


def _hedged(gap: Gap) -> str:
    if not gap.tentative:
        return ""
    one = gap.organisations == 1
    return " tentatively" if one else f" ({gap.tentative} of them tentatively)"


def beyond_the_answers(invited: int | None, answered: int | None) -> str:
    """Name all that were asked, or say what is not known of them.

    >>> beyond_the_answers(None, 49)
    'how many were asked is not known, so nothing is said of those who did not answer'
    """
    if invited is not None and answered is not None:
        return f"all {invited}"
    unknown = "asked" if invited is None else "answered"
    return f"how many were {unknown} is not known, so nothing is said of those who did not answer"


def gamma(gap: Gap) -> str:
    """Say how unlike the silent organisations would have to be for the verdict to flip."""
    if gap.estimate is None:
        return "Nothing is said of those who did not answer."
    if not gap.short:
        return "Those who answered meet the target whatever the silent ones think."
    if gap.at_most is not None and gap.at_most < gap.target:
        return "The target is out of reach even if every silent one is interested."
    if not gap.organisations:
        return (
            "Nobody who answered is interested, so no comparison of odds can rule out"
            f" interest among the silent: up to {gap.at_most} is possible."
        )
    if gap.at_most == gap.target:
        return "The target is met only if every silent one is interested."
    if gap.flips_at is None:
        return "Everybody who answered named it; the gap is among those who did not answer."
    if gap.flips_at < 1:
        return (
            "The gap closes only if the silent ones' odds of interest are at least"
            f" {1 / gap.flips_at:.1f} times those of the ones who answered."
        )
    return (
        "If the silent ones are like those who answered, the target is met; the gap is real only"
        f" if those who answered have more than {gap.flips_at:.1f} times their odds of interest."
    )
