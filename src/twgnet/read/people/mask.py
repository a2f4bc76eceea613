"""One cell without what tells of people."""

from __future__ import annotations

from twgnet.read.people.addresses import MASK, hide_addresses
from twgnet.read.people.titles import hide_titled

__all__ = ["MASK", "mask"]


def mask(cell: str, *, names: bool = True, stated: bool = False) -> str:
    """Put `…` for e-mail addresses and telephone numbers, and for names of people after a title.

    Of what is itself an answer or a place (`stated`), only names that are added to it.

    >>> mask("Health (contact: Dara Sok, dara@example.org, 012 345 678); Gender")
    'Health (…); Gender'
    >>> mask("Ana Example <ana@example.org>"), mask("Ms. Chan Maly"), mask("Plan 2017-2022")
    ('…', 'Ms. …', 'Plan 2017-2022')
    """
    hidden = hide_addresses(cell)
    return hide_titled(hidden, stated=stated) if names else hidden
