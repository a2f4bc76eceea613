"""One spelling for comparing: what a text says, without how it was typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
_APOSTROPHES = re.compile(r"['\u2019\u2018\u02bc`\u00b4]")
STOP_WORDS = frozenset("and on of the for in to a an with".split())  # carry no meaning of their own


@lru_cache(maxsize=200_000)
def normal(text: str) -> str:
    r"""Give a text in one spelling: letters and digits of any script, lower case, single spaces.

    >>> normal("\u200bDe-concentration \uff06 D\u2019Water ")
    'de concentration and dwater'
    """
    text = unicodedata.normalize("NFKC", text).translate(INVISIBLE).casefold()
    text = _APOSTROPHES.sub("", text).replace("&", " and ").replace("+", " plus ")
    kept = (
        mark if mark.isalnum() or unicodedata.category(mark)[0] == "M" else " " for mark in text
    )
    return " ".join("".join(kept).split())


def words(text: str) -> tuple[str, ...]:
    """Give the words of a normal text that carry meaning.

    >>> words(normal("Agriculture and the Water"))
    ('agriculture', 'water')
    """
    return tuple(word for word in normal(text).split() if word not in STOP_WORDS)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Take off the commonest English endings, so that inflections compare equal.

    >>> stem("harmonisation") == stem("harmonization"), stem("fisheries") == stem("fishery")
    (True, True)
    """
    word = word.replace("isation", "ization").replace("ising", "izing").replace("our", "or")
    for ending, rest in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word.removesuffix(ending) + rest
    return word
