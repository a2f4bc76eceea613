"""Rows of cells with their numbers: what every kind of file becomes first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from twgnet.errors import Location, Problem, ReadError, problem

MAX_COLUMNS = 16_384  # what a spreadsheet can hold; more is a damaged file
DEEPEST = 20  # lists inside one another in a cell
LONGEST = 10_000  # bits of a whole number: Python writes some more digits, and then none
MAX_CELL = 131_072  # characters; the csv module's own limit, four times a spreadsheet's
# What shows nothing: spaces of every width, joiners, marks of direction, fillers.
BLANKS = "".join(
    map(
        chr,
        (
            *range(9, 14),
            0x20,
            0x85,
            0xA0,
            0xAD,
            0x34F,
            0x61C,
            0x115F,
            0x1160,
            0x1680,
            0x17B4,
            0x17B5,
            0x180E,
            *range(0x2000, 0x2010),
            *range(0x2028, 0x2030),
            *range(0x205F, 0x2070),
            0x2800,
            0x3000,
            0x3164,
            0xFEFF,
            0xFFA0,
        ),
    )
)
_MARKS = "\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069"
MAY_BE_UNSEEN = re.compile(f"[{_MARKS}]")
# What nobody sees inside a word: soft hyphens, joiners, turns of the direction, and blanks without width but where a
# script breaks lines there.
AROUND_UNSEEN = "(?:(?<!\u200b)|(?<=[\\x20-\u024f]\u200b)|(?=[\\x20-\u024f]))"
UNSEEN = re.compile(f"[{_MARKS}]{AROUND_UNSEEN}")  # to look around each place of a text takes five times as long
_COLOURED = "\ufe0f"  # behind a sign that is drawn in colours: `✔️` is `✔`
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Row(NamedTuple):
    """The cells of one row, with the line or spreadsheet row it starts in (from 1)."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as it stands in a file: rows with text, blank ones left out.

    `encoding` and `delimiter` are known for text files only; `hidden` are the hidden columns of a
    sheet that hold something, from 0.
    """

    file: str
    format: str
    rows: Sequence[Row]
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    problems: tuple[Problem, ...] = ()
    hidden: tuple[int, ...] = ()

    def location(self, row: int = 0, column: str = "") -> Location:
        """Say where a row (or a cell) of this table stands."""
        return Location(self.file, self.sheet, row, column)


def tidy(cell: str) -> str:
    r"""Give a cell without control characters, without what nobody sees, and without blanks around it.

    >>> tidy("\ufeff TWG on \x1b[2JGender\u00a0"), tidy("\u3000"), tidy("Nutri\u00adtion")
    ('TWG on [2JGender', '', 'Nutrition')
    >>> tidy("Health\x85Land")  # a line break of mainframes is a control too
    'Health\nLand'
    """
    if not cell.isascii():
        cell = UNSEEN.sub("", cell.replace("\x85", "\n").replace(_COLOURED, ""))
    return (CONTROLS.sub("", cell) if CONTROLS.search(cell) else cell).strip(BLANKS)


def find_unseen(number: int, cells: Iterable[object]) -> list[tuple[int, str]]:
    r"""Give the marks of a row that nobody sees, each with the number of the row.

    >>> find_unseen(3, ["Nutri\u00adtion", 7])
    [(3, '\xad')]
    """
    texts = (cell for cell in cells if isinstance(cell, str) and not cell.isascii())
    return [(number, mark) for text in texts for mark in UNSEEN.findall(text)]


def note_dropped(
    kind: Literal["unseen", "control"], found: Sequence[tuple[int, str]], place: Location
) -> list[Problem]:
    """Say which mark that was dropped stands first, in which row, and how many they are."""
    if not found:
        return []
    row, mark = found[0]
    where = Location(place.file, place.sheet, row)
    return [problem(f"encoding.{kind}_mark", where, mark=f"U+{ord(mark):04X}", n=len(found))]


def column_letters(column: int) -> str:
    """Give the letters of a column, from 0, as spreadsheets show them.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    while column >= 0:
        letters = chr(65 + column % 26) + letters
        column = column // 26 - 1
    return letters


def check_width(cells: int, location: Location) -> None:
    """Refuse a row of more columns than any spreadsheet holds."""
    if cells > MAX_COLUMNS:
        raise ReadError("source.wide", location=location, cells=cells, limit=MAX_COLUMNS)


def cell_text(value: object, *, depth: int = 0) -> str:
    """Give a cell as a person sees it: whole numbers without `.0`, dates in ISO form, lists piece by piece.

    >>> cell_text(3.0), cell_text(datetime.datetime(2017, 5, 2)), cell_text(["Land", "Gender"])
    ('3', '2017-05-02', 'Land; Gender')
    """
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bytes | bytearray):
        return tidy(value.decode("utf-8", "replace"))
    if isinstance(value, list | tuple | set | frozenset):
        pieces = [cell_text(one, depth=depth + 1) for one in value] if depth < DEEPEST else ["..."]
        return "; ".join(pieces if isinstance(value, list | tuple) else sorted(pieces))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int) and value.bit_length() > LONGEST:
        return hex(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return tidy(str(value))
