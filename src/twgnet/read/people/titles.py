"""Names of people behind a title, in the languages of the vocabulary."""

from __future__ import annotations

import re
from functools import cache

from twgnet.read.people.addresses import MASK, split_apart
from twgnet.vocabulary.headings.load import fold
from twgnet.vocabulary.organisations.words import COUNTRIES
from twgnet.vocabulary.people.load import title_words

_WORD = r"[^\W\d_][^\s,;:|/()\[\]<>&+\"“”]*"
_AFTER = 3  # signs of a Chinese name before its title
_LISTED = re.compile(r"(?<![\w.])[^\W\d_]\.(?=\s)")  # A. Land B. Water ... M. Mines


def hide_titled(cell: str) -> str:
    """Put `…` for the names of people after a title, or before one that stands behind.

    >>> hide_titled("M. Dupont, H.E. SOK Dara and DR Congo"), hide_titled("王小明先生")
    ('M. …, H.E. … and DR Congo', '…先生')
    """
    if not cell.isascii() and _behind().search(cell):
        cell = _behind().sub(rf"{MASK}\1", cell)
    if not _may_hold(cell):
        return cell
    parts, start = [], 0
    while found := _titled().search(cell, start):
        end = found.start(2) + _name_end(found[2])
        named = end > found.start(2) and _is_title(found[1].rstrip(), cell[found.start(2) : end], cell)
        parts += [cell[start : found.start()], f"{found[1].rstrip()} {MASK}" if named else cell[found.start() : end]]
        start = end
    return "".join((*parts, cell[start:]))


def _name_end(text: str) -> int:
    """Tell where the words of a name end: capitalised ones, or of a script without capitals, and particles between."""
    end = 0
    for word in re.finditer(r"\S+", text):
        if _is_capital(word[0][0]):
            end = word.end()
            if word[0].endswith(".") and len(word[0]) > 2:
                break
        elif word[0].casefold() not in title_words("particles"):
            break
    return end


def _is_capital(letter: str) -> bool:
    return letter.isupper() or letter.lower() == letter.upper()


def _is_title(title: str, name: str, cell: str) -> bool:
    """Tell a title by how it is written, where its letters can be something else: `DR Congo`, `miss Health`."""
    if title.casefold().rstrip(".") in _folded("plain"):
        return True
    if title.endswith("."):
        listed = len(title) == 2 and len(_LISTED.findall(cell)) > 1
        return not listed and (_is_capital(title[0]) or title[:-1].casefold() in _folded("before"))
    if not _is_capital(title[0]):
        return False
    if title.isupper() and len(title) > 1:
        return name.isupper() and " " in name and fold(name.split()[0]) not in COUNTRIES
    return True


@cache
def _folded(place: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in title_words(place))


@cache
def _units() -> str:
    """Match one title: each with a dot or a blank, some with a dot only."""

    def either(place: str) -> str:
        words = sorted(title_words(place), key=lambda word: (-len(word), word))
        return "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)

    return rf"(?:{either('before')})(?:\.\s*|\s+)|(?:{either('dotted')})\.\s*"


@cache
def _titled() -> re.Pattern[str]:
    names = rf"({_WORD}(?:\s+{_WORD}){{0,4}})"
    return re.compile(rf"(?<![\w.])(?<!\w\.\s)((?:{_units()})+){names}", re.IGNORECASE)


def _may_hold(cell: str) -> bool:
    """Tell quickly whether there may be a title: several times faster than to look for a name after one."""
    words = split_apart(cell)
    return not _openings("before").isdisjoint(words) or ("." in cell and not _openings("dotted").isdisjoint(words))


@cache
def _openings(place: str) -> frozenset[str]:
    return frozenset(split_apart(word)[0] for word in title_words(place))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff·]{{1,{_AFTER}}}({'|'.join(sorted(title_words('after')))})")
