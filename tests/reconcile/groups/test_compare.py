"""How a text that is so like a name fits it, by what is left over on either side."""

import pytest

from twgnet.model.registry import Group, Registry
from twgnet.reconcile.groups.compare import Fit, Fitted, fit_of, is_alone
from twgnet.reconcile.groups.index import NameIndex
from twgnet.reconcile.text.similarity import Similarity

NAMES = ("Fish Rice Tax", "Lake", "Sea Road")
INDEX = NameIndex(
    Registry(
        "toy", "toy", tuple(Group(f"G{n}", name, aliases=("Salt Mill Oil",) * (not n)) for n, name in enumerate(NAMES))
    )
)
FORMS = {" ".join(form.words): form for form in INDEX.forms}


def like(covered: float, explained: float, extra: str = "", missing: str = "", least: float = 1) -> Similarity:
    return Similarity(covered, explained, tuple(extra.split()), tuple(missing.split()), least)


@pytest.mark.parametrize(
    ("name", "similarity", "fit"),
    [
        ("fish rice tax", like(0, 0), Fit.NEITHER),
        ("fish rice tax", like(0.6, 0.6), Fit.WHOLE),
        ("fish rice tax", like(0.59, 0.59), Fit.NEITHER),
        ("fish rice tax", like(0.9, 0.9, extra="policy"), Fit.BUT_GENERAL_WORDS),
        ("fish rice tax", like(0.9, 0.9, missing="policy"), Fit.BUT_GENERAL_WORDS),
        # a part: the first word of the official name, another, several; of an alias
        ("fish rice tax", like(0.33, 0.78, missing="rice tax"), Fit.PART_OF_NAME),
        ("fish rice tax", like(0.32, 0.78, missing="rice tax"), Fit.NEITHER),
        ("fish rice tax", like(0.33, 0.77, missing="rice tax"), Fit.NEITHER),
        ("fish rice tax", like(0.4, 1, missing="fish tax"), Fit.PART_OF_NAME),
        ("fish rice tax", like(0.39, 1, missing="fish tax"), Fit.NEITHER),
        ("fish rice tax", like(0.25, 1, missing="tax"), Fit.PART_OF_NAME),
        ("fish rice tax", like(0.24, 1, missing="tax"), Fit.NEITHER),
        ("salt mill oil", like(0.9, 1, missing="mill oil"), Fit.NEITHER),
        ("salt mill oil", like(0.25, 1, missing="oil"), Fit.PART_OF_NAME),
        # the name among other words
        ("fish rice tax", like(0.9, 0.6, extra="boats"), Fit.NAME_AND_MORE),
        ("fish rice tax", like(0.89, 0.6, extra="boats"), Fit.NEITHER),
        ("fish rice tax", like(0.9, 0.59, extra="boats"), Fit.NEITHER),
        ("fish rice tax", like(0.9, 0.6, extra="boats", missing="tax"), Fit.NEITHER),
        ("fish rice tax", like(0.9, 0.6, extra="road"), Fit.NEITHER),  # of another group
        ("fish rice tax", like(0.9, 0.6, extra="network"), Fit.NEITHER),  # another body
        ("lake", like(1, 0.6, extra="boats"), Fit.NEITHER),  # a name of one word
    ],
)
def test_what_is_left_over_says_how_a_text_fits(name: str, similarity: Similarity, fit: Fit) -> None:
    assert fit_of(FORMS[name], similarity, INDEX) is fit


@pytest.mark.parametrize(
    ("similarity", "fit", "rule"),
    [
        (like(0.5, 1), Fit.PART_OF_NAME, "part"),
        (like(1, 0.6, extra="boats"), Fit.NAME_AND_MORE, "extra-words"),
        (like(1, 0.9, extra="policy"), Fit.BUT_GENERAL_WORDS, "general-words"),
        (like(1, 1), Fit.WHOLE, "word-order"),
        (like(1, 1, least=0.97), Fit.WHOLE, "inflection"),
        (like(1, 1, least=0.96), Fit.WHOLE, "spelling"),
    ],
)
def test_the_rule_is_a_word_for_the_evidence(similarity: Similarity, fit: Fit, rule: str) -> None:
    assert Fitted(FORMS["lake"], similarity, fit).rule == rule


def test_the_best_fit_comes_first_then_the_most_alike() -> None:
    fits = [
        Fitted(FORMS["lake"], like(1, 1), Fit.WHOLE),
        Fitted(FORMS["lake"], like(0.9, 0.9), Fit.WHOLE),
        Fitted(FORMS["lake"], like(1, 1), Fit.BUT_GENERAL_WORDS),
        Fitted(FORMS["lake"], like(1, 1), Fit.PART_OF_NAME),
        Fitted(FORMS["lake"], like(1, 1), Fit.NAME_AND_MORE),
        Fitted(FORMS["lake"], like(1, 1), Fit.NEITHER),
    ]
    turned = fits[::-1]
    assert sorted(turned, key=lambda one: one.order) == fits


@pytest.mark.parametrize(
    ("best", "other", "alone"),
    [
        (Fitted(FORMS["lake"], like(1, 1), Fit.WHOLE), Fitted(FORMS["sea road"], like(0.91, 0.91), Fit.WHOLE), True),
        (Fitted(FORMS["lake"], like(1, 1), Fit.WHOLE), Fitted(FORMS["sea road"], like(0.93, 0.93), Fit.WHOLE), False),
        (
            Fitted(FORMS["lake"], like(1, 1), Fit.WHOLE),
            Fitted(FORMS["sea road"], like(1, 1), Fit.PART_OF_NAME),  # of another grade
            True,
        ),
        (
            Fitted(FORMS["lake"], like(0.5, 1), Fit.PART_OF_NAME),
            Fitted(FORMS["sea road"], like(0.2, 0.78), Fit.NEITHER),
            False,
        ),
        (
            Fitted(FORMS["lake"], like(0.5, 1), Fit.PART_OF_NAME),
            Fitted(FORMS["sea road"], like(0.2, 0.77), Fit.NEITHER),
            True,
        ),
    ],
)
def test_a_name_is_alone_where_no_other_does_nearly_as_well(best: Fitted, other: Fitted, alone: bool) -> None:
    assert is_alone([best, other]) is alone
