"""What the cells of a column look like, whatever its heading says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from math import inf

from twgnet.read.layout.ticks import MISSING, is_tick
from twgnet.vocabulary.headings.load import cell_words, fold

SAMPLE = 2_000  # distinct cells that are looked at: enough for shares, few enough for a million rows
MOSTLY = 0.9  # of the distinct cells: a number among names, or a name among numbers, changes nothing
RECUR = 0.8  # of the pieces of the lists in a column, how many must stand in several rows to be names
PROSE_WORDS = 9  # mean words of a piece; official names of groups have up to eight or so
_NUMBER = re.compile(
    r"[<>~≈]?\s*[-+]?[$€£]?\s*((\d{1,3}([ ,.'\u00a0]\d{3})+|\d+)([.,]\d+)?(e[-+]?\d+)?|[.,]\d+)\s*[%$€£]?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([ T]\d{1,2}:\d\d.*)?"
    r"|\d{1,2}:\d\d(:\d\d)?( [AP]M)?"
)
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(https?://|www\.)\S+|\+?[\d\s().\-/]{8,20}")
_CODE = re.compile(r"(?=\S*\d)[A-Za-z]{0,6}[-_:]?[A-Za-z\d]{2,}([-_:][A-Za-z\d]+)*")
_RECORD = re.compile(r"\[?\s*\{.*[:=].*\}\s*\]?", re.DOTALL)  # what a program wrote: keys and values, no names
_PIECES = re.compile(r"[;|\n,]")
_AROUND = ' \t"“”'  # of a piece: blanks and quotes
_NOTHING = frozenset("na n/a nan null none - -- ? #n/a".split())


class Kind(StrEnum):
    """What most cells of a column are."""

    EMPTY = "empty"
    NUMBER = "numbers"
    DATE = "dates"
    ADDRESS = "addresses"
    TICK = "ticks"
    CODE = "codes"
    PROSE = "long text"
    NAME = "names"


def classify(values: Mapping[str, int]) -> Kind:
    """Say what most of the distinct cells of a column are.

    >>> classify({"28": 1, "76": 1, "6462": 1, "NA": 3}), classify({"Health": 4, "Land": 2})
    (<Kind.NUMBER: 'numbers'>, <Kind.NAME: 'names'>)
    >>> classify({"0": 9, "1": 4, "99": 2}), classify({"0": 9, "2": 4, "99": 2})
    (<Kind.TICK: 'ticks'>, <Kind.NUMBER: 'numbers'>)
    """
    cells = [cell for cell, _ in zip(values, range(SAMPLE), strict=False) if cell.casefold() not in _NOTHING]
    if not cells:
        return Kind.TICK if any(is_tick(cell) is False for cell in values) else Kind.EMPTY
    if {"0", "1"} >= (distinct := set(cells) - MISSING) and distinct:
        return Kind.TICK
    for kind, fits in (
        (Kind.TICK, lambda cell: is_tick(cell) is not None),
        (Kind.NUMBER, is_number),
        (Kind.DATE, _DATE.fullmatch),
        (Kind.ADDRESS, _ADDRESS.fullmatch),
        (Kind.PROSE, _RECORD.fullmatch),
        (Kind.CODE, lambda cell: len(cell) > 5 and _CODE.fullmatch(cell)),
    ):
        if sum(bool(fits(cell)) for cell in cells) >= MOSTLY * len(cells):
            return kind
    return Kind.PROSE if _is_prose(cells) else Kind.NAME


def is_number(cell: str) -> bool:
    """Say if a cell is a number, as people and spreadsheets write it.

    >>> [is_number(cell) for cell in ("12", "1,525", "3.5 %", "E1")]
    [True, True, True, False]
    """
    return bool(_NUMBER.fullmatch(cell))


def to_count(cell: str) -> float:
    """Give a cell of a table of counts as a number, whole where it is; 0 where it holds none.

    >>> to_count("1,200"), to_count("2.5"), to_count("0,25"), to_count("-3"), to_count("NA")
    (1200, 2.5, 0.25, -3, 0)
    """
    if not is_number(cell):
        return 0
    digits = re.sub(r"(?<=\d)[ ,'\u00a0](?=\d{3}\b)", "", cell).replace(",", ".")
    found = re.search(r"-?\d*\.?\d+(e[-+]?\d+)?", digits, re.IGNORECASE)
    number = float(found[0]) if found else 0.0
    if abs(number) == inf:
        return 0
    return int(number) if number.is_integer() else number


def _is_prose(cells: list[str]) -> bool:
    pieces = [piece for cell in cells for piece in _PIECES.split(cell) if piece.strip()]
    return bool(pieces) and sum(len(piece.split()) for piece in pieces) > PROSE_WORDS * len(pieces)


def recurring(values: Mapping[str, int]) -> float:
    """Give the share of the pieces of lists that stand in more than one row, 0 to 1.

    >>> recurring({"Health, Land": 1, "Land": 1, "Health": 1})
    1.0
    """
    rows: Counter[str] = Counter()
    for cell, count in zip_sample(values):
        rows.update(dict.fromkeys(set(_split(cell)), count))
    return sum(count for count in rows.values() if count > 1) / max(rows.total(), 1)


def zip_sample(values: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """Give the first distinct cells with their counts."""
    return list(zip(values, values.values(), strict=True))[:SAMPLE]


@lru_cache(maxsize=1 << 14)
def _split(cell: str) -> tuple[str, ...]:
    return tuple(name.casefold() for piece in _PIECES.split(cell) if (name := piece.strip(_AROUND)))


@cache
def _notes() -> re.Pattern[str]:
    notes, totals = ("|".join(map(re.escape, sorted(cell_words(kind)))) for kind in ("note", "total"))
    return re.compile(rf"({notes})\s*[:.=\-–].*|({totals})\s*:?\s*\d*|n\s*=\s*\d+|[*©].*", re.DOTALL)


@lru_cache(maxsize=1 << 16)
def opens_as_note(cell: str) -> bool:
    """Say if a cell opens like a note or a sum.

    >>> opens_as_note("Note: of May"), opens_as_note("Total: 2"), opens_as_note("Total War")
    (True, True, False)
    """
    return bool(_notes().fullmatch(fold(cell)))
