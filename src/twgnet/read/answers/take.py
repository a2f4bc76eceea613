"""An understood table to answers: one per list cell or ticked option, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from twgnet._gc import fewer_collections
from twgnet.errors import LayoutError, Problem, problem
from twgnet.model.coded import CodedAnswers
from twgnet.model.message import name_few
from twgnet.model.survey import Answer, ColumnUse, Nomination
from twgnet.options import Options
from twgnet.read.answers.aggregate import count_rows
from twgnet.read.answers.attributes import Beside, check_kept, note_no_kinds, sort_columns
from twgnet.read.answers.nameless import keep_apart, name_organisation
from twgnet.read.answers.nobody import not_names, placeholders, trials
from twgnet.read.answers.noes import note_noes, strength
from twgnet.read.answers.nominations import describe_nominations, take_nominations
from twgnet.read.answers.twice import find_earlier_rows
from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Row, tidy
from twgnet.read.layout.columns import Headed, cell_of
from twgnet.read.layout.content import is_number, opens_as_note, to_count
from twgnet.read.layout.questions.question import Cells
from twgnet.read.layout.ticks import is_tick, read_tick
from twgnet.read.layout.understand import Layout
from twgnet.read.people.mask import MASK, mask, mask_answer, surely_plain
from twgnet.vocabulary.headings.load import cell_words, fold

MAX_NAME = 1_000  # characters; the longest real name known here has 250
SHOWN = 3  # organisations named in a line


@dataclass(frozen=True, slots=True)
class Taken:
    """The answers of a table, those of nobody, what a person should check, and the columns' uses.

    `replaced` are the answers in whose stead a later one of the same organisation counts.
    """

    answers: Sequence[Answer]
    unnamed: tuple[Answer, ...]
    problems: tuple[Problem, ...]
    assumed: tuple[Problem, ...] = ()
    columns: tuple[ColumnUse, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    replaced: tuple[Answer, ...] = ()


@dataclass(slots=True)
class _Table:
    """A layout with what is needed for every row of it."""

    layout: Layout
    options: Options
    beside: Beside
    masked: Counter[str] = field(default_factory=Counter)
    known: dict[tuple[str, bool], str] = field(default_factory=dict)
    nobody: frozenset[str] = frozenset()
    people: dict[str, int] = field(default_factory=dict)

    def mask(self, cell: str, *, names: bool = True) -> str:
        """Mask a cell, each distinct one once, and count that it was."""
        if self.options.personal:
            return cell
        masked = self.known.get((cell, names))
        if masked is None:
            masked = self.known[cell, names] = mask_answer(cell, self.layout.spared, self._number_person, names=names)
        if masked != cell:
            self.masked["cells"] += 1
        return masked

    def spare(self, cells: Sequence[str], *, names: bool) -> None:
        """Look at many cells at once for those that need no mask: faster than one by one."""
        self.known.update(((cell, names), cell) for cell in surely_plain(cells))

    def _number_person(self, name: str) -> str:
        """Give a number to each of those who are whole answers: two people are two answers."""
        number = self.people.setdefault(fold(name), len(self.people) + 1)
        return MASK if number == 1 else f"{MASK} ({number})"

    def name(self, cell: str) -> str:
        """Mask an organisation's name, and keep those apart of which nothing else is left."""
        return keep_apart(self.layout, cell, self.mask(cell, names=False))


