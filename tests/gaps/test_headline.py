"""The answer in a sentence: how many names it takes, and what would settle what is open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from networks import of_matrix
from twgnet.gaps import estimate_coverage
from twgnet.gaps.headline import (
    LETTERS_SHOWN,
    NAMES_SHOWN,
    count_verdicts,
    name_groups,
    state_assumption,
    summarise_verdicts,
)
from twgnet.wording.catalogue import say


def gaps_settled_by(*counts: int) -> list:
    (gap,) = estimate_coverage(of_matrix([[1]]), invited=100, answered=1)
    return [replace(gap, group=f"G{number}", verdict="open", settled_by=count) for number, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counts", "codes"),
    [
        ((3, 3), ["settle_all"]),
        ((3, 9), ["settle_first", "settle_all"]),
        ((*[3] * NAMES_SHOWN, 9), ["settle_each", "settle_all"]),
        ((*[3] * (NAMES_SHOWN + 1), 9), ["settle_all"]),  # too many names for a sentence
        ((3, 3, 0), ["settle_each"]),
        ((3, 3, 3, 3, 3, 3, 0), ["settle_each"]),
        ((3, 3, 3, 3, 3, 3, 3, 0), ["settle_most"]),  # seven
        ((*[3] * (NAMES_SHOWN + 1), 0), ["settle_most"]),
        ((3, 9, 0), ["settle_first", "settle_most"]),  # one that no number of answers settles
    ],
)
def test_what_settles_first_is_said_where_it_can_be_named(counts: tuple[int, ...], codes: list[str]) -> None:
    _, *rest = summarise_verdicts(gaps_settled_by(*counts))
    found = [one.code.removeprefix("gaps.").removesuffix("_of") for one in rest]
    assert found == codes


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        (["short"], "The group is below target."),
        (["open"] * 3, "It is not clear yet whether any of the 3 groups reaches its target."),
        (["met"] * 19, "All 19 groups reach their target."),
        (["short", "met"], "Of 2 groups, 1 is below target and 1 reaches it."),
        (["short", "open"], "Of 2 groups, 1 is below target, 1 is not clear yet and none certainly reaches it."),
        (["short", "short", "open", "met"], "Of 4 groups, 2 are below target, 1 is not clear yet and 1 reaches it."),
        ([], "There are no groups to show."),
    ],
)
def test_the_verdicts_are_counted_in_one_sentence(verdicts: list[str], expected: str) -> None:
    gaps = [replace(gap, verdict=verdict) for gap, verdict in zip(gaps_settled_by(*verdicts), verdicts, strict=True)]
    assert say(count_verdicts(gaps, most_named=0)) == expected
    named = say(count_verdicts(gaps))
    assert ("(G0)" in named) == (len(set(verdicts)) > 1 and verdicts.count("short") == 1)


def test_a_sentence_takes_six_names_or_a_line_of_letters() -> None:
    assert len(name_groups(["a"] * NAMES_SHOWN)) == NAMES_SHOWN
    *shown, more = name_groups(["a"] * (NAMES_SHOWN + 1))
    assert (len(shown), more.values["n"]) == (NAMES_SHOWN, 1)
    fits = LETTERS_SHOWN // 2 - 2  # each name counts two letters more, for the comma and the blank
    assert name_groups(["a" * fits, "b" * fits]) == ("a" * fits, "b" * fits)
    assert name_groups(["a" * fits, "b" * (fits + 1)])[1:] != ("b" * (fits + 1),)


def test_six_groups_are_named_and_of_seven_there_is_a_number() -> None:
    verdicts = ["short"] * 7 + ["met"]
    gaps = [replace(gap, verdict=verdict) for gap, verdict in zip(gaps_settled_by(*verdicts), verdicts, strict=True)]
    assert "(G1, G2, G3, G4, G5 and G6)" in say(count_verdicts(gaps[1:]))
    assert "G1" not in say(count_verdicts(gaps))


@pytest.mark.parametrize(("needed", "code"), [(50, "gaps.settle_all"), (51, "gaps.settle_all_of")])
def test_of_more_than_half_of_the_missing_answers_their_number_is_given(needed: int, code: str) -> None:
    """Of 101 invited one answered: 100 are missing."""
    (gap,) = estimate_coverage(of_matrix([[1]]), invited=101, answered=1)
    _, found = summarise_verdicts([replace(gap, verdict="open", settled_by=needed)])
    assert (found.code, found.values["missing"]) == (code, 100)


def test_answers_that_are_not_in_the_file_are_said_with_what_they_could_change():
    unseen = (
        "The file holds 30 of the 49 answers. The other 19 are counted as interested in no group; if they were like "
    )
    assert unseen in say(state_assumption(109, 49, 30))
    assert "did not answer are like" in say(state_assumption(109, 49, 30))
    assert unseen in say(state_assumption(49, 49, 30))
    assert "did not answer" not in say(state_assumption(49, 49, 30))  # nobody: all 49 answered
    assert "The other one is" in say(state_assumption(109, 49, 48))
    assert "file" not in say(state_assumption(109, 49, 49))
