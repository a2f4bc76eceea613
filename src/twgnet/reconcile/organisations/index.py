"""The master list, ready to be searched: by equal phrases, by acronym, by country."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.other_names import key_of, other_names
from twgnet.reconcile.organisations.parse import ParsedName, Phrase, parse_name
from twgnet.reconcile.text.normalise import REMEMBERED, normalise
from twgnet.reconcile.text.similarity import Similarity, compare
from twgnet.vocabulary.organisations.words import (
    GENERAL,
    GOVERNMENT,
    LEGAL_SUFFIXES,
    ORGANISATION_TYPES,
    SECTIONS,
    STATE_BODIES,
)

_ABROAD = frozenset({"foreign", "affairs", "cooperation", "development"})
BODY_WORDS = STATE_BODIES | GOVERNMENT | _ABROAD | {"agency", "office"}
LONG_ACRONYM = 5  # letters from which a slip leaves an acronym recognisable
BODIES_SHOWN = 3  # bodies of a state, shown where only the state is named


class MasterIndex:
    """The names of known organisations with their indexes; positions are those of `known`."""

    def __init__(self, known: Sequence[Organisation]) -> None:
        self.known = known
        own = [tuple(map(parse_name, (one.name, *one.aliases))) for one in known]
        listed = {key_of(name) for names in own for name in names}
        self.names_of = [(*names, *other_names(names[0], listed)) for names in own]
        self.names = [(index, name) for index, names in enumerate(self.names_of) for name in names]
        self.identity = [("".join(trim(names[0].phrases[0])), names[0].countries) for names in self.names_of]
        phrases = [(phrase, index) for index, name in self.names for phrase in name.phrases]
        self.exact = _positions((name.key, index) for index, name in self.names)
        self.equal = _positions(("".join(phrase), index) for phrase, index in phrases)
        self.trimmed = _positions(("".join(trim(phrase)), index) for phrase, index in phrases)
        self.acronyms = _positions((short, index) for index in range(len(known)) for short in self._short_forms(index))
        self.stated = _positions((short, index) for index in range(len(known)) for short in self._stated(index))
        self.own_acronyms = _positions((short, index) for index in range(len(known)) for short in self._own(index))
        self.states = _positions((name.state, index) for index, name in self.names if name.is_state)
        self._bodies = self._find_bodies()
        self._branches = defaultdict[str, set[tuple[frozenset[str], int]]](set)
        for index, name in self.names:
            for phrase in name.phrases:
                self._branches[_without_types(phrase)].add((name.countries, index))
        self._weights = lru_cache(REMEMBERED)(self._weigh)
        self._counts = Counter(
            word for _, name in self.names for word in {word for phrase in name.phrases for word in phrase}
        )

    def _stated(self, index: int) -> set[str]:
        """Give the acronyms that stand in the list: in their column, and in the names."""
        acronym = self.known[index].acronym
        listed = {normalise(acronym).replace(" ", ""), *(parse_name(acronym).acronyms if acronym else ())}
        return {*listed, *(short for name in self.names_of[index] for short in name.acronyms)} - {""}

    def _own(self, index: int) -> set[str]:
        """Give the acronyms that stand for the whole name, not for a part of it: no OCHA in OCHA Fund."""
        return {short for short in self._stated(index) if short not in self.names_of[index][0].phrases[0]}

    def _short_forms(self, index: int) -> set[str]:
        """Give the acronyms of a listed organisation, its initials included."""
        formed = {short for name in self.names_of[index] for short in name.initials}
        return self._stated(index) | {short for short in formed if len(short) >= 3}

    def _find_bodies(self) -> dict[str, list[int]]:
        """Give the bodies of each state: ministries, agencies, whatever is named after the country alone."""
        found = defaultdict[str, list[int]](list)
        for index, names in enumerate(self.names_of):
            words = set(names[0].key.split()) | set(names[0].phrases[0])
            if len(names[0].countries) == 1 and (names[0].is_state or words & BODY_WORDS):
                found[next(iter(names[0].countries))].append(index)
        return found

    def bodies_of(self, parsed: ParsedName) -> list[int]:
        """Give bodies of the state that is all a name says: who is meant, a person must tell."""
        state_body = len(parsed.countries) == 1 and set(parsed.phrases[0]) & (STATE_BODIES | GOVERNMENT | {"foreign"})
        country = parsed.state or parsed.label or (next(iter(parsed.countries)) if state_body else "")
        return sorted(self._bodies.get(country, []), key=self._likely)[:BODIES_SHOWN]

    def _likely(self, index: int) -> tuple[int, bool, bool, int]:
        """Order the bodies of a state: those that work abroad, then the state itself, then the well known."""
        name = self.names_of[index][0]
        further = {word for word in name.phrases[0] if word not in BODY_WORDS | GENERAL | ORGANISATION_TYPES}
        abroad = _ABROAD & {*name.key.split(), *name.phrases[0]}
        return len(further) - len(abroad), not name.is_state, not self.known[index].acronym, index

    def owns(self, short: str, index: int) -> bool:
        """Say if a short form stands for all of one organisation, and for no other."""
        return self.own_acronyms.get(short) == {index}

    def near_acronyms(self, parsed: ParsedName) -> set[int]:
        """Give those whose stated acronym is all that a name says but for a letter: `FMoEWR`, `MoEWR`."""
        short = parsed.key.replace(" ", "")
        if not parsed.is_acronym or len(short) < LONG_ACRONYM:
            return set()
        near = process.extract(short, self.stated.keys(), scorer=OSA.distance, score_cutoff=1, limit=BODIES_SHOWN)
        return {index for known, _, _ in near if len(known) >= LONG_ACRONYM for index in self.stated[known]}

    def pick_one(self, indices: Collection[int], parsed: ParsedName) -> int | None:
        """Give the one organisation that all these are, be it listed several times; None if they differ.

        Of several the one whose acronym the name gives is taken, else one with an acronym.
        """
        if not indices or len({self.identity[index] for index in indices}) > 1:
            return None
        return min(
            indices,
            key=lambda index: (not self._stated(index) & parsed.acronyms, not self.known[index].acronym, index),
        )

    def branches_like(self, parsed: ParsedName) -> set[int]:
        """Give those listed that say the words that tell, and the country a name ends in.

        `World Vision International - Nepal` may be the listed `World Vision Nepal` although
        `World Vision International` is listed as well. Where `War Child Holland` is listed beside
        `War Child`, `War Child UK` may be neither.
        """
        branches = SECTIONS if parsed.branch in SECTIONS else {parsed.branch}
        whole = parsed.countries - {parsed.branch}
        return {
            index
            for phrase in parsed.phrases
            for countries, index in self._branches.get(_without_types(phrase), ())
            if whole <= countries and (countries - whole) & branches
        }

    def similarity(self, query: Phrase, known: Phrase) -> Similarity:
        """Compare two phrases word by word, each word by how much it tells."""
        return compare(query, self._weights(query), known, self._weights(known))

    def _weigh(self, phrase: Phrase) -> list[float]:
        """Give how much each word tells of who an organisation is: rare much, forms little."""
        return [
            0.15 if word in ORGANISATION_TYPES else math.log((len(self.names) + 2) / (self._counts[word] + 1)) + 0.5
            for word in phrase
        ]


def _positions(pairs: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for key, position in pairs:
        if key:
            index[key].add(position)
    return index


def trim(phrase: Sequence[str]) -> Phrase:
    """Leave out what any organisation may add before or behind its name.

    >>> trim(("actionaid", "international")), trim(("department", "international", "development"))
    (('actionaid',), ('department', 'international', 'development'))
    >>> trim(("un", "world", "food", "program"))
    ('world', 'food', 'program')
    """
    kept = [index for index, word in enumerate(phrase) if word not in LEGAL_SUFFIXES]
    trimmed = tuple(phrase[kept[0] : kept[-1] + 1]) if kept else ()
    return trimmed[1:] if trimmed[:1] == ("un",) and len(trimmed) > 3 else trimmed


def _without_types(phrase: Sequence[str]) -> str:
    return "".join(word for word in phrase if word not in ORGANISATION_TYPES)
