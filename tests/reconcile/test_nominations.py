"""Whom nominations name and which groups they are about, settled by names, rows and headings."""

from __future__ import annotations

import pytest

from twgnet.errors import Location
from twgnet.model.reconciliation import Interest, Mention
from twgnet.model.registry import Group, Organisation, Registry
from twgnet.model.survey import Nomination
from twgnet.reconcile.groups.match import Matcher
from twgnet.reconcile.groups.parse import Splitter
from twgnet.reconcile.nominations import settle_nominations

GROUPS = (Group("W", "Water"), Group("L", "Land"), Group("RR", "Roads and Rails", "RR"))
PEOPLE = {
    one.name: one
    for one in (
        Organisation("a", "Alpha Bridge"),
        Organisation("b", "Beta and Sons"),
        Organisation("c", "Gamma Rivers", "GR"),
    )
}
TIES = tuple(Interest("a", "", id, "", "certain", 1, "s", 1, "", "exact", 100.0) for id in ("W", "L"))
SAID = (
    Mention("s", 1, "a", "", "Water", "matched", "W"),
    Mention("s", 1, "a", "", "Lend", "review", "L"),
    Mention("s", 2, "a", "", "Land", "matched", "L"),
)


def settle(*nominations: Nomination):
    registry = Registry("toy", "toy", GROUPS)
    return settle_nominations(nominations, PEOPLE, SAID, TIES, registry, Splitter(Matcher(registry)))


def nominate(
    text: str, group: str = "", row: int = 1, headings: tuple[str, ...] = ("Whom?",), who: str = "Alpha Bridge"
):
    return Nomination(who, text, Location("s", row=row), group, headings)


@pytest.mark.parametrize(
    ("text", "ids", "whole"),
    [
        ("Alpha Bridge", "a", True),
        ("alpha  bridge", "a", True),
        ("Alpa Bridge", "a", True),  # a slip
        ("Beta and Sons", "b", True),  # not cut in two
        ("Alpha Bridge; Beta and Sons", "ab", True),
        ("Alpha Bridge, Beta and Sons", "ab", True),
        ("Alpha Bridge/Gamma Rivers", "ac", True),
        ("Alpha Bridge and Gamma Rivers", "ac", True),
        ("Alpha Bridge et Gamma Rivers & Beta", "ac", False),  # the most that any way of cutting finds
        ("Gamma Rivers and somebody else", "c", False),
        ("somebody else", "", False),
        ("", "", False),
    ],
)
def test_a_cell_names_organisations_and_what_names_none_is_told(text: str, ids: str, whole: bool) -> None:
    ballots, unknown, *_ = settle(nominate(text))
    assert ballots == ({"L": [frozenset(ids)], "W": [frozenset(ids)]} if ids else {})
    assert unknown == (() if whole else (Location("s", row=1),))


def test_without_nominations_there_are_no_ballots() -> None:
    assert settle() == (None, (), {}, ())


@pytest.mark.parametrize(
    ("nomination", "about"),
    [
        (nominate("Gamma Rivers"), ["L", "W"]),  # what the respondent wants
        (nominate("Gamma Rivers", who="Nobody Known"), []),
        (nominate("Gamma Rivers", "Water"), ["W"]),  # the group of its row, and only what is settled there
        (nominate("Gamma Rivers", "Land", row=2), ["L"]),
        (nominate("Gamma Rivers", "Land", row=3), []),
        (nominate("Gamma Rivers", headings=("Whom do you trust for Roads and Rails?",)), ["RR"]),
        (nominate("Gamma Rivers", headings=("Whom do you trust in RR",)), ["RR"]),
        (nominate("Gamma Rivers", headings=("Whom for arr",)), ["L", "W"]),  # no acronym in small letters
        (nominate("Gamma Rivers", headings=("Land", "Whom for Water?")), ["L"]),  # the option goes before the question
        (nominate("Gamma Rivers", headings=("Whom do you trust for Lannd?",)), ["L"]),  # its end, but for a slip
    ],
)
def test_a_nomination_is_about_its_row_its_heading_or_all_that_is_wanted(nomination, about) -> None:
    assert sorted(settle(nomination)[0]) == about


def test_headings_are_told_apart_by_what_they_do_not_share() -> None:
    questions = ("Trust for Water matters?", "Trust for Lannd matters?", "Trust for Ships matters?")
    ballots, _, shown, unlisted = settle(*(nominate("Gamma Rivers", headings=(one,)) for one in questions))
    assert shown == {questions[0]: ("Water",), questions[1]: ("Land",)}
    assert unlisted == (questions[2],)  # a group that is not listed: about none
    assert {group: len(votes) for group, votes in ballots.items()} == {"L": 1, "W": 1}


def test_options_and_questions_are_told_apart_each_among_their_own() -> None:
    options = (("Water", "Whom?"), ("Lannd", "Whom?"), ("Ships", "Whom?"))
    ballots, _, shown, unlisted = settle(*(nominate("Gamma Rivers", headings=one) for one in options))
    assert shown == {"Water": ("Water",), "Lannd": ("Land",)}
    assert unlisted == ("Ships",)
    assert sorted(ballots) == ["L", "W"]
