"""Which columns mean what: the understanding of one table, or a question to the person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from re import Pattern

from twgnet.errors import LayoutError, Problem, option, problem
from twgnet.model.survey import Meaning
from twgnet.options import Options
from twgnet.read.files.grid import Grid
from twgnet.read.headings import DESCRIBES, Role, read_heading
from twgnet.read.layout.cells import hold_one_name, organisation_separator, split_options
from twgnet.read.layout.choose.groups import Groups, choose_groups, note_roles
from twgnet.read.layout.choose.leads import add_leads
from twgnet.read.layout.choose.organisation import Choice, choose_organisation
from twgnet.read.layout.choose.refusals import no_header, one_mode, one_mode_edges, scale
from twgnet.read.layout.columns import Column, Headed, mask_headings
from twgnet.read.layout.content import Kind, is_number
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.header import cut, find_header
from twgnet.read.layout.hxl import read_tags
from twgnet.read.layout.questions.find import find_questions
from twgnet.read.layout.questions.nominations import set_aside_nominations
from twgnet.read.layout.questions.pair import find_answer, find_unasked, find_withdrawals
from twgnet.read.layout.questions.question import Cells, Question
from twgnet.read.layout.ticks import is_tick
from twgnet.read.meaning import choose_meaning
from twgnet.read.tools import name_tool
from twgnet.vocabulary.headings.load import fold, heads_edges

ROW = "row"  # in place of a heading: each row is one respondent without a name
NAMED = 100  # names of groups that are looked at to say what a link means
REPEATED = 0.2  # share of rows that name an organisation again, from which each row is one tie
SHARED = 0.1  # of the names at the end with fewer, also at the other, in a network of one kind; two kinds share a slip
LEAST_SHARED = 2  # such names; one may be an organisation and a group by chance (`Youth`)
_NUMBERING = re.compile(r"^\d+\s*[-–:.)]\s*|\s*[-–:]\s*\d+$")  # of one of several, around its name
_RESPONSES = frozenset(
    {"KoboToolbox", "ODK", "Microsoft Forms", "Qualtrics", "SurveyMonkey", "LimeSurvey", "REDCap", "Google Forms"}
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table is understood.

    `kind` is one of the layouts of the options. `level` says how surely, for choosing between
    sheets; `splits` holds the options of blank-joined cells; `separator` is the pattern that parts
    the organisations of one cell, if it holds several; `whole` tells that a cell is one name,
    whatever signs it holds; `weight` is the column of an edge list that counts, or says no. What `spared`
    matches are names on lists that are given: they are never masked.
    """

    table: Headed
    organisations: tuple[Column, ...]
    lists: tuple[Column, ...]
    question: Question | None
    kind: str
    level: int
    assumed: tuple[Problem, ...] = ()
    splits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    separator: str = ""
    whole: bool = False
    weight: Column | None = None
    meaning: Meaning = field(default_factory=Meaning)
    spared: Pattern[str] | None = None

    @property
    def organisation(self) -> Column:
        """The column of the organisations, or the first of them; of the groups in a turned matrix."""
        return self.organisations[0]

    @property
    def group_columns(self) -> tuple[str, ...]:
        """The headings that the groups stand under."""
        ticks = tuple(column.name for column, _ in self.question.ticks) if self.question else ()
        return ticks + tuple(column.name for column in self.lists)

    @property
    def used(self) -> frozenset[int]:
        """The columns that are organisations, groups or weights."""
        columns = [*self.organisations, *self.lists, *([self.weight] if self.weight else [])]
        question = [column for column, _ in self.question.ticks] if self.question else []
        name = self.question.name if self.question else ""
        question += [column for column in self.table.columns if name and column.name == name]
        return frozenset(column.index for column in (*columns, *question))


