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
from twgnet.reconcile.groups.compare import Fit, Fitted, fit_of, is_alone
from twgnet.reconcile.groups.index import NameIndex
from twgnet.reconcile.groups.result import SHOWN, UNCLEAR, MatchResult, ids_of, result_for
from twgnet.reconcile.text.refusals import is_negated
from twgnet.reconcile.text.similarity import compare


@dataclass(frozen=True, slots=True)
class DecideThresholds:
    """Which names are looked at, and which a person is shown. Shares and likeness from 0 to 1.

    `rival` is the share of a text that a rival of a whole name must account for: higher saves
    time and overlooks rivals. `by_letters` is what likeness of letters is worth beside likeness
    of words, and `likely` the least likeness of a candidate: lower shows more wrong ones.
    """

    rival: float = 0.5
    by_letters: float = 0.85
    likely: float = 0.3


THRESHOLDS = DecideThresholds()
Words = tuple[str, ...]


class Decider:
    """Decides what texts, given as their words, mean among the names of an index."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._nearest = Nearest(index)

    def decide(self, texts: Iterable[Words]) -> dict[Words, MatchResult]:
        """Match texts with the names that have words in common, unclear ones also by letters."""
        results, unclear = {}, []
        for query in texts:
            weights = [self._index.weight(word) for word in query]
            ranked = self._rank(query, weights, self._nearest.by_words(query, weights))
            results[query] = self._decide(query, ranked)
            if results[query].rule == UNCLEAR:
                unclear.append((query, weights, ranked))
        by_letters = self._nearest.by_letters([query for query, _, _ in unclear])
        for (query, weights, ranked), more in zip(unclear, by_letters, strict=True):
            results[query] = self._decide(query, self._rank(query, weights, more, ranked))
        return results

    def _rank(
        self,
        query: Words,
        weights: Sequence[float],
        near: Iterable[Near],
        ranked: Iterable[Fitted] = (),
    ) -> list[Fitted]:
        """Hold a text against more names, the best name of each subject, best first."""
        best = {fitted.form.subject: fitted for fitted in ranked}
        whole = False
        for position, share in near:
            if whole and share < THRESHOLDS.rival:
                break
            form = self._index.forms[position]
            old = best.get(form.subject)
            if old and old.form is form:
                continue
            similarity = compare(query, weights, form.words, form.weights)
            fitted = Fitted(form, similarity, fit_of(form, similarity, self._index))
            whole = whole or fitted.fit is Fit.WHOLE
            if old is None or fitted.order < old.order:
                best[form.subject] = fitted
        return sorted(best.values(), key=lambda fitted: fitted.order)

    def _decide(self, query: Words, ranked: Sequence[Fitted]) -> MatchResult:
        if not ranked:
            return MatchResult("review", rule=UNCLEAR)
        best = ranked[0]
        score = round(100 * best.similarity.overall, 1)
        if best.fit is not Fit.NEITHER and is_alone(ranked) and self._names(query):
            result = result_for(self._index.subjects[best.form.subject], best.rule, score)
            if best.fit >= Fit.BUT_GENERAL_WORDS or result.status != "not_a_group":
                return result
        return MatchResult("review", (), self._candidates(query, ranked), UNCLEAR, score)

    def _candidates(self, query: Words, ranked: Sequence[Fitted]) -> tuple[str, ...]:
        """Order candidates by words, or by letters where the words are too misspelt to pair."""
        letters = " ".join(sorted(query))

        def order(fitted: Fitted) -> tuple[float, int]:
            by_letters = THRESHOLDS.by_letters * ratio(letters, fitted.form.sorted) / 100
            return -max(fitted.similarity.overall, by_letters), fitted.form.subject

        likely = (subject for minus, subject in sorted(map(order, ranked)) if -minus >= THRESHOLDS.likely)
        ids = (id for subject in likely for id in ids_of(self._index.subjects[subject]))
        return tuple(dict.fromkeys(ids))[:SHOWN]

    def _names(self, query: Words) -> bool:
        """Say if a text names something, and does not exclude it."""
        return not is_negated(" ".join(query)) and not all(map(self._index.is_general, query))
