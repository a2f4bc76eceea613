"""Which few known names a text should be held against: by words in common, or by letters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from twgnet.reconcile.lexicon import Lexicon
from twgnet.reconcile.likeness import word_likeness
from twgnet.reconcile.normal import stem

BY_WORDS, BY_LETTERS = 4, 6
_FEW = 256  # texts; below, numpy is not worth importing
_CELLS = 1 << 25  # of one block of scores: 32 MB of memory, whatever the number of texts
_COMMON = 200  # a word of more names than this brings no candidates
_END = 3  # letters at either end of a word that a slip in the middle leaves alone


class Nearest:
    """Finds the forms of a lexicon that a text may mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._holders = lexicon.holders
        self._sorted = [form.sorted for form in lexicon.forms]
        self._starts: defaultdict[str, list[str]] = defaultdict(list)
        self._ends: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(lexicon.holders):
            self._starts[word[:_END]].append(word)
            self._ends[word[-_END:]].append(word)
        self._alike = cache(self._find_alike)

    def by_words(self, said: Sequence[str]) -> list[int]:
        """Give the places of the forms with the most telling words in common with a text."""
        votes: Counter[int] = Counter()
        for word in said:
            for known in self._alike(word):
                holders = self._holders[known]
                if len(holders) <= _COMMON:
                    vote = 1000 // len(holders) + 1
                    for form in holders:
                        votes[form] += vote
        return sorted(votes, key=lambda form: (-votes[form], form))[:BY_WORDS]

    def _find_alike(self, word: str) -> list[str]:
        """Give the known words that a word is, or may be a misspelling of."""
        if stem(word) in self._holders:
            return [stem(word)]
        near = {*self._starts.get(word[:_END], ()), *self._ends.get(word[-_END:], ())}
        alike = ((word_likeness(word, known), known) for known in near)
        best = sorted((-likeness, known) for likeness, known in alike if likeness)
        return [known for _, known in best[:3]]

    def by_letters(self, texts: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Give for each text the places of the forms with the most letters in common."""
        if not texts:
            return
        from rapidfuzz import fuzz, process

        letters = [" ".join(sorted(said)) for said in texts]
        if len(letters) < _FEW:
            for text in letters:
                found = process.extract(text, self._sorted, scorer=fuzz.ratio, limit=BY_LETTERS)
                yield [place for _, _, place in found]
            return
        import numpy as np

        step = max(1, _CELLS // max(len(self._sorted), 1))
        keep = min(BY_LETTERS, len(self._sorted))
        for start in range(0, len(letters), step):
            block = letters[start : start + step]
            scores = process.cdist(
                block, self._sorted, scorer=fuzz.ratio, dtype=np.uint8, workers=-1
            )
            yield from np.argpartition(scores, -keep, axis=1)[:, -keep:].tolist()
