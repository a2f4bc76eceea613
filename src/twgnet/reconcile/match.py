"""What one text means: matched, for a person to decide, or no group, with the evidence.

No single threshold decides. A text is used when its words account for one name and the name
for its words, and no other name does as well; what is left over on either side has rules
of its own (`part`, `extra-words`), and everything else is a question with its candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from twgnet.model.registry import OtherBody, Registry
from twgnet.model.settled import Status
from twgnet.reconcile.lexicon import Lexicon
from twgnet.reconcile.likeness import INFLECTED, Likeness, compare
from twgnet.reconcile.nearest import Nearest
from twgnet.reconcile.normal import words
from twgnet.reconcile.phrases import GENERIC, OTHER_BODY, bare, is_negated

MARGIN = 0.08  # by which the best name must lead the next
PART_COVERED = 0.38  # least weight of a name that one word may stand for,
PHRASE_COVERED = 0.25  # and that several words together may stand for
PART_EXPLAINED = 0.78
EXTRA_EXPLAINED = 0.6  # least weight of a text that a full name must account for
SHOWN = 5  # candidates kept for a person

WHOLE = frozenset({"exact", "alias", "abbreviation", "word-order", "inflection", "spelling"})


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


@dataclass(frozen=True, slots=True)
class _Ranked:
    subject: int
    likeness: Likeness
    tier: int


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
        texts = list(texts)
        new = sorted({text for text in texts if text not in self._verdicts})
        unknown = []
        for text in new:
            verdict = self.known(text)
            if verdict:
                self._verdicts[text] = verdict
            else:
                unknown.append(text)
        if unknown:
            bares = [bare(text) for text in unknown]
            for text, said, near in zip(
                unknown, bares, self._nearest.candidates(bares), strict=True
            ):
                self._verdicts[text] = self._judge(words(said), near)
        return {text: self._verdicts[text] for text in texts}

    def _judge(self, said: tuple[str, ...], near: Iterable[int]) -> Verdict:
        ranked = self._rank(said, near)
        if not ranked:
            return Verdict("review", rule="unknown")
        candidates = self._candidates(ranked)
        best = ranked[0]
        score = round(100 * best.likeness.overall, 1)
        asked = Verdict("review", (), candidates, "unclear", score)
        rivals = [r for r in ranked[1:] if r.tier == best.tier]
        margin = best.likeness.overall - max((r.likeness.overall for r in rivals), default=0.0)
        if best.tier == 0 or is_negated(" ".join(said)) or set(said) <= GENERIC:
            return asked
        if rivals and (best.tier == 2 or margin < MARGIN):
            return asked
        verdict = self._verdict(best.subject, _rule(best), score)
        return asked if verdict.status == "not_a_group" and best.tier < 3 else verdict

    def _rank(self, said: tuple[str, ...], near: Iterable[int]) -> list[_Ranked]:
        best: dict[int, _Ranked] = {}
        for place in near:
            form = self.lexicon.forms[place]
            likeness = compare(said, form.words, self.lexicon.weight)
            extra = tuple(word for word in likeness.extra if word not in GENERIC)
            tier = self._tier(form.subject, form.words, likeness, extra)
            entry = _Ranked(form.subject, likeness, tier)
            old = best.get(form.subject)
            if old is None or _order(entry) < _order(old):
                best[form.subject] = entry
        return sorted(best.values(), key=_order)

    def _tier(
        self, subject: int, known: tuple[str, ...], like: Likeness, extra: tuple[str, ...]
    ) -> int:
        """3: the words pair up; 2: part of the name; 1: the name and other words; 0: neither."""
        missing = tuple(word for word in like.missing if word not in GENERIC)
        if not extra and not missing:
            return 3 if like.least >= 0.7 and like.covered >= 0.6 else 0
        if not extra:
            kept = len(known) - len(like.missing)
            enough = like.covered >= (PHRASE_COVERED if kept > 1 else PART_COVERED)
            return 2 if enough and like.explained >= PART_EXPLAINED else 0
        if missing or not OTHER_BODY.isdisjoint(extra):
            return 0
        telling = any(self.lexicon.tells_of_other(word, subject) for word in extra)
        enough = like.explained >= EXTRA_EXPLAINED and like.covered >= 0.9
        return 1 if enough and len(known) > 1 and not telling else 0

    def _candidates(self, ranked: list[_Ranked]) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for entry in sorted(ranked, key=lambda e: (-e.likeness.overall, e.subject)):
            ids.update(dict.fromkeys(self._ids(entry.subject)))
        return tuple(ids)[:SHOWN]

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


def _order(entry: _Ranked) -> tuple[int, float, int]:
    return -entry.tier, -entry.likeness.overall, entry.subject


def _rule(best: _Ranked) -> str:
    if best.tier < 3:
        return "part" if best.tier == 2 else "extra-words"
    if best.likeness.extra:
        return "extra-words"
    if best.likeness.least >= 1:
        return "word-order"
    return "inflection" if best.likeness.least >= INFLECTED else "spelling"