def understand(grid: Grid, options: Options, names: Names) -> Layout:
    """Understand one table, as corrected by the options."""
    table, tagged = _find_table(grid, options, names)
    if turned := _turned(table, options, names):
        return turned
    table = set_aside_nominations(table, options)
    choice = _choose_organisation(table, options, names)
    organisation = choice.columns[0]
    groups = choose_groups(_check_square(table, organisation, options), choice.columns, options, names)
    _check_header(table, organisation, groups, options, names)
    _check_modes(table, organisation, groups, options)
    return _lay_out(table, choice, groups, tagged, options, names)


def _find_table(grid: Grid, options: Options, names: Names) -> tuple[Headed, bool]:
    """Give a sheet as a table with its headings, names of people in them masked, and whether it has HXL tags."""
    if not grid.rows:
        raise LayoutError("layout.empty_sheet" if grid.sheet else "layout.empty_table", location=grid.location())
    tagged = read_tags(grid, options) if options.layout in (None, "hxl") else None
    table = tagged or cut(grid, find_header(grid, options))
    table = table if options.personal else mask_headings(table, names.spared)
    if fold(options.org_col or "") == ROW and not any(fold(c.name) == ROW for c in table.columns):
        table = table.number_rows(ROW)
    return table, tagged is not None


def _lay_out(table: Headed, choice: Choice, groups: Groups, tagged: bool, options: Options, names: Names) -> Layout:
    """Say what each column is for, once the organisations and the groups are chosen."""
    organisation = choice.columns[0]
    organisations, leads = add_leads(table, choice.columns, groups, options)
    separator = organisation_separator(table, organisation, groups.lists, options)
    kind = _kind(table, organisations, groups, options, tagged, separator)
    answer = _answer(table, organisations, groups, kind, options)
    _check_options(table, kind, bool(groups.question or answer), bool(groups.lists), options)
    ties = kind in ("ties", "hxl") and len(groups.lists) == 1
    return Layout(
        table,
        organisations,
        groups.lists,
        groups.question,
        kind,
        organisation.heading.level + groups.level,
        (
            *(() if leads else choice.assumed),
            *groups.assumed,
            *leads,
            *_noes(table, organisation, groups, kind, answer),
        ),
        splits=split_options(table, groups.lists, names),
        separator=separator,
        whole=options.layout == "ties" or (ties and hold_one_name(groups.lists[0])),
        weight=answer or (_weight(table) if kind == "ties" else None),
        meaning=_choose_meaning(organisation, groups, answer, options),
        spared=names.spared,
    )


def _choose_organisation(table: Headed, options: Options, names: Names) -> Choice:
    """Choose the organisations, or ask for them, and for the groups too where these do not tell themselves."""
    try:
        return choose_organisation(table, options, names)
    except LayoutError as error:
        if any(column.name in column.values for column in table.columns):
            raise no_header(table) from None
        try:
            choose_groups(table, (), options, names)
        except LayoutError as further:
            raise LayoutError(*error.problems, *further.problems) from None
        raise


def _turned(table: Headed, options: Options, names: Names) -> Layout | None:
    """Understand a matrix with the groups in rows and a column per organisation, if it is one."""
    if options.layout not in (None, "turned") or options.org_col or not table.columns:
        return None
    asked = options.layout == "turned"
    labels = next((c for c in table.columns if _labels_groups(c, names)), table.columns[0] if asked else None)
    if labels is None:
        return None
    table, labels = _without_descriptions(table, labels)
    others = [c for c in table.columns if c is not labels and (len(c.values) > 1 or c.kind in (Kind.TICK, Kind.EMPTY))]
    found = [q for q in find_questions(others, Names(()), options.yes) if q.cells is Cells.TICKS and _heads_members(q)]
    organisations = sum(len(q.ticks) for q in found)
    known = any(column.name in names for column in others)
    if len(found) != 1 or (not asked and (known or organisations < len(others))):
        if asked:
            raise LayoutError("layout.not_turned", location=table.location)
        return None
    assumed = (problem("layout.turned", table.location), *note_roles(table, found[0], options))
    meaning = choose_meaning((), options)
    return Layout(table, (labels,), (), found[0], "turned", 5, assumed, meaning=meaning, spared=names.spared)


