"""Text that fits a box: widths by character class, lines broken at spaces, cut with an ellipsis."""

from __future__ import annotations

import unicodedata
from functools import cache
from math import fsum

BOLD = 1.07  # how much wider bold type is
LONGEST = 240  # characters looked at; no box holds more
VOWELS, LEAST_PART = frozenset("aeiouyAEIOUY"), 3
JOINERS = "\u200b\u200c\u200d"
WIDTHS = (("mwMW@%", 0.92), ("ijlI.,:;'|![]()", 0.36), (" tfr-/", 0.40))


def printable(text: str) -> str:
    r"""Leave out what would turn or break the text around it: controls and direction overrides.

    >>> printable("a\u202eb\nc")
    'ab c'
    """
    kept = (
        " " if char in "\n\r\t" else char
        for char in text
        if char in JOINERS or char in "\n\r\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    return " ".join("".join(kept).split())


def text_width(text: str, size: float) -> float:
    """Estimate the width of a text, on the wide side, for the fonts of any system."""
    return size * fsum(map(_char_width, text))


@cache
def _char_width(char: str) -> float:
    for chars, width in WIDTHS:
        if char in chars:
            return width
    if unicodedata.combining(char) or unicodedata.category(char) == "Mn" or char in JOINERS:
        return 0.0
    if char.isupper() or char in "&+":
        return 0.72
    wide = unicodedata.east_asian_width(char) in "WF" or ord(char) > 0x1F000
    return 1.25 if wide else 0.61


def fit(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Break a text into at most `most` lines of `width`; the last ends in … if text is left over.

    >>> fit("Save the Children of Cambodia", 110, 12, 2)
    ('Save the', 'Children of Ca…')
    """
    lines: list[str] = []
    rest = printable(text)[:LONGEST] or "–"
    while rest and len(lines) < most:
        line, rest = _take(rest, width, size)
        lines.append(line)
    if rest:
        lines[-1] = _cut(f"{lines[-1]} {rest}", width, size)
    return tuple(lines)


def _take(text: str, width: float, size: float) -> tuple[str, str]:
    """Split off as much as fits one line, at a space or zero-width space where there is one."""
    if text_width(text, size) <= width:
        return text, ""
    end = _fitting(text, width, size)
    space = max(text.rfind(mark, 0, end + 1) for mark in " \u200b")
    if space <= 0:
        end = _syllable(text, max(1, end - 1))
        return f"{text[:end]}-", text[end:]
    return text[:space].rstrip(), text[space:].lstrip(" \u200b")


def _syllable(text: str, end: int) -> int:
    """Move the break of a word that no line holds back to where it reads: a consonant after a vowel, three letters in.

    >>> _syllable("Decentralisation", 14)
    12
    """
    rest = min(end, len(text.split(" ", 1)[0]) - LEAST_PART)
    places = range(rest, LEAST_PART - 1, -1)
    return next((at for at in places if text[at - 1] in VOWELS and text[at].isalpha() and text[at] not in VOWELS), end)


def _cut(text: str, width: float, size: float) -> str:
    return text[: _fitting(text, width - size, size)].rstrip(" ,&") + "…"


def _fitting(text: str, width: float, size: float) -> int:
    used = 0.0
    for place, char in enumerate(text):
        used += size * _char_width(char)
        if used > width:
            return max(1, place)
    return len(text)
