"""Names that the list leaves out and its organisations go by: those of international bodies, in other languages."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from twgnet.reconcile.organisations.parse import ParsedName, parse_name
from twgnet.vocabulary.organisations.words import INTERNATIONAL

Key = tuple[str, frozenset[str]]


def other_names(name: ParsedName, listed: Collection[Key]) -> tuple[ParsedName, ...]:
    """Give the further names of an organisation, but those by which another one is listed.

    >>> names = other_names(parse_name("World Food Programme"), ())
    >>> names[0].key, sorted({short for name in names for short in name.acronyms})
    ('world food programme wfp', ['pam', 'pma', 'wfp'])
    """
    return tuple(other for other in _by_name().get(key_of(name), ()) if key_of(other) not in listed)


def key_of(name: ParsedName) -> Key:
    """Give the words of a name and the countries it names: what two spellings of it share."""
    return "".join(name.phrases[0]), name.countries


@cache
def _by_name() -> dict[Key, tuple[ParsedName, ...]]:
    entries = [tuple(map(parse_name, names)) for names in INTERNATIONAL]
    return {key_of(name): entry for entry in entries for name in entry}
