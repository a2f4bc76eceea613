"""Answers that are not sure: possibly, if possible, a question mark."""

from __future__ import annotations

import re
from functools import lru_cache

from twgnet.reconcile.text.normalise import REMEMBERED, normalise
from twgnet.vocabulary.answers.load import load_words
from twgnet.vocabulary.headings.load import fold

_PHRASES = sorted({*load_words("hedge"), *map(fold, load_words("hedge"))}, key=lambda phrase: (-len(phrase), phrase))
_WORDS = "|".join(r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", phrase))) for phrase in _PHRASES)
_WORD = re.compile(r"\w+")
_FIRST = frozenset(word[0].casefold() for phrase in _PHRASES if (word := _WORD.search(phrase)))
_HEDGE = re.compile(rf"[(\[]?\s*(?<!\w)(?:{_WORDS})(?!\w)\s*[)\]]?\s*[:,]?", re.IGNORECASE)
_QUESTION = re.compile(r"[(\[]?\s*[?？]+\s*[)\]]?")
_ROLES = "|".join(map(re.escape, load_words("role")))
_CHOICE = re.compile(
    rf"\s*[(\[]\s*(?:(?:\d+(?:st|nd|rd|th)?|first|second|third)(?:\s+(?:choice|priority))?|{_ROLES})\s*[)\]]",
    re.IGNORECASE,
)


@lru_cache(REMEMBERED)
def drop_hedges(text: str) -> tuple[str, bool]:
    """Give a text without its hedges, and whether it had any.

    >>> drop_hedges("(possibly) TWG Admin Reform.")
    (' TWG Admin Reform.', True)
    >>> drop_hedges("Santé (peut etre)"), drop_hedges("Salud, tal vez")
    (('Santé  ', True), ('Salud, ', True))
    """
    hedged = not _FIRST.isdisjoint(_words(text))  # which is faster than to search
    plain = _HEDGE.sub(" ", text) if hedged else text
    plain = _QUESTION.sub(" ", plain) if "?" in plain or "？" in plain else plain
    return plain, plain != text


def _words(text: str) -> list[str]:
    """Give the words of a text, quickly where they are those of its normal form, which is wanted later."""
    plain = text.isascii() and "'" not in text and "`" not in text
    return normalise(text).split() if plain else _WORD.findall(text.casefold())


@lru_cache(REMEMBERED)
def unhedged_key(text: str) -> str:
    """Give the normal form of a text without its hedges.

    >>> unhedged_key("(possibly) TWG Admin Reform.")
    'twg admin reform'
    """
    return normalise(drop_hedges(text)[0])


def opens_with_hedge(text: str) -> bool:
    """Say if a hedge stands before everything else."""
    return bool(_HEDGE.match(text.lstrip()))


def plain_name(text: str) -> str:
    """Give a name without hedges, without the rank of a choice or a role in it, and without `only` after it.

    >>> plain_name("Health (1st)"), plain_name("possibly Land only"), plain_name("Alkmaar e.o.")
    ('Health', 'Land', 'Alkmaar e.o.')
    >>> plain_name("Health (co-lead)"), plain_name("Health (rural)")
    ('Health', 'Health (rural)')
    """
    plain = _CHOICE.sub("", drop_hedges(text)[0])
    return re.sub(r"\s+only$", "", " ".join(plain.split()).strip(" ,;"), flags=re.I)
