"""The languages that a heading says its column is in: `Sector (English)`."""

from __future__ import annotations

from functools import cache

from twgnet.vocabulary.headings.load import LANGUAGES, language_names, split_words

_OWN = frozenset({"local", "national", "original", "kh"})  # beside one that is named; kh is a country


def names_language(words: frozenset[str]) -> bool:
    """Say if some words are the name or the code of a language.

    >>> names_language(frozenset({"khmer"})), names_language(frozenset({"fr"})), names_language(frozenset({"land"}))
    (True, True, False)
    """
    return len(words) == 1 and (words <= _names() or words <= {*LANGUAGES})


def may_name_language(words: frozenset[str]) -> bool:
    """Say if some words may stand for a language beside one that is named: nothing, or `local`.

    >>> may_name_language(frozenset()), may_name_language(frozenset({"local"}))
    (True, True)
    """
    return words <= _OWN or names_language(words)


def is_english(words: frozenset[str]) -> bool:
    """Say if some words name English.

    >>> is_english(frozenset({"anglais"})), is_english(frozenset({"khmer"}))
    (True, False)
    """
    return words <= {"en", *(names[0] for names in language_names())} and bool(words)


def leave_out_languages(heading: str) -> str:
    """Leave out the words of a heading that name a language; codes stay, for `de` is a word, too.

    >>> leave_out_languages("Secteur (français)"), leave_out_languages("SectorName")
    ('secteur', 'SectorName')
    """
    words = split_words(heading)
    kept = [word for word in words if word not in _names()]
    return " ".join(kept) if len(kept) < len(words) else heading


@cache
def _names() -> frozenset[str]:
    return frozenset(name for names in language_names() for name in names)
