"""An understood table to answers: one per list cell or ticked option, each with its location."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from twgnet.errors import LayoutError, Problem
from twgnet.model.survey import Answer
from twgnet.read.answers.aggregate import count_rows
from twgnet.read.files.grid import Row, tidy
from twgnet.read.layout.ticks import told
from twgnet.read.layout.understand import Layout

MAX_NAME = 1_000  # characters; the longest real name known here has 250
_NOTE = re.compile(
    r"(notes?|sources?|legend|remarks?|footnotes?|prepared by|as of|updated)\s*[:.=\-–].*"
    r"|(grand |sub-?)?(total|sum)s?\s*:?\s*\d*|n\s*=\s*\d+|[*©].*",
    re.IGNORECASE | re.DOTALL,
)


class Taken(NamedTuple):
    """The answers of a table, those of nobody, and what a person should check."""

    answers: tuple[Answer, ...]
    unnamed: tuple[Answer, ...]
    problems: tuple[Problem, ...]


def take_answers(layout: Layout, *, whole: bool) -> Taken:
    """Take every answer of the table, and list the rows that are not plain answers."""
    answers: list[Answer] = []
    unnamed: list[Answer] = []
    problems: list[Problem] = []
    for row in layout.table.data:
        if _is_note(layout, row):
            problems.append(_note(layout, row))
            continue
        problems += _odd(layout, row)
        if _is_named(layout, row):
            answers += _of_row(layout, row, whole=whole)
        else:
            unnamed += [one for one in _of_one(layout, row, "", whole=whole) if one.text]
    problems += [_note(layout, row) for row in layout.table.totals]
    if not answers:
        raise LayoutError(
            "no organisation is named in this table",
            location=layout.table.grid.location(layout.table.header.number, layout.organisation.name),
            advice="check the column, or name another one with --org-col",
        )
    counted = count_rows(answers) if layout.counted else answers
    return Taken(tuple(counted), tuple(unnamed), tuple(problems))


def _is_named(layout: Layout, row: Row) -> bool:
    """Tell whether a row names an organisation: a text pasted into the wrong cell is no name."""
    cell = _cell(row, layout.organisation.index)
    return bool(cell) and (len(cell) <= MAX_NAME or bool(layout.several))


def _of_row(layout: Layout, row: Row, *, whole: bool) -> list[Answer]:
    cell = _cell(row, layout.organisation.index)
    if not layout.several:
        return _of_one(layout, row, cell, whole=whole)
    names = re.split(layout.several, cell)
    return [a for name in map(tidy, names) if name for a in _of_one(layout, row, name, whole=whole)]


def _of_one(layout: Layout, row: Row, organisation: str, *, whole: bool) -> list[Answer]:
    attributes = {key: cell for column, key in layout.attributes if (cell := _cell(row, column.index))}
    found = [
        Answer(organisation, text, layout.table.grid.location(row.number, name), attributes, 1, sure)
        for text, name, sure in _texts(layout, row, whole=whole)
    ]
    if found:
        return found
    location = layout.table.grid.location(row.number, layout.organisation.name)
    return [Answer(organisation, "", location, attributes)]


def _texts(layout: Layout, row: Row, *, whole: bool) -> Iterator[tuple[str, str, bool]]:
    for column, option in layout.question.ticks if layout.question else ():
        if said := told(_cell(row, column.index), option):
            yield said, column.name, True
    for column in layout.lists:
        cell = _cell(row, column.index)
        for option in layout.splits.get(cell, ()):
            yield option, column.name, True
        if cell and cell not in layout.splits:
            yield _with_overflow(layout, row, column.index, cell), column.name, whole


def _with_overflow(layout: Layout, row: Row, index: int, cell: str) -> str:
    """Put a list together whose separators were taken for delimiters (last column only)."""
    width = layout.table.width
    if len(row.cells) <= width or index < width - 1:
        return cell
    return ", ".join([cell, *filter(None, row.cells[width:])])


def _odd(layout: Layout, row: Row) -> Iterator[Problem]:
    """Say what is odd about a row, if anything."""
    for column, option in layout.question.ticks if layout.question else ():
        cell = _cell(row, column.index)
        if told(cell, option) is None:
            yield Problem(
                f"{_cut(cell)!r} is neither a tick nor a no; it was left out",
                layout.table.grid.location(row.number, column.name),
                "write yes, maybe or no",
            )
    if not _is_named(layout, row) and not layout.several:
        length = len(_cell(row, layout.organisation.index))
        what = f"a name of {length:,} characters is no organisation" if length else "this row names no organisation"
        yield Problem(f"{what}; it was left out", layout.table.grid.location(row.number), "fill the name in")
    elif len(row.cells) > layout.table.width and any(row.cells[layout.table.width :]):
        yield Problem(
            "more cells than the header has columns",
            layout.table.grid.location(row.number),
            "put the list in quotes",
        )


def _note(layout: Layout, row: Row) -> Problem:
    return Problem(
        "read as a note or a sum, not as an answer",
        layout.table.grid.location(row.number),
        "delete the row if it is neither",
    )


def _is_note(layout: Layout, row: Row) -> bool:
    """Tell a row that names no group and opens like a note or a sum."""
    first = next(filter(None, row.cells), "")
    return bool(_NOTE.fullmatch(first)) and not any(_texts(layout, row, whole=True))


def _cut(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:37]}..."


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""
