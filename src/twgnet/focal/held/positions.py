"""How senior a position is, by its words in several languages."""

from __future__ import annotations

import re
from functools import cache

from twgnet.vocabulary.headings.load import fold
from twgnet.vocabulary.people.load import position_words

RANKS = ("lead", "manage", "serve", "assist", "help")  # from the highest down
UNRANKED = float(len(RANKS))
STEP = 0.5  # a senior officer stands above officers and below managers, a deputy director below directors
_SIGNS = r"\s\-.'’"


@cache
def rank_position(position: str) -> float:
    """Give the rank of a position, 0 the highest; `UNRANKED` where its words say none.

    The last title counts of what stands before a word such as `of`: a volunteer coordinator coordinates.

    >>> [rank_position(text) for text in ("Director of Volunteers", "Deputy director", "Volunteer coordinator")]
    [0.0, 0.5, 1.0]
    >>> rank_position("Chargée de projet"), rank_position("Gardener") == UNRANKED
    (2.0, True)
    """
    parts = (_rank_title(part) for part in _joints().split(_part_words(fold(position))))
    return next((rank for rank in parts if rank is not None), UNRANKED)


def _rank_title(title: str) -> float | None:
    found = list(_titles().finditer(title))
    if not found:
        return None
    last = found[-1]
    words = {*re.split(rf"[{_SIGNS}]+", title[: last.start()] + " " + title[last.end() :])}
    step = bool(words & position_words("below")) - bool(words & position_words("above"))
    return _ranks()[re.sub(rf"[{_SIGNS}]+", " ", last[0])] + STEP * step


def _part_words(text: str) -> str:
    """Set Khmer titles apart, which are written without spaces."""
    return _unspaced().sub(r" \g<0> ", text)


@cache
def _ranks() -> dict[str, int]:
    ranks = {title: rank for rank, name in reversed([*enumerate(RANKS)]) for title in position_words(name)}
    return {re.sub(rf"[{_SIGNS}]+", " ", title): rank for title, rank in ranks.items()}


@cache
def _titles() -> re.Pattern[str]:
    longest = sorted(_ranks(), key=len, reverse=True)
    spelled = "|".join(re.escape(title).replace(r"\ ", rf"[{_SIGNS}]+") for title in longest)
    return re.compile(rf"(?<![^{_SIGNS}])(?:{spelled})(?![^{_SIGNS}])")


@cache
def _joints() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(position_words("joint"))))
    return re.compile(rf"[,;:/&()+]|(?<![^{_SIGNS}])(?:{words})(?![^{_SIGNS}])")


@cache
def _unspaced() -> re.Pattern[str]:
    every = {
        word for use in (*RANKS, "above", "below") for word in position_words(use) if "\u1780" <= word[0] <= "\u17ff"
    }
    return re.compile("|".join(sorted(every, key=len, reverse=True)))