@fewer_collections()
def take_answers(layout: Layout, options: Options, attributes: Collection[str] = ()) -> Taken:
    """Take every answer of the table, and list the rows that are not plain answers."""
    check_kept(layout, options)
    nobody = frozenset().union(*(placeholders(column.values) for column in layout.organisations))
    table = _Table(layout, options, sort_columns(layout, options, attributes), nobody=nobody)
    unnamed: list[Answer] = []
    problems: list[Problem] = []
    earlier, assumed = find_earlier_rows(layout, options)
    data = layout.table.data

    def look(rows: Iterable[Row]) -> tuple[Answer, ...]:
        return _take_rows(table, (row for row in rows if row.number not in earlier), unnamed, problems)

    if isinstance(data, CodedRows) and _is_plain(layout, options) and layout.kind != "hxl":
        answers: Sequence[Answer] = _take_columns(table, data, earlier, look)
    else:
        answers = look(data)
    problems += [*_doubtful_names(table), *(_note(layout, row) for row in layout.table.totals)]
    if not answers:
        raise LayoutError("answers.no_organisation", location=layout.table.locate(layout.organisation.name))
    if unnamed and not any(answer.text for answer in answers):
        where = layout.table.locate(layout.organisation.name)
        rows = len({answer.location.row for answer in unnamed})
        raise LayoutError("answers.all_unnamed", location=where, n=rows, column=layout.organisation.index + 1)
    notes = (*describe_nominations(layout), *_masked_note(table), *_headless(layout), *note_noes(layout, options))
    notes += (*note_no_kinds(layout, table.beside),)
    nominations = tuple(take_nominations(layout, options, earlier))
    replaced = _take_rows(table, (row for row in data if row.number in earlier), [], []) if earlier else ()
    assumed = (*assumed, *notes)
    return Taken(answers, tuple(unnamed), tuple(problems), assumed, table.beside.uses, nominations, replaced)


def _take_rows(
    table: _Table, rows: Iterable[Row], unnamed: list[Answer], problems: list[Problem]
) -> tuple[Answer, ...]:
    """Take the answers row by row; those of nobody and what is odd go into the two lists."""
    answers: list[Answer] = []
    plain = _is_plain(table.layout, table.options)
    for row in rows:
        if plain and (answer := _plain_answer(table, row)):
            answers.append(answer)
            continue
        if _is_note(table, row):
            problems.append(_note(table.layout, row))
            continue
        problems += _odd(table, row)
        found = list(_of_row(table, row))
        answers += found
        if not found:
            unnamed += [one for one in _of_one(table, row, "") if one.text]
    return tuple(count_rows(answers) if table.layout.kind == "hxl" else answers)


def _take_columns(
    table: _Table, rows: CodedRows, earlier: Collection[int], look: Callable[[Iterable[Row]], Sequence[Answer]]
) -> CodedAnswers:
    """Take the answers of plain rows by column, each distinct text looked at once, and only odd rows one by one."""
    import numpy as np

    layout = table.layout
    names, texts = rows.columns[layout.organisation.index], rows.columns[layout.lists[0].index]
    odd = names.where(lambda cell: not 0 < len(cell) <= MAX_NAME or cell in table.nobody)
    odd |= ~texts.where(bool) | rows.columns[0].where(opens_as_note)
    kept = ~np.isin(rows.numbers, [*earlier])
    for place in np.flatnonzero(odd & kept).tolist():
        before = table.masked["cells"]
        kept[place] = any(answer.organisation for answer in look([rows[place]]))
        table.masked["cells"] = before if kept[place] else table.masked["cells"]  # what is kept is counted below
    masked = table.masked["cells"]
    table.spare(names.texts, names=False)
    table.spare(texts.texts, names=True)
    hidden = [names.where(lambda cell: table.name(cell) != cell), texts.where(lambda cell: table.mask(cell) != cell)]
    names, texts = names.keep(kept).change(table.name), texts.keep(kept).change(table.mask)
    table.masked["cells"] = masked + sum(int(cells[kept].sum()) for cells in hidden)
    where, headings = layout.table.grid.location(), (layout.organisation.name, layout.lists[0].name)
    attributes = table.beside.by_column(rows, kept, personal=table.options.personal)
    return CodedAnswers(where, headings, rows.numbers[kept], names, texts, attributes, whole=layout.whole)


def _is_plain(layout: Layout, options: Options) -> bool:
    """Tell a table of one organisation and one text a row, which needs no more than the two cells."""
    columns = len(layout.organisations) == len(layout.lists) == 1
    further = layout.question or layout.splits or layout.separator or layout.weight or options.separator
    return columns and not further and layout.kind != "turned"


