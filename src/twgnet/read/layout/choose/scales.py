"""Columns of answers that are no names of groups: roles, codes, yes and no below several headings."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.read.headings import Role
from twgnet.read.layout.choose.families import stand_twice
from twgnet.read.layout.columns import Column
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.questions.numbers import find_scale
from twgnet.read.layout.questions.question import Cells, Question
from twgnet.read.layout.ticks import read_tick, says_role

LONGEST_CODE = 2  # letters of an answer that is a code (P for present), no name; longer ones may be acronyms of groups


def find_shared_scale(others: Sequence[Column], column: Column) -> Question | None:
    """Give the scale that a column is answered with like its neighbours: `Member` and `Observer` are no groups."""
    if not all(map(says_role, column.values)):
        return None
    alike = [c for c in others if c.values and all(map(says_role, c.values)) and c.heading.role is not Role.PERSONAL]
    question = Question("", tuple((c, c.name) for c in alike), cells=Cells.SCALE)
    return question if len(alike) > 1 and question.scale else None


def find_codes(others: Sequence[Column], column: Column) -> Question | None:
    """Give the scale of codes that a column is answered with like its neighbours: `P` and `A` are no groups."""
    graded = find_scale(others)
    beside = graded and column in [one for one, _ in graded.ticks]
    return graded if graded and beside and _are_codes(graded) and stand_twice([c for c, _ in graded.ticks]) else None


def _are_codes(graded: Question) -> bool:
    return all(len(answer) <= LONGEST_CODE for answer in graded.scale)


def are_answers(graded: Question, candidates: Sequence[Column], names: Names) -> bool:
    """Say if what may be names are answers: no or maybe is among them, or they are codes, or groups head them."""
    columns = [column for column, _ in graded.ticks]
    clear = any(read_tick(cell, "") is not None for column in columns for cell in column.values)
    headed = names.share([column.name for column in columns]) >= 0.5
    return (clear or headed or _are_codes(graded)) and all(column in columns for column in candidates)