def _without_descriptions(table: Headed, labels: Column) -> tuple[Headed, Column]:
    """Leave out the rows that describe the organisations: `Type` before `NGO` and `CBO`."""
    kept = [i for i, label in enumerate(labels.cells) if not _describes(label, table.data[i].cells)]
    if len(kept) == len(labels.cells):
        return table, labels
    columns = tuple(replace(c, cells=[c.cells[i] for i in kept]) for c in table.columns)
    table = replace(table, columns=columns, data=[table.data[i] for i in kept])
    return table, next(c for c in columns if c.index == labels.index)


def _describes(label: str, cells: Sequence[str]) -> bool:
    known = bool(read_heading(label).concepts & {*DESCRIBES})
    return known and all(cell and is_tick(cell) is None and not is_number(cell) for cell in cells)


def _heads_members(question: Question) -> bool:
    """Tell columns of nothing but organisations, without a heading above them or with `Members`."""
    heading = read_heading(question.name)
    return not question.name or heading.role is Role.ORGANISATION


def _labels_groups(column: Column, names: Names) -> bool:
    """Tell the column that names a group in each row of a turned matrix."""
    if len(column.values) < max(len(column.filled), 2) or column.kind is Kind.TICK:
        return False
    if column.heading.role is Role.GROUP:
        return column.heading.level > 1
    return column.heading.role is Role.ATTRIBUTE and names.share(list(column.values)) >= 0.5


def _check_header(table: Headed, organisation: Column, groups: Groups, options: Options, names: Names) -> None:
    """Refuse a table whose header is an answer."""
    if options.org_col and options.group_cols:
        answer = options.org_col.isdecimal() and organisation.name in organisation.values
    else:
        named = organisation.heading.role is Role.ORGANISATION
        kind = organisation.name in organisation.values  # `NNGO` above `INGO` and `NNGO`
        answer = kind or any(names.heads(column.name, surely=named) for column in groups.lists)
    if groups.question and _are_answers(groups.question):
        raise no_header(table, len(table.columns) - 1)
    if answer:
        raise no_header(table)


def _are_answers(question: Question) -> bool:
    """Tell the first row of a matrix without a header: ticks like those below, or a 0 or a number twice."""
    options, values = question.options, {cell for column, _ in question.ticks for cell in column.values}
    if all(is_tick(option) is not None for option in options) and values.issuperset(options):
        return True
    return not question.name and all(map(is_number, options)) and ("0" in options or len(set(options)) < len(options))


def _check_square(table: Headed, organisation: Column, options: Options) -> Headed:
    """Refuse a square matrix, the same names before its rows and above its columns, numbered or not.

    Where a person says that it is a matrix all the same, its headings are no questions (`AFRC - 1`).
    """
    marks = (Kind.TICK, Kind.NUMBER, Kind.EMPTY)
    others = [c for c in table.columns if c is not organisation and c.kind in marks and not is_number(c.name)]
    ways = (fold, lambda name: fold(_NUMBERING.sub("", name)))
    for plain in ways if options.layout in (None, "matrix") and not options.group_cols else ():
        names = {plain(column.name) for column in others}
        both = [cell for cell in organisation.values if plain(cell) in names]
        if len(both) >= LEAST_SHARED and 2 * len(both) > max(len(organisation.values), len(others)):
            if options.layout != "matrix":
                raise one_mode(table, both)
            columns = (replace(c, option=c.name) if c in others and not c.option else c for c in table.columns)
            return replace(table, columns=tuple(columns))
    return table


def _check_modes(table: Headed, organisation: Column, groups: Groups, options: Options) -> None:
    if options.layout or options.group_cols:
        return
    rows = {fold(cell): cell for cell in organisation.values}
    columns = {fold(name) for name in groups.question.options if not name.isdecimal()} if groups.question else set()
    if not groups.question and groups.level < 2:
        columns = {fold(cell) for cell in groups.lists[0].values}
    both = [cell for key, cell in rows.items() if key in columns]
    if len(both) >= max(LEAST_SHARED, SHARED * min(len(rows), len(columns))):
        raise one_mode(table, both) if groups.question else one_mode_edges(table, organisation, groups.lists[0], both)