def _plain_answer(table: _Table, row: Row) -> Answer | None:
    """Give the answer of a row without anything odd; None if the row must be looked at closely."""
    layout, cells = table.layout, row.cells
    listed = layout.lists[0]
    if not max(layout.organisation.index, listed.index) < len(cells) <= layout.table.width:
        return None
    name, text = cells[layout.organisation.index], cells[listed.index]
    if not name or not text or len(name) > MAX_NAME or name in table.nobody or opens_as_note(cells[0]):
        return None
    attributes = table.beside.attributes(row, personal=table.options.personal)
    location = layout.table.grid.location(row.number, listed.name)
    return Answer(table.name(name), table.mask(text), location, attributes, 1, layout.whole)


def _of_row(table: _Table, row: Row) -> Iterator[Answer]:
    """Give the answers of a row: of its organisation, of each of several, or of each column of a turned matrix."""
    layout = table.layout
    if layout.kind == "turned":
        yield from _of_group(table, row)
        return
    cells = (cell_of(row.cells, column.index) for column in layout.organisations)
    parts = (part for cell in cells for part in (re.split(layout.separator, cell) if layout.separator else (cell,)))
    for name in dict.fromkeys(map(tidy, parts)):
        if 0 < len(name) <= MAX_NAME and name not in table.nobody:
            yield from _of_one(table, row, table.name(name))


def _of_group(table: _Table, row: Row) -> Iterator[Answer]:
    layout = table.layout
    group = cell_of(row.cells, layout.organisation.index)
    yes = table.layout.question.yes if table.layout.question else frozenset[str]()
    for column, name in layout.question.ticks if layout.question and group else ():
        place = layout.table.grid.location(row.number, column.name)
        text = read_tick(cell_of(row.cells, column.index), group, yes) or ""
        yield Answer(table.mask(name, names=False), table.mask(text, names=False), place, {}, 1, bool(text))


def _of_one(table: _Table, row: Row, organisation: str) -> list[Answer]:
    layout = table.layout
    attributes = table.beside.attributes(row, personal=table.options.personal)
    found = [
        Answer(organisation, text, layout.table.grid.location(row.number, name), attributes, weight, whole)
        for text, name, weight, whole in _texts(table, row)
    ]
    if found:
        return found
    place = layout.table.grid.location(row.number, layout.organisation.name)
    return [Answer(organisation, "", place, attributes)]


def _texts(table: _Table, row: Row) -> Iterator[tuple[str, str, float, bool]]:
    """Give what a row says: each text with the column it stands in, its weight, and if it is one whole name."""
    layout = table.layout
    if layout.question:
        written = any(cell_of(row.cells, column.index) for column in layout.lists)
        yield from (one for one in _ticked(layout, row) if not (written and _is_other(one[0])))
    weight = _weight(table, row)
    for column in layout.lists if weight > 0 else ():
        cell = cell_of(row.cells, column.index)
        for choice in layout.splits.get(cell, ()):
            yield table.mask(choice, names=False), column.name, weight, True
        if cell and cell not in layout.splits:
            for text in _cut(table, _with_overflow(layout, row, column.index, cell)):
                yield table.mask(text), column.name, weight, layout.whole or table.options.separator is not None


def _is_other(option: str) -> bool:
    """Tell the option `Other (please specify)`, which says nothing more where the row says which."""
    return fold(option.partition("(")[0].strip()) in cell_words("other")


def _ticked(layout: Layout, row: Row) -> Iterator[tuple[str, str, float, bool]]:
    question = layout.question
    for column, name in question.ticks if question else ():
        cell = cell_of(row.cells, column.index)
        if question and question.cells is Cells.COUNTS:
            if (count := to_count(cell)) > 0:
                yield name, column.name, count, True
        elif question and (text := read_tick(cell, name, question.yes)):
            yield text, column.name, 1, True


def _cut(table: _Table, cell: str) -> Sequence[str]:
    separator = table.options.separator
    return [text for text in map(tidy, cell.split(separator)) if text] if separator else [cell]


def _weight(table: _Table, row: Row) -> float:
    """Give how strong the edge of a row is; 0 or less is no edge."""
    column, yes = table.layout.weight, table.options.yes
    cell = cell_of(row.cells, column.index) if column else ""
    return float(fold(cell) in map(fold, yes)) if column and yes else strength(cell)


