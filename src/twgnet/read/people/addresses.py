"""E-mail addresses and telephone numbers in a cell, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import decimal

from twgnet.vocabulary.headings.load import fold, heading_concepts
from twgnet.vocabulary.people.load import address_words, number_words

MASK = "…"
LEAST_DIGITS = 8  # of a telephone number; years, amounts and codes of places have fewer
_PLAIN = {**dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-"), **dict.fromkeys([0xAD, 0x200B, 0x2060]), 0x3002: "."}
_WIDER = 0xFEE0  # from a sign to that of full width
_PHONE = re.compile(r"(?:\((?=[+0]|\d{2,3}\)))?\+?\d[\d\s().\-/]{6,20}")  # (855) 12 345 678: a code in brackets
_PAIRS = re.compile(r"0\d(?:[ .\-]\d\d){4}")  # 06 12 34 56 78: no date has five pairs
_DIGIT = re.compile(r"\d")
SIGN_OR_DIGIT = re.compile(r"[@＠\d]")
_RUN = re.compile(r"(?:(?<![\w/])|(?<=_)|(?<=tel))(?:\+|\()?\d[\d\s().\-/]{6,18}\d(?![\w/])", re.I)
_GLUED = re.compile(r"(?:(?<=[a-z]{2})|(?<=[\u1780-\u17d3]))0\d{8,9}(?![\w/])")  # Call012345678, no KH012345678
_ONE = r"\+?\d(?:[ .\-]?\d){7,13}"
_TWO = re.compile(rf"(?<![\w/])({_ONE})(\s?/\s?|\s-\s|\s(?=[+0]))({_ONE})(?![\w/])")
_AMOUNT = re.compile(r"\d+([.,]\d+)?|\d{1,3}([ .,]\d{3})+")
_AMOUNTS = re.compile(r"[1-9]\d{0,2}([ .]\d{3})+(\s?[/\-]\s?[1-9]\d{0,2}([ .]\d{3})+)+")  # 12 000 000 - 13 000 000
_YEARED = re.compile(r"[1-9]\d{2,4}[ .\-/](19|20)\d\d")  # ISO 9001 2015
_BEFORE = re.compile(r"([^\W\d_]+)[.:#\s]*$")
_LINK = re.compile(
    r"(?:https?://)?(?:www\.|api\.|web\.)?(?:wa\.me|whatsapp\.com|t\.me|telegram\.me|line\.me|zalo\.me)"
    r"/[^\s,;|()\[\]<>]+",
    re.I,
)  # of a person, by number or name
_INTERNATIONAL = re.compile(r"855\d{8,9}")  # a Cambodian number whose + a spreadsheet dropped
_DATE = re.compile(
    r"(19|20)\d\d[-/. ]\d|\d{1,2}[-/. ]\d{1,2}[-/. ](19|20)?\d\d"
    r"|\d{1,2}[-/. ](19|20)\d\d|(19|20)\d\d\s*[-–]\s*(19|20)\d\d"
    r"|(\d{1,2}-\d{1,2}[ /])+\d{1,2}-\d{1,2}$|[1-9]( \d)*( 1\d)*$"  # ages (0-5 6-12 13-18), goals (1 2 3 4 5 6 7 8)
)
_BRACKET = re.compile(r"([(\[])([^()\[\]]*)([)\]])")
_APART = "()[]{}<>.,;:/|_'\"“”-+&"
_DOMAIN = r"[\w\-]{2,63}(?:\.[\w\-]{2,63}){0,3}\.[a-z]{2,6}(?![\w\-])"
_ENDS = "com|org|net|edu|gov|info|int"  # after which a comma was meant as a dot: dara@example,com
_NEAR = 60  # signs before a number in which the words that tell it are looked for
_SIGNS = r"[^\s@<>()\[\]{},;:/]"  # of a part of an address


def holds_address(cell: str) -> bool:
    """Say if an address stands in a cell, or a telephone number alone.

    >>> [holds_address(cell) for cell in ("+855 12 345 678", "012345678", "12 000 000", "2017-05-02")]
    [True, True, False, False]
    >>> holds_address("Dara at mail dot org")
    True
    """
    plain = _plain(cell)
    return bool(_may_hold(plain) and _email().search(plain)) or _is_phone(plain)


def hide_addresses(cell: str, *, listed: bool = False) -> str:
    """Put `…` for addresses and telephone numbers, with the names before an address in angle brackets.

    In the name of a group or an organisation on a list (`listed`), only numbers without doubt: that begin with 0 or +.

    >>> hide_addresses("Dara Sok <dara@example.org>, 012 345 678"), hide_addresses("dara (at) mail (dot) org")
    ('…, …', '…')
    """
    if not (_may_hold(cell) or (_DIGIT.search(cell) and _count_digits(cell) >= LEAST_DIGITS)):
        return cell
    plain = _plain(cell)
    hidden = _hide(plain, listed=listed)
    return hidden if hidden != plain else cell


def _count_digits(cell: str) -> int:
    return sum(map(str.isdigit, cell))


def _is_phone(cell: str) -> bool:
    """Tell a telephone number from a plain or grouped number and from a date."""
    if (
        _count_digits(cell) < LEAST_DIGITS
        or not _PHONE.fullmatch(cell)
        or (_DATE.match(cell.partition(") ")[2] or cell) and not _PAIRS.fullmatch(cell))
    ):
        return False
    return _is_sure(cell) or not (_AMOUNT.fullmatch(cell) or _AMOUNTS.fullmatch(cell))


def _is_sure(number: str) -> bool:
    return number[0] in "0+(" or bool(_INTERNATIONAL.fullmatch(number))


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


def _hide(cell: str, *, listed: bool) -> str:
    cell = _named().sub(MASK, _LINK.sub(MASK, cell))
    cell = _BRACKET.sub(lambda found: f"{found[1]}{MASK}{found[3]}" if _tells(found[2]) else found[0], cell)
    cell = _email().sub(MASK, cell)
    cell = _TWO.sub(_hide_two, _GLUED.sub(MASK, cell))
    return _RUN.sub(lambda found: MASK if _is_telephone(found, listed=listed) else found[0], cell)


def _is_telephone(found: re.Match[str], *, listed: bool = False) -> bool:
    """Tell a telephone number by itself and by the words before it: ISO 9001 2015, Registration 1234 5678 are none."""
    number = found[0].strip()
    if listed or _count_digits(number) < LEAST_DIGITS:
        return _is_phone(number) and _is_sure(number)
    before = [*_words_before(found.string[: found.start()])]
    told = ["phone" in heading_concepts().get((word,), ()) for word in before]
    if any(told[:1]) and _PHONE.fullmatch(number) and not _DATE.match(number):
        return True  # Tel: 12 345 678 is no amount
    if not _is_phone(number):
        return False
    if _is_sure(number) or any(told):
        return True
    return not (_YEARED.fullmatch(number) or not number_words().isdisjoint(before))


def _words_before(text: str) -> Iterator[str]:
    """Give the two words that stand before a number, the nearest first."""
    for _ in range(2):
        if found := _BEFORE.search(text, max(0, len(text) - _NEAR)):
            text = text[: found.start()].rstrip()
            yield fold(found[1])


def _hide_two(found: re.Match[str]) -> str:
    """Mask two numbers with a stroke or nothing between them, if both are of telephones."""
    return f"{MASK}{found[2]}{MASK}" if _is_phone(found[1]) and _is_phone(found[3]) else found[0]


def _tells(text: str) -> bool:
    return bool(_email().search(text) or _LINK.search(text)) or any(map(_is_telephone, _RUN.finditer(text)))


def _either(place: int) -> str:
    return "|".join(map(re.escape, sorted(_words(place))))


def split_apart(cell: str) -> list[str]:
    """Cut a cell at blanks and signs, in small letters: what a quick look needs.

    >>> split_apart("Ask (H.E. Sok)")
    ['ask', 'h', 'e', 'sok']
    """
    return _small_apart(cell).split()


def split_all_apart(cells: Iterable[str]) -> Iterator[list[str]]:
    """Cut many cells as `split_apart` does, all at once: several times faster.

    >>> list(split_all_apart(["Ask (H.E. Sok)", "", "Land"]))
    [['ask', 'h', 'e', 'sok'], [], ['land']]
    """
    return map(str.split, _small_apart("\0".join(cells)).split("\0"))


def _small_apart(text: str) -> str:
    text = text.casefold()
    for sign in _APART:
        text = text.replace(sign, " ")  # in a long text ten times faster than to translate it
    return text


def _may_hold(cell: str) -> bool:
    """Tell quickly whether there may be an address: its sign, a link, or words for the sign and for a dot."""
    small = cell.casefold()
    if any(sign in small for sign in ("@", "＠", "(a)", ".me/", "whatsapp.com/")):
        return True
    words = split_apart(cell)
    return not _words(0).isdisjoint(words) and ("." in cell or not _words(1).isdisjoint(words))


@cache
def address_parts() -> frozenset[str]:
    """Give words of which each cell with an address or a link holds one, unless it has a sign or a digit."""
    return _words(0) | {"a", "me", "com"}  # (a), .me/, whatsapp.com/


@cache
def _words(place: int) -> frozenset[str]:
    return frozenset(word for words in address_words() for word in words[place])


@cache
def _email() -> re.Pattern[str]:
    """Match an address: dara@mail.org, dara[at]mail[dot]org, dara (a) mail.org, dara at mail dot org, dara@mail,org."""
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
    slips = rf"\s?\(a\)\s?{_DOMAIN}|@[\w\-]{{2,63}}\s?,\s?(?:{_ENDS})(?:[.,][a-z]{{2}})?(?![\w\-])"
    return re.compile(rf"{_SIGNS}{{1,64}}(?:{written}|{spoken}|{slips})", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """Match an address in angle brackets with the name before it."""
    quoted = r"[\"“'][^\W\d_][^\"”<>]{0,60}[\"”']\s{0,3}"  # "Sok, Dara" <dara@mail.org>, as mail programs write it
    plain = r"(?:[^\W\d_][\w'’.\-]{0,40}\s{1,3}){0,4}"
    return re.compile(rf"(?:{quoted}|{plain})<\s*{_email().pattern}\s*>", re.IGNORECASE)
