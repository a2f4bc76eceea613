"""What tells of a person: columns by heading or content, and e-mails, numbers and titled names in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import decimal

from twgnet.read.headings import Role, read_heading
from twgnet.vocabulary.headings.load import cell_words

MASK = "…"
LEAST_DIGITS = 8  # of a telephone number; years, amounts and codes of places have fewer
_AT = r"(?:@|\s?[(\[]\s?at\s?[)\]]\s?)"  # dara@example.org, dara [at] example.org
_EMAIL = re.compile(rf"[^\s@<>()\[\],;:/]{{1,64}}{_AT}[^\s@<>()\[\],;]{{1,255}}\.[^\W\d_][^\s\d@<>()\[\],;:.]+", re.I)
_SIGN = re.compile(rf"＠|{_AT}", re.I)
_DASHES = {**dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-"), **dict.fromkeys([0xAD, 0x200B, 0x2060])}
_WIDER = 0xFEE0  # from a sign to that of full width
_PHONE = re.compile(r"(?:\((?=[+0]))?\+?\d[\d\s().\-/]{6,20}")
_PAIRS = re.compile(r"0\d(?:[ .\-]\d\d){4}")  # 06 12 34 56 78: no date has five pairs
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(?:(?<![\w/])|(?<=_)|(?<=tel))(?:\+|\()?\d[\d\s().\-/]{6,18}\d(?![\w/])", re.I)
_AMOUNT = re.compile(r"\d+([.,]\d+)?|\d{1,3}([ .,]\d{3})+")
_INTERNATIONAL = re.compile(r"855\d{8,9}")  # a Cambodian number whose + a spreadsheet dropped
_DATE = re.compile(
    r"(19|20)\d\d[-/. ]\d|\d{1,2}[-/. ]\d{1,2}[-/. ](19|20)?\d\d"
    r"|\d{1,2}[-/. ](19|20)\d\d|(19|20)\d\d\s*[-–]\s*(19|20)\d\d"
)
_BRACKET = re.compile(r"([(\[])([^()\[\]]*)([)\]])")
_NAMED = re.compile(rf"(?:[^\W\d_][\w'’.\-]{{0,40}}\s{{1,3}}){{0,4}}<\s*{_EMAIL.pattern}\s*>")


def is_personal(name: str, cells: Iterable[str]) -> bool:
    """Tell whether a column holds personal data: by its heading, or half of its cells."""
    heading = read_heading(name)
    if heading.role is Role.PERSONAL:
        return True
    if heading.role is Role.ORGANISATION and heading.level == 1 and "name" in heading.concepts:
        return True  # "Name" beside a proper organisation column is a person's
    hits = [bool(_EMAIL.search(cell)) or _is_phone(cell) for cell in map(_plain, cells) if cell]
    return bool(hits) and 2 * sum(hits) >= len(hits)


def _is_phone(cell: str) -> bool:
    """Tell a telephone number from a plain or grouped number and from a date.

    >>> [_is_phone(cell) for cell in ("+855 12 345 678", "012345678", "12 000 000", "2017-05-02")]
    [True, True, False, False]
    """
    digits = sum(map(str.isdigit, cell))
    if digits < LEAST_DIGITS or not _PHONE.fullmatch(cell) or (_DATE.match(cell) and not _PAIRS.fullmatch(cell)):
        return False
    return cell[0] in "0+(" or not _AMOUNT.fullmatch(cell) or bool(_INTERNATIONAL.fullmatch(cell))


def mask(cell: str, *, names: bool = True) -> str:
    """Put `…` for e-mail addresses and telephone numbers, and for names of people after a title.

    >>> mask("Health (contact: Dara Sok, dara@example.org, 012 345 678); Gender")
    'Health (…); Gender'
    >>> mask("Ana Example <ana@example.org>"), mask("Ms. Chan Maly"), mask("Plan 2017-2022")
    ('…', 'Ms. …', 'Plan 2017-2022')
    """
    if _SIGN.search(cell) or (_DIGIT.search(cell) and sum(map(str.isdigit, cell)) >= LEAST_DIGITS):
        plain = _plain(cell)
        hidden = _hide(plain)
        cell = hidden if hidden != plain else cell
    if not names or not _title().search(cell):
        return cell
    return _titled().sub(lambda found: f"{found[1]} {MASK}", cell)


def _plain(cell: str) -> str:
    """Write digits of every script, dashes, and signs of full width as ASCII, without what nobody sees.

    >>> _plain("០១២ ３４５"), _plain("dara＠example.org"), _plain("012–345")
    ('012 345', 'dara@example.org', '012-345')
    """
    if cell.isascii():
        return cell
    cell = cell.translate(_DASHES)
    narrow = (chr(ord(sign) - _WIDER) if "！" <= sign <= "～" else sign for sign in cell)
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in narrow)


def _hide(cell: str) -> str:
    cell = _BRACKET.sub(lambda found: f"{found[1]}{MASK}{found[3]}" if _tells(found[2]) else found[0], cell)
    cell = _EMAIL.sub(MASK, _NAMED.sub(MASK, cell))
    return _RUN.sub(lambda found: MASK if _is_phone(found[0].strip()) else found[0], cell)


def _tells(text: str) -> bool:
    numbers = (_is_phone(found[0].strip()) for found in _RUN.finditer(text))
    return bool(_EMAIL.search(text)) or any(numbers)


@cache
def _titles() -> str:
    return "|".join(re.escape(word.capitalize()) for word in sorted(cell_words("titles"), key=len, reverse=True))


@cache
def _title() -> re.Pattern[str]:
    """Match what may be a title: several times faster than to look for the name after it."""
    return re.compile(rf"(?:{_titles()})[.\s]")


@cache
def _titled() -> re.Pattern[str]:
    """Match a title with the capitalised names after it: `Ms. Chan Maly`, `Mme Dupont`, never `DR Congo`."""
    upper = r"[A-ZÀ-ÖØ-ÞА-Яក-ឳ][\w\u17b6-\u17d3'’\-]*"
    return re.compile(rf"(?<!\w)((?:{_titles()})(?:\.|(?=\s)))\s*{upper}(?:\s+{upper}){{0,3}}")
