"""A name as written, taken apart: its phrases, its acronyms, the places it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twgnet.reconcile.organisations.vocabulary import LINKS, OF_A_STATE, SPELLINGS, TERM, TERMS
from twgnet.reconcile.text.normalise import normalise

_JOINTS = re.compile(r"\s*[()\[\]/|;:]\s*|\s+[-\u2013\u2014]+\s+|,\s+")
# where the writer sits, not who it is: "Plan Indonesia country office"
_OFFICE = re.compile(
    r"(?<=\w)[\s,\u2013-]+(?:(?:country|head|main|national|regional|field|liaison|representative)"
    r"\s+office|hq|head\s*quarters)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ParsedName:
    """What one name says.

    `phrases` are its parts as words without links and places (the whole name first); `acronyms`
    are the short forms it gives, `short` its initials; `places` the countries it names, `branch`
    the one it ends in: `X Cambodia` may be a branch of X, while `Danish X` is not X.
    """

    key: str
    phrases: tuple[tuple[str, ...], ...]
    acronyms: frozenset[str]
    places: frozenset[str]
    branch: str
    short: str

    @property
    def is_acronym(self) -> bool:
        """Whether nothing but a short form was written."""
        return self.key.replace(" ", "") in self.acronyms

    @property
    def names_more(self) -> bool:
        """Whether anything but a place was written beside a short form."""
        return any(not _place(word) for word in self.phrases[0])


@lru_cache(maxsize=1 << 18)
def parse_name(text: str) -> ParsedName:
    """Take a name apart at brackets, slashes, dashes and colons.

    >>> name = parse_name("Norwegian People's Aid (NPA) - Cambodia")
    >>> name.phrases[0], sorted(name.acronyms), sorted(name.places)
    (('peoples', 'aid'), ['npa'], ['cambodia', 'norway'])
    >>> parse_name("ActionAid Cambodia country office").branch
    'cambodia'
    """
    parts = [part for part in _JOINTS.split(_OFFICE.sub("", text)) if part.strip()]
    acronyms = [part for part in parts if is_acronym(part)]
    spelt = [part for part in parts if part not in acronyms] or parts
    whole = " ".join(spelt)
    words = normalise(whole).split()
    said = _words(whole)
    phrases = (tuple(_telling(part)) for part in (whole, *spelt))
    return ParsedName(
        normalise(text),
        tuple(dict.fromkeys(phrase for phrase in phrases if phrase)) or ((text,),),
        frozenset(normalise(part).replace(" ", "") for part in (*acronyms, *_capitals(spelt))),
        frozenset(filter(None, map(_place, said))),
        _branch(said, words),
        "".join(word[0] for word in words if word not in LINKS),
    )


def _branch(said: Sequence[str], words: Sequence[str]) -> str:
    """Give the country a name ends in, where it may say whose branch it is."""
    if not said or OF_A_STATE & set(said) or words[-2:-1] in (["of"], ["for"]):
        return ""  # "Friends of Cambodia" is no branch of "Friends"
    return _place(said[-1])


def is_acronym(part: str) -> bool:
    """Tell whether a part of a name is a short form: one word, most of it capitals.

    >>> is_acronym("KrY"), is_acronym("CPN+"), is_acronym("Caritas")
    (True, True, False)
    """
    letters = [mark for mark in part if mark.isalpha()]
    capitals = sum(mark.isupper() for mark in letters)
    return " " not in part.strip() and 2 <= len(letters) <= 12 and capitals * 5 >= len(letters) * 3


def _capitals(parts: list[str]) -> list[str]:
    """Give the short forms that stand among the words of a name, as in `ADRA Cambodia`."""
    return [
        word
        for part in parts
        if not part.isupper()
        for word in re.split(r"[\s-]", part)
        if len(word) >= 3 and word.isalpha() and word.isupper()
    ]


def _words(part: str) -> list[str]:
    """Give the words of a name, one spelling for each of the words that many names share."""
    text = TERM.sub(lambda term: TERMS[term[1]], normalise(part))
    return [SPELLINGS.get(word, word) for word in text.split()]


def _telling(part: str) -> list[str]:
    words = _words(part)
    linked = [word for word in words if word not in LINKS] or words
    return [word for word in linked if not _place(word)] or linked


@lru_cache(maxsize=1 << 16)
def _place(word: str) -> str:
    """Give the country a word names, be it misspelt by a letter; empty if none.

    >>> _place("norvegian"), _place("medical")
    ('norway', '')
    """
    if word in _places() or len(word) < 7:
        return _places().get(word, "")
    long = [place for place in _places() if len(place) >= 7]
    near = process.extractOne(word, long, scorer=OSA.distance, score_cutoff=1)
    return _places()[near[0]] if near and not word.startswith(near[0]) else ""


@cache
def _places() -> dict[str, str]:
    """Read the countries: every word for one stands for the first word of its line."""
    text = resources.files("twgnet.vocabulary") / "places.txt"
    lines = (line.split() for line in text.read_text(encoding="utf-8").splitlines())
    return {word: line[0] for line in lines for word in line}
