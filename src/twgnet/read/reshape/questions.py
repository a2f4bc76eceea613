"""Tables with a row for each answer to each question, spread into a column a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from twgnet.errors import problem
from twgnet.options import Options
from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import Role, read_heading
from twgnet.read.layout.columns import cell_of
from twgnet.vocabulary.headings.load import fold, heads_records

HEADER_ROWS = 5  # how far down the headings are looked for
LEAST_QUESTIONS, LEAST_RESPONDENTS = 2, 2
SURE = 2  # the level of a question about organisations or groups; below it, it may be the name of a group


class _Columns(NamedTuple):
    """The places of the questions, the answers and the respondents in a row."""

    question: int
    answer: int
    respondent: int


def spread_questions(grid: Grid, options: Options) -> Grid:
    """Give a table of respondents, questions and answers with a row a respondent; another as it is."""
    if isinstance(grid.rows, CodedRows):
        return grid
    for place, row in enumerate(grid.rows[:HEADER_ROWS]):
        found = _find_columns(row.cells, grid.rows[place + 1 :])
        if found and not _are_asked_for(row.cells, found, options):
            return _spread(grid, row, grid.rows[place + 1 :], found)
    return grid


def _are_asked_for(header: Sequence[str], found: _Columns, options: Options) -> bool:
    """Say if a person named a column that goes: the table is then meant as it stands."""
    own = {fold(header[place]) for place in (found.question, found.answer)}
    return not own.isdisjoint(map(fold, (options.org_col or "", *options.group_cols)))


def _find_columns(header: Sequence[str], rows: Sequence[Row]) -> _Columns | None:
    """Find the columns, if there is one of questions, one of answers, and questions recur over respondents."""
    places = [[i for i, name in enumerate(header) if heads_records(name, part)] for part in ("question", "answer")]
    if any(len(found) != 1 for found in places):
        return None
    question, answer = places[0][0], places[1][0]
    asked = Counter(cell_of(row.cells, question) for row in rows)
    about = [read_heading(name) for name in asked]
    telling = any(one.role in (Role.ORGANISATION, Role.GROUP) and one.level >= SURE for one in about)
    if len(asked) < LEAST_QUESTIONS or "" in asked or not telling:
        return None
    others = [i for i in range(len(header)) if i not in (question, answer)]
    respondents = (i for i in others if _are_respondents(rows, question, i))
    first = next(respondents, None)
    return None if first is None else _Columns(question, answer, first)


def _are_respondents(rows: Sequence[Row], question: int, place: int) -> bool:
    """Tell a column of respondents: each is asked several questions, most of which others are asked too."""
    asked: dict[str, set[str]] = {}
    for row in rows:
        asked.setdefault(cell_of(row.cells, place), set()).add(cell_of(row.cells, question))
    times = Counter(name for questions in asked.values() for name in questions)
    several = sum(len(questions) >= LEAST_QUESTIONS for questions in asked.values())
    shared = sum(n >= LEAST_RESPONDENTS for n in times.values())
    return "" not in asked and len(asked) >= LEAST_RESPONDENTS and 2 * several > len(asked) and 2 * shared > len(times)


def _spread(grid: Grid, header: Row, rows: Sequence[Row], columns: _Columns) -> Grid:
    questions = [*dict.fromkeys(cell_of(row.cells, columns.question) for row in rows)]
    beside = [i for i in range(len(header.cells)) if i not in columns[:2]]
    given: dict[str, dict[str, list[str]]] = {}
    first: dict[str, Row] = {}
    for row in rows:
        name = cell_of(row.cells, columns.respondent)
        first.setdefault(name, row)
        texts = given.setdefault(name, {}).setdefault(cell_of(row.cells, columns.question), [])
        texts += [cell] if (cell := cell_of(row.cells, columns.answer)) and cell not in texts else []
    kept = [i for i in beside if _is_constant(rows, columns.respondent, i)]
    spread = tuple(
        Row(
            row.number,
            (*(cell_of(row.cells, i) for i in kept), *("\n".join(given[name].get(q, ())) for q in questions)),
        )
        for name, row in first.items()
    )
    top = Row(header.number, (*(header.cells[i] for i in kept), *questions))
    names = {"question": header.cells[columns.question], "answer": header.cells[columns.answer]}
    note = problem("layout.questions_in_rows", grid.location(header.number), n=len(questions), **names)
    return replace(grid, rows=(top, *spread), problems=(*grid.problems, note))


def _is_constant(rows: Sequence[Row], respondent: int, place: int) -> bool:
    """Say if a column says one thing of each respondent."""
    first: dict[str, str] = {}
    return all(
        first.setdefault(cell_of(r.cells, respondent), cell_of(r.cells, place)) == cell_of(r.cells, place) for r in rows
    )
