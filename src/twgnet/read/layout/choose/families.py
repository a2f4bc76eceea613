"""Columns that ask the same (First choice, Second choice), and how surely they are of groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twgnet.errors import Problem, problem
from twgnet.read.headings import COUNTED, DESCRIBES, Role, stem
from twgnet.read.layout.choose.translations import are_translations, find_whole
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.content import Kind
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.questions.question import Question
from twgnet.read.layout.ticks import is_tick, read_tick
from twgnet.vocabulary.headings.load import fold
from twgnet.vocabulary.languages import leave_out_languages

FEW = 0.5  # distinct values per row up to which a column of unknown heading may name groups
_DESCRIBED = frozenset({*DESCRIBES, *COUNTED, "reason", "code", "number"})
LEAST_FAMILY = 3  # columns of one unknown heading that are a family
TWICE = 0.1  # of the rows in which a choice may stand twice, by a slip
TEXTS = frozenset({Kind.NAME, Kind.CODE, Kind.PROSE, Kind.EMPTY})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Family:
    """Columns that ask the same (first choice, second choice), and how surely they are of groups.

    `translations` say the same once more, in other languages.
    """

    columns: tuple[Column, ...]
    level: int
    translations: tuple[Column, ...] = ()

    @property
    def first(self) -> Column:
        """The first of them, which stands for all."""
        return self.columns[0]


def find_families(columns: Sequence[Column], questions: Sequence[Question], names: Names) -> list[Family]:
    """Give the columns, those that ask the same together, that may hold group names, the surest first."""
    taken = {c.index for q in questions for c in (*(c for c, _ in q.ticks), *q.free)}
    by_stem: dict[str, list[Column]] = {}
    for column in columns:
        usable = column.index not in taken and not column.option and column.heading.role is not Role.TOOL
        if usable and not ("other" in column.heading.concepts and column.heading.role is Role.ATTRIBUTE):
            year = _year(column.name)
            by_stem.setdefault(f"{stem(leave_out_languages(column.name))} {year}", []).append(column)
    found = (family for same in by_stem.values() for family in _make_families(same, names))
    return sorted(found, key=lambda family: -family.level)


def _make_families(columns: list[Column], names: Names) -> list[Family]:
    """Make one family of columns that ask the same; of one thing in two languages, of which none is whole, equals."""
    together = _make_family(columns, names)
    if not together or not are_translations(together.columns):
        return [together] if together else []
    return take_one_language([Family((column,), together.level) for column in together.columns])


def take_one_language(families: list[Family]) -> list[Family]:
    """Of families that are one thing in several languages keep the one that leaves out nothing, if there is one."""
    columns = [column for family in families for column in family.columns]
    whole = find_whole(columns) if len(columns) == len(families) and are_translations(columns) else None
    rest = tuple(column for column in columns if column is not whole)
    return [Family((whole,), families[0].level, rest)] if whole else families


def _make_family(columns: list[Column], names: Names) -> Family | None:
    several = len(columns) >= LEAST_FAMILY
    columns = [c for c in columns if c.filled] or columns[:1]
    level = max((c.heading.level for c in columns if c.heading.role is Role.GROUP), default=0)
    columns = [c for c in columns if c.kind in TEXTS or (level > 2 and (_holds_few_codes(c) or _says_no(c)))]
    if not columns or columns[0].heading.role is Role.ORGANISATION:
        return None
    if not level and several and len(columns) > 1 and columns[0].heading.role is Role.ATTRIBUTE:
        level = 2 * (_overlap(columns) or _have_one_heading(columns))
    if level == 1 and several and len(columns) > 1 and stand_twice(columns):
        return None  # votes below `Bill 1`, `Bill 2`
    if level == 1 and len(columns) == 1 and len(columns[0].values) == 1 < len(columns[0].filled):
        return None  # what is the same for all is no group that some are in
    if level == 1 and len(columns) == 1 and all(read_tick(cell, "") is not None for cell in columns[0].values):
        return None  # yes, no and maybe
    if any(2 * len(c.filled) >= len(c.cells) and names.share(list(c.values)) >= 0.5 for c in columns):
        level += 2
    return Family(tuple(columns), level) if level else None


def _holds_few_codes(column: Column) -> bool:
    return column.kind is Kind.NUMBER and is_few(column)


def _says_no(column: Column) -> bool:
    """Tell a column in which everybody named nothing (`none`)."""
    return column.kind is Kind.TICK and not any(is_tick(cell) for cell in column.values)


def is_few(column: Column) -> bool:
    """Say if a column holds few values beside its rows."""
    return len(column.values) <= FEW * len(column.filled)


def _have_one_heading(columns: Sequence[Column]) -> bool:
    """Tell columns that are called the very same (`Cosponsor` forty times), and hold names."""
    names = {column.name for column in columns if column.filled}
    return len(names) == 1 and not columns[0].heading.concepts & _DESCRIBED and not stand_twice(columns)


def _overlap(columns: Sequence[Column]) -> bool:
    """Tell columns that draw their names from one list, hardly ever one name twice in a row as a scale does."""
    first = set(columns[0].values)
    rest = set().union(*(column.values for column in columns[1:]))
    if not 2 * len(first & rest) >= min(len(first), len(rest)) > 0:
        return False
    return not stand_twice(columns)


def stand_twice(columns: Sequence[Column]) -> bool:
    """Tell answers to options, often the same to several, from names, which are chosen once."""
    rows = [[cell for cell in row if cell] for row in zip(*(column.cells for column in columns), strict=True)]
    return sum(len(set(row)) < len(row) for row in rows) > TWICE * len(rows)


def is_part(family: Family, whole: Family) -> bool:
    """Tell a `Sub-sector` beside a `Sector`."""
    name, end = (fold(one.first.name).replace(" ", "").replace("-", "") for one in (family, whole))
    return name != end and name.removesuffix(end) in ("sub", "sous")


def latest_year(table: Headed, families: list[Family]) -> tuple[list[Family], tuple[Problem, ...]]:
    """Of the same column for several years, take the latest and say so."""
    years = {_year(f.first.name): f for f in families}
    same = {stem(_YEAR.sub("", f.first.name)) for f in families}
    if len(years) < max(len(families), 2) or len(same) > 1 or "" in years:
        return families, ()
    latest = years[max(years)]
    where = table.location
    return [latest], (problem("layout.latest_year", where, years=tuple(sorted(years)), latest=latest.first.name),)


def _year(name: str) -> str:
    found = _YEAR.findall(name)
    return str(found[-1]) if found else ""
