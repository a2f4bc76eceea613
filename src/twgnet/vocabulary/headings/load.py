"""The words of the data files beside this module, folded for comparison, all languages together."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "fr", "es", "pt", "de", "nl", "ru", "uk", "ar", "zh", "id", "vi", "km", "he", "it", "tr")
_KHMER = "\u1780"  # here and beyond words stand without blanks between them
_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+(?:[\u17b6-\u17d3]+[^\W_]*)*")  # Khmer vowels are no letters to `re`


def fold(text: str) -> str:
    """Give a text without case, accents and compatibility forms.

    >>> fold("Société Évry")
    'societe evry'
    """
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text))).casefold()


def split_words(text: str) -> list[str]:
    """Cut a text into folded words.

    >>> split_words("Nom de l'organisation ?")
    ['nom', 'de', 'l', 'organisation']
    """
    return _WORD.findall(fold(text))


@cache
def _tables() -> list[dict[str, Any]]:
    here = files(__package__)
    return [tomllib.loads((here / f"{language}.toml").read_text(encoding="utf-8")) for language in LANGUAGES]


@cache
def heading_concepts() -> dict[tuple[str, ...], frozenset[str]]:
    """Give what each word, or run of words, of a heading stands for.

    >>> sorted(heading_concepts()[("groupe", "de", "travail")])
    ['twg']
    """
    found: dict[tuple[str, ...], set[str]] = {}
    for table in _tables():
        for concept, names in table["headings"].items():
            for name in names:
                found.setdefault(tuple(split_words(name)), set()).add(concept)
    return {name: frozenset(concepts) for name, concepts in found.items()}


@cache
def heads_several(heading: str) -> bool:
    """Say if a heading names organisations in the plural, or in a language without one: a cell may hold several.

    >>> heads_several("Member organisations"), heads_several("Member organisation"), heads_several("សមាជិក")
    (True, False, True)
    """
    text = f" {' '.join(split_words(heading))} "
    return any(f" {word} " in text or (word[0] >= _KHMER and word in text) for word in _several())


@cache
def _several() -> frozenset[str]:
    return frozenset(" ".join(split_words(word)) for table in _tables() for word in table["several"]["names"])


@cache
def cell_words(kind: str) -> frozenset[str]:
    """Give the folded words that a cell of a kind (`yes`, `no`, `nobody`, ...) may hold.

    >>> "oui" in cell_words("yes"), "nein" in cell_words("no")
    (True, True)
    """
    return frozenset(fold(word) for table in _tables() for word in table["cells"].get(kind, ()))


@cache
def meanings() -> dict[str, str]:
    """Give the codes of what an edge can mean, by the folded words for them."""
    return {fold(words): code for table in _tables() for code, words in table["means"].items()}


@cache
def meaning_words(code: str) -> str:
    """Give the English words for a meaning.

    >>> meaning_words("member_of")
    'member of'
    """
    return str(_tables()[0]["means"][code])


@cache
def rating_words() -> frozenset[str]:
    """Give the folded words of a heading that asks how much, not which.

    >>> "rate" in rating_words(), "califique" in rating_words()
    (True, True)
    """
    return frozenset(fold(word) for table in _tables() for word in table.get("scales", {}).get("rating", ()))


def asks_for_nominations(heading: str) -> bool | None:
    """Say if a heading asks whom to trust: surely, perhaps (False), or not at all (None).

    >>> asks_for_nominations("Whom would you trust to speak?"), asks_for_nominations("Represented by")
    (True, False)
    >>> asks_for_nominations("Which groups would you join?") is None
    True
    """
    words, text = f" {' '.join(split_words(heading))} ", fold(heading)

    def says(kind: str) -> bool:
        return any(phrase in (words if phrase.isascii() else text) for phrase in _nomination_words(kind))

    if says("trust") and says("whom"):
        return True
    return False if says("trust") or says("speak") else None


@cache
def _nomination_words(kind: str) -> tuple[str, ...]:
    found = (word for table in _tables() for word in table.get("nominations", {}).get(kind, ()))
    return tuple(f" {phrase} " if (phrase := " ".join(split_words(word))).isascii() else fold(word) for word in found)


@cache
def language_names() -> tuple[tuple[str, ...], ...]:
    """Give the folded names of languages, in each language; the first of each is English."""
    return tuple(tuple(map(fold, table["languages"]["names"])) for table in _tables())


def heads_edges(heading: str, end: str) -> bool:
    """Say if a heading is one of an edge list, for its `source`, `target` or `weight`.

    >>> heads_edges("edge.weight", "weight"), heads_edges("To", "target"), heads_edges("Target group", "target")
    (True, True, False)
    """
    return " ".join(split_words(heading)) in _whole_headings("edges", end)


def heads_records(heading: str, part: str) -> bool:
    """Say if a heading is one of a table with a row for each answer, for its `question` or `answer`.

    >>> heads_records("Question text", "question"), heads_records("Réponse", "answer"), heads_records("Who", "answer")
    (True, True, False)
    """
    return " ".join(split_words(heading)) in _whole_headings("records", part)


@cache
def _whole_headings(kind: str, part: str) -> frozenset[str]:
    """Give the headings, in words, of one column of a kind of table."""
    return frozenset(" ".join(split_words(word)) for table in _tables() for word in table.get(kind, {}).get(part, ()))
