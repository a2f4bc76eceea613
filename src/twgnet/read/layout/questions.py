"""Questions that were asked with one column per option: 1/0, x, yes, or the option's own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twgnet.read.headings import Role, read_heading
from twgnet.read.layout.columns import Column
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.ticks import is_tick, mostly_told, told

_BRACKETED = re.compile(r"(?P<question>.*?)\s*\[(?P<option>[^\[\]]*)\]\W*", re.DOTALL)
_FLAG = re.compile(
    r"\?|\b(interested|registered|active|members?|consent|verified|licen[sc]ed|female|women)\b",
    re.IGNORECASE,
)
_CODED = re.compile(r"\w+(\[\w+\])+\.?\s+(?P<question>.+)", re.DOTALL)  # twg[SQ001]. Which?
_OTHER = re.compile(r"\W*(if )?others?\b.{0,60}", re.IGNORECASE | re.DOTALL)
_OTHER_COLUMN = re.compile(
    r"\W*(if )?others?\W*((please )?(specify|name|list)|twgs?|groups?|sectors?)?\W*", re.IGNORECASE
)


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
        """Say how surely this question is about an interest in groups: 4 certain ... 1 perhaps."""
        heading = read_heading(self.name)
        about_groups = heading.role is Role.GROUP
        known = sum(option in names for option in self.options)
        about = sum(read_heading(option).role is Role.GROUP for option in self.options)
        if 2 * max(known, about) >= len(self.options):
            return 3 if about_groups and heading.level < 3 else 4  # of membership, familiarity
        return heading.level if about_groups else 1


def find_questions(columns: Sequence[Column], names: Names) -> list[Question]:
    """Find every question whose options have a column each."""
    asked: dict[str, list[tuple[Column, str]]] = {}
    plain: list[tuple[Column, str]] = []
    for column, question, option in _split(columns):
        (asked.setdefault(question, []) if question else plain).append((column, option))
    questions = [_question(name, options, names) for name, options in asked.items()]
    questions += [_question("", run, names) for run in _runs(plain, names)]
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
            coded = _CODED.fullmatch(bracketed["question"])
            question = coded["question"] if coded else bracketed["question"]
            split.append((column, question or column.name, bracketed["option"]))
        elif column.name in paths:
            split.append((column, *paths[column.name]))
        else:
            split.append((column, "", column.name))
    return split


def _paths(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Cut `group/question/option` below the deepest parts that several names share.

    >>> _paths(["g/who", "g/Q/HIV/AIDS", "g/Q/Gender"])["g/Q/HIV/AIDS"]
    ('g/Q', 'HIV/AIDS')
    """
    found: dict[str, tuple[str, str]] = {}

    def walk(members: list[list[str]], depth: int) -> None:
        below: dict[str, list[list[str]]] = {}
        for parts in members:
            if len(parts) > depth:
                below.setdefault(parts[depth], []).append(parts)
        shared = [several for several in below.values() if len(several) > 1]
        for several in shared:
            walk(several, depth + 1)
        if not shared and depth and len(below) > 1:
            for parts in (parts for several in below.values() for parts in several):
                found["/".join(parts)] = "/".join(parts[:depth]), "/".join(parts[depth:])

    walk([name.split("/") for name in names], 0)
    return found


def _runs(columns: Sequence[tuple[Column, str]], names: Names) -> list[list[tuple[Column, str]]]:
    """Give the neighbouring columns that hold ticks, or are named after groups."""
    runs: list[list[tuple[Column, str]]] = [[]]
    for column, option in columns:
        if _fits(column, option, names) or (runs[-1] and _OTHER_COLUMN.fullmatch(option)):
            runs[-1].append((column, option))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _fits(column: Column, option: str, names: Names) -> bool:
    if not option or _FLAG.search(option):
        return False
    heading = column.heading
    about = heading.role is Role.GROUP and heading.level > 2
    return option in names or ((heading.role is Role.ATTRIBUTE or about) and _ticked(column, option))


def _question(name: str, options: Sequence[tuple[Column, str]], names: Names) -> Question | None:
    """Make a question of columns most of whose cells are ticks; odd cells are told of later."""
    free = [column for column, option in options if _is_free(column, option)]
    ticks = [
        (column, option)
        for column, option in options
        if column not in free and (option in names or mostly_told(column.filled, option))
    ]
    clear = [told(cell, option) for column, option in ticks for cell in column.filled]
    if not clear or 2 * clear.count(None) >= len(clear):
        return None
    return Question(name, tuple(ticks), tuple(free))


def _is_free(column: Column, option: str) -> bool:
    return bool(_OTHER.fullmatch(option)) and not any(map(is_tick, column.filled))


def _ticked(column: Column, option: str) -> bool:
    return not _is_free(column, option) and all(is_tick(cell) is not None or cell == option for cell in column.filled)
