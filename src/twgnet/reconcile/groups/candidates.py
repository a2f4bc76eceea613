"""Which few known names a text should be held against: by words in common, or by letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import fsum
from operator import neg
from typing import NamedTuple

from rapidfuzz import fuzz, process

from twgnet.reconcile.groups.index import NameIndex
from twgnet.reconcile.text.normalise import stem
from twgnet.reconcile.text.similarity import most_alike

BY_WORDS, BY_LETTERS = 4, 6
_FEW = 256  # texts; below, numpy is not worth importing
_CELLS = 1 << 22  # of one block of scores: some 40 MB of memory, whatever the number of texts
_EXACTLY = 600  # parts of a percent that scores must differ by
_COMMON = 200  # a word of more names than this brings no candidates
_END = 3  # letters at either end of a word that a slip in the middle leaves alone


class Near(NamedTuple):
    """A name variant that a text may mean, by its position, and about what share of the text it says."""

    position: int
    share: float


class Nearest:
    """Finds the name variants of an index that a text may mean."""

    def __init__(self, index: NameIndex) -> None:
        self._holders = index.holders
        self._sorted = [variant.sorted for variant in index.variants]
        self._starts: defaultdict[str, list[str]] = defaultdict(list)
        self._ends: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(index.holders):
            self._starts[word[:_END]].append(word)
            self._ends[word[-_END:]].append(word)
        self._alike = cache(self._find_alike)

    def by_words(self, query: Sequence[str], weights: Sequence[float]) -> list[Near]:
        """Give the variants that account for most of a text, word by word, the best first."""
        shares: defaultdict[int, float] = defaultdict(float)
        whole = fsum(weights)
        for word, weight in zip(query, weights, strict=True):
            for known, similarity in self._alike(word):
                worth = weight * similarity / whole
                for position in self._holders[known]:
                    shares[position] += worth
        best = sorted(zip(map(neg, shares.values()), shares, strict=True))[:BY_WORDS]
        return [Near(position, -minus) for minus, position in best]

    def _find_alike(self, word: str) -> list[tuple[str, float]]:
        """Give the telling words that a word is, or may be a misspelling of, and how surely."""
        if stem(word) in self._holders:
            best = [(stem(word), 1.0)]
        else:
            near = {*self._starts.get(word[:_END], ()), *self._ends.get(word[-_END:], ())}
            best = most_alike(word, near)[:3]
        return [(known, similarity) for known, similarity in best if len(self._holders[known]) <= _COMMON]

    def by_letters(self, texts: Sequence[Sequence[str]]) -> Iterator[list[Near]]:
        """Give for each text the variants with the most letters in common, the best first."""
        if not texts:
            return
        letters = [" ".join(sorted(query)) for query in texts]
        if len(letters) < _FEW:
            for text in letters:
                found = process.extract(text, self._sorted, scorer=fuzz.ratio, limit=BY_LETTERS)
                yield [Near(position, score / 100) for _, score, position in found]
            return
        import numpy as np

        step = max(1, _CELLS // max(len(self._sorted), 1))
        for start in range(0, len(letters), step):
            block = letters[start : start + step]
            scores = process.cdist(
                block,
                self._sorted,
                scorer=fuzz.ratio,
                score_multiplier=_EXACTLY,  # else equal to none but the nearest percent
                dtype=np.uint16,
                workers=-1,
            )
            order = np.argsort(~scores, axis=1, kind="stable")[:, :BY_LETTERS]  # by radix: fast
            best = np.take_along_axis(scores, order, axis=1) / (100 * _EXACTLY)
            for positions, shares in zip(order.tolist(), best.tolist(), strict=True):
                yield list(map(Near, positions, shares))
