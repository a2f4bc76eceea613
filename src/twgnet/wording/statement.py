"""What must stand on every output: what a line means, who answered, the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.model.message import Message, message
from twgnet.model.survey import Meaning

if TYPE_CHECKING:
    from twgnet.model.results import Results


def statement(results: Results) -> tuple[Message, ...]:
    """Give the lines: meaning, answers, source, and what made this."""
    made = message("common.made", version=results.version)
    return (meaning(results), who_answered(results), source(results), made)


def meaning(results: Results) -> Message:
    """Say what a line of the network means."""
    return explain_meaning(results.survey.meaning)


def explain_meaning(found: Meaning) -> Message:
    """Say what it means that an organisation and a group are linked.

    >>> from twgnet.wording.catalogue import say
    >>> say(explain_meaning(Meaning("member_of")))
    'A line means the organisation is a member of the group.'
    """
    values = {"text": found.text} if found.code == "other" else {}
    return Message(f"common.meaning.{found.code}", values)


def who_answered(results: Results) -> Message:
    """Say how many were invited and answered, as far as that is known."""
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
