"""Organisations of one survey that may be one: listed with the reason, never merged unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from twgnet.model.reconciliation import Duplicate
from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.decide import sure_of
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import ParsedName

FEW = 1000  # organisations; of more, only those with the very same words are compared
ROUGHLY = 60.0  # of 100: below this the letters differ too much to look closer


def find_duplicates(organisations: Sequence[Organisation]) -> tuple[Duplicate, ...]:
    """Find pairs whose names say the same words."""
    listed = MasterIndex([Organisation(one.id, one.name) for one in organisations])
    pairs = []
    for one, other in _pairs(listed):
        first, second = organisations[one], organisations[other]
        if found := _resemblance(listed.names_of[one][0], listed.names_of[other][0], listed):
            why, score = found
            pairs.append(Duplicate(first.id, first.name, second.id, second.name, score, why))
    return tuple(pairs)


def _pairs(listed: MasterIndex) -> Iterator[tuple[int, int]]:
    from rapidfuzz.fuzz import ratio

    if len(listed.known) > FEW:
        twins = (places for places in listed.equal.values() if 1 < len(places) <= FEW)
        yield from sorted({pair for places in twins for pair in combinations(sorted(places), 2)})
        return
    letters = ["".join(names[0].phrases[0]) for names in listed.names_of]
    for one, other in combinations(range(len(letters)), 2):
        if ratio(letters[one], letters[other]) >= ROUGHLY:
            yield one, other


def _resemblance(one: ParsedName, other: ParsedName, listed: MasterIndex) -> tuple[str, float] | None:
    """Say why two names may be of one organisation, and how alike they are (0..100)."""
    if one.places and other.places and one.places != other.places:
        return None
    if one.is_acronym or other.is_acronym or not (one.names_more and other.names_more):
        return None
    here, there = one.phrases[0], other.phrases[0]
    if "".join(here) == "".join(there):
        return "the same words but for spacing, a place or a short form", 98.0
    similarity = listed.similarity(here, there)
    if not sure_of(similarity):
        return None
    score = round(50 * (similarity.covered + similarity.explained), 1)
    return "the same words but for spelling or the form of the organisation", score
