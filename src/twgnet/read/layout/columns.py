"""The header of a grid found, and its columns with what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import Heading, Role, read_heading
from twgnet.read.layout.ticks import is_tick
from twgnet.read.options import ReadOptions

HEADER_ROWS = 25  # how far down a header is looked for, as HXL tools do
_TAG = re.compile(r"#[A-Za-z]\w*(\s*\+\s*[A-Za-z]\w*)*")
_TOTAL = re.compile(r"(grand |sub-?)?(total|sum|count)s?\s*:?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+([.,]\d+)?\s*%?")
_SUB_HEADINGS = {"response", "open-ended response", ""}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its cells, the option it stands for (two header rows), its tag."""

    index: int
    name: str
    heading: Heading
    cells: tuple[str, ...]
    question: str = ""
    option: str = ""
    tag: str = ""

    @property
    def filled(self) -> list[str]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell]


@dataclass(frozen=True)
class Headed:
    """A grid cut into header and data."""

    grid: Grid
    header: Row
    columns: tuple[Column, ...]
    data: tuple[Row, ...]
    totals: tuple[Row, ...] = ()

    @cached_property
    def width(self) -> int:
        """The number of columns that the header covers."""
        return max(column.index for column in self.columns) + 1


def find_header(grid: Grid, options: ReadOptions) -> int:
    """Find the index of the header row: the first that names an organisation and groups."""
    named = _named_row(grid, options)
    if named is not None:
        return named
    best, best_score, widest = -1, 0, 0
    for index, row in enumerate(grid.rows[:HEADER_ROWS]):
        organisation, score = _header_score(row)
        width = sum(map(bool, row.cells))
        # An answer may well hold the word "organisation": below a full row it is no heading.
        if score > best_score and (organisation >= 3 or width > widest):
            best, best_score = index, score
        widest = max(widest, width)
    if best >= 0:
        return best
    return _widest(grid.rows[:HEADER_ROWS])


def _widest(rows: Sequence[Row]) -> int:
    """Give the first of the rows with most cells; rows of ticks only where there are no others."""
    filled = [[cell for cell in row.cells if cell] for row in rows]
    widths = [0 if _is_ticked(cells) else len(cells) for cells in filled]
    widths = widths if any(widths) else [len(cells) for cells in filled]
    return widths.index(max(widths))


def _named_row(grid: Grid, options: ReadOptions) -> int | None:
    wanted = [name for name in (options.organisation_column, *options.group_columns) if name]
    wanted = [name.casefold() for name in wanted if not name.isdecimal()]
    if not wanted:
        return None
    for index, row in enumerate(grid.rows[:HEADER_ROWS]):
        here = {cell.casefold() for cell in row.cells}
        if all(name in here for name in wanted):
            return index
    return None


def _header_score(row: Row) -> tuple[int, int]:
    """Give how surely this row names an organisation, and that plus the same for groups."""
    filled = [cell for cell in row.cells if cell]
    if len(filled) < 2 or _is_ticked(filled):
        return 0, 0
    headings = list(map(read_heading, filled))
    levels = {
        role: max((h.level for h in headings if h.role is role), default=0) for role in (Role.ORGANISATION, Role.GROUP)
    }
    organisation = levels[Role.ORGANISATION]
    return organisation, organisation + levels[Role.GROUP] if organisation else 0


def _is_ticked(filled: Sequence[str]) -> bool:
    """Tell a row of a matrix: half of its cells or more are ticks (`No` may head a column)."""
    ticks = [cell for cell in filled if is_tick(cell) is not None and cell.casefold() != "no"]
    return 2 * len(ticks) >= len(filled)


def is_tag_row(row: Row) -> bool:
    """Tell whether a row holds HXL hashtags, at least in half of its filled cells."""
    filled = [cell for cell in row.cells if cell]
    if not any(cell[0] == "#" for cell in filled):
        return False
    return 2 * sum(bool(_TAG.fullmatch(cell)) for cell in filled) > len(filled)


def cut(grid: Grid, header: int) -> Headed:
    """Cut a grid at its header row, or at two header rows (question above options)."""
    top = grid.rows[header]
    below = grid.rows[header + 1 : header + 2]
    second = below[0].cells if below and _is_second_header(top.cells, grid.rows[header + 1 :]) else ()
    rows = grid.rows[header + (2 if second else 1) :]
    rows = tuple(row for row in rows if row.cells != top.cells and not is_tag_row(row) and not _is_rule(row))
    totals = tuple(filter(_is_total, rows))
    data = tuple(row for row in rows if row not in totals) if totals else rows
    width = max(len(top.cells), len(second))
    return Headed(grid, top, _columns(top.cells, second, data, width), data, totals)


def _columns(top: Sequence[str], second: Sequence[str], data: Sequence[Row], width: int) -> tuple[Column, ...]:
    columns, question = [], ""
    for index in range(width):
        name, option = _cell(top, index), _cell(second, index)
        question = name or question
        cells = tuple(_cell(row.cells, index) for row in data)
        if second and option.casefold() not in _SUB_HEADINGS and option != name:
            columns.append(Column(index, f"{question}: {option}", read_heading(question), cells, question, option))
        elif name or any(cells):
            columns.append(Column(index, name, read_heading(name), cells))
    return tuple(columns)


def _is_second_header(top: Sequence[str], rows: Sequence[Row]) -> bool:
    """Tell whether the first of `rows` names options under the questions of `top`."""
    first = rows[0].cells
    under_blank = [i for i, cell in enumerate(first) if cell and not _cell(top, i)]
    if under_blank and any(cell.casefold() == "open-ended response" for cell in first):
        return True
    names = [first[i] for i in under_blank]
    if not names or len(set(names)) < len(names) or any(is_tick(n) is not None for n in names):
        return False
    if not _repeats_or_leaves_blank(top, first):
        return False
    below = [_cell(row.cells, i) for row in rows[1:] for i in under_blank]
    return all(is_tick(cell) is not None or cell in names or cell == "" for cell in below)


def _repeats_or_leaves_blank(top: Sequence[str], first: Sequence[str]) -> bool:
    """Tell whether nothing new stands under the headings that have one column only."""
    single = [i for i in range(len(top) - 1) if top[i] and top[i + 1]]
    return all(_cell(first, i) == top[i] or _cell(first, i).casefold() in _SUB_HEADINGS for i in single)


def _is_total(row: Row) -> bool:
    """Tell the row of sums below a matrix, whose numbers are no ticks."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) > 1 and bool(_TOTAL.fullmatch(filled[0])) and all(_NUMBER.fullmatch(cell) for cell in filled[1:])


def _is_rule(row: Row) -> bool:
    """Tell a line of dashes, as text tables draw it under their header."""
    return not any(cell.strip("-=:+") for cell in row.cells)


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""
