"""Which tables of a source hold the answers: one, several of a kind, or a question to the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from twgnet.errors import LayoutError, Problem, problem
from twgnet.model.survey import Answer, ColumnUse, Survey
from twgnet.options import Options
from twgnet.read.files.grid import Grid
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.merged import fill_down, fill_groups, fill_merged
from twgnet.read.layout.understand import Layout, understand
from twgnet.read.reshape.every_way import reshape
from twgnet.read.reshape.outline import fill_outline
from twgnet.read.reshape.people import name_their_organisations
from twgnet.read.reshape.questions import spread_questions
from twgnet.read.reshape.sheets import join_sheets

_YEAR = re.compile(r"(19|20)\d\d|\b(round|wave|copy|old|new|draft|final)\b", re.IGNORECASE)
SHEET = "sheet"  # the attribute that says on which sheet an organisation stands
MOST_SHARED = 0.5  # of the organisations of one sheet, also in another: more are two rounds or a copy


class Chosen(NamedTuple):
    """The sheets that hold the answers, and notes on the choice."""

    layouts: list[Layout]
    notes: tuple[Problem, ...] = ()


def choose_sheets(grids: Sequence[Grid], options: Options, names: Names) -> Chosen:
    """Understand each sheet and take the best, all that were asked for, or all of one kind.

    Raises
    ------
    LayoutError
        No sheet is understood, or several could equally hold the answers.
    """
    grids = [name_their_organisations(spread_questions(fill_outline(grid), options), options) for grid in grids]
    layouts, errors = _understand_all(grids, options, names)
    if layouts and errors:  # of sheets that are a group each, a short one may be understood by itself
        layouts = _understand_all(join_sheets(grids), options, names)[0] or layouts
    if not layouts:
        ways = (_understand_all(made, options, names)[0] for made in reshape(grids))
        layouts = next(filter(None, ways), [])
    if not layouts or (options.sheet and errors and len(options.sheet) > 1):
        raise LayoutError(*_hindrances(grids), *(problem for error in errors for problem in error.problems))
    if options.all_sheets or len(options.sheet) > 1:
        return Chosen(layouts, tuple(map(_passed_over, errors)))
    top = max(layout.level for layout in layouts)
    best = [layout for layout in layouts if layout.level == top]
    if missing := [found for layout in best if _is_empty(layout) for found in _hindrances([layout.table.grid])]:
        raise LayoutError(*missing)
    if len(best) > 1 and not are_parts(best):
        raise _ambiguous(best)
    return Chosen(best, (_read_together(best),) if len(best) > 1 else ())


def _hindrances(grids: Sequence[Grid]) -> list[Problem]:
    """Give why cells are empty that the person sees, or may show: formulas without a value, hidden columns."""
    found = [problem for grid in grids for problem in grid.problems]
    formulas = [problem for problem in found if problem.code == "workbook_file.no_value"]
    return [*formulas[:1], *(problem for problem in found if problem.code == "workbook_file.hidden_columns")]


def _is_empty(layout: Layout) -> bool:
    """Say if nothing stands in the columns of the organisations, or in those of the groups."""
    groups = [*layout.lists, *(column for column, _ in layout.question.ticks)] if layout.question else layout.lists
    return not any(column.filled for column in layout.organisations) or not any(column.filled for column in groups)


def _understand_all(grids: Iterable[Grid], options: Options, names: Names) -> tuple[list[Layout], list[LayoutError]]:
    layouts: list[Layout] = []
    errors: list[LayoutError] = []
    for grid in grids:
        try:
            layout = understand(grid, options, names)
            layouts.append(_fill(grid, layout, options, names))
        except LayoutError as error:
            errors.append(error)
    return layouts, errors


def _fill(grid: Grid, layout: Layout, options: Options, names: Names) -> Layout:
    """Understand a table with the names written into the blanks below them, if asked, or where they are merged."""
    if options.fill_down is False:
        return layout
    filled = fill_down(grid, layout) if options.fill_down else fill_merged(grid, layout) or fill_groups(grid, layout)
    return understand(filled, options, names) if filled else layout


def are_parts(layouts: Sequence[Layout]) -> bool:
    """Say if sheets are parts of one survey (one a province), not two rounds or copies of it."""
    headers = {tuple(filter(None, layout.table.header.cells)) for layout in layouts}
    if len(headers) > 1 or any(_YEAR.search(layout.table.grid.sheet) for layout in layouts):
        return False
    organisations = [set(layout.organisation.filled) for layout in layouts]
    return all(
        len(one & other) <= MOST_SHARED * min(len(one), len(other)) for one, other in combinations(organisations, 2)
    )


def _ambiguous(layouts: Sequence[Layout]) -> LayoutError:
    return LayoutError(
        "layout.equal_sheets", location=layouts[0].table.grid.location(), n=len(layouts), sheets=_named(layouts)
    )


def join_surveys(surveys: Sequence[Survey], notes: Sequence[Problem]) -> Survey:
    """Put the answers of several sheets one below the other, and the notes on their choice.

    Of several the sheet is an attribute of the organisations: often a province or a cluster.
    """
    first = surveys[0]
    if len(surveys) > 1:
        answers = tuple(_on_its_sheet(answer) for survey in surveys for answer in survey.answers)
        first = replace(first, answers=answers, columns=(*first.columns, _use_of_sheets(answers)))
    return replace(
        first,
        unnamed=tuple(answer for survey in surveys for answer in survey.unnamed),
        nominations=tuple(one for survey in surveys for one in survey.nominations),
        replaced=tuple(one for survey in surveys for one in survey.replaced),
        named_groups=tuple(dict.fromkeys(name for survey in surveys for name in survey.named_groups)),
        problems=tuple(problem for survey in surveys for problem in survey.problems),
        assumed=tuple(dict.fromkeys((*notes, *(problem for survey in surveys for problem in survey.assumed)))),
        reading=replace(first.reading, sheet=", ".join(survey.reading.sheet for survey in surveys)),
    )


def _on_its_sheet(answer: Answer) -> Answer:
    return replace(answer, attributes={SHEET: answer.location.sheet, **answer.attributes})


def _use_of_sheets(answers: Sequence[Answer]) -> ColumnUse:
    sheets: dict[str, dict[str, None]] = {}
    for answer in answers:
        sheets.setdefault(answer.organisation, {})[answer.location.sheet] = None
    several = {name: tuple(found) for name, found in sheets.items() if len(found) > 1}
    return ColumnUse(SHEET, "kept", "describes", SHEET, several=several)


def _read_together(layouts: Sequence[Layout]) -> Problem:
    return problem("layout.stacked", layouts[0].table.grid.location(), n=len(layouts), sheets=_named(layouts))


def _passed_over(error: LayoutError) -> Problem:
    first = error.problems[0]
    sheet = first.location.sheet if first.location else ""
    return problem("layout.passed_over", first.location, what=first.part("what"), sheet=sheet)


def _named(layouts: Sequence[Layout]) -> str:
    return ", ".join(repr(layout.table.grid.sheet) for layout in layouts)
