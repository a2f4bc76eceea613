"""Questions that were asked with one column per option: 1/0, x, yes, or the option's own text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twgnet.read.columns import Column, is_tick
from twgnet.read.headings import Role, read_heading
from twgnet.read.names import Names

_BRACKETED = re.compile(r"(?P<question>.*?)\s*\[(?P<option>[^\[\]]*)\]\W*", re.DOTALL)
_FLAG = re.compile(
    r"\?|\b(interested|registered|active|members?|consent|verified|licen[sc]ed|female|women)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\W*(if )?others?\b.{0,60}", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the columns of its options, the option names, free text beside them."""

    name: str
    ticks: tuple[tuple[Column, str], ...]
    free: tuple[Column, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The options offered."""
        return tuple(option for _, option in self.ticks)

    def level(self, names: Names) -> int:
        """Say how surely this question is about the groups: 4 certain ... 1 perhaps."""
        known = sum(option in names for option in self.options)
        about = sum(read_heading(option).role is Role.GROUP for option in self.options)
        if 2 * max(known, about) >= len(self.options):
            return 4
        heading = read_heading(self.name)
        return heading.level if heading.role is Role.GROUP else 1


def find_questions(columns: Sequence[Column]) -> list[Question]:
    """Find every question whose options have a column each."""
    asked: dict[str, list[tuple[Column, str]]] = {}
    plain: list[tuple[Column, str]] = []
    for column, question, option in _split(columns):
        (asked.setdefault(question, []) if question else plain).append((column, option))
    questions = [_question(name, options) for name, options in asked.items()]
    questions += [_question("", run) for run in _runs(plain)]
    return [question for question in questions if question is not None]


def _split(columns: Sequence[Column]) -> list[tuple[Column, str, str]]:
    """Cut each heading into question and option, as each survey tool joins them."""
    slashed = [c for c in columns if "/" in c.name and not c.option and "[" not in c.name]
    paths = _paths([c.name for c in slashed])
    split = []
    for column in columns:
        bracketed = _BRACKETED.fullmatch(column.name)
        if column.option:
            split.append((column, column.question, column.option))
        elif bracketed and bracketed["option"]:
            split.append((column, bracketed["question"] or column.name, bracketed["option"]))
        elif column.name in paths:
            split.append((column, *paths[column.name]))
        else:
            split.append((column, "", column.name))
    return split


def _paths(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Cut `group/question/option` where every question keeps two options or more.

    >>> _paths(["g/Q/HIV/AIDS", "g/Q/Gender"])["g/Q/HIV/AIDS"]
    ('g/Q', 'HIV/AIDS')
    """
    found = {}
    roots = Counter(name.split("/")[0] for name in names)
    for root in roots:
        members = [name for name in names if name.split("/")[0] == root]
        depth = 1
        while _keeps_pairs(members, depth + 1):
            depth += 1
        for name in members:
            parts = name.split("/")
            if roots[root] > 1:
                found[name] = "/".join(parts[:depth]), "/".join(parts[depth:])
    return found


def _keeps_pairs(names: Sequence[str], depth: int) -> bool:
    parts = [name.split("/") for name in names]
    if any(len(part) <= depth for part in parts):
        return False
    return min(Counter(tuple(part[:depth]) for part in parts).values()) > 1


def _runs(columns: Sequence[tuple[Column, str]]) -> list[list[tuple[Column, str]]]:
    """Give the neighbouring columns that hold ticks only and could be groups."""
    runs: list[list[tuple[Column, str]]] = [[]]
    for column, option in columns:
        fits = not _FLAG.search(option) and (
            column.heading.role is Role.ATTRIBUTE
            or (column.heading.role is Role.GROUP and column.heading.level > 2)
        )
        if fits and option and _ticked(column, option):
            runs[-1].append((column, option))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _question(name: str, options: Sequence[tuple[Column, str]]) -> Question | None:
    ticks = [(column, option) for column, option in options if _ticked(column, option)]
    free = [column for column, option in options if column not in [tick[0] for tick in ticks]]
    if any(not _OTHER.fullmatch(option) for column, option in options if column in free):
        return None
    if not any(column.filled for column, _ in ticks):
        return None
    return Question(name, tuple(ticks), tuple(free))


def _ticked(column: Column, option: str) -> bool:
    if _OTHER.fullmatch(option) and not any(map(is_tick, column.filled)):
        return False
    return all(is_tick(cell) is not None or cell == option for cell in column.filled)
