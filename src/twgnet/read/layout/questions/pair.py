"""The column of a long table that says of the pair in its row whether it is a link: a matrix made long."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from twgnet.read.headings import read_heading
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.content import Kind
from twgnet.read.layout.questions.question import Cells, Question
from twgnet.read.layout.ticks import is_tick
from twgnet.vocabulary.headings.load import cell_words, fold, heads_records, split_words

LEAST = 2  # organisations, and groups, of a matrix
LEVELS = 6  # distinct answers of a scale; more are texts about the pair
_LINKS = frozenset({"interest", "wanted", "choice", "member", "present"})
_ANSWERS = frozenset({"yes", "no", "selected", "checked", "ticked", "status", "y", "n"})


def find_answer(table: Headed, organisation: Column, group: Column, yes: Collection[str]) -> Column | Question | None:
    """Find the column whose noes are no links, or the question of a scale to ask about; None where every row is one.

    `yes` are the answers that count, as a person says.
    """
    others = [c for c in table.columns if c.values and c.index not in (organisation.index, group.index)]
    if yes:
        return next((c for c in others if set(map(fold, c.values)) & set(yes)), None)
    if states := find_withdrawals(others):
        return states
    crossed = _is_crossed(organisation, group)
    for column in others:
        if (crossed or _asks_of_link(column)) and _may_say_no(column, organisation):
            return column
    graded = [c for c in others if (crossed or _says_no_interest(c)) and _is_scale(c) and _varies(c, organisation)]
    asked = [Question(c.name, ((c, c.name),), cells=Cells.SCALE) for c in graded]
    return asked[0] if len(asked) == 1 else None


def find_unasked(table: Headed, organisation: Column, group: Column) -> Column | None:
    """Find a column of yes and no that may be about the pair of its row, or about something else."""
    others = (c for c in table.columns if c.values and c.index not in (organisation.index, group.index))
    return next((column for column in others if _may_say_no(column, organisation)), None)


def _asks_of_link(column: Column) -> bool:
    said = bool(read_heading(column.name).concepts & _LINKS)
    return said or heads_records(column.name, "answer") or set(split_words(column.name)) <= _ANSWERS


def _says_no_interest(column: Column) -> bool:
    """Tell degrees of interest with a no among them: `High`, `Low`, `None`."""
    asked = bool(read_heading(column.name).concepts & {"interest", "wanted"})
    return asked and any(is_tick(cell) is False for cell in column.values)


def _may_say_no(column: Column, organisation: Column) -> bool:
    return _says_yes_and_no(column) and _varies(column, organisation)


def find_withdrawals(columns: Sequence[Column]) -> Column | None:
    """Find a column of states, one of which takes an answer back (`Confirmed`, `Withdrawn`)."""
    states = (column for column in columns if 2 <= len(column.values) <= LEVELS)
    return next((c for c in states if any(fold(cell) in cell_words("withdrawn") for cell in c.values)), None)


def _is_crossed(organisation: Column, group: Column) -> bool:
    """Tell a table with a row for each organisation and each group."""
    ends = len(organisation.values), len(group.values)
    full = len(organisation.cells) == ends[0] * ends[1] and min(ends) >= LEAST
    return full and len(set(zip(organisation.cells, group.cells, strict=True))) == len(organisation.cells)


def _says_yes_and_no(column: Column) -> bool:
    return column.kind is Kind.TICK and {is_tick(cell) for cell in column.values} == {True, False}


def _is_scale(column: Column) -> bool:
    few = 2 <= len(column.values) <= LEVELS and len(column.filled) == len(column.cells)
    return few and not any(is_tick(cell) is True for cell in column.values)


def _varies(column: Column, organisation: Column) -> bool:
    """Tell what is said of a pair from what is said of an organisation, the same in all its rows."""
    first: dict[str, str] = {}
    return any(
        first.setdefault(name, cell) != cell for name, cell in zip(organisation.cells, column.cells, strict=True)
    )
