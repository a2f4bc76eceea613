"""Every name a registry knows, looked up by its words: groups, and bodies that are no groups."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twgnet.model.registry import Group, OtherBody, Registry
from twgnet.reconcile.text.normalise import STOP_WORDS, normalise, squash, stem, words
from twgnet.reconcile.text.prefixes import GENERIC, is_general, may_stand_around, strip_group_prefix

EXACT = "exact"


class Known(NamedTuple):
    """What a name stands for, and how: `exact` (the name), `alias`, `abbreviation`, or `part` if it is cut off."""

    subject: int
    rule: str
    score: float = 100.0


@dataclass(frozen=True, slots=True)
class NameVariant:
    """One spelling of a name that texts are compared with; `official` if it is the name itself."""

    subject: int
    words: tuple[str, ...]
    official: bool
    weights: tuple[float, ...] = ()

    @property
    def sorted(self) -> str:
        """The words in alphabetical order, for comparing letters."""
        return " ".join(sorted(self.words))


@dataclass(frozen=True, slots=True)
class IndexThresholds:
    """When a text that is the beginning of one name only is that name, cut off by a form or a cell.

    It must have `letters`, and be `share` (0 to 1) of the name: lower takes common beginnings
    (Forestry) for names, higher leaves what was cut off to a person.
    """

    letters: int = 8
    share: float = 0.6


THRESHOLDS = IndexThresholds()
LETTERS = 300_000  # of all names together; in more of them to search for a word takes longer than to look up a text
SHARED = 3  # subjects that share a word that is no name: "reform" tells of none of them


class NameIndex:
    """The names of a registry as exact look-ups, as name variants to compare with, and word weights.

    A subject is a group or another body, by its position in `subjects`.
    """

    def __init__(self, registry: Registry) -> None:
        self.subjects: tuple[Group | OtherBody, ...] = (*registry.groups, *registry.other_bodies)
        self.general = GENERIC | {word for phrase in registry.general for word in words(normalise(phrase))}
        self.exact: dict[str, Known] = {}
        derived: defaultdict[str, set[Known]] = defaultdict(set)
        variants: dict[tuple[int, tuple[str, ...]], NameVariant] = {}
        for index, subject in enumerate(self.subjects):
            for name, rule in names_of(subject):
                whole = normalise(name)
                without = whole if isinstance(subject, OtherBody) else strip_group_prefix(whole)
                self.exact.setdefault(squash(whole), Known(index, rule))
                derived[squash(without)].add(Known(index, rule))
                parts = words(without)
                if rule != "abbreviation" or _may_be_misspelt(parts):
                    variants.setdefault((index, parts), NameVariant(index, parts, rule == EXACT))
        for short, known in derived.items():
            if len({k.subject for k in known}) == 1 and len(short) > 1:
                self.exact.setdefault(short, min(known))
        self._letters = "\n".join(self.exact).replace("s", "z")  # as in ization, wherever words are run together
        self._may_be_named = cache(self._find_word)
        self._in_order = sorted(key for key in self.exact if len(key) > THRESHOLDS.letters)
        self._weigh(tuple(variants.values()))
        self.weight = cache(self._weight)
        self.find = cache(self._find)
        self.is_general = cache(self._is_general)
        self.variants = tuple(
            replace(variant, weights=tuple(map(self.weight, variant.words))) for variant in variants.values()
        )

    def _weigh(self, variants: tuple[NameVariant, ...]) -> None:
        """Weigh words by how few subjects share them; general words hardly count."""
        owners: defaultdict[str, set[int]] = defaultdict(set)
        self.holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, variant in enumerate(variants):
            for word in {stem(word) for word in variant.words}:
                owners[word].add(variant.subject)
                self.holders[word].append(index)
        self.owners = owners
        self._telling = [word for word in owners if len(word) >= 4 and word not in self.general]
        self._rare = math.log(1 + len(self.subjects))

    def _weight(self, word: str) -> float:
        """Give how telling a word is, from 0 to 1 (a word of one name, or of none)."""
        shared = len(self.owners.get(stem(word), ()))
        if word in self.general:
            return 0.1 if not shared else 0.5
        if shared <= 1:
            return 1.0
        return max(0.25, math.log(1 + len(self.subjects) / shared) / self._rare)

    def _is_general(self, word: str) -> bool:
        """Say if a word tells nothing about which group is meant, here or anywhere."""
        if word in self.general or (is_general(word) and not self._is_nearly_telling(word)):
            return True
        return len(self.owners.get(stem(word), ())) >= SHARED and not self.find(word)

    def _is_nearly_telling(self, word: str) -> bool:
        """Say if a word is a slip for one that tells: lnd is rather land than and."""
        if stem(word) in self.owners:
            return True
        return process.extractOne(word, self._telling, scorer=OSA.distance, score_cutoff=1) is not None

    def tells_of_other(self, word: str, subject: int) -> bool:
        """Say if a word stands in the name of some other subject."""
        return bool(self.owners.get(stem(word), set()) - {subject})

    def _find(self, text_key: str) -> Known | None:
        """Look a text up as a whole, then without its prefix, then as the beginning of a name."""
        few = len(self._letters) <= LETTERS
        if few and text_key.isascii() and not all(map(self._may_be_named, text_key.split())):
            return None  # most texts that are misspelt
        letters = squash(text_key)
        if known := self.exact.get(letters):
            return known
        without = strip_group_prefix(text_key)
        letters = letters if without == text_key else squash(without)
        return self.exact.get(letters) or self._beginning(letters)

    def _find_word(self, word: str) -> bool:
        """Say if a word may stand in a text that is a name letter for letter: as part of one, or around it."""
        return word.replace("s", "z") in self._letters or word in STOP_WORDS or may_stand_around(word)

    def _beginning(self, letters: str) -> Known | None:
        """Give the one subject whose names begin with these letters, most of them: `Public Administration Re`."""
        if len(letters) < THRESHOLDS.letters:
            return None
        first = last = bisect_left(self._in_order, letters)
        while last < len(self._in_order) and self._in_order[last].startswith(letters):
            last += 1
        names = self._in_order[first:last]
        subjects = {self.exact[name].subject for name in names}
        share = len(letters) / min(map(len, names), default=len(letters))
        sure = len(subjects) == 1 and share >= THRESHOLDS.share
        return Known(subjects.pop(), "part", round(100 * share, 1)) if sure else None


def _may_be_misspelt(parts: tuple[str, ...]) -> bool:
    """Say if a slip leaves a short form recognisable: rwssh, not par nor twgfi."""
    return any(len(part) >= 5 and not part.startswith("twg") for part in parts)


def names_of(subject: Group | OtherBody) -> list[tuple[str, str]]:
    """Give every name of a group or body, with the rule that it stands for."""
    if isinstance(subject, OtherBody):
        return [(subject.name, EXACT), *((alias, "alias") for alias in subject.aliases)]
    names = [(subject.name, EXACT), (subject.name_km, EXACT), (subject.id, "abbreviation")]
    names += [(subject.acronym, "abbreviation")]
    names += [(alias, "abbreviation" if _is_short(alias) else "alias") for alias in subject.aliases]
    seen = Counter[str]()
    return [(n, r) for n, r in names if normalise(n) and not seen.update([normalise(n)]) and seen[normalise(n)] == 1]


def _is_short(alias: str) -> bool:
    return " " not in alias and sum(map(str.isupper, alias)) >= 2
