"""What two ways of writing one thing have in common: names in answers, and the texts that rulings are about."""

from __future__ import annotations

import re
from functools import lru_cache

from twgnet.reconcile.text.hedges import drop_hedges, plain_name
from twgnet.reconcile.text.normalise import REMEMBERED, normalise, squash
from twgnet.reconcile.text.prefixes import strip_group_prefix
from twgnet.reconcile.text.separators import COMMAS, SEMICOLONS

_SEPARATE = re.compile(rf"[{SEMICOLONS}|｜\n\r{COMMAS}/／•]")


def ruling_key(text: str) -> str:
    """Give what rulings on a text are kept by: without hedges and `TWG on`.

    >>> ruling_key("(possibly) TWG on Natural Resource?") == ruling_key("natural resource")
    True
    >>> ruling_key("Health; TWG on Education"), ruling_key("health education")
    ('health|education', 'health education')
    """
    parts = map(strip_group_prefix, map(normalise, _SEPARATE.split(drop_hedges(text)[0])))
    return "|".join(filter(None, parts))


@lru_cache(REMEMBERED)
def name_key(text: str) -> str:
    """Give what two ways of writing one name have in common, `TWG on` left aside.

    >>> name_key("TWG on Health (1st)") == name_key("health")
    True
    """
    plain = plain_name(text)
    return squash(strip_group_prefix(normalise(plain))) or plain
