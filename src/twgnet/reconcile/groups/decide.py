"""What a text means that is no known name as it stands, with the evidence.

No single threshold decides. A text is used when its words account for one name and the name
for its words, and no other name does as well; what is left over on either side has rules
of its own (`part`, `extra-words`), and everything else is a question with its candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from twgnet.reconcile.groups.candidates import Near, Nearest
from twgnet.reconcile.groups.compare import Grade, Graded, grade_match, is_alone
from twgnet.reconcile.groups.index import NameIndex
from twgnet.reconcile.groups.result import SHOWN, UNCLEAR, MatchResult, ids_of, result_for
from twgnet.reconcile.text.refusals import is_negated
from twgnet.reconcile.text.similarity import PairsWith, compare


@dataclass(frozen=True, slots=True)
class DecideThresholds:
    """Which names are looked at, and which a person is shown. Shares and similarity from 0 to 1.

    `rival` is the share of a text that a rival of a whole name must account for: higher saves
    time and overlooks rivals. `by_letters` is what similarity of letters is worth beside similarity
    of words, and `likely` the least similarity of a candidate: lower shows more wrong ones.
    """

    rival: float = 0.5
    by_letters: float = 0.85
    likely: float = 0.3


THRESHOLDS = DecideThresholds()
REMEMBERED_PAIRS = 1 << 17  # words beside names: a word meets the few names near it again and again
Words = tuple[str, ...]


class Decider:
    """Decides what texts, given as their words, mean among the names of an index."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._nearest = Nearest(index)
        self._pairs = [PairsWith(variant.words) for variant in index.variants]

    def decide(self, texts: Iterable[Words]) -> dict[Words, MatchResult]:
        """Match texts with the names that have words in common, unclear ones also by letters."""
        if sum(map(len, self._pairs)) > REMEMBERED_PAIRS:
            self._pairs = [PairsWith(variant.words) for variant in self._index.variants]
        results, unclear = {}, []
        for query in texts:
            weights = [self._index.weight(word) for word in query]
            ranked = self._rank(query, weights, self._nearest.by_words(query, weights))
            if named := self._name(query, ranked):
                results[query] = named
            else:
                unclear.append((query, weights, ranked))
        by_letters = self._nearest.by_letters([query for query, _, _ in unclear])
        for (query, weights, ranked), more in zip(unclear, by_letters, strict=True):
            ranked = self._rank(query, weights, more, ranked)
            results[query] = self._name(query, ranked) or self._ask(query, ranked)
        return results

    def _rank(
        self,
        query: Words,
        weights: Sequence[float],
        near: Iterable[Near],
        ranked: Iterable[Graded] = (),
    ) -> list[Graded]:
        """Hold a text against more names, the best name of each subject, best first."""
        best = {graded.variant.subject: graded for graded in ranked}
        whole = False
        for position, share in near:
            if whole and share < THRESHOLDS.rival:
                break
            variant = self._index.variants[position]
            old = best.get(variant.subject)
            if old and old.variant is variant:
                continue
            similarity = compare(query, weights, variant.words, variant.weights, self._pairs[position])
            graded = Graded(variant, similarity, grade_match(variant, similarity, self._index))
            whole = whole or graded.grade is Grade.WHOLE
            if old is None or graded.order < old.order:
                best[variant.subject] = graded
        return sorted(best.values(), key=lambda graded: graded.order)

    def _name(self, query: Words, ranked: Sequence[Graded]) -> MatchResult | None:
        """Give the result on a text that names what fits it best."""
        if not ranked or ranked[0].grade is Grade.NEITHER or not is_alone(ranked) or not self._names(query):
            return None
        best = ranked[0]
        result = result_for(self._index.subjects[best.variant.subject], best.rule, best.score)
        return result if best.grade >= Grade.BUT_GENERAL_WORDS or result.status != "not_a_group" else None

    def _ask(self, query: Words, ranked: Sequence[Graded]) -> MatchResult:
        """Order candidates by words, or by letters where the words are too misspelt to pair."""
        if not ranked:
            return MatchResult("review", rule=UNCLEAR)
        letters = " ".join(sorted(query))

        def order(graded: Graded) -> tuple[float, int]:
            by_letters = THRESHOLDS.by_letters * ratio(letters, graded.variant.sorted) / 100
            return -max(graded.similarity.overall, by_letters), graded.variant.subject

        likely = (subject for minus, subject in sorted(map(order, ranked)) if -minus >= THRESHOLDS.likely)
        ids = (id for subject in likely for id in ids_of(self._index.subjects[subject]))
        return MatchResult("review", (), tuple(dict.fromkeys(ids))[:SHOWN], UNCLEAR, ranked[0].score)

    def _names(self, query: Words) -> bool:
        """Say if a text names something, and does not exclude it."""
        return not is_negated(" ".join(query)) and not all(map(self._index.is_general, query))
