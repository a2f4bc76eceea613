"""E-mail addresses and telephone numbers in a cell, however they are written."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import decimal

from twgnet.vocabulary.people.load import address_words

MASK = "…"
LEAST_DIGITS = 8  # of a telephone number; years, amounts and codes of places have fewer
_PLAIN = {**dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-"), **dict.fromkeys([0xAD, 0x200B, 0x2060]), 0x3002: "."}
_WIDER = 0xFEE0  # from a sign to that of full width
_PHONE = re.compile(r"(?:\((?=[+0]))?\+?\d[\d\s().\-/]{6,20}")
_PAIRS = re.compile(r"0\d(?:[ .\-]\d\d){4}")  # 06 12 34 56 78: no date has five pairs
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(?:(?<![\w/])|(?<=_)|(?<=tel))(?:\+|\()?\d[\d\s().\-/]{6,18}\d(?![\w/])", re.I)
_GLUED = re.compile(r"(?:(?<=[a-z]{2})|(?<=[\u1780-\u17d3]))0\d{8,9}(?![\w/])")  # Call012345678, no KH012345678
_ONE = r"\+?\d(?:[ .\-]?\d){7,13}"
_TWO = re.compile(rf"(?<![\w/])({_ONE})(\s?/\s?)({_ONE})(?![\w/])")
_AMOUNT = re.compile(r"\d+([.,]\d+)?|\d{1,3}([ .,]\d{3})+")
_INTERNATIONAL = re.compile(r"855\d{8,9}")  # a Cambodian number whose + a spreadsheet dropped
_DATE = re.compile(
    r"(19|20)\d\d[-/. ]\d|\d{1,2}[-/. ]\d{1,2}[-/. ](19|20)?\d\d"
    r"|\d{1,2}[-/. ](19|20)\d\d|(19|20)\d\d\s*[-–]\s*(19|20)\d\d"
)
_BRACKET = re.compile(r"([(\[])([^()\[\]]*)([)\]])")
_APART = {ord(sign): " " for sign in "()[]{}<>.,;:/|_'\"“”-+&"}
_SIGNS = r"[^\s@<>()\[\]{},;:/]"  # of a part of an address


def holds_address(cell: str) -> bool:
    """Tell whether an address stands in a cell, or a telephone number alone.

    >>> [holds_address(cell) for cell in ("+855 12 345 678", "012345678", "12 000 000", "2017-05-02")]
    [True, True, False, False]
    >>> holds_address("Dara at mail dot org")
    True
    """
    plain = _plain(cell)
    return bool(_may_hold(plain) and _email().search(plain)) or _is_phone(plain)


def hide_addresses(cell: str) -> str:
    """Put `…` for addresses and telephone numbers, with the names before an address in angle brackets.

    >>> hide_addresses("Dara Sok <dara@example.org>, 012 345 678"), hide_addresses("dara (at) mail (dot) org")
    ('…, …', '…')
    """
    if not (_may_hold(cell) or (_DIGIT.search(cell) and sum(map(str.isdigit, cell)) >= LEAST_DIGITS)):
        return cell
    plain = _plain(cell)
    hidden = _hide(plain)
    return hidden if hidden != plain else cell


def _is_phone(cell: str) -> bool:
    """Tell a telephone number from a plain or grouped number and from a date."""
    digits = sum(map(str.isdigit, cell))
    if digits < LEAST_DIGITS or not _PHONE.fullmatch(cell) or (_DATE.match(cell) and not _PAIRS.fullmatch(cell)):
        return False
    return cell[0] in "0+(" or not _AMOUNT.fullmatch(cell) or bool(_INTERNATIONAL.fullmatch(cell))


def _plain(cell: str) -> str:
    """Write digits of every script, dashes, and signs of full width as ASCII, without what nobody sees.

    >>> _plain("០១២ ៣៤៥"), _plain("dara＠example.org"), _plain("012–345")
    ('012 345', 'dara@example.org', '012-345')
    """
    if cell.isascii():
        return cell
    cell = cell.translate(_PLAIN)
    narrow = (chr(ord(sign) - _WIDER) if "！" <= sign <= "～" else sign for sign in cell)
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in narrow)


def _hide(cell: str) -> str:
    cell = _named().sub(MASK, cell)
    cell = _BRACKET.sub(lambda found: f"{found[1]}{MASK}{found[3]}" if _tells(found[2]) else found[0], cell)
    cell = _email().sub(MASK, cell)
    cell = _TWO.sub(_hide_two, _GLUED.sub(MASK, cell))
    return _RUN.sub(lambda found: MASK if _is_phone(found[0].strip()) else found[0], cell)


def _hide_two(found: re.Match[str]) -> str:
    """Mask two numbers with a stroke between them, if both are of telephones."""
    return f"{MASK}{found[2]}{MASK}" if _is_phone(found[1]) and _is_phone(found[3]) else found[0]


def _tells(text: str) -> bool:
    numbers = (_is_phone(found[0].strip()) for found in _RUN.finditer(text))
    return bool(_email().search(text)) or any(numbers)


def _either(place: int) -> str:
    return "|".join(map(re.escape, sorted(_words(place))))


def split_apart(cell: str) -> list[str]:
    """Cut a cell at blanks and signs, in small letters: what a quick look needs.

    >>> split_apart("Ask (H.E. Sok)")
    ['ask', 'h', 'e', 'sok']
    """
    return cell.casefold().translate(_APART).split()


def _may_hold(cell: str) -> bool:
    """Tell quickly whether there may be an address: its sign, or words for the sign and for a dot."""
    if "@" in cell or "＠" in cell:
        return True
    words = split_apart(cell)
    return not _words(0).isdisjoint(words) and ("." in cell or not _words(1).isdisjoint(words))


@cache
def _words(place: int) -> frozenset[str]:
    return frozenset(word for words in address_words() for word in words[place])


@cache
def _email() -> re.Pattern[str]:
    """Match an address: dara@mail.org, dara @ mail.org, dara[at]mail[dot]org, dara at mail dot org."""
    bracketed = r"\s?[(\[{{<_]\s?(?:{})\s?[)\]}}>_]\s?"
    sign, dot = rf"(?:\s?@\s?|{bracketed.format(_either(0))})", rf"(?:\.|{bracketed.format(_either(1))})"
    spoken = "|".join(
        rf"\s(?:{'|'.join(at)})\s{_SIGNS}{{1,63}}(?:\s(?:{'|'.join(point)})\s{_SIGNS}{{1,63}}){{1,4}}"
        for at, point in address_words()
    )
    host = r"[^\s@<>()\[\]{},;]{1,255}"
    written = (
        rf"{sign}{host}(?:{dot}|\s(?:{_either(1)})\s)[^\W\d_][^\s\d@<>()\[\]{{}},;:.]+(?:{dot}[^\W\d_]{{2,}}){{0,3}}"
    )
    return re.compile(rf"{_SIGNS}{{1,64}}(?:{written}|{spoken})", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """Match an address in angle brackets with the name before it."""
    return re.compile(rf"(?:[^\W\d_][\w'’.\-]{{0,40}}\s{{1,3}}){{0,4}}<\s*{_email().pattern}\s*>", re.IGNORECASE)
