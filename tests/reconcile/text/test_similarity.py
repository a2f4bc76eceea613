"""The quick way to the words that are alike finds what trying every word would find."""

from __future__ import annotations

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
    found = compare(["foodsecurityy"], [1.0], ["food", "security"], [1.0, 1.0])
    assert found.least == ratio("foodsecurityy", "foodsecurity") / 100
