"""One spelling for comparing: what a text says, without how it was typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from twgnet.vocabulary.answers.load import load_words

REMEMBERED = 1 << 15  # texts whose answer is kept, of each kind: those of some blocks of a large survey

# Words that carry no meaning of their own, and `and` in every language.
STOP_WORDS = frozenset("a an and as at by for from in into of on or our the to with".split()) | {
    word for word in load_words("and") if word != "plus"
}

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")

_LONG_GAP = re.compile(r"[^\S\n]{4,}")  # longer runs would make the patterns of cutting slow
_ACCENTS = re.compile("[\u0300-\u036f]")
# What is looked for stands before what must be around it: several times faster.
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4](?<=\\w.)(?=\\w)")
_LINKS = ("and", "of", "for", "on", "the")
_GLUED_TO = "|".join(rf"(?<=\b{link}.)" for link in _LINKS)
_GLUED = re.compile(rf"[A-Z](?=[a-z])(?:{_GLUED_TO})")  # Land andForests


class _LettersOnly(dict[int, str | None]):
    """Letters, digits and vowel signs stay, what is invisible goes, all else separates words."""

    def __missing__(self, code: int) -> str | None:
        kind = unicodedata.category(chr(code))
        self[code] = chr(code) if kind[0] in "LNM" else None if kind == "Cf" else " "
        return self[code]


_LETTERS = _LettersOnly({ord("&"): " and ", ord("+"): " plus "} | dict.fromkeys(map(ord, "☐□◻"), " unticked "))


@lru_cache(REMEMBERED)
def normalise(text: str) -> str:
    r"""Give a text in one spelling: letters and digits of any script, lower case, single spaces.

    >>> normalise("\u200bDe-concentration \uff06 D\u2019Water ")
    'de concentration and dwater'
    """
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFKC", text)
    plain = text.isascii() and text.replace(" ", "").isalnum()
    if not text.islower() and _GLUED.search(text):
        text = _GLUED.sub(r" \g<0>", text)
    text = text.casefold()
    if not plain:
        text = _APOSTROPHES.sub("", text).translate(_LETTERS)
    return " ".join(text.split())


def strip_invisible(text: str) -> str:
    r"""Give a text without the characters that nobody sees, nor blanks around it.

    >>> strip_invisible("TWG\u200b on Gender\u00a0")
    'TWG on Gender'
    """
    return _LONG_GAP.sub(" ", _INVISIBLE.sub("", text)).strip()


@lru_cache(REMEMBERED)
def words(key: str) -> tuple[str, ...]:
    """Give the words of a normal text that carry meaning; all of them if none does.

    >>> words("agriculture and the water")
    ('agriculture', 'water')
    """
    parts = key.split()
    if len("".join(parts)) == len(parts):
        return tuple(parts)  # P. A. R.
    return tuple([part for part in parts if part not in STOP_WORDS]) or tuple(parts)


def squash(key: str) -> str:
    """Give the words of a normal text that carry meaning run together, blanks left out.

    >>> squash("decentralisation and de concentration")
    'decentralizationdeconcentration'
    """
    return "".join(words(key)).replace("isation", "ization")


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Take off the commonest English endings, so that inflections compare equal.

    >>> stem("harmonisation") == stem("harmonization"), stem("fisheries") == stem("fishery")
    (True, True)
    >>> stem("access"), stem("issues")
    ('access', 'issue')
    """
    word = word.replace("isation", "ization").replace("ising", "izing").replace("our", "or")
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[: -2 if word.endswith(("ches", "shes", "sses", "xes")) else -1]
