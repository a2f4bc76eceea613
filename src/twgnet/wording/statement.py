"""What must stand on every output: what a link means, who answered, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.network import description

if TYPE_CHECKING:
    from twgnet.model.results import Results

MEANING = f"A link means {description.MEANING}."


def statement(results: Results) -> tuple[str, ...]:
    """Give the lines: meaning, answers, source, and what made this."""
    return (MEANING, who_answered(results), source(results), f"Made by twgnet {results.version}.")


def who_answered(results: Results) -> str:
    """Say how many were asked and answered, as far as that is known."""
    if results.invited is None:
        return f"{results.answered} organisations answered; how many were asked is unknown."
    share = results.answered / results.invited
    return f"{results.answered} of {results.invited} organisations answered ({share:.0%})."


def source(results: Results) -> str:
    """Say where the data come from and of which year they are."""
    survey = results.survey
    parts = [survey.provenance or survey.source, str(survey.year) if survey.year else ""]
    return f"Source: {', '.join(part for part in parts if part)}."
