"""Organisations of one survey that may be one: listed with the reason, never merged unasked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from twgnet.model.registry import Organisation
from twgnet.model.settled import Duplicate
from twgnet.reconcile.normal import normal, words
from twgnet.reconcile.rulings import Rulings

ALIKE = 88.0
# words that two names of one organisation often differ by
PLACES_AND_FORMS = frozenset(
    "association cambodia cambodian cambodias foundation ngo organisation organization".split()
)


def find_duplicates(
    organisations: Sequence[Organisation], rulings: Rulings
) -> tuple[Duplicate, ...]:
    """Find pairs whose names are nearly the same words; pairs a person ruled on are left out."""
    pairs = []
    for one, other in combinations(organisations, 2):
        if frozenset((normal(one.name), normal(other.name))) in rulings.same:
            continue
        score = _likeness(one.name, other.name)
        if score >= ALIKE:
            why = f"nearly the same words in both names ({score:.0f} of 100)"
            pairs.append(Duplicate(one.id, one.name, other.id, other.name, score, why))
    return tuple(pairs)


def _likeness(one: str, other: str) -> float:
    """Compare the words that tell names apart, however they are spaced (0..100)."""
    from rapidfuzz import fuzz

    return round(fuzz.ratio(_telling(one), _telling(other)), 1)


def _telling(name: str) -> str:
    return "".join(word for word in words(name) if word not in PLACES_AND_FORMS)
