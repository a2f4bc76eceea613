"""Answers that may refuse what they name: not, except, no longer."""

from __future__ import annotations

import re
from functools import lru_cache

from twgnet.reconcile.text.normalise import REMEMBERED, normalise
from twgnet.vocabulary.answers.load import load_words

_NO = rf"(?:{'|'.join(map(re.escape, load_words('refusal')))})\b"
_BEFORE = "|".join(map(re.escape, load_words("before_refusal")))
_FIRST = frozenset({"n", "no", *(phrase.split()[0] for phrase in load_words("refusal"))})
_NEGATED = re.compile(rf"\b{_NO}|^no (?!\d)|\bno?$")
_REFUSAL = re.compile(rf"\b{_NO}(?: (?:interested|interest|in|to|join|on)\b)*|^no\b|\bno?$")
_OPENS_WITH_NO = re.compile(rf"(?:(?:{_BEFORE}) )*(?:(?!unticked){_NO}|no(?! \d|\w))")


@lru_cache(REMEMBERED)
def is_negated(key: str) -> bool:
    """Say if a text may refuse what it names.

    >>> is_negated("all except gender"), is_negated("no interest in land"), is_negated("no 3 land")
    (True, True, False)
    """
    if key.isascii() and _FIRST.isdisjoint(key.split()):
        return False  # most keys: several times faster than to search
    return bool(_NEGATED.search(key))


def opens_with_refusal(key: str) -> bool:
    """Say if a text refuses first, so that what is listed after it is refused as well.

    >>> opens_with_refusal("all twgs except health"), opens_with_refusal("land no")
    (True, False)
    """
    return bool(_OPENS_WITH_NO.match(key))


def without_refusal(text: str) -> str:
    """Give the normal form of a text without the words that refuse what it names.

    >>> without_refusal("not interested in Gender")
    'gender'
    """
    key = normalise(text)
    return _REFUSAL.sub(" ", key).strip() if is_negated(key) else key
