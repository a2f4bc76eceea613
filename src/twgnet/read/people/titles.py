"""Names of people behind a title, in the languages of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from twgnet.read.people.addresses import MASK, split_apart
from twgnet.vocabulary.headings.load import fold
from twgnet.vocabulary.organisations.words import COUNTRIES, GENERAL, ORGANISATION_TYPES, STATE_BODIES
from twgnet.vocabulary.people.load import plain_words, title_words

_WORD = r"[^\W\d_][^\s,;:|/()\[\]<>&+\"“”]*"
_AFTER = 3  # signs of a Chinese name before its title
_FULL = 2  # words of a full name: one word after `H.E.` may be a topic
_SURNAMES = 4  # letters of a word of organisations: shorter ones are surnames too, as Un and Co
_SMALL = 3  # words of a name in small letters
_OPENS = re.compile(r"[(\[:\-–—]\s*$")  # what stands before a name that is added to something
_LISTED = re.compile(r"(?<![\w.])[^\W\d_]\.(?=\s)")  # A. Land B. Water ... M. Mines


def hide_titled(cell: str, *, stated: bool = False, stand_in: Callable[[str], str] = lambda _: MASK) -> str:
    """Put `…` for the names of people after a title, or before one that stands behind.

    Where a cell is itself an answer or a place (`stated`), a title must be one without doubt and stand beside
    something else or before a full name: `M. Mines` and `M. Mainstreaming` must stay two groups, `Pak Beng` a place.
    Of one who is a whole answer `stand_in` says what is written, so that two people stay two answers.

    >>> hide_titled("M. Dupont, H.E. SOK Dara and DR Congo"), hide_titled("王小明先生")
    ('M. …, H.E. … and DR Congo', '…先生')
    >>> hide_titled("M. Mines", stated=True), hide_titled("Health (Mr Sok Dara)", stated=True)
    ('M. Mines', 'Health (Mr …)')
    >>> hide_titled("Land; Mr Sok Dara", stated=True, stand_in=lambda name: f"… ({len(name)})")
    'Land; Mr … (8)'
    """
    if not stated and not cell.isascii() and _behind().search(cell):
        cell = _behind().sub(rf"{MASK}\1", cell)
    if not _may_hold(cell):
        return cell
    parts, start = [], 0
    while found := _titled().search(cell, start):
        title, (first, last) = found[1].rstrip(), found.span(2)
        end = first + (_name_end(found[2]) or _small_end(title, found[2], cell, found.start()))
        named = first < end <= last and _is_named(title, cell, first, end)
        shown = MASK
        if named and stated and not _is_added(title, cell, found.start(), first, end):
            named, shown = _is_person(title, cell[first:end]), stand_in(cell[first:end])
        parts += [cell[start : found.start()], f"{title} {shown}" if named else cell[found.start() : end]]
        start = end
    return "".join((*parts, cell[start:]))


def _is_named(title: str, cell: str, first: int, end: int) -> bool:
    """Tell a title with a name after it, which is not the name of an organisation or a topic."""
    if not _is_title(title, cell[first:end], cell):
        return False
    words = plain_words(cell[first:end])
    further = plain_words(cell[end:])[:1] if cell[end : end + 1].isspace() else []
    return not any(map(_is_known, (words[0], words[-1], *further)))


def _is_known(word: str) -> bool:
    folded = fold(word)
    if word in _folded("bodies") or folded in _folded("bodies"):
        return True
    return len(folded) >= _SURNAMES and folded in ORGANISATION_TYPES | STATE_BODIES | GENERAL


def _is_full(name: str) -> bool:
    words = plain_words(name)
    return len(words) >= _FULL and not any(map(_is_known, words))


def _is_sure(title: str) -> bool:
    key = title.casefold()
    return any(key == word or key.startswith((f"{word}.", f"{word} ")) for word in _folded("sure"))


def _is_person(title: str, name: str) -> bool:
    """Tell a full name after a title without doubt, or after one that stands before full names."""
    return _is_full(name) and (_is_sure(title) or title.casefold().rstrip(".") in _folded("full"))


def _is_added(title: str, cell: str, start: int, first: int, end: int) -> bool:
    """Tell a person without doubt, added to something else: in brackets, or beside other words of the piece."""
    if not (_is_sure(title) or _is_person(title, cell[first:end])):
        return False
    before, after = cell[:start], cell[end:]
    if max(map(before.rfind, "([")) > max(map(before.rfind, ")]")):
        return True
    beside = _parting().split(before)[-1], _parting().split(after)[0]
    return any(any(map(str.isalpha, text)) for text in beside)


def _small_end(title: str, text: str, cell: str, start: int) -> int:
    """Tell where a name in small letters ends, in brackets or after a dash: `(mr. sok dara)`."""
    plain = title.casefold().rstrip(".") in _folded("sure") and title[0].islower()
    if not plain or not text.islower() or not _OPENS.search(cell[:start]):
        return 0
    return len(text) if len(text.split()) <= _SMALL and not any(map(_is_known, plain_words(text))) else 0


@cache
def _parting() -> re.Pattern[str]:
    """Match what parts the pieces of an answer."""
    words = "|".join(map(re.escape, sorted(title_words("joins"))))
    return re.compile(rf"[;,/|&+\n]|\s(?:{words})(?=\s)", re.IGNORECASE)


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
    key = title.casefold().rstrip(".")
    if key in _folded("initials"):
        return title.rstrip(".").isupper() and _is_full(name)
    if key in _folded("plain"):
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
def first_words() -> frozenset[str]:
    """Give the first words of all titles that stand before a name, cut at signs, in small letters."""
    return _openings("before") | _openings("dotted")


@cache
def _openings(place: str) -> frozenset[str]:
    return frozenset(split_apart(word)[0] for word in title_words(place))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff·]{{1,{_AFTER}}}({'|'.join(sorted(title_words('after')))})")
