"""What may stand between the names of a list, and cutting at it, never inside brackets."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from twgnet.vocabulary.answers.load import load_words
from twgnet.vocabulary.headings.load import cell_words, fold

_BRACKETS = re.compile(r"\((?!\w{1,2}\))[^()]*\)|\[[^\[\]]*\]|（[^（）]*）")  # but not the (1) of a numbered list
_WRAPPED = re.compile(r"\s*(?:\[(.*)\]|\{(.*)\}|c\((?=[\"'])(.*)\))\s*", re.DOTALL)
_QUOTED = re.compile(r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'""")
_TRUTH = r"['\"]?(true|false|yes|no|null|none|[01])['\"]?"
_OPTION = re.compile(rf"\s*(?:{_QUOTED.pattern})\s*:\s*{_TRUTH}\s*", re.IGNORECASE)
_OPTIONS = re.compile(rf"{_OPTION.pattern}(?:,{_OPTION.pattern})*", re.IGNORECASE)
_PIECE = re.compile(r"(?:^|(?<=[,;\n]))[ \t]*(?:[\"“”]([^\"“”]+)[\"“”][ \t]*|([^\s\"“”,;][^\"“”,;\n]*))(?=[,;\n]|$)")
_PIECES = re.compile(rf"(?:{_PIECE.pattern}[,;\n]?)+")
_AND = "|".join(map(re.escape, load_words("and")))
_GLUED = "|".join(word for word in load_words("and") if "\u1780" <= word[0] <= "\u17ff")  # Khmer needs no blanks
_AND_FIRST = re.compile(rf"^(?:(?:{_AND}|&)\s+|(?:{_GLUED})\s*)(?=\S)")
_BULLET = re.compile(r"[-–—*]\s+(?=\S)")
COMMAS, SEMICOLONS = ",，、،፣՝߸᠂", ";；؛፤"  # of Latin, Chinese, Arabic, Ethiopic, Armenian, N'Ko and Mongolian


class Separator(NamedTuple):
    """One way of parting names; `sure` if hardly any name holds it."""

    name: str
    pattern: re.Pattern[str]
    sure: bool


def _separator(name: str, pattern: str, *, sure: bool = True) -> Separator:
    return Separator(name, re.compile(rf"\s*(?:{pattern})\s*", re.IGNORECASE), sure)


# Those that hold others first.
SEPARATORS = (
    _separator("new line", r"[\r\n\t]+(?!\s*\()|\\n|<br\s*/?>"),
    _separator(";#", r";#(?:\d+(?:;#|$))?"),  # SharePoint: Health;#3;#Gender;#7
    _separator("•", r"[•▪●·‧◦‣]|(?:^|(?<=\s))\*(?=\s)"),
    _separator("1.", r"(?:^|(?<=\s))(?:\(\d{1,2}\)|\d{1,2}[.)](?=\s)|\([a-h]\))(?!$)"),
    _separator(";", f"[{SEMICOLONS}]"),
    _separator("|", r"[|｜¦]"),
    _separator("//", "//"),
    _separator("::", "::"),
    _separator("~", "~"),
    _separator(",", f"[{COMMAS}]", sure=False),
    _separator("/", "[/／]", sure=False),
    _separator("-", r"(?<=\s)[-–—>:](?=\s)", sure=False),
)
CODES = _separator("blank", r"(?<=\d) (?=\d)")  # in texts of nothing but numbers, as KoboToolbox writes options
ONLY_CODES = re.compile(r"\d{1,3}(?: \d{1,3})*")
# In texts of nothing but names of options, as forms on phones write them.
OPTIONS = _separator("blank", r" ", sure=False)
ONLY_OPTIONS = re.compile(r"[a-z\d_\-]+(?: [a-z\d_\-]+)*")
# What joins two names, or two words of one name: cut only where every side is a name of its own.
JOINT = re.compile(rf"\s*[&＆+{COMMAS}/]\s*|\s+(?:{_AND})\s+|\s*(?:{_GLUED})\s*")


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
    """Give a part of a list without blanks, and without the bullet and the `and` before it.

    >>> tidy(" - Land"), tidy("and Art"), tidy("Land - Art"), tidy("-")
    ('Land', 'Art', 'Land - Art', '-')
    """
    return _AND_FIRST.sub("", drop_bullet(part.strip()), count=1)


def drop_bullet(text: str) -> str:
    """Give a text without the dash or star before its first word."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def unwrap(text: str) -> list[str] | None:
    """Give the entries of a list as a program writes it: Python, R, JSON, a database; None if it is no such list.

    Of options with what they are, as JSON writes them, those that are true; the pieces of a list in which
    quotes stand around each, or around what holds a comma.

    >>> unwrap("['Health', \\"Land, etc.\\"]"), unwrap("{Health,Land}"), unwrap("[sic]")
    (['Health', 'Land, etc.'], ['Health', 'Land'], None)
    >>> unwrap('c("Health", "Land")'), unwrap("c(Health)")
    (['Health', 'Land'], None)
    >>> unwrap('{"Health": true, "Land": false}'), unwrap('Art,"Land, Sea"'), unwrap('Forum "Art"')
    (['Health'], ['Art', 'Land, Sea'], None)
    """
    wrapped = _WRAPPED.fullmatch(text)
    if not wrapped:
        return _quoted_pieces(text)
    inner = next(inner for inner in wrapped.groups() if inner is not None)
    if _OPTIONS.fullmatch(inner):
        options = [(double or single, fold(value)) for double, single, value in _OPTION.findall(inner)]
        return [option for option, value in options if value == "1" or value in cell_words("yes")]
    quoted = [double or single for double, single in _QUOTED.findall(inner)]
    if quoted:
        return [entry.strip() for entry in quoted if entry.strip()]
    return [part.strip() for part in inner.split(",") if part.strip()] if "," in inner else None


def _quoted_pieces(text: str) -> list[str] | None:
    if not ('"' in text or "“" in text) or not _PIECES.fullmatch(text):
        return None
    found = [(quoted, quoted or plain) for quoted, plain in _PIECE.findall(text)]
    sure = all(quoted for quoted, _ in found) or any("," in quoted for quoted, _ in found)
    return [piece.strip() for _, piece in found if piece.strip()] if sure else None
