"""Which few known names a text should be held against: by letters, and by words in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from twgnet.reconcile.lexicon import Lexicon
from twgnet.reconcile.normal import stem, words

BY_LETTERS, BY_WORDS = 6, 8
_FEW = 256  # texts; below, numpy is not worth importing
_CELLS = 1 << 25  # of one block of scores: 32 MB of memory, whatever the number of texts
_COMMON = 200  # a word of more names than this brings no candidates


class Nearest:
    """Finds the forms of a lexicon that a text may mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._holders = lexicon.holders
        self._vocabulary = sorted(lexicon.holders)
        self._sorted = [form.sorted for form in lexicon.forms]
        self.alike_words = lru_cache(maxsize=1 << 16)(self._alike_words)

    def candidates(self, keys: Sequence[str]) -> Iterator[list[int]]:
        """Give for each text, as its bare key, the places of the forms nearest to it."""
        said = [words(text) for text in keys]
        by_letters = self._by_letters([" ".join(sorted(parts)) for parts in said])
        for parts, near in zip(said, by_letters, strict=True):
            yield sorted({*near, *self._by_words(parts)})

    def _by_words(self, parts: Sequence[str]) -> list[int]:
        votes: Counter[int] = Counter()
        for word in parts:
            for known in self.alike_words(word):
                holders = self._holders[known]
                if len(holders) <= _COMMON:
                    for form in holders:
                        votes[form] += 1000 // len(holders) + 1
        best = sorted(votes, key=lambda form: (-votes[form], form))
        return best[:BY_WORDS]

    def _alike_words(self, word: str) -> list[str]:
        if stem(word) in self._holders:
            return [stem(word)]
        if len(word) < 4 or len(self._vocabulary) > 2000:
            return []
        from rapidfuzz import fuzz, process

        found = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=70, limit=3)
        starts = [known for known in self._vocabulary if known.startswith(word)]
        return [known for known, _, _ in found] + starts[:3]

    def _by_letters(self, texts: Sequence[str]) -> Iterator[list[int]]:
        from rapidfuzz import fuzz, process

        if len(texts) < _FEW:
            for text in texts:
                found = process.extract(text, self._sorted, scorer=fuzz.ratio, limit=BY_LETTERS)
                yield [place for _, _, place in found]
            return
        import numpy as np

        step = max(1, _CELLS // max(len(self._sorted), 1))
        keep = min(BY_LETTERS, len(self._sorted))
        for start in range(0, len(texts), step):
            scores = process.cdist(
                texts[start : start + step],
                self._sorted,
                scorer=fuzz.ratio,
                dtype=np.uint8,
                workers=-1,
            )
            yield from np.argpartition(scores, -keep, axis=1)[:, -keep:].tolist()
