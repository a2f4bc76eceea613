"""What may stand between the names of a list, and cutting at it, never inside brackets."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from twgnet.vocabulary.answers.load import load_words

_BRACKETS = re.compile(r"\((?!\w{1,2}\))[^()]*\)|\[[^\[\]]*\]|（[^（）]*）")  # but not the (1) of a numbered list
_WRAPPED = re.compile(r"\s*(?:\[(.*)\]|\{(.*)\})\s*", re.DOTALL)
_QUOTED = re.compile(r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'""")
_AND = "|".join(map(re.escape, load_words("and")))
_GLUED = "|".join(word for word in load_words("and") if "\u1780" <= word[0] <= "\u17ff")  # Khmer needs no blanks
_AND_FIRST = re.compile(rf"^(?:(?:{_AND}|&)\s+|(?:{_GLUED})\s*)(?=\S)")


class Separator(NamedTuple):
    """One way of parting names; `sure` if hardly any name holds it."""

    name: str
    pattern: re.Pattern[str]
    sure: bool


def _separator(name: str, pattern: str, *, sure: bool = True) -> Separator:
    return Separator(name, re.compile(rf"\s*(?:{pattern})\s*", re.IGNORECASE), sure)


# Those that hold others first.
SEPARATORS = (
    _separator("new line", r"[\r\n\t]+|\\n|<br\s*/?>"),
    _separator(";#", r";#(?:\d+(?:;#|$))?"),  # SharePoint: Health;#3;#Gender;#7
    _separator("•", r"[•▪●·‧◦‣]|(?:^|(?<=\s))\*(?=\s)"),
    _separator("1.", r"(?:^|(?<=\s))(?:\(\d{1,2}\)|\d{1,2}[.)](?=\s)|\([a-h]\))(?!$)"),
    _separator(";", r"[;；]"),
    _separator("|", r"[|｜¦]"),
    _separator("//", "//"),
    _separator("::", "::"),
    _separator("~", "~"),
    _separator(",", "[,，、]", sure=False),
    _separator("/", "[/／]", sure=False),
    _separator("-", r"(?<=\s)[-–—>:](?=\s)", sure=False),
)
# What joins two names, or two words of one name: cut only where every side is a name of its own.
JOINT = re.compile(rf"\s*[&＆+,，、/]\s*|\s+(?:{_AND})\s+|\s*(?:{_GLUED})\s*")


def cut(text: str, pattern: re.Pattern[str], is_one: Callable[[str, str], bool] | None = None) -> list[str]:
    r"""Cut a text at a pattern, outside brackets, but where two neighbours are one name.

    >>> cut("Care (a; b); Land;", re.compile(r"\s*;\s*"))
    ['Care (a; b)', 'Land']
    >>> cut("Land, Art, modern", re.compile(", "), lambda before, after: after.islower())
    ['Land', 'Art, modern']
    """
    hidden = _BRACKETS.sub(lambda found: "\0" * len(found[0]), text)
    ends = [(found.start(), found.end()) for found in pattern.finditer(hidden)]
    starts = [0, *(end for _, end in ends)]
    spans: list[tuple[int, int]] = []
    last = ""
    for start, end in zip(starts, [*(start for start, _ in ends), len(text)], strict=True):
        part = tidy(text[start:end])
        if spans and part and is_one and is_one(last, part):
            spans[-1] = (spans[-1][0], end)
        elif part:
            spans.append((start, end))
        last = part or last
    return [tidy(text[start:end]) for start, end in spans]


def tidy(part: str) -> str:
    """Give a part of a list without blanks and without the `and` before it."""
    return _AND_FIRST.sub("", part.strip(), count=1)


def unwrap(text: str) -> list[str] | None:
    """Give the entries of a list as Python, JSON or a database writes it; None if it is no such list.

    >>> unwrap("['Health', \\"Land, etc.\\"]"), unwrap("{Health,Land}"), unwrap("[sic]")
    (['Health', 'Land, etc.'], ['Health', 'Land'], None)
    """
    wrapped = _WRAPPED.fullmatch(text)
    if not wrapped:
        return None
    inner = wrapped[1] if wrapped[1] is not None else wrapped[2]
    quoted = [double or single for double, single in _QUOTED.findall(inner)]
    if quoted:
        return [entry.strip() for entry in quoted if entry.strip()]
    return [part.strip() for part in inner.split(",") if part.strip()] if "," in inner else None
