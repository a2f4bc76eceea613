"""The master list, ready to be searched: by equal phrases, by acronym, by letters in common."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.parse import ParsedName, parse_name
from twgnet.reconcile.organisations.vocabulary import LEGAL_SUFFIXES, ORGANISATION_TYPES, SECTIONS
from twgnet.reconcile.text.normalise import normalise
from twgnet.reconcile.text.similarity import Similarity, compare

if TYPE_CHECKING:
    from scipy.sparse import csr_array

NEAR = 6  # listed names held against one text
COMMON = 60  # trigrams of more names than this, and of 3 in 100, bring no candidates
HALF = 0.45  # of the best likeness: a listed name below it is no rival
CHUNK = 2000  # texts searched together, to bound the memory


class MasterIndex:
    """The names of known organisations with their indexes; positions are those of `known`."""

    def __init__(self, known: Sequence[Organisation]) -> None:
        self.known = known
        self.names_of = [tuple(map(parse_name, (one.name, *one.aliases))) for one in known]
        self.names = [(place, name) for place, names in enumerate(self.names_of) for name in names]
        self.exact = _places_of((written.key, place) for place, written in self.names)
        self.equal = _places_of(("".join(phrase), place) for place, written in self.names for phrase in written.phrases)
        self.trimmed = _places_of(
            ("".join(trim(phrase)), place) for place, name in self.names for phrase in name.phrases
        )
        self.acronyms = _places_of(
            (acronym, place) for place in range(len(known)) for acronym in self.short_forms(place)
        )
        self.told = _places_of(
            (acronym, place)
            for place, one in enumerate(known)
            for acronym in (_joined(one.acronym), *_said(self.names_of[place]))
            if acronym
        )
        self._branches: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for place, written in self.names:
            for phrase in written.phrases:
                self._branches[_bare(phrase)] |= {(country, place) for country in written.places}
        self._weights = lru_cache(maxsize=1 << 18)(self._weigh)
        self._counts = Counter(
            word for _, name in self.names for word in {word for phrase in name.phrases for word in phrase}
        )

    def short_forms(self, place: int) -> frozenset[str]:
        """Give the acronyms of a listed organisation: as listed, in its names, and its initials."""
        one = self.known[place]
        names = self.names_of[place]
        formed = {name.short for name in names}
        formed |= {"".join(word[0] for word in part) for name in names for part in name.phrases}
        return frozenset(
            filter(
                None,
                {
                    _joined(one.acronym),
                    *_said(names),
                    *(short for short in formed if len(short) >= 3),
                },
            )
        )

    def branches_like(self, written: ParsedName) -> set[int]:
        """Give those listed that say the words that tell, and the country a name ends in.

        `World Vision International - Nepal` may be the listed `World Vision Nepal` although
        `World Vision International` is listed as well. Where `War Child Holland` is listed beside
        `War Child`, `War Child UK` may be neither.
        """
        countries = SECTIONS if written.branch in SECTIONS else {written.branch}
        return {
            place
            for phrase in written.phrases
            for country, place in self._branches.get(_bare(phrase), ())
            if country in countries
        }

    def similarity(self, said: tuple[str, ...], known: tuple[str, ...]) -> Similarity:
        """Compare two phrases word by word, each word by how much it tells."""
        return compare(said, self._weights(said), known, self._weights(known))

    def _weigh(self, phrase: tuple[str, ...]) -> list[float]:
        """Give how much each word tells of who an organisation is: rare much, forms little."""
        return [
            0.15 if word in ORGANISATION_TYPES else math.log((len(self.names) + 2) / (self._counts[word] + 1)) + 0.5
            for word in phrase
        ]

    def near(self, texts: Sequence[ParsedName]) -> Iterator[list[int]]:
        """Give for each text the positions in `names` that share most of its letters."""
        if not self.names:
            yield from ([] for _ in texts)
            return
        import numpy as np

        matrix, vocabulary, rarity = _trigrams([_letters(written) for _, written in self.names])
        for start in range(0, len(texts), CHUNK):
            part = [_letters(written) for written in texts[start : start + CHUNK]]
            shared = (_vectors(part, vocabulary, rarity) @ matrix.T).tocsr()
            for row in range(len(part)):
                span = slice(shared.indptr[row], shared.indptr[row + 1])
                alike, names = shared.data[span], shared.indices[span]
                kept = np.flatnonzero(alike >= HALF * alike.max(initial=0.0))
                order = np.lexsort((names[kept], -alike[kept]))[:NEAR]
                yield names[kept[order]].tolist()


def _places_of(pairs: Iterator[tuple[str, int]]) -> dict[str, set[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for key, place in pairs:
        index[key].add(place)
    return index


def trim(phrase: Sequence[str]) -> tuple[str, ...]:
    """Leave out what any organisation may add before or behind its name.

    >>> trim(("actionaid", "international")), trim(("department", "international", "development"))
    (('actionaid',), ('department', 'international', 'development'))
    """
    kept = [place for place, word in enumerate(phrase) if word not in LEGAL_SUFFIXES]
    return tuple(phrase[kept[0] : kept[-1] + 1]) if kept else ()


def _joined(acronym: str) -> str:
    return normalise(acronym).replace(" ", "")


def _said(names: Iterable[ParsedName]) -> set[str]:
    return {acronym for name in names for acronym in name.acronyms}


def _bare(phrase: Sequence[str]) -> str:
    return "".join(word for word in phrase if word not in ORGANISATION_TYPES)


def _letters(written: ParsedName) -> str:
    return " ".join((*written.phrases[0], *sorted(written.places)))


def _grams(text: str) -> Counter[str]:
    padded = f"  {text} "
    return Counter(padded[i : i + 3] for i in range(len(padded) - 2))


def _trigrams(texts: Sequence[str]) -> tuple[csr_array, dict[str, int], list[float]]:
    grams = [_grams(text) for text in texts]
    holders = Counter(gram for counts in grams for gram in counts)
    common = max(COMMON, 0.03 * len(texts))
    kept = sorted(gram for gram, count in holders.items() if count <= common)
    vocabulary = {gram: place for place, gram in enumerate(kept)}
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
        length = math.sqrt(sum(value * value for value in row.values())) or 1.0
        indices += row.keys()
        data += [value / length for value in row.values()]
        ends.append(len(indices))
    return csr_array((data, indices, ends), shape=(len(texts), len(vocabulary)))
