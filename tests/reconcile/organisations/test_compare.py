"""What two names may differ in and still be of one organisation, word by word."""

import pytest

from twgnet.reconcile.organisations.compare import (
    _at_the_edges,
    _is_shortened,
    _may_differ,
    differs_in_form_only,
    is_within,
)
from twgnet.reconcile.text.similarity import Similarity


@pytest.mark.parametrize(
    ("query", "known", "within"),
    [
        ("lake", "lake", True),
        ("lake", "river lake", True),
        ("river lake", "river lake forum", True),
        ("river forum", "river lake forum", False),  # not side by side
        ("lake river", "river lake", False),
        ("river lake forum", "river lake", False),
        ("sea", "river lake", False),
    ],
)
def test_a_name_is_within_another_if_its_words_stand_there_side_by_side(query: str, known: str, within: bool) -> None:
    assert is_within(tuple(query.split()), tuple(known.split())) is within


@pytest.mark.parametrize(
    ("covered", "explained", "extra", "missing", "least", "same"),
    [
        (0.8, 0.8, "", "", 0.75, True),
        (0.79, 1, "", "", 1, False),
        (1, 0.79, "", "", 1, False),
        (1, 1, "", "", 0.74, False),
        (1, 0.9, "ltd", "", 1, True),
        (0.9, 1, "", "ltd", 1, True),
        (0.9, 0.9, "ltd", "trust", 1, False),  # one form in the stead of another
        (1, 0.9, "fish", "", 1, False),
    ],
)
def test_spelling_and_a_form_that_comes_or_goes_are_no_difference(
    covered: float, explained: float, extra: str, missing: str, least: float, same: bool
) -> None:
    found = Similarity(covered, explained, tuple(extra.split()), tuple(missing.split()), least)
    assert differs_in_form_only(found) is same


@pytest.mark.parametrize(
    ("forms", "phrase", "edges"),
    [
        ("trust", "trust child lake", True),
        ("trust", "child lake trust", True),
        ("trust fund", "trust child fund", True),
        ("trust", "child trust lake", False),
        ("trust", "child trust fund", False),
        ("trust", "trust", True),
        ("", "child lake", True),
    ],
)
def test_forms_stand_before_or_after_all_that_tells(forms: str, phrase: str, edges: bool) -> None:
    assert _at_the_edges(forms.split(), phrase.split()) is edges


@pytest.mark.parametrize(
    ("query", "known", "shortened"),
    [
        ("wardi", "wardi relief", True),
        ("wardi", "wardi relief aid", True),
        ("ward", "ward relief", False),  # four letters
        ("wardi", "wardi fish", False),
        ("wardi", "relief wardi", False),
        ("wardi", "wardi", False),
        ("wardi", "wardi relief organization", True),
        ("wardi", "wardi organization", False),
        ("wardi organization", "wardi relief organization", True),
        ("wardi organization", "wardi organization", False),
        ("wardi organization", "wardi relief agency", False),
        ("health aid", "health aid relief", False),  # nothing but general words
    ],
)
def test_a_name_may_leave_out_general_words_at_the_end(query: str, known: str, shortened: bool) -> None:
    exact = Similarity(1, 1, (), (), 1)
    assert _is_shortened(exact, tuple(query.split()), tuple(known.split())) is shortened
    assert not _is_shortened(exact._replace(least=0.99), tuple(query.split()), tuple(known.split()))


@pytest.mark.parametrize(
    ("query", "known", "missing", "extra", "least", "may"),
    [
        ("street child", "child street", "", "", 1, False),  # the other way round
        ("red lake child", "lake child red", "", "", 1, True),  # three words tell
        ("red lake child", "lake child red ltd", "ltd", "", 1, False),  # not where a form goes as well
        ("lake child", "lake child ltd", "ltd", "", 1, True),
        ("lake child", "lake trust child", "trust", "", 1, False),
        ("lake", "lake ltd", "ltd", "", 1, True),  # of one word only a legal form
        ("lake", "lake trust", "trust", "", 1, False),
        ("lake", "lake ltd", "ltd", "", 0.99, False),
        ("health aid", "health aid ltd", "ltd", "", 1, False),  # general words alone
        ("health aid", "health aid", "", "", 1, True),
        ("organization network", "organization network", "", "", 1, False),  # forms alone
    ],
)
def test_order_and_forms_leave_one_organisation(
    query: str, known: str, missing: str, extra: str, least: float, may: bool
) -> None:
    found = Similarity(1, 1, tuple(extra.split()), tuple(missing.split()), least)
    assert _may_differ(found, query.split(), known.split()) is may
