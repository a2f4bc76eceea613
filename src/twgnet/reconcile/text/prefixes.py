"""What stands around the name of a group: `TWG on` before it, `working group` after it, general words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twgnet.reconcile.text.blanks import is_blank
from twgnet.reconcile.text.hedges import unhedged_key
from twgnet.reconcile.text.normalise import REMEMBERED, normalise
from twgnet.reconcile.text.refusals import is_negated
from twgnet.vocabulary.answers.load import load_pairs, load_words

TWG, _BODY, _KIND = (frozenset(load_words(kind)) for kind in ("twg", "body", "kind"))
_GROUP, _TECHNICAL_WORKING = (frozenset(load_words(kind)) for kind in ("slips_for_body", "slips_for_kind"))
_NOT_AND = frozenset(load_words("not_and"))
_ON = frozenset(load_words("about"))
_LINK = _ON | frozenset(load_words("link"))
_INTEREST = frozenset(load_words("interest"))
_REWRITTEN = load_pairs("rewritten")
_ABROAD = "|".join(normalise(phrase) for phrase in load_words("before_group"))
_TO_GROUP = "|".join(sorted({normalise(word) for word in load_words("to_group")}, key=len, reverse=True))
_FOREIGN = re.compile(rf"^(?:{_ABROAD})(?: (?:{_TO_GROUP}))* (?=\w)")  # Groupe de travail sur, Comisión de
_OF_FOREIGN = frozenset(re.split(r"[ |]", f"{_ABROAD}|{_TO_GROUP}"))
_GLUED = re.compile(r"^t w g\b|^twgs?(?=[^\W\d]{4})")  # T.W.G on Health, TWGHealth
_REWRITTEN_FROM = ("t w g", "twg", *(phrase.split()[0] for phrase in _ABROAD.split("|")))

# Words that say nothing about which group is meant; words that make another body of a topic.
GENERIC = TWG | _BODY | _KIND | frozenset(load_words("general"))
OTHER_BODY = frozenset(load_words("other_body"))


@lru_cache(REMEMBERED)
def _is_twg(word: str, followed: bool) -> bool:
    """Say if a word stands for TWG; misspelt only before `on` or `for`."""
    if word in TWG:
        return True
    return followed and (OSA.distance(word, "twg") <= 1 or OSA.distance(word, "twgs") <= 1)


@lru_cache(REMEMBERED)
def _is_body(word: str) -> bool:
    """Say if a word is `group` or the like, perhaps misspelt."""
    return word in _BODY or (word[:2] in ("gr", "go") and _one_slip(word, _GROUP))


@lru_cache(REMEMBERED)
def _is_misspelt_kind(word: str) -> bool:
    return word[0] in "tw" and _one_slip(word, _TECHNICAL_WORKING)


@lru_cache(REMEMBERED)
def is_general(word: str) -> bool:
    """Say if a word tells nothing about which group is meant, misspelt or not.

    >>> is_general("issues"), is_general("sectoe"), is_general("land")
    (True, True, False)
    """
    return word in GENERIC or _is_nearly_and(word) or _one_slip(word, GENERIC)


def _is_nearly_and(word: str) -> bool:
    return len(word) <= 3 and word not in _NOT_AND and OSA.distance(word, "and") <= 1  # anf, adn, nd


@lru_cache(REMEMBERED)
def is_other_body(word: str) -> bool:
    """Say if a word makes of a topic another body ("network"), misspelt or not."""
    return word in OTHER_BODY or _one_slip(word, OTHER_BODY)


@cache
def _of_length(known: frozenset[str], length: int) -> list[str]:
    return [word for word in known if len(word) >= 5 and abs(len(word) - length) <= 1]


def _one_slip(word: str, known: frozenset[str]) -> bool:
    """Say if a word of five letters or more is a known one but for a slip."""
    if len(word) < 5:
        return False
    near = _of_length(known, len(word))
    return process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1) is not None


@lru_cache(REMEMBERED)
def _names_a_body(word: str, followed: bool) -> bool:
    """Say if a name may begin after a word: `TWG`, `group`, `interest`."""
    return _is_twg(word, followed) or _is_body(word) or word in _INTEREST


@lru_cache(REMEMBERED)
def _leads_to_body(word: str) -> bool:
    """Say if a word may stand before `TWG` or before the name: `joint`, `technical`, `on`, `3`."""
    return word in _LINK or word in _KIND or word.isdecimal() or _is_misspelt_kind(word)


@lru_cache(REMEMBERED)
def _may_lead(word: str) -> bool:
    """Say if a word may stand before a name without being of it."""
    return _leads_to_body(word) or _names_a_body(word, True)


@lru_cache(REMEMBERED)
def _may_follow(word: str) -> bool:
    """Say if a word may stand after a name without being of it."""
    return word in _LINK or word in _KIND or _is_twg(word, False) or _is_body(word)


def may_stand_around(word: str) -> bool:
    """Say if a word of Latin letters may be one of those that `strip_group_prefix` leaves out or cuts in two.

    >>> may_stand_around("technical"), may_stand_around("twghealth"), may_stand_around("healht")
    (True, True, False)
    """
    return len(word) == 1 or word.startswith("twg") or word in _OF_FOREIGN or _may_lead(word) or _may_follow(word)


@lru_cache(REMEMBERED)
def strip_group_prefix(key: str) -> str:
    """Give a text, which is in its normal form, without `TWG on` before the name and `working group` after it.

    The words are left alone where nothing else remains, or where no group word stands, or
    where the text may refuse what it names.

    >>> texts = ("two on forest reform", "health technical working group", "sector reform")
    >>> list(map(strip_group_prefix, texts))
    ['forest reform', 'health', 'sector reform']
    """
    if is_negated(key):
        return key
    for written, english in _REWRITTEN.items() if not key.isascii() else ():
        key = key.replace(written, f" {english} ")
    words = (_GLUED.sub("twg ", _FOREIGN.sub("", key)) if key.startswith(_REWRITTEN_FROM) else key).split()
    named = _without_lead(words) if words and _may_lead(words[0]) else words
    return " ".join((_without_tail(named) if named and _may_follow(named[-1]) else named) or named or words)


def _without_lead(words: list[str]) -> list[str]:
    start = 0
    for position, word in enumerate(words):
        followed = not _ON.isdisjoint(words[position + 1 : position + 2])
        if _names_a_body(word, followed):
            start = position + 1
        elif not _leads_to_body(word):
            break
    while start < len(words) and (words[start] in _LINK or words[start].isdecimal()):
        start += 1
    return words[start:]


def _without_tail(words: list[str]) -> list[str]:
    end = len(words)
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        if _is_twg(word, False) or _is_body(word) or (word in _KIND and end == position + 1 < len(words)):
            end = position
        elif word not in _LINK:
            break
    return words[:end]


def only_fillers(text: str) -> bool:
    """Say if a text only leads up to a name ("possibly", "and", "joint", "- the").

    >>> only_fillers("(possibly)"), only_fillers("Gender"), only_fillers("n/a")
    (True, False, False)
    """
    return all(map(_is_filler, unhedged_key(text).split())) and not is_blank(text)


@lru_cache(REMEMBERED)
def _is_filler(word: str) -> bool:
    return _leads_to_body(word) or word in TWG or word in _BODY or word in _INTEREST