def _check_options(table: Headed, kind: str, question: bool, lists: bool, options: Options) -> None:
    if options.answers == "latest" and kind not in ("list", "matrix"):
        raise LayoutError("layout.no_latest", location=table.location)
    given = "yes" if options.yes and not question else "separator" if options.separator and not lists else ""
    if given:
        code = "layout.no_groups" if given == "yes" else "layout.no_lists"
        raise LayoutError(code, location=table.location, option=option(given))
    if options.layout == "matrix" and kind != "matrix":
        raise LayoutError("layout.no_matrix", location=table.location)


def _kind(
    table: Headed,
    organisations: Sequence[Column],
    groups: Groups,
    options: Options,
    tagged: bool,
    separator: str,
) -> str:
    if tagged:
        return "hxl"
    if groups.question:
        return "matrix"
    if separator or len(organisations) > 1:
        return "groups"
    if options.layout in ("list", "ties"):
        return options.layout
    rows = len(organisations[0].filled)
    distinct = len({" ".join(cell.split()).casefold() for cell in organisations[0].values})
    responses = name_tool([column.name for column in table.columns]) in _RESPONSES
    lists = any(";" in cell or "\n" in cell for column in groups.lists for cell in column.values)
    lists = lists and not all(map(hold_one_name, groups.lists))
    ends = [(organisations[0], "source"), *((column, "target") for column in groups.lists)]
    edges = len(ends) == 2 and all(heads_edges(column.name, end) for column, end in ends)
    repeated = rows - distinct > REPEATED * rows
    return "ties" if (edges or repeated) and not responses and not lists else "list"


def _answer(
    table: Headed, organisations: Sequence[Column], groups: Groups, kind: str, options: Options
) -> Column | None:
    """Give the column of a long table that says which of its rows are links, if it has one."""
    if kind not in ("ties", "list") or groups.question or len(groups.lists) != 1 or len(organisations) > 1:
        return None
    if options.layout:
        return None
    if kind == "list" and not options.yes:
        return find_withdrawals([c for c in table.columns if c not in (organisations[0], groups.lists[0])])
    found = find_answer(table, organisations[0], groups.lists[0], frozenset(map(fold, options.yes)))
    if isinstance(found, Question):
        raise scale(table, found)
    return found


def _noes(table: Headed, organisation: Column, groups: Groups, kind: str, answer: Column | None) -> tuple[Problem, ...]:
    """Say that rows count whatever a column of yes and no says of them, where it may be about their link."""
    if kind != "ties" or answer or len(groups.lists) != 1:
        return ()
    found = find_unasked(table, organisation, groups.lists[0])
    if not found:
        return ()
    yes = next(cell for cell in found.values if is_tick(cell))
    return (problem("layout.noes_count", table.location, column=found.name, yes=yes),)


def _weight(table: Headed) -> Column | None:
    """Give the column of an edge list that says how often or how strongly."""
    found = (c for c in table.columns if heads_edges(c.name, "weight"))
    return next((c for c in found if c.kind in (Kind.NUMBER, Kind.TICK)), None)


def _choose_meaning(organisation: Column, groups: Groups, answer: Column | None, options: Options) -> Meaning:
    """Say what a link means; how often organisations stand under a heading is where they work."""
    question = groups.question
    names = question.options if question else [*groups.lists[0].values][:NAMED]
    counted = question and question.cells is Cells.COUNTS and organisation.heading.role is Role.ORGANISATION
    asked = [answer.name] if answer else []
    headings = (organisation.name, question.name if question else groups.lists[0].name, *asked)
    return choose_meaning(headings, options, names, "works_in" if counted else "linked_to")
