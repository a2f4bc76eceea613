"""Where an answer may be cut: surely between its pieces, perhaps between the atoms of a piece."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from twgnet.reconcile.text.normalise import REMEMBERED
from twgnet.reconcile.text.prefixes import only_fillers
from twgnet.reconcile.text.separators import COMMAS, ONLY_CODES, SEMICOLONS

_LEAD = r"(?:the\s+)?(?:(?:joint|sub|te[ch]\w{3,9})[\s-]+)?"
_PREFIX = rf"{_LEAD}(?:tw[gos]s?|tgw|j?twg|wgs?|(?:technical\s+)?working\s+groups?)\b"
_ALWAYS = f"{SEMICOLONS}|｜\n\r\t•▪●·‧។៕"  # what no name holds
_SURE = re.compile(
    rf"""
      [{_ALWAYS}]+
    | [{COMMAS}/&＆+]\s*(?:and\s+)?(?={_PREFIX}) | \s(?:and|និង)\s+(?={_PREFIX})
    | \s(?={_PREFIX}\s+(?:on|for)\s)
    | (?:(?<=^)|(?<=\s))\*\s
    | (?-i:(?<=[a-z])(?=TWGs?\s)) | (?<=\w\?)\s*(?!no\b)(?=\w)
    | (?:(?<=^)|(?<=[\s,]))\(?(?:\d{{1,2}}[.)/]|(?:[a-h]|[ivx]{{1,4}})\))\s+(?=\D)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE_TWG = re.compile(  # what of it may cut a text without the signs below
    rf"\s(?:and|និង)\s+(?={_PREFIX})|\s(?={_PREFIX}\s+(?:on|for)\s)|(?-i:(?<=[a-z])(?=TWGs?\s))", re.IGNORECASE
)
_ONLY_ALWAYS = re.compile(f"[{_ALWAYS}]+")
_PERHAPS = re.compile(
    rf"\s*[{COMMAS}/／]\s*(?:(?:and|or|&)\s+|និង\s*)?|\s*[&＆+＋]\s*(?=\w)|\s+(?=twg\s)|(?<=\S)\s*និង\s*(?=\S)"
    r"|\s+(?:and|n|or|as\s+well\s+as|plus|-|–|—)\s+|(?<=\w\w)\.\s*(?=[^\W\d])",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
# Without any of these a text is one piece, or one atom; to look for them is several times faster.
_SURE_SIGNS = frozenset(f"{_ALWAYS}{COMMAS}/&＆+")
_SURE_OF_OTHERS = frozenset("*?)0123456789")
_AFTER_NUMBERS = frozenset("./")  # which have digits of their own in other scripts
_COMMAS = frozenset(COMMAS)
_PERHAPS_SIGNS = frozenset(f"{COMMAS}/／&＆+＋.")
_PERHAPS_WORDS = frozenset("twg and n or as plus - – —".split())


class Atom(NamedTuple):
    """A span of a piece that is not cut any further; `comma` says what stands before it."""

    start: int
    end: int
    comma: bool


def pieces(text: str) -> list[str]:
    """Cut an answer where it is surely cut: `;`, `|`, a new line, before the next `TWG on`, between numbers.

    >>> pieces("TWG on Gender and TWG on Legal Reform,TWG on Fisheries; and Land"), pieces("1 12")
    (['TWG on Gender', 'TWG on Legal Reform', 'TWG on Fisheries', 'and Land'], ['1', '12'])
    """
    if ONLY_CODES.fullmatch(text):
        return text.split()
    found: list[str] = []
    waiting: list[str] = []
    for part in _cut_surely(text):
        waiting += [part.strip()] if part.strip() else []
        if waiting and not only_fillers(waiting[-1]):
            found.append(" ".join(waiting))
            waiting = []
    return [*found, " ".join(waiting)] if waiting else found


def _cut_surely(text: str) -> list[str]:
    """Cut a text by the pattern, or by the part of it that can find anything there."""
    if not _SURE_OF_OTHERS.isdisjoint(text) or not (text.isascii() or _AFTER_NUMBERS.isdisjoint(text)):
        return _SURE.split(text)
    if not _holds_twg(text.casefold()):
        return _ONLY_ALWAYS.split(text)
    if not _SURE_SIGNS.isdisjoint(text):
        return _SURE.split(text)
    return _BEFORE_TWG.split(text) if _may_hold_twg(text) else [text]


def _may_hold_twg(text: str) -> bool:
    """Say if a group word may stand where a text is cut before it: not at its beginning."""
    first, *rest = text.casefold().split(None, 1)
    return "twg" in first[1:] or _holds_twg("".join(rest))


def _holds_twg(small: str) -> bool:
    return "tw" in small or "wg" in small or "tgw" in small or "working" in small


@lru_cache(REMEMBERED)
def atoms(piece: str) -> tuple[Atom, ...]:
    """Give the spans between commas, slashes and the word `and`, outside brackets.

    >>> [("Land, Mine Action"[a.start:a.end], a.comma) for a in atoms("Land, Mine Action")]
    [('Land', False), ('Mine Action', True)]
    """
    plain = _PERHAPS_SIGNS.isdisjoint(piece) and "និង" not in piece
    if plain and _PERHAPS_WORDS.isdisjoint(piece.casefold().split()):
        return (Atom(0, len(piece), False),) if piece else ()
    hidden = _BRACKETS.sub(lambda found: "\0" * len(found[0]), piece)
    found, start, comma = [], 0, False
    for cut in _PERHAPS.finditer(hidden):
        end, after = cut.span()
        if end > start:
            found.append(Atom(start, end, comma))
        start, comma = after, not _COMMAS.isdisjoint(cut[0])
    return (*found, Atom(start, len(piece), comma)) if len(piece) > start else tuple(found)
