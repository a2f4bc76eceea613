"""An answer cut into fragments where it is sure to be a list, each freed of what names no group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from twgnet.reconcile.normal import INVISIBLE, normal

_HARD = re.compile(
    r"[;|\n\r\t\u2022\u25cf\uff1b\u17d4]+|(?:^|(?<=\s))\d{1,2}[.)]\s|(?:^|\s)[-*\u2013]\s"
)
_AND_KM = "\u1793\u17b7\u1784"
_SOFT = re.compile(
    rf"\s*(?:[,/&+\uff0c\u3001\uff0f\uff06]|\b(?:and|or|plus|et)\b|{_AND_KM})\s*", re.IGNORECASE
)
_PERHAPS_KM = "\u1794\u17d2\u179a\u17a0\u17c2\u179b"
_HEDGE = re.compile(
    rf"""[(\[]?\s*(?:\b(?:possibl[ey]|perhaps|probably|maybe|may\s?be|might\s+be|potentially
        |unsure|tentative(?:ly)?|not\s+(?:yet\s+)?sure|if\s+possible|tbc|tbd
        |to\s+be\s+(?:confirmed|decided|determined))\b|{_PERHAPS_KM}|[?\uff1f]+)\s*[)\]]?[:,]?""",
    re.IGNORECASE | re.VERBOSE,
)
_TWG = r"(?:j?twgs?|TWO(?=\s+on\b)|(?:joint\s+)?technical\s+working\s+groups?)"
_NEXT_NAME = re.compile(
    rf"(?<=[,/&+\s])(?={_TWG}\s+(?:on|for|of)\b)|(?<=[,/&+])\s*(?={_TWG}\b)"
    r"|(?<=[a-z])(?=TWGs?\s)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-z])(?=TWGs?\s)")
_LEAD = re.compile(
    r"""^(?:(?:the|my|our)\ )?(?:(?:joint|sub)\ )*
        (?:(?:t\w*ch\w*\ )?work\w*\ gr?o?u?o?ps?|groups?|j?twgs?|two(?=\ on\ )|tgws?|twgs?on
        |wgs?)\b
        \ ?(?:on|for|of|in|about)?\ ?(?:the\ )?""",
    re.VERBOSE,
)
_GROUP_KM = "\u1780\u17d2\u179a\u17bb\u1798\u1780\u17b6\u179a\u1784\u17b6\u179a"
_TECHNICAL_KM = "\u1794\u1785\u17d2\u1785\u17c1\u1780\u1791\u17c1\u179f"
_ON_KM = "\u179f\u17d2\u178f\u17b8\u1796\u17b8|\u1795\u17d2\u1793\u17c2\u1780|\u179b\u17be"
_LEAD_KM = re.compile(rf"^{_GROUP_KM}(?:{_TECHNICAL_KM})? ?(?:{_ON_KM})? ?")
_TAIL = re.compile(r" (?:t\w*ch\w* )?(?:work\w* groups?|twgs?|wgs?|group)$")
_NONE_KM = "\u1782\u17d2\u1798\u17b6\u1793"
_NO_ANSWER = frozenset(
    (
        *("", "none", "n a", "na", "nil", "no", "nothing", "no answer", "no interest", "no twg"),
        *("not applicable", "not interested", "other", "others", "other please specify"),
        *("please specify", _NONE_KM),
    )
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of an answer as written, the same in one spelling, and whether it was hedged.

    `key` is the normal text; `bare` is the key without `TWG on` and the like.
    """

    text: str
    key: str
    bare: str
    tentative: bool


def cut(answer: str) -> list[str]:
    """Cut an answer where a list certainly separates: `;` `|` newlines, bullets, numbers.

    >>> cut("1. Gender; TWG on Health;")
    ['Gender', 'TWG on Health']
    """
    return [piece for piece in map(_trim, _HARD.split(answer)) if piece]


def cut_at_prefixes(text: str) -> list[str]:
    """Cut where the next `TWG on` begins.

    >>> cut_at_prefixes("TWG on Gender and TWG on Land,TWG on Health")
    ['TWG on Gender', 'TWG on Land', 'TWG on Health']
    """
    starts = [match.start() for match in _NEXT_NAME.finditer(text) if _begins_a_name(text, match)]
    edges = [0, *starts, len(text)]
    pieces = (text[a:b] for a, b in pairwise(edges))
    return [piece for piece in map(_trim_joints, pieces) if piece]


def soft_joints(text: str) -> list[tuple[int, int]]:
    """Give where a `,` `/` `and` `&` stands, which separates only if both sides are names."""
    return [match.span() for match in _SOFT.finditer(text)]


def fragment(text: str) -> Fragment:
    """Free a piece from hedges, brackets and `TWG on`, keeping what was written.

    >>> piece = fragment("(possibly) TWG Admin Reform.")
    >>> piece.bare, piece.tentative
    ('admin reform', True)
    """
    unhedged = _HEDGE.sub(" ", text)
    key = normal(unhedged)
    bare = _TAIL.sub("", _LEAD_KM.sub("", _LEAD.sub("", key + " ").strip())) or key
    return Fragment(text.strip(), key, bare, unhedged != text)


def is_no_answer(piece: Fragment) -> bool:
    """Tell whether this is a way of saying nothing (`n/a`, `none`, `-`)."""
    return piece.bare in _NO_ANSWER


def _begins_a_name(text: str, match: re.Match[str]) -> bool:
    before = normal(_HEDGE.sub(" ", text[: match.start()]))
    glued = match.start() and not text[match.start() - 1 : match.start()].isspace()
    if glued and text[match.start() - 1].isalpha() and not _GLUED.match(text, match.start()):
        return False
    return bool(before) and before.split()[-1] not in ("joint", "sub", "the", "sector")


def _trim(text: str) -> str:
    return text.translate(INVISIBLE).strip(" \u00a0,")


def _trim_joints(text: str) -> str:
    text = re.sub(
        r"^(?:\s*(?:and|or|&|,|/|\+)\s+)+|(?:[\s,/&+]+(?:and|or)?)+$", "", text, flags=re.I
    )
    return re.sub(r"\s+and$", "", _trim(text), flags=re.I)
