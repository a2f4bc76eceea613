"""Readable ids: Latin letters and digits, cut at words, each once."""

from __future__ import annotations

import re

from twgnet.reconcile.text.normalise import normalise

_SIGNS = re.compile("[&+]")  # which would be words of English
_WORD = re.compile("[a-z0-9]+")
LONGEST = 48  # letters; longer ids make file names and tables hard to read


def make_id(name: str, taken: set[str]) -> str:
    """Make an id of a name that is not taken yet, upper and lower case alike, and take it.

    Accents are folded and other scripts written in Latin letters; signs are left out.

    >>> taken = {"water"}
    >>> make_id("Water", taken), make_id("Food & Land", taken), make_id("Santé", taken)
    ('water-2', 'food-land', 'sante')
    >>> make_id("Детский мир", taken), make_id("???", taken)
    ('detskiy-mir', 'unnamed')
    """
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name)
    plain = name.islower() and name.replace(" ", "").isalnum()
    words = name.split() if plain else _WORD.findall(normalise(_SIGNS.sub(" ", name)))
    slug = _cut("-".join(words)) or "unnamed"
    number, unique = 1, slug
    while unique in taken:
        number += 1
        unique = f"{slug}-{number}"
    taken.add(unique)
    return unique


def _cut(slug: str) -> str:
    """Cut an id that is too long after a word, or inside its only one."""
    if len(slug) <= LONGEST:
        return slug
    start, dash, _ = slug[: LONGEST + 1].rpartition("-")
    return start if dash else slug[:LONGEST]
