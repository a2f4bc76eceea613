"""Where the header of a grid is: one row or two (questions above options), notes above, sums below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from twgnet.options import Options
from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import ORGANISATIONS, Heading, Role, is_all_known, read_heading
from twgnet.read.layout.columns import Column, Headed, cell_of
from twgnet.read.layout.content import is_number, to_count
from twgnet.read.layout.legend import spell_out
from twgnet.read.layout.questions.second_row import SUB_HEADINGS, is_second_header, label, merge_levels
from twgnet.read.layout.ticks import cross_out, is_tick, says_role
from twgnet.read.tools import is_tool_column, name_tool
from twgnet.vocabulary.headings.load import cell_words, fold, heads_edges, split_words

HEADER_ROWS = 25  # how far down a header is looked for, as HXL tools do
SURE = 3  # the level of a heading that hardly an answer has
NAMED = ("frame", "parquet")  # formats whose columns have names
LONGEST = 1_000  # characters of a heading; what follows says nothing
NEARLY = 0.75  # of the widest row: a header may lack the heading of a column or two, a title has hardly a cell
SAMPLE = 1_000  # rows below a header that tell whether it lacks the heading of the first column
FEW_MARKS = 6  # different words in all cells of a matrix: votes, roles; lists of groups soon have more
RECURS = 2  # other rows with the same cell: a heading stands in its column once, a kind of node often
ABOVE = 2  # rows as wide as it above a header: one may say who filled the table in, two (or a header) are answers
KNOWN = 2  # cells of nothing but known words, as a header has; an answer has hardly two
TELLING = 2 / 3  # of the cells of a row below such rows; more of them are headings only in a header
_TAG = re.compile(r"#[A-Za-z]\w*(\s*\+\s*[A-Za-z]\w*)*")
_HOW_MANY = frozenset("number no n nr num nombre nb nbre numero anzahl aantal count total jumlah".split())
_MAY_COUNT = re.compile(rf"[\W_]*(?:{'|'.join(sorted(_HOW_MANY))})")  # most cells do not: no more need be looked at
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
_IMPORT_ID = re.compile(r'\{"ImportId":\s*"_?(\w+)"')


def find_header(grid: Grid, options: Options) -> int:
    """Find the index of the header row: the first that names an organisation and groups."""
    named = _named_row(grid, options)
    if named is not None:
        return named
    machine = next((index for index, row in enumerate(grid.rows[:HEADER_ROWS]) if _is_for_machines(row)), 0)
    if machine:
        return machine - 1
    best, best_score, widest = -1, 0, 0
    for index, row in enumerate(grid.rows[:HEADER_ROWS]):
        organisation, score = _header_score(row)
        if score and (_recurs(grid, row) or _stands_among_answers(grid.rows[:index], row, organisation)):
            continue
        if organisation >= SURE and score > organisation + 1:
            return index  # an answer below it may well hold such words, too
        width = sum(map(bool, row.cells))
        # An answer may well hold the word "organisation": below a full row it is no heading.
        if score > best_score and (organisation >= SURE or width > widest):
            best, best_score = index, score
        widest = max(widest, width)
    if best < 0 and grid.format in NAMED:
        return 0
    return best if best >= 0 else _widest(grid.rows[:HEADER_ROWS])


def _recurs(grid: Grid, row: Row) -> bool:
    """Tell an answer that reads like a heading: what names an organisation in it stands in other rows, too."""
    index = max(range(len(row.cells)), key=lambda index: _organisation_level(row.cells[index]))
    rows: Sequence[Row] = grid.rows
    if isinstance(rows, CodedRows):
        rows = rows.keep(rows.columns[index].where(row.cells[index].__eq__))
    same = (other for other in rows if cell_of(other.cells, index) == row.cells[index] and other.cells != row.cells)
    return len(list(islice(same, RECURS))) == RECURS


def _stands_among_answers(above: Sequence[Row], row: Row, organisation: int) -> bool:
    """Tell an answer that reads like a heading (`Schools`, `Parents Council`) by the full rows above it.

    A header below as many cells as it has itself, and hardly more, says so in nearly every one of them.
    """
    width = sum(map(bool, row.cells))
    full = [other for other in above if sum(map(bool, other.cells)) >= width]
    if len(full) + sum(map(_reads_as_header, full)) < ABOVE:
        return False
    known = sum(is_all_known(cell) and not cell.isdecimal() for cell in row.cells if cell)
    wider = any(sum(map(bool, other.cells)) > width for other in full)
    return organisation <= SURE or known <= TELLING * width or wider


def _reads_as_header(row: Row) -> bool:
    """Tell a row that may be the header by its words, though it names organisations at most perhaps."""
    known = sum(is_all_known(cell) and bool(read_heading(cell).concepts) and not cell.isdecimal() for cell in row.cells)
    return known >= KNOWN or _header_score(row)[1] > 0 or any(heads_edges(cell, "source") for cell in row.cells)


def _organisation_level(cell: str) -> int:
    heading = read_heading(cell)
    return heading.level if heading.role is Role.ORGANISATION else 0


def _widest(rows: Sequence[Row]) -> int:
    """Give the row of a survey tool's own headings, or the first that is nearly as wide as any (ticks do not count).

    Questions may stand above it, one over several of its cells.
    """
    tool = next((index for index, row in enumerate(rows) if name_tool(row.cells)), -1)
    if tool >= 0:
        return tool
    filled = [[cell for cell in row.cells if cell] for row in rows]
    widths = [0 if _is_ticked(cells) else len(cells) for cells in filled]
    widths = [w + (w > 1 and not row.cells[0]) for w, row in zip(widths, rows, strict=True)]  # above numbers of rows
    widths = widths if max(widths) > 1 else [len(cells) for cells in filled]
    first = next(index for index, width in enumerate(widths) if width >= NEARLY * max(widths))
    above = (i for i in range(first) if len(filled[i]) > 1 and is_second_header(rows[i].cells, rows[i + 1 :]))
    return next(above, first)


def _named_row(grid: Grid, options: Options) -> int | None:
    wanted = [name for name in (options.org_col, *options.group_cols) if name]
    wanted = [_squash(name) for name in wanted if not name.isdecimal()]
    if not wanted:
        return None
    for index, row in enumerate(grid.rows[:HEADER_ROWS]):
        here = {_squash(cell) for cell in row.cells}
        if all(name in here for name in wanted):
            return index
    return None


def _squash(name: str) -> str:
    return " ".join(name.split()).casefold()


def _header_score(row: Row) -> tuple[int, int]:
    """Give how surely this row names an organisation, and that plus the same for groups."""
    filled = [cell for cell in row.cells if cell]
    if len(filled) < 2 or _is_ticked(filled):
        return 0, 0
    headings = list(map(read_heading, filled))
    levels = {
        role: max((h.level for h in headings if h.role is role), default=0) for role in (Role.ORGANISATION, Role.GROUP)
    }
    organisation, group = levels[Role.ORGANISATION], levels[Role.GROUP]
    if group > SURE and any(h.role is Role.PERSONAL for h in headings):
        organisation = max(organisation, 1)  # a question to a `Respondent`
    if not group and _are_kinds(filled, headings):
        return 0, 0
    return (organisation, organisation + group) if organisation and organisation + group > 2 else (0, 0)


def _are_kinds(filled: Sequence[str], headings: Sequence[Heading]) -> bool:
    """Tell what kinds of organisations there are (`Type`, `NGO`, `CBO`, `NGO`) from headings."""
    named = [cell for cell, heading in zip(filled, headings, strict=True) if heading.role is Role.ORGANISATION]
    return len(named) > 1 and len(set(named)) < len(named)


def _is_ticked(filled: Sequence[str]) -> bool:
    """Tell a row of a matrix: half of its cells or more are ticks or roles (`No` may head a column, not two)."""
    ticks = [cell for cell in filled if says_role(cell) and (not _may_head(cell) or filled.count(cell) > 1)]
    return 2 * len(ticks) >= len(filled)


def _may_head(cell: str) -> bool:
    """Tell a tick that is a heading, too: `No`, `Member`."""
    heading = read_heading(cell)
    return heading.role is not Role.ATTRIBUTE and cell.casefold() not in ("x", "y", "n")


def is_tag_row(row: Row) -> bool:
    """Say if a row holds HXL hashtags, at least in half of its filled cells."""
    filled = [cell for cell in row.cells if cell]
    if not any(cell[0] == "#" for cell in filled):
        return False
    return 2 * sum(bool(_TAG.fullmatch(cell)) for cell in filled) > len(filled)


def cut(grid: Grid, header: int) -> Headed:
    """Cut a grid at its header row, or at two header rows (question above options)."""
    top, rest = merge_levels(grid.rows[header], grid.rows[header + 1 :])
    second = rest[0].cells if is_second_header(top.cells, rest) else ()
    labelled = None if second else label(top, rest)
    top, rows = labelled or top, rest[1:] if second or labelled else rest
    if not second and not labelled and _lacks_corner(top, rows):
        top = top._replace(cells=("", *top.cells))
    data, totals = _sort_rows(rows, top)
    data = spell_out(cross_out(data), top.cells)
    columns = _columns(top.cells, second, data)
    machine = next((row for row in grid.rows[header + 1 : header + 2] if _is_for_machines(row)), None)
    return Headed(grid, top, tuple(_classify_by_id(c, machine) for c in columns) if machine else columns, data, totals)


def _lacks_corner(top: Row, rows: Sequence[Row]) -> bool:
    """Tell a table as R writes it, with a name or a number before each row and no heading above these."""
    names = [*top.cells]
    while names and not names[-1]:
        names.pop()
    sample = [row.cells for row in islice(rows, SAMPLE)]
    if len(names) < 2 or not all(names) or len(sample) < 2 or not all(len(c) > len(names) for c in sample):
        return False
    if not all(cells[len(names)] and not any(cells[len(names) + 1 :]) for cells in sample):
        return False
    first = [cells[0] for cells in sample]
    if first == [str(number) for number in range(1, len(first) + 1)]:
        return not is_number(names[0])
    unlike = len(set(first)) == len(first) and not any(is_number(cell) for cell in first)
    marks = {cell for cells in sample for cell in cells[1:] if not is_number(cell) and is_tick(cell) is None}
    marked = len(marks) <= FEW_MARKS < len(sample) or not marks - {""}
    return unlike and marked and not _heads_names(names[0]) and not _ends_in_sums(sample, len(names))


def _heads_names(cell: str) -> bool:
    heading = read_heading(cell)
    return heading.role is Role.ORGANISATION or bool(heading.concepts & (ORGANISATIONS | {"name", "code", "person"}))


def _ends_in_sums(sample: Sequence[Sequence[str]], last: int) -> bool:
    """Tell the sums of the rows, which stand without a heading behind them."""
    totals = [to_count(cells[last]) for cells in sample]
    return any(totals) and totals == [sum(map(to_count, cells[1:last])) for cells in sample]


def _sort_rows(rows: Sequence[Row], top: Row) -> tuple[Sequence[Row], tuple[Row, ...]]:
    """Leave out what is no data below a header, the header once more among it, and give the sums apart."""
    if isinstance(rows, CodedRows):
        odd = rows.holding(lambda cell: _may_be_no_data(cell) or cell == top.cells[0])
        odd = [place for place in odd if _is_no_data(rows[place]) or rows[place].cells == top.cells]
        rows = rows.without(odd)
        last = [place for place in rows.holding(_sums) if _is_total(rows[place])]
        return rows.without(last), tuple(rows[place] for place in last)
    rows = tuple(row for row in rows if row.cells != top.cells and not _is_no_data(row))
    totals = tuple(filter(_is_total, rows))
    return tuple(row for row in rows if row not in totals) if totals else rows, totals


def _classify_by_id(column: Column, machine: Row) -> Column:
    """Judge a column by what the tool calls it for machines, if it is the tool's own, whatever its language."""
    found = _IMPORT_ID.match(cell_of(machine.cells, column.index))
    own = found and is_tool_column(found[1])
    return replace(column, heading=read_heading(found[1])) if found and own else column


