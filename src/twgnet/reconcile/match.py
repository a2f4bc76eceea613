"""What one text means: matched, for a person to decide, or no group, with the evidence.

No single threshold decides. A text is used when its words account for one name and the name
for its words, and no other name does as well; what is left over on either side has rules
of its own (`part`, `extra-words`), and everything else is a question with its candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from twgnet.model.registry import OtherBody, Registry
from twgnet.model.settled import Status
from twgnet.reconcile.lexicon import Form, Lexicon
from twgnet.reconcile.likeness import INFLECTED, Likeness, compare
from twgnet.reconcile.nearest import Nearest
from twgnet.reconcile.normal import words
from twgnet.reconcile.phrases import (
    GENERIC,
    bare,
    is_general,
    is_negated,
    is_other_body,
)

MARGIN = 0.08  # by which the best name must lead the next
PART_COVERED = 0.33  # least weight of a name that one word of the official name may stand for,
PHRASE_COVERED = 0.25  # and that several words together may stand for
PART_EXPLAINED = 0.78
EXTRA_EXPLAINED = 0.6  # least weight of a text that a full name must account for
BY_LETTERS = 0.85  # what likeness of letters is worth beside likeness of words
EXTRA = "extra-words"  # the rule of a whole name among other words
UNCLEAR = "unclear"  # the rule of what a person must decide
LIKELY = 0.3  # the least likeness of a candidate
SHOWN = 5  # candidates kept for a person

WHOLE = frozenset(
    {"exact", "alias", "abbreviation", "word-order", "inflection", "spelling", "general-words"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text means, by which rule, how surely (0 to 100), and what else it could mean."""

    status: Status
    group_ids: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    rule: str = ""
    score: float = 0.0
    note: str = ""

    @property
    def stands(self) -> bool:
        """Whether the text is known as a name of its own, of a group or of something else."""
        return self.status != "review" or self.rule == "topic"


class Fit(IntEnum):
    """How a text and a name fit, the better the higher."""

    NEITHER = 0
    NAME_AND_MORE = 1
    PART_OF_NAME = 2
    BUT_GENERAL_WORDS = 3
    WHOLE = 4


@dataclass(frozen=True, slots=True)
class _Ranked:
    form: Form
    likeness: Likeness
    fit: Fit


