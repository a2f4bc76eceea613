"""How well a text and a name fit: what is left over on either side decides, by rules of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from twgnet.reconcile.groups.index import NameIndex, NameVariant
from twgnet.reconcile.groups.result import EXTRA
from twgnet.reconcile.text.prefixes import is_other_body
from twgnet.reconcile.text.similarity import INFLECTED, Similarity


@dataclass(frozen=True, slots=True)
class CompareThresholds:
    """From where a text stands for a name. Shares are of the weight of the words, 0 to 1.

    `margin` is how far the best name must lead the next of the same grade: lower takes one of
    two rivals. A text that says a part of a name must cover of it at least `first_word` if it
    is the first word of the official name, `other_word` if it is another, `words` if it is
    several, and the name must account for `part_explained` of the text: lower takes common
    words for names. `whole` is what a text without a word left over must cover of a name. A
    name among other words must account for `extra_explained` of the text, and the text for
    `extra_covered` of the name: lower takes prose for names.
    """

    margin: float = 0.08
    first_word: float = 0.33
    other_word: float = 0.4
    words: float = 0.25
    part_explained: float = 0.78
    whole: float = 0.6
    extra_explained: float = 0.6
    extra_covered: float = 0.9


THRESHOLDS = CompareThresholds()


class Grade(IntEnum):
    """How well a text fits a name, the better the higher."""

    NEITHER = 0
    NAME_AND_MORE = 1
    PART_OF_NAME = 2
    BUT_GENERAL_WORDS = 3
    WHOLE = 4


class Graded(NamedTuple):
    """A name that a text was held against, how alike they are, and the grade of the match."""

    variant: NameVariant
    similarity: Similarity
    grade: Grade

    @property
    def order(self) -> tuple[int, float, int]:
        """The rank among other names: the best grade first, then the most alike."""
        return -self.grade, -self.similarity.overall, self.variant.subject

    @property
    def score(self) -> float:
        """How alike the text and the name are, from 0 to 100."""
        return round(100 * self.similarity.overall, 1)

    @property
    def rule(self) -> str:
        """The word for the evidence."""
        if self.grade is Grade.PART_OF_NAME:
            return "part"
        if self.grade is Grade.NAME_AND_MORE:
            return EXTRA
        if self.similarity.extra:
            return "general-words"
        if self.similarity.least >= 1:
            return "word-order"
        return "inflection" if self.similarity.least >= INFLECTED else "spelling"


def grade_match(variant: NameVariant, like: Similarity, index: NameIndex) -> Grade:
    """Say how a text that is so like a name fits it."""
    if not like.covered:
        return Grade.NEITHER
    extra = [word for word in like.extra if not index.is_general(word)]
    missing = [word for word in like.missing if word not in index.general]
    if not extra and not missing:
        if like.covered < THRESHOLDS.whole:
            return Grade.NEITHER
        return Grade.BUT_GENERAL_WORDS if like.extra or like.missing else Grade.WHOLE
    if not extra:
        return Grade.PART_OF_NAME if _is_part(variant, like) else Grade.NEITHER
    if missing or len(variant.words) == 1 or any(map(is_other_body, extra)):
        return Grade.NEITHER
    if like.explained < THRESHOLDS.extra_explained or like.covered < THRESHOLDS.extra_covered:
        return Grade.NEITHER
    telling = any(index.tells_of_other(word, variant.subject) for word in extra)
    named = telling or any(map(index.find, (*extra, " ".join(extra))))
    return Grade.NEITHER if named else Grade.NAME_AND_MORE


def _is_part(variant: NameVariant, like: Similarity) -> bool:
    query = [word for word in variant.words if word not in like.missing]
    one_word = THRESHOLDS.first_word if query == [variant.words[0]] else THRESHOLDS.other_word
    needed = THRESHOLDS.words if len(query) > 1 else one_word if variant.official else 1.0
    return like.covered >= needed and like.explained >= THRESHOLDS.part_explained


def is_alone(ranked: Sequence[Graded]) -> bool:
    """Say if no other name does as well as the first; a part must be the part of one only."""
    best, *others = ranked
    if best.grade is Grade.PART_OF_NAME:
        return all(o.similarity.extra or o.similarity.explained < THRESHOLDS.part_explained for o in others)
    near = best.similarity.overall - THRESHOLDS.margin
    return not any(o.grade is best.grade and o.similarity.overall > near for o in others)