def _columns(top: Sequence[str], second: Sequence[str], data: Sequence[Row]) -> tuple[Column, ...]:
    width = max(len(top), len(second))
    cells = _turn(data, width)
    columns, question = [], ""
    for index in range(width):
        name, option = (cell_of(names, index)[:LONGEST] for names in (top, second))
        question = name or question
        if second and option.casefold() not in SUB_HEADINGS and option != name:
            heading = read_heading(question)
            columns.append(Column(index, f"{question}: {option}", heading, cells[index], question, option))
        elif name or any(cells[index]):
            columns.append(Column(index, name, read_heading(name), cells[index]))
    return tuple(columns)


def _turn(data: Sequence[Row], least: int) -> Sequence[Sequence[str]]:
    """Give the columns of rows, at least so many, short rows filled up."""
    if isinstance(data, CodedRows) and len(data.columns) >= least:
        return data.columns
    width = max(least, max((len(row.cells) for row in data), default=0))
    if not data:
        return [()] * width
    full = (row.cells if len(row.cells) == width else (*row.cells, *[""] * (width - len(row.cells))) for row in data)
    return list(zip(*full, strict=True))


def _is_total(row: Row) -> bool:
    """Tell the row of sums below a matrix, whose numbers are no ticks."""
    filled = [cell for cell in row.cells if cell]
    texts = [cell for cell in filled if not is_number(cell)]
    return len(filled) > 1 == len(texts) and _sums(texts[0])


