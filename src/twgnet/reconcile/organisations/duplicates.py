"""Organisations of one survey that may be one: listed with the reason, never merged unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from twgnet.model.message import Message, message
from twgnet.model.reconciliation import Duplicate
from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.compare import differs_in_form_only
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import ParsedName, Phrase
from twgnet.reconcile.text.normalise import normalise
from twgnet.vocabulary.organisations.words import ORGANISATION_TYPES


@dataclass(frozen=True, slots=True)
class DuplicateThresholds:
    """Which pairs are looked at and asked about.

    `everybody` is the number of organisations up to which all pairs are held against each
    other, by letters: of more, only those that share a phrase or a short form, for time.
    `letters` (0 to 100) is how alike the letters must be to look closer: higher misses misspelt names.
    `part` is how many words that tell one name must have to be asked about as part of another.
    `words` is the length of a name up to which it is compared word by word: more costs time, by the square; the longest
    real names known here have thirty.
    """

    everybody: int = 1000
    letters: float = 60.0
    part: int = 2
    words: int = 40


THRESHOLDS = DuplicateThresholds()
_NO_DIGITS = str.maketrans("", "", "0123456789")


def join_duplicates(pairs: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Join pairs of organisations that may be one: all that hang together.

    >>> join_duplicates([("a", "b"), ("c", "d"), ("b", "e")])
    (('a', 'b', 'e'), ('c', 'd'))
    """
    joined: dict[str, set[str]] = {}
    for pair in pairs:
        union = {*pair}.union(*(joined.get(one, ()) for one in pair))
        joined |= dict.fromkeys(union, union)
    return tuple(sorted({tuple(sorted(union)) for union in joined.values()}))


def find_duplicates(organisations: Sequence[Organisation]) -> tuple[Duplicate, ...]:
    """Find pairs whose names say the same words, or of which one is the short form of the other."""
    listed = MasterIndex([Organisation(one.id, one.name) for one in organisations])
    named = [_Named.of(one, names[0]) for one, names in zip(organisations, listed.names_of, strict=True)]
    pairs = []
    for one, other in sorted({*_alike(listed), *_sharing(named, listed)}):
        if found := _resemblance(named[one], named[other], listed):
            why, score = found
            first, second = organisations[one], organisations[other]
            pairs.append(Duplicate(first.id, first.name, second.id, second.name, score, why))
    return tuple(pairs)


class _Named(NamedTuple):
    """A name as two organisations are compared by it."""

    name: ParsedName
    run_together: str
    in_words: bool
    short_forms: frozenset[str]  # that stand beside the name, not in it: SRG is none of SRG Lab

    @classmethod
    def of(cls, organisation: Organisation, name: ParsedName) -> _Named:
        run_together = name.key.replace(" ", "")
        stated = {normalise(organisation.acronym).replace(" ", "")} | name.acronyms
        in_words = name.names_more and not name.is_acronym
        return cls(name, run_together, in_words, frozenset(stated - {"", run_together, *name.phrases[0]}))


def _alike(listed: MasterIndex) -> Iterator[tuple[int, int]]:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract_iter

    if len(listed.known) > THRESHOLDS.everybody:
        return
    letters = ["".join(names[0].phrases[0]) for names in listed.names_of]
    unnumbered = [name.translate(_NO_DIGITS) for name in letters]
    for one, text in enumerate(letters):
        rest = letters[one + 1 :]
        for same, _, place in extract_iter(text, rest, scorer=ratio, score_cutoff=THRESHOLDS.letters):
            other = one + 1 + place
            if same == text or unnumbered[one] != unnumbered[other]:  # Branch 1 is not Branch 2
                yield one, other


def _sharing(named: Sequence[_Named], listed: MasterIndex) -> Iterator[tuple[int, int]]:
    """Give the pairs that share a phrase, or a short form that is all one of them says."""
    for indices in listed.equal.values():
        if 1 < len(indices) <= THRESHOLDS.everybody:
            yield from combinations(sorted(indices), 2)
    by_short: dict[str, list[int]] = {}
    for index, one in enumerate(named):
        for short in one.short_forms:
            by_short.setdefault(short, []).append(index)
    for index, one in enumerate(named):
        for other in by_short.get(one.run_together, ()):
            if other != index:
                yield min(index, other), max(index, other)


def _resemblance(first: _Named, second: _Named, listed: MasterIndex) -> tuple[Message, float] | None:
    """Say why two names may be of one organisation, and how alike they are (0..100)."""
    if first.run_together in second.short_forms or second.run_together in first.short_forms:
        return message("decisions.duplicate.short_form"), 90.0
    one, other = first.name, second.name
    if one.countries and other.countries and one.countries != other.countries:
        return None
    if not (first.in_words and second.in_words):
        return None
    here, there = one.phrases[0], other.phrases[0]
    if "".join(here) == "".join(there):
        return message("decisions.duplicate.same_words"), 98.0
    if _is_part(here, other.phrases[1:]) or _is_part(there, one.phrases[1:]):
        return message("decisions.duplicate.part"), 90.0
    if max(len(here), len(there)) > THRESHOLDS.words or _have_own_words(here, there):
        return None
    similarity = listed.similarity(here, there)
    if not differs_in_form_only(similarity):
        return None
    alike = round(50 * (similarity.covered + similarity.explained), 1)
    return message("decisions.duplicate.spelling"), alike


def _have_own_words(one: Phrase, other: Phrase) -> bool:
    """Say at a glance if each of two names has words that nothing in the other can be a spelling of.

    >>> _have_own_words(("rural", "health", "aid"), ("rural", "women", "forum"))
    True
    >>> _have_own_words(("rural", "health", "aid"), ("rural", "helth"))
    False
    """
    here, there = {*one}, {*other}
    own, others = here - there, there - here
    if not own or not others or len(here) < len(one) or len(there) < len(other):
        return False
    starts, ends = {word[0] for word in own}, {word[-2:] for word in own}
    return not any(word[0] in starts or word[-2:] in ends for word in others)


def _is_part(whole: Phrase, parts: Iterable[Phrase]) -> bool:
    return whole in parts and sum(word not in ORGANISATION_TYPES for word in whole) >= THRESHOLDS.part
