"""The quick way to the words that are alike finds what trying every word would find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from twgnet.model.registry import Group, Registry
from twgnet.reconcile.groups.candidates import Nearest
from twgnet.reconcile.groups.index import NameIndex
from twgnet.reconcile.text.normalise import stem
from twgnet.reconcile.text.similarity import THRESHOLDS, compare, most_alike, word_similarity

WORDS = st.text("aehlst2", min_size=1, max_size=13)


@given(WORDS, st.sets(WORDS, max_size=30))
def test_the_quick_way_misses_no_word_of_another_stem(said: str, known: set[str]) -> None:
    others = {word for word in known if stem(word) != stem(said)}
    tried = {word: similarity for word in others if (similarity := word_similarity(said, word))}
    assert dict(most_alike(said, others)) == tried


def test_the_most_alike_comes_first() -> None:
    first, *_ = most_alike("refrom", ["reforms", "reform", "report"])
    assert first == ("reform", word_similarity("refrom", "reform"))


def test_by_letters_gives_the_same_for_few_texts_and_for_many() -> None:
    names = ["Forestry Reform", "Fisheries", "Land", "Gender", "Mine Action", "Health", "Education"]
    groups = tuple(Group(f"g{i}", name) for i, name in enumerate(names))
    nearest = Nearest(NameIndex(Registry("few", "few", groups)))
    texts = [("frestri", "refrom"), ("helht",), ("mnie", "acton")]
    few = list(nearest.by_letters(texts))
    many = list(nearest.by_letters(texts * 100))[: len(texts)]
    assert [[near.position for near in found] for found in few] == [[near.position for near in found] for found in many]
    shares = zip(*([near.share for near in found] for found in (*few, *many)), strict=True)
    assert all(abs(one - other) < 1e-4 for row in shares for one, other in zip(row[:3], row[3:], strict=True))


def test_how_many_slips_leave_a_word_depends_on_its_letters() -> None:
    assert word_similarity("fxshxries", "fisheries") > 0  # two of nine
    assert word_similarity("fxshxrxes", "fisheries") == 0  # three of nine
    assert word_similarity("lxnd", "land") > 0
    assert word_similarity("lxd", "lad") == 0


def test_what_a_beginning_and_a_slip_are_worth() -> None:
    assert word_similarity("agr", "agriculture") == THRESHOLDS.beginning < 1
    assert word_similarity("fishxries", "fisheries") == 1 - THRESHOLDS.slip / 9
    assert word_similarity("ag", "agriculture") == 0


def test_words_run_together_are_as_alike_as_their_letters() -> None:
    found = compare(["foodsecurityy"], [1.0], ("food", "security"), [1.0, 1.0])
    assert found.least == ratio("foodsecurityy", "foodsecurity") / 100


# Pairs on either side of each number of letters that decides what a difference is worth.
@pytest.mark.parametrize(
    ("query", "known", "worth"),
    [
        ("land", "land", 1),
        ("lxd", "lad", 0),  # a word of three letters has no slips
        ("lxnd", "land", 1 - 0.75 / 4),
        ("lxxd", "land", 0),
        ("fxxest", "forest", 0),  # two slips in six letters
        ("fxxests", "forests", 1 - 0.75 * 2 / 7),
        ("agrxkultxre", "agricultury", 0),  # three in eleven
        ("agrxkultxres", "agricultures", 1 - 0.75 * 3 / 12),
        ("axrxkultxres", "agricultures", 0),  # four in twelve
        ("hi", "hiv", 0),  # two letters are no word
        ("fisheries", "fishery", 0.97),  # inflected
        ("2017", "2018", 0),
        # another first letter
        ("wealth", "health", 0.59),  # makes another word of six letters
        ("jender", "gender", 1 - 0.75 / 6),  # unless it sounds the same
        ("wealthy", "healthy", 1 - 0.75 / 7),  # not of seven
        ("wealty", "healthy", 0),  # two slips: none in eight letters
        ("xealthxs", "healthys", 0),
        ("xealthxis", "healthyis", 1 - 0.75 * 2 / 9),
        # beginnings and forms
        ("ed", "education", 0),
        ("edu", "education", 0.75),
        ("educa", "education", 0.75),
        ("educat", "education", 0.8),  # five letters and 6 in 10 of the longer word
        ("commu", "community", 0.75),
        ("commun", "community", 0.8),
        ("genderful", "gender", 0.8),
        ("genderless", "gender", 0),  # four letters behind it
        ("gendxrly", "gender", 0),
        ("eduxx", "education", 0),
    ],
)
def test_what_a_difference_is_worth_depends_on_how_many_letters(query: str, known: str, worth: float) -> None:
    assert word_similarity(query, known) == pytest.approx(worth)


@pytest.mark.parametrize(
    ("query", "known", "worth"),
    [
        ("food hiv", "food hi", 0.7),  # a slip in a short word beside one that is there
        ("xxxx hiv", "food hi", 0),  # or is not
        ("food hiv", "food hx", 0),
        ("food h", "food hi", 0),
        ("food 12", "food 13", 0),
        ("food abxyz", "food abcdefg", 0),
    ],
)
def test_a_last_word_left_over_counts_where_the_rest_is_there(query: str, known: str, worth: float) -> None:
    (first, last), (other, name) = query.split(), known.split()
    found = compare([first, last], [0.0, 1.0], (other, name), [1.0, 1.0])
    assert found.explained == pytest.approx(worth)


@pytest.mark.parametrize(
    ("query", "known", "worth"),
    [
        ("foodsecurity", "food security", 1),
        ("foodxxcurity", "food security", 0),  # 10 of 12 letters, .83
        ("foodsecurxty", "food security", 11 / 12),
        ("xoodsecurity", "food security", 0),  # another first letter
    ],
)
def test_words_run_together_count_from_letters_enough(query: str, known: str, worth: float) -> None:
    found = compare(query.split(), [1.0], tuple(known.split()), [1.0, 1.0])
    assert found.explained == pytest.approx(worth)


@pytest.mark.parametrize("known", ["ward4", "ward13", "twg2030"])
def test_a_word_with_another_number_is_another(known: str) -> None:
    # a proposal once gave the members of Ward4 Committee to Ward3 Committee, without a question
    assert word_similarity("ward3", known) == 0
    assert compare(["ward3", "committee"], [1.0] * 2, (known, "committee"), [1.0] * 2).extra == ("ward3",)
    assert compare(["zoneward", "3"], [1.0] * 2, ("zoneward4",), [1.0]).explained < 1


def test_a_number_on_one_side_only_may_be_a_mark_of_a_footnote() -> None:
    assert word_similarity("health1", "health") > 0.8
    assert word_similarity("ward03x", "ward3x") > 0.8  # the same number


def test_shares_are_of_the_weights() -> None:
    found = compare(["land", "sea"], [3.0, 1.0], ("land", "mine", "law"), [1.0, 2.0, 1.0])
    assert (found.covered, found.explained, found.least) == (0.25, 0.75, 1)
    assert (found.extra, found.missing) == (("sea",), ("mine", "law"))
    assert found.overall == pytest.approx(0.6 * 0.75 + 0.4 * 0.25)
    assert compare([], [], (), []) == (0, 0, (), (), 0)
    assert compare(["land"], [0.0], ("land",), [0.0])[:2] == (0, 0)


def test_shares_are_rounded_once_on_any_python() -> None:
    # added one by one, ten tenths are .9999999999999999; from Python 3.12 on `sum` rounds them otherwise
    words = ["land", "mine", "law", "health", "water", "school", "forest", "fish", "road", "rail"]
    assert compare(words[:5], [0.1] * 5, tuple(words), [0.1] * 10).covered == 0.5
