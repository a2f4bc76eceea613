"""How a text that is so like a name fits it, by what is left over on either side."""

import pytest

from twgnet.model.registry import Group, Registry
from twgnet.reconcile.groups.compare import Grade, Graded, grade_match, is_alone
from twgnet.reconcile.groups.index import NameIndex
from twgnet.reconcile.text.similarity import Similarity

NAMES = ("Fish Rice Tax", "Lake", "Sea Road")
INDEX = NameIndex(
    Registry(
        "toy", "toy", tuple(Group(f"G{n}", name, aliases=("Salt Mill Oil",) * (not n)) for n, name in enumerate(NAMES))
    )
)
VARIANTS = {" ".join(variant.words): variant for variant in INDEX.variants}


def like(covered: float, explained: float, extra: str = "", missing: str = "", least: float = 1) -> Similarity:
    return Similarity(covered, explained, tuple(extra.split()), tuple(missing.split()), least)


@pytest.mark.parametrize(
    ("name", "similarity", "grade"),
    [
        ("fish rice tax", like(0, 0), Grade.NEITHER),
        ("fish rice tax", like(0.6, 0.6), Grade.WHOLE),
        ("fish rice tax", like(0.59, 0.59), Grade.NEITHER),
        ("fish rice tax", like(0.9, 0.9, extra="policy"), Grade.BUT_GENERAL_WORDS),
        ("fish rice tax", like(0.9, 0.9, missing="policy"), Grade.BUT_GENERAL_WORDS),
        # a part: the first word of the official name, another, several; of an alias
        ("fish rice tax", like(0.33, 0.78, missing="rice tax"), Grade.PART_OF_NAME),
        ("fish rice tax", like(0.32, 0.78, missing="rice tax"), Grade.NEITHER),
        ("fish rice tax", like(0.33, 0.77, missing="rice tax"), Grade.NEITHER),
        ("fish rice tax", like(0.4, 1, missing="fish tax"), Grade.PART_OF_NAME),
        ("fish rice tax", like(0.39, 1, missing="fish tax"), Grade.NEITHER),
        ("fish rice tax", like(0.25, 1, missing="tax"), Grade.PART_OF_NAME),
        ("fish rice tax", like(0.24, 1, missing="tax"), Grade.NEITHER),
        ("salt mill oil", like(0.9, 1, missing="mill oil"), Grade.NEITHER),
        ("salt mill oil", like(0.25, 1, missing="oil"), Grade.PART_OF_NAME),
        # the name among other words
        ("fish rice tax", like(0.9, 0.6, extra="boats"), Grade.NAME_AND_MORE),
        ("fish rice tax", like(0.89, 0.6, extra="boats"), Grade.NEITHER),
        ("fish rice tax", like(0.9, 0.59, extra="boats"), Grade.NEITHER),
        ("fish rice tax", like(0.9, 0.6, extra="boats", missing="tax"), Grade.NEITHER),
        ("fish rice tax", like(0.9, 0.6, extra="road"), Grade.NEITHER),  # of another group
        ("fish rice tax", like(0.9, 0.6, extra="network"), Grade.NEITHER),  # another body
        ("lake", like(1, 0.6, extra="boats"), Grade.NEITHER),  # a name of one word
    ],
)
def test_what_is_left_over_says_how_a_text_fits(name: str, similarity: Similarity, grade: Grade) -> None:
    assert grade_match(VARIANTS[name], similarity, INDEX) is grade


@pytest.mark.parametrize(
    ("similarity", "grade", "rule"),
    [
        (like(0.5, 1), Grade.PART_OF_NAME, "part"),
        (like(1, 0.6, extra="boats"), Grade.NAME_AND_MORE, "extra-words"),
        (like(1, 0.9, extra="policy"), Grade.BUT_GENERAL_WORDS, "general-words"),
        (like(1, 1), Grade.WHOLE, "word-order"),
        (like(1, 1, least=0.97), Grade.WHOLE, "inflection"),
        (like(1, 1, least=0.96), Grade.WHOLE, "spelling"),
    ],
)
def test_the_rule_is_a_word_for_the_evidence(similarity: Similarity, grade: Grade, rule: str) -> None:
    assert Graded(VARIANTS["lake"], similarity, grade).rule == rule


def test_the_best_grade_comes_first_then_the_most_alike() -> None:
    graded = [
        Graded(VARIANTS["lake"], like(1, 1), Grade.WHOLE),
        Graded(VARIANTS["lake"], like(0.9, 0.9), Grade.WHOLE),
        Graded(VARIANTS["lake"], like(1, 1), Grade.BUT_GENERAL_WORDS),
        Graded(VARIANTS["lake"], like(1, 1), Grade.PART_OF_NAME),
        Graded(VARIANTS["lake"], like(1, 1), Grade.NAME_AND_MORE),
        Graded(VARIANTS["lake"], like(1, 1), Grade.NEITHER),
    ]
    turned = graded[::-1]
    assert sorted(turned, key=lambda one: one.order) == graded


@pytest.mark.parametrize(
    ("best", "other", "alone"),
    [
        (
            Graded(VARIANTS["lake"], like(1, 1), Grade.WHOLE),
            Graded(VARIANTS["sea road"], like(0.91, 0.91), Grade.WHOLE),
            True,
        ),
        (
            Graded(VARIANTS["lake"], like(1, 1), Grade.WHOLE),
            Graded(VARIANTS["sea road"], like(0.93, 0.93), Grade.WHOLE),
            False,
        ),
        (
            Graded(VARIANTS["lake"], like(1, 1), Grade.WHOLE),
            Graded(VARIANTS["sea road"], like(1, 1), Grade.PART_OF_NAME),  # of another grade
            True,
        ),
        (
            Graded(VARIANTS["lake"], like(0.5, 1), Grade.PART_OF_NAME),
            Graded(VARIANTS["sea road"], like(0.2, 0.78), Grade.NEITHER),
            False,
        ),
        (
            Graded(VARIANTS["lake"], like(0.5, 1), Grade.PART_OF_NAME),
            Graded(VARIANTS["sea road"], like(0.2, 0.77), Grade.NEITHER),
            True,
        ),
    ],
)
def test_a_name_is_alone_where_no_other_does_nearly_as_well(best: Graded, other: Graded, alone: bool) -> None:
    assert is_alone([best, other]) is alone
