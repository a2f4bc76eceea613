"""Columns that tell of a person (name, e-mail, telephone), by heading or by what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from twgnet.read.headings import Role, read_heading

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().\-/]{8,20}")
_AMOUNT = re.compile(r"\d+([.,]\d+)?|\d{1,3}([ .,]\d{3})+")
_DATE = re.compile(r"(19|20)\d\d[-/.]\d|\d{1,2}[-/.]\d{1,2}[-/.](19|20)?\d\d")


def is_personal(name: str, cells: Iterable[str]) -> bool:
    """Tell whether a column holds personal data: by its heading, or half of its cells."""
    heading = read_heading(name)
    if heading.role is Role.PERSONAL:
        return True
    if heading.role is Role.ORGANISATION and heading.level == 1:
        return True  # "Name" beside a proper organisation column is a person's
    hits = [bool(_EMAIL.search(cell)) or _is_phone(cell) for cell in cells if cell]
    return bool(hits) and 2 * sum(hits) >= len(hits)


def _is_phone(cell: str) -> bool:
    """Tell a telephone number from a plain or grouped number and from a date.

    >>> [_is_phone(cell) for cell in ("+855 12 345 678", "012345678", "12 000 000", "2017-05-02")]
    [True, True, False, False]
    """
    digits = sum(map(str.isdigit, cell))
    if digits < 8 or not _PHONE.fullmatch(cell) or _DATE.match(cell):
        return False
    return cell[0] in "0+(" or not _AMOUNT.fullmatch(cell)
