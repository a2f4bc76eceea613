"""What is written about an organisation speaks for a group, unless it says no to it."""

import pytest

from twgnet.gaps.suggestions.clues import Clues
from twgnet.model.registry import Group

CLUES = Clues([Group("GEN", "Gender Equality"), Group("LAND", "Land")])


@pytest.mark.parametrize(
    ("mandate", "ids"),
    [
        ("We work on gender", {"GEN"}),
        ("We do not work on gender", set()),
        ("No gender work; land rights", {"LAND"}),
        ("Land, not gender", {"LAND"}),
        ("Gender. We never work on land.", {"GEN"}),
        ("Land; gender", {"LAND", "GEN"}),
    ],
)
def test_a_part_of_a_text_that_says_no_is_no_clue(mandate, ids):
    assert CLUES.find_all({"mandate": mandate}).keys() == ids


def test_names_are_clearer_than_words():
    assert CLUES.find({"mandate": "gender rights", "asked": "Gender Equality"}, "GEN").attribute == "asked"


@pytest.mark.parametrize(
    ("said", "names"), [("AIR; others", True), ("air; others", False), ("WASH; others", True), ("wash; others", True)]
)
def test_a_name_of_three_letters_is_told_by_its_capitals_alone(said, names):
    clue = Clues([Group("AIR", "Clean Sky"), Group("WASH", "Hygiene")]).find_all({"asked": said})
    assert any(one.named for one in clue.values()) is names