def _sums(cell: str) -> bool:
    """Tell `Total`, `Weight` and `Number of organisations`."""
    folded = fold(cell)
    if folded.rstrip(" :") in cell_words("total"):
        return True
    if not _MAY_COUNT.match(folded):
        return False
    first, *rest = split_words(cell) or [""]
    if first not in _HOW_MANY:
        return False
    found = [read_heading(word).concepts for word in rest]
    return all(found) and any(concepts & ORGANISATIONS for concepts in found)


def _is_no_data(row: Row) -> bool:
    """Tell tags, what Qualtrics writes for machines, and dashes or `(text)`, `(USD)` under a header."""
    if not _may_be_no_data("".join(row.cells)):
        return False  # most rows: no more need be looked at
    if is_tag_row(row) or _is_for_machines(row) or not any(cell.strip("-=:+") for cell in row.cells):
        return True
    return len(filled := [cell for cell in row.cells if cell]) > 1 and all(map(_BRACKETED.fullmatch, filled))


def _may_be_no_data(text: str) -> bool:
    return bool(text) and not (text[0].isalnum() and "#" not in text and "ImportId" not in text)


def _is_for_machines(row: Row) -> bool:
    """Tell the third header row of Qualtrics, below the questions."""
    return 2 * sum(cell.startswith('{"ImportId"') for cell in row.cells) > len(row.cells)