class Matcher:
    """Matches texts, given as keys, against a registry; each distinct text once."""

    def __init__(self, registry: Registry) -> None:
        self.lexicon = Lexicon(registry)
        self._nearest = Nearest(self.lexicon)
        self._verdicts: dict[str, Verdict] = {}

    def known(self, text: str) -> Verdict | None:
        """Give the verdict on a text that is a known name, letter for letter."""
        found = self.lexicon.find(text)
        return self._verdict(found.subject, found.rule, 100.0) if found else None

    def match(self, texts: Iterable[str]) -> dict[str, Verdict]:
        """Give the verdict on each text."""
        texts = sorted(set(texts))
        for text in texts:
            if text not in self._verdicts and (verdict := self.known(text)):
                self._verdicts[text] = verdict
        unclear = []
        for text in texts:
            if text not in self._verdicts:
                said = words(bare(text))
                near = self._nearest.by_words(said)
                self._verdicts[text] = self._judge(said, near)
                if self._verdicts[text].rule == UNCLEAR:
                    unclear.append((text, said, near))
        by_letters = self._nearest.by_letters([said for _, said, _ in unclear])
        for (text, said, near), more in zip(unclear, by_letters, strict=True):
            self._verdicts[text] = self._judge(said, sorted({*near, *more}))
        return {text: self._verdicts[text] for text in texts}

    def _judge(self, said: tuple[str, ...], near: Iterable[int]) -> Verdict:
        ranked = self._rank(said, near)
        if not ranked:
            return Verdict("review", rule=UNCLEAR)
        best = ranked[0]
        score = round(100 * best.likeness.overall, 1)
        asked = Verdict("review", (), self._candidates(said, ranked), UNCLEAR, score)
        rivals = [other for other in ranked[1:] if _rivals(best, other)]
        lead = best.likeness.overall - max((r.likeness.overall for r in rivals), default=0.0)
        if best.fit is Fit.NEITHER or is_negated(" ".join(said)) or all(map(is_general, said)):
            return asked
        if rivals and (best.fit is Fit.PART_OF_NAME or lead < MARGIN):
            return asked
        verdict = self._verdict(best.form.subject, _rule(best), score)
        sure = best.fit >= Fit.BUT_GENERAL_WORDS or verdict.status != "not_a_group"
        return verdict if sure else asked

    def _rank(self, said: tuple[str, ...], near: Iterable[int]) -> list[_Ranked]:
        """Hold a text against names, the best name of each subject, best first."""
        weights = [self.lexicon.weight(word) for word in said]
        best: dict[int, _Ranked] = {}
        for place in near:
            form = self.lexicon.forms[place]
            likeness = compare(said, weights, form.words, form.weights)
            entry = _Ranked(form, likeness, self._fit(form, likeness))
            old = best.get(form.subject)
            if old is None or _order(entry) < _order(old):
                best[form.subject] = entry
        return sorted(best.values(), key=_order)

    def _fit(self, form: Form, like: Likeness) -> Fit:
        extra = [word for word in like.extra if not self.lexicon.is_general(word)]
        missing = [word for word in like.missing if word not in GENERIC]
        if not extra and not missing:
            if like.covered < 0.6:
                return Fit.NEITHER
            return Fit.BUT_GENERAL_WORDS if like.extra or like.missing else Fit.WHOLE
        if not extra:
            several = len(form.words) - len(like.missing) > 1
            needed = PHRASE_COVERED if several else PART_COVERED if form.official else 1.0
            enough = like.covered >= needed
            part = enough and like.explained >= PART_EXPLAINED
            return Fit.PART_OF_NAME if part else Fit.NEITHER
        if missing or len(form.words) == 1 or any(map(is_other_body, extra)):
            return Fit.NEITHER
        telling = any(self.lexicon.tells_of_other(word, form.subject) for word in extra)
        named = any(map(self.known, (*extra, " ".join(extra))))
        enough = like.explained >= EXTRA_EXPLAINED and like.covered >= 0.9
        sure = enough and not named and (len(form.words) > 2 or not telling)
        return Fit.NAME_AND_MORE if sure else Fit.NEITHER

    def _candidates(self, said: tuple[str, ...], ranked: list[_Ranked]) -> tuple[str, ...]:
        """Order candidates by words, or by letters where the words are too misspelt to pair."""
        from rapidfuzz.fuzz import ratio

        letters = " ".join(sorted(said))

        def order(entry: _Ranked) -> tuple[float, int]:
            by_letters = BY_LETTERS * ratio(letters, entry.form.sorted) / 100
            return -max(entry.likeness.overall, by_letters), entry.form.subject

        likely = sorted(order(entry) for entry in ranked)
        ids = (id for minus, subject in likely if -minus >= LIKELY for id in self._ids(subject))
        return tuple(dict.fromkeys(ids))[:SHOWN]

    def _ids(self, subject: int) -> tuple[str, ...]:
        known = self.lexicon.subjects[subject]
        return known.nearest if isinstance(known, OtherBody) else (known.id,)

    def _verdict(self, subject: int, rule: str, score: float) -> Verdict:
        known, ids = self.lexicon.subjects[subject], self._ids(subject)
        if not isinstance(known, OtherBody):
            return Verdict("matched", ids, ids, rule, score)
        if known.ask:
            return Verdict("review", (), ids, "topic", score, known.what)
        return Verdict("not_a_group", (), ids, "other-body", score, known.what)


def _rivals(best: _Ranked, other: _Ranked) -> bool:
    """Say if another name fits as well; a part must be the part of one name only."""
    if best.fit is not Fit.PART_OF_NAME:
        return other.fit is best.fit
    return not other.likeness.extra and other.likeness.explained >= PART_EXPLAINED


def _order(entry: _Ranked) -> tuple[int, float, int]:
    return -entry.fit, -entry.likeness.overall, entry.form.subject


def _rule(best: _Ranked) -> str:
    if best.fit is Fit.PART_OF_NAME:
        return "part"
    if best.fit is Fit.NAME_AND_MORE:
        return EXTRA
    if best.likeness.extra:
        return "general-words"
    if best.likeness.least >= 1:
        return "word-order"
    return "inflection" if best.likeness.least >= INFLECTED else "spelling"