def _with_overflow(layout: Layout, row: Row, index: int, cell: str) -> str:
    """Put a list together whose separators were taken for delimiters (last column only)."""
    width = layout.table.width
    if len(row.cells) <= width or index < width - 1:
        return cell
    return ", ".join([cell, *filter(None, row.cells[width:])])


def _doubtful_names(table: _Table) -> Iterator[Problem]:
    """Say which names are a date or a number, as spreadsheets make of what somebody typed, and which a trial."""
    layout, personal = table.layout, table.options.personal
    for column in layout.organisations if layout.kind != "turned" else ():
        for code, found in (("changed", not_names(column)), ("trial", trials(column))):
            if found:
                where = layout.table.grid.location(layout.table.data[column.places[found[0]]].number, column.name)
                names = found if personal else [name_organisation(layout, name) for name in found]
                yield problem(f"answers.{code}", where, n=len(found), names=name_few([*map(repr, names)], SHOWN))


def _odd(table: _Table, row: Row) -> Iterator[Problem]:
    """Say what is odd about a row, if anything."""
    layout = table.layout
    yield from _odd_cells(layout, row)
    width = layout.table.width
    if layout.kind == "turned":
        return
    names = [cell_of(row.cells, column.index) for column in layout.organisations]
    if len(names) == 1 and names[0] in table.nobody:
        yield problem("answers.nobody", layout.table.grid.location(row.number), name=names[0])
    elif len(names) == 1 and not layout.separator and not 0 < len(names[0]) <= MAX_NAME:
        code = "answers.long_name" if names[0] else "answers.no_name"
        yield problem(code, layout.table.grid.location(row.number), length=len(names[0]))
    elif any(row.cells[width:]) and _takes_overflow(layout):
        yield problem("answers.too_many_cells", layout.table.grid.location(row.number))


def _odd_cells(layout: Layout, row: Row) -> Iterator[Problem]:
    question = layout.question
    for column, name in question.ticks if question else ():
        cell = cell_of(row.cells, column.index)
        if question and question.cells is Cells.COUNTS:
            odd = bool(cell) and is_tick(cell) is not False and (not is_number(cell) or to_count(cell) < 0)
        else:
            odd = read_tick(cell, name, question.yes if question else ()) is None
        if odd:
            yield problem(
                "answers.no_tick", layout.table.grid.location(row.number, column.name), cell=_short(mask(cell))
            )


def _takes_overflow(layout: Layout) -> bool:
    return any(column.index == layout.table.width - 1 for column in layout.lists)


def _headless(layout: Layout) -> tuple[Problem, ...]:
    """Say which columns have cells and no heading."""
    table = layout.table
    unnamed = [c for c in table.columns if not c.name and c.index not in layout.used and c.filled]
    beyond = _width(table)
    numbers = [str(c.index + 1) for c in unnamed]
    if not _takes_overflow(layout):
        numbers += [str(index + 1) for index in range(table.width, beyond)]
    if not numbers:
        return ()
    where = table.location
    return (problem("answers.no_heading", where, columns=tuple(numbers[:9])),)


def _width(table: Headed) -> int:
    """Give the number of columns that hold something."""
    if isinstance(table.data, CodedRows) and len(table.data.columns) <= table.width:
        return table.width
    return max((len(row.cells) for row in table.data if any(row.cells[table.width :])), default=table.width)


def _masked_note(table: _Table) -> tuple[Problem, ...]:
    """Say how many cells were masked."""
    count = table.masked["cells"]
    if not count:
        return ()
    return (problem("answers.masked", table.layout.table.grid.location(), n=count),)


def _note(layout: Layout, row: Row) -> Problem:
    return problem("answers.note", layout.table.grid.location(row.number))


def _is_note(table: _Table, row: Row) -> bool:
    """Tell a row that names no group and opens like a note or a sum."""
    first = next(filter(None, row.cells), "")
    if not first or table.layout.kind == "turned":
        return False
    if not opens_as_note(first):
        return False
    before = table.masked["cells"]
    named = any(_texts(table, row))
    table.masked["cells"] = before  # the cells are taken later
    return not named


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:37]}..."
