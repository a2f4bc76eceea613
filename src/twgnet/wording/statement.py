"""What must stand on every output: what a line means, who answered, the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.model.message import Message, message
from twgnet.wording.catalogue import say

if TYPE_CHECKING:
    from twgnet.model.results import Results

MEANING = say(message("common.meaning"))


def statement(results: Results) -> tuple[Message, ...]:
    """Give the lines: meaning, answers, source, and what made this."""
    made = message("common.made", version=results.version)
    return (meaning(results), who_answered(results), source(results), made)


def meaning(results: Results) -> Message:
    """Say what a line of the network means."""
    if means := getattr(results.survey, "means", ""):
        return message("common.meaning_given", means=means)
    return message("common.meaning")


def who_answered(results: Results) -> Message:
    """Say how many were asked and answered, as far as that is known."""
    if results.invited is None:
        return message("common.answered_only", n=results.answered)
    share = results.answered / results.invited
    return message("common.answered", answered=results.answered, invited=results.invited, share=share)


def source(results: Results) -> Message:
    """Say where the data come from and of which year they are."""
    survey = results.survey
    name = ". ".join(filter(None, (survey.title, survey.provenance or survey.source)))
    if survey.year:
        return message("common.source_year", source=name, year=str(survey.year))
    return message("common.source", source=name)
