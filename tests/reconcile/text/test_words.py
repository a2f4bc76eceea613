"""What words around names are taken for, one text on either side of each limit."""

from __future__ import annotations

import pytest

from twgnet.errors import Location
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.text.ids import LONGEST, make_id
from twgnet.reconcile.text.lists import cut_lists, doubt_names
from twgnet.reconcile.text.normalise import stem
from twgnet.reconcile.text.prefixes import is_general, is_other_body, strip_group_prefix
from twgnet.reconcile.text.refusals import is_negated
from twgnet.reconcile.text.segments import pieces
from twgnet.vocabulary.answers.load import load_words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("twg health reform", "health reform"),
        ("tgws on health", "health"),  # two letters turned round
        ("twggs on land", "land"),
        ("taps on health", "taps on health"),  # two letters off
        ("tags health", "tags health"),  # nothing follows that tells a slip
        ("twenty on health", "twenty on health"),
        ("gorup on health", "health"),
        ("health gruop", "health"),
        ("health croup", "health croup"),  # another first letter makes another word
        ("technicall group on land", "land"),
        ("health group on land", "health group on land"),
        ("3 on land", "land"),
        ("twg 3 on health", "health"),
        ("twg on twg on land", "land"),  # after the last of them
        ("on land", "land"),
        ("land on", "land on"),
        ("health technical working group", "health"),
        ("health twg on", "health"),
        ("health technical", "health technical"),  # a kind is no group
        ("working technical health", "working technical health"),
        ("twg on 3", "twg on 3"),  # something is left
        ("group", "group"),
        ("twghealth", "health"),
        ("twgland", "land"),
        ("twgab", "twgab"),
    ],
)
def test_what_stands_before_a_name_goes_misspelt_by_one_letter_at_most(text: str, left: str) -> None:
    assert strip_group_prefix(text) == left


@pytest.mark.parametrize("word", ["adn", "nd", "anf", "issue", "issuu", "sectr", "sectorr", "policz"])
def test_a_word_is_general_with_one_slip(word: str) -> None:
    assert is_general(word)


@pytest.mark.parametrize("word", ["ant", "arf", "andd", "isue", "sectorrr", "sexxor", "land"])
def test_a_word_is_not_general_with_two_or_if_it_is_short(word: str) -> None:
    assert not is_general(word)


def test_another_body_is_told_with_one_slip() -> None:
    assert is_other_body("fund")
    assert is_other_body("nettwork")
    assert not is_other_body("netttwork")


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("gas", "gas"),
        ("laws", "law"),
        ("churches", "church"),
        ("dishes", "dish"),
        ("classes", "class"),
        ("boxes", "box"),
        ("fisheries", "fishery"),
        ("basis", "basis"),
        ("status", "status"),
        ("labours", "labor"),
    ],
)
def test_endings_of_many_are_taken_off(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


@pytest.mark.parametrize("phrase", load_words("refusal"))
def test_every_phrase_that_refuses_is_heard(phrase: str) -> None:
    assert is_negated(f"{phrase} land")


def test_words_that_lead_up_to_a_name_wait_for_it_and_no_longer() -> None:
    assert pieces("TWG on; Gender; Land") == ["TWG on Gender", "Land"]
    assert pieces("Health WG on Land") == ["Health", "WG on Land"]
    assert pieces("HealthTWG on Land") == ["Health", "TWG on Land"]
    assert pieces("twg on land") == ["twg on land"]


def test_an_id_is_cut_at_the_last_word_that_fits() -> None:
    assert make_id("a" * LONGEST + " b", set()) == "a" * LONGEST
    assert make_id("c" * (LONGEST + 1), set()) == "c" * LONGEST
    fits, longer = "d" * 20 + " " + "e" * (LONGEST - 21), "d" * 20 + " " + "e" * (LONGEST - 20)
    assert make_id(fits + " f", set()) == fits.replace(" ", "-")
    assert make_id(longer + " f", set()) == "d" * 20


def doubts(*texts: str) -> list[tuple[str, int]]:
    answers = tuple(Answer(f"Club {row}", text, Location("s.csv", row=row)) for row, text in enumerate(texts))
    return [(doubt.separator, doubt.texts) for doubt in cut_lists(Survey("s.csv", answers))[1]]


def test_a_column_is_asked_about_from_three_pieces_in_ten_that_recur() -> None:
    assert doubts("Ash, Box", "Ash, Cob", "Ash, Dew", "Elm, Fir", "Gum, Hop") == [(",", 5)]  # 3 of 10
    assert doubts("Ash, Box", "Ash, Cob", "Ivy, Dew", "Elm, Fir", "Gum, Hop") == []  # 2 of 10


def test_pieces_that_recur_but_for_a_slip_or_are_too_few_to_recur_are_asked_about() -> None:
    assert doubts("Healht, Educaton", "Health", "Education", "Land") == [(",", 1)]
    assert doubts("Ash, Box", "Cob", "Dew", "Elm") == []
    assert doubts("Ash, Box", "Cob, Dew", "Elm") == [(",", 2)]


def test_a_name_with_a_comma_behind_it_is_no_list() -> None:
    assert list(doubt_names(["Water,", "Water"])) == []
    assert [(doubt.separator, doubt.texts) for doubt in doubt_names(["Water, Land", "Water", "Land"])] == [(",", 1)]
