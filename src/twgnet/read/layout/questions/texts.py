"""Columns named after groups whose cells are neither ticks nor names: who sits there, since when, what for."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.read.headings import Role
from twgnet.read.layout.columns import Column
from twgnet.read.layout.content import Kind
from twgnet.read.layout.questions.find import is_unknown
from twgnet.read.layout.questions.question import Question
from twgnet.read.layout.questions.split import drop_legend
from twgnet.read.layout.ticks import ANY
from twgnet.read.people.mask import mask

LEAST = 3  # such columns side by side; two may be anything
BLANK = 0.2  # share of their cells that are blank: hardly an organisation is in every group
TITLED = 0.5  # share of the texts that are people by their titles
_TEXTS = (Kind.NAME, Kind.PROSE, Kind.DATE)


def find_texts(columns: Sequence[Column]) -> Question | None:
    """Find neighbouring columns of unknown headings that hold texts, with blanks between them."""
    runs: list[list[Column]] = [[]]
    for column in columns:
        land = column.kind is Kind.DATE and column.heading.concepts == {"country"}  # no country is a date
        fits = column.kind in _TEXTS and column.name and (land or is_unknown(column.name))
        if fits and column.heading.role is Role.ATTRIBUTE:
            runs[-1].append(column)
        else:
            runs.append([])
    longest = max(runs, key=len)
    blank = sum(len(c.cells) - len(c.filled) for c in longest)
    if len(longest) < LEAST or blank < BLANK * sum(len(c.cells) for c in longest):
        return None
    return Question("", tuple((c, drop_legend(c.name)) for c in longest), yes=frozenset({ANY}))


def stand_for_ticks(question: Question) -> bool:
    """Say if all texts are dates, or people by their titles, which say that the organisation takes part."""
    columns = [column for column, _ in question.ticks]
    texts = [cell for column in columns for cell in column.values]
    titled = sum(mask(cell) != cell for cell in texts)
    return all(column.kind is Kind.DATE for column in columns) or titled >= TITLED * len(texts)
