"""Which few listed names a name should be held against: those that share its rarest letters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import ParsedName

if TYPE_CHECKING:
    from scipy.sparse import csr_array

NEAR = 6  # listed names held against one text
COMMON = 60  # trigrams of more names than this, and of 3 in 100, bring no candidates
HALF = 0.45  # of the best similarity: a listed name below it is no rival
CHUNK = 2000  # texts searched together, to bound the memory


class Nearest:
    """Finds the listed organisations whose names share most letters with a name."""

    def __init__(self, listed: MasterIndex) -> None:
        self._owners = [index for index, _ in listed.names]
        self._letters = [_letters(parsed) for _, parsed in listed.names]

    def find(self, names: Sequence[ParsedName]) -> Iterator[list[int]]:
        """Give for each name the positions of the organisations, the nearest first."""
        if not self._letters or not names:
            yield from ([] for _ in names)
            return
        import numpy as np

        matrix, vocabulary, rarity = _trigrams(self._letters)
        for start in range(0, len(names), CHUNK):
            part = [_letters(parsed) for parsed in names[start : start + CHUNK]]
            shared = (_vectors(part, vocabulary, rarity) @ matrix.T).tocsr()
            for row in range(len(part)):
                span = slice(shared.indptr[row], shared.indptr[row + 1])
                alike, columns = shared.data[span], shared.indices[span]
                kept = np.flatnonzero(alike >= HALF * alike.max(initial=0.0))
                order = np.lexsort((columns[kept], -alike[kept]))[:NEAR]
                yield [self._owners[column] for column in columns[kept[order]].tolist()]


def _letters(parsed: ParsedName) -> str:
    return " ".join((*parsed.phrases[0], *sorted(parsed.countries)))


def _grams(text: str) -> Counter[str]:
    padded = f"  {text} "
    return Counter(padded[i : i + 3] for i in range(len(padded) - 2))


def _trigrams(texts: Sequence[str]) -> tuple[csr_array, dict[str, int], list[float]]:
    grams = [_grams(text) for text in texts]
    holders = Counter(gram for counts in grams for gram in counts)
    common = max(COMMON, 0.03 * len(texts))
    kept = sorted(gram for gram, count in holders.items() if count <= common)
    vocabulary = {gram: column for column, gram in enumerate(kept)}
    rarity = [math.log(1 + len(texts) / holders[gram]) for gram in kept]
    return _vectors(texts, vocabulary, rarity), vocabulary, rarity


def _vectors(texts: Sequence[str], vocabulary: dict[str, int], rarity: Sequence[float]) -> csr_array:
    """Give the trigrams of each text as a row of length one, rare trigrams weighing more."""
    from scipy.sparse import csr_array

    data: list[float] = []
    indices: list[int] = []
    ends = [0]
    for text in texts:
        row = {
            vocabulary[gram]: count * rarity[vocabulary[gram]]
            for gram, count in _grams(text).items()
            if gram in vocabulary
        }
        length = math.sqrt(math.fsum(value * value for value in row.values())) or 1.0
        indices += row.keys()
        data += [value / length for value in row.values()]
        ends.append(len(indices))
    return csr_array((data, indices, ends), shape=(len(texts), len(vocabulary)))
