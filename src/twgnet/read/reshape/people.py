"""Members written as people with their organisations: `Ann Lee (Alpha Aid)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twgnet.errors import problem
from twgnet.options import Options
from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import Role, read_heading
from twgnet.read.layout.columns import cell_of
from twgnet.vocabulary.headings.load import split_words

HEADER_ROWS = 5  # how far down the headings are looked for
_NAME = r"(?:[^\W\d_][\w'’.\-]*)"
_FORMS = tuple(  # of a person of two to four words and an organisation
    re.compile(rf"(?P<person>{_NAME}(?:\s+{_NAME}){{1,3}})\s*{between}")
    for between in (r"[(\[](?P<of>[^()\[\]]+)[)\]]", r",\s*(?P<of>[^,]+)", r"\s[-–—]\s+(?P<of>.+)")
)


@dataclass(frozen=True, slots=True)
class PeopleThresholds:
    """When a column of members is one of people. Shares of its distinct cells, 0 to 1.

    `written` is how many have the form of a person and an organisation: lower takes the branches of
    organisations for people. `telling` is how many name an organisation by a word of its kind: lower
    takes places for organisations, higher leaves people in the place of organisations.
    """

    least: int = 3
    written: float = 0.8
    telling: float = 0.5


THRESHOLDS = PeopleThresholds()


def name_their_organisations(grid: Grid, options: Options) -> Grid:
    """Give a table of members with the organisations of the people among them; another as it is."""
    if isinstance(grid.rows, CodedRows) or options.org_col:
        return grid
    for place, row in enumerate(grid.rows[:HEADER_ROWS]):
        headings = list(map(read_heading, row.cells))
        found = [i for i, heading in enumerate(headings) if heading.concepts and heading.concepts <= {"member", "name"}]
        others = any(h.role is Role.ORGANISATION and "organisation" in h.concepts for h in headings)
        if len(found) == 1 and not others and (rows := _renamed(grid.rows[place + 1 :], found[0])):
            column = row.cells[found[0]]
            note = problem("layout.people_of", grid.location(row.number, column), column=column)
            return replace(grid, rows=(*grid.rows[: place + 1], *rows), problems=(*grid.problems, note))
    return grid


def _renamed(rows: Sequence[Row], column: int) -> list[Row]:
    """Give the rows with organisations in place of people; none where the column is not one of people."""
    cells = {cell for row in rows if (cell := cell_of(row.cells, column))}
    forms = (
        form for form in _FORMS if _are_people([found for cell in cells if (found := form.fullmatch(cell))], cells)
    )
    form = next(forms, None)
    if form is None:
        return []
    of = {cell: found["of"].strip() for cell in cells if (found := form.fullmatch(cell))}
    return [Row(r.number, tuple(of.get(c, c) if i == column else c for i, c in enumerate(r.cells))) for r in rows]


def _are_people(found: Sequence[re.Match[str]], cells: set[str]) -> bool:
    if len(found) < max(THRESHOLDS.least, THRESHOLDS.written * len(cells)):
        return False
    from twgnet.vocabulary.organisations.words import GENERAL, ORGANISATION_TYPES

    kinds = GENERAL | {word for word in ORGANISATION_TYPES if len(word) > 1}
    telling = sum(not kinds.isdisjoint(split_words(one["of"])) for one in found)
    mixed = any(not kinds.isdisjoint(split_words(one["person"])) for one in found)
    return not mixed and telling >= THRESHOLDS.telling * len(found)
