"""Columns of numbers and of scales side by side: counts, ranks, the same few answers to each option."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twgnet.read.headings import Role, is_all_known, stem
from twgnet.read.layout.columns import Column
from twgnet.read.layout.content import Kind, is_number, to_count
from twgnet.read.layout.questions.question import CODES, Cells, Question, is_about_groups, offers_nothing
from twgnet.read.layout.questions.split import drop_legend
from twgnet.read.layout.ticks import MISSING, is_tick
from twgnet.vocabulary.headings.load import rating_words, split_words

LEAST_COUNTS = 3  # columns of numbers side by side that are a matrix; two may be any two numbers
HIGHEST = 10  # mark of a rating; counts of anything soon pass it
RATED = 0.9  # of the cells that hold a mark: people rate nearly all they are asked about, and are in few groups
MANY = 20  # rows with such cells that are no chance
LEAST_DIGITS = 6  # of a number that identifies: a register's, a post code's; all of one length, none twice
FINEST = 2  # decimals of an amount of money; rates and what statistics programmes compute have more
SEVERAL_BELOW = 2  # different negative numbers: one may stand for "no answer"
SEVERAL = 2  # rows with two choices and more; of fewer, the numbers may be counts that happen to follow each other
LEAST_SCALE = 3  # columns of one scale without a question above them
ANSWERS = frozenset({Kind.NAME, Kind.CODE, Kind.TICK, Kind.EMPTY})  # what a column of such a scale may hold
_QUANTITIES = frozenset({"number", "people", "code", "founded", "staff", "size", "status"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def make_scale(name: str, options: Sequence[tuple[Column, str]]) -> Question | None:
    """Make a question whose options are all answered with the same few answers or ranks."""
    filled = [(column, option) for column, option in options if column.values]
    shared = set().union(*(column.values for column, _ in filled))
    several = [column for column, _ in filled if len(column.values) > 1]
    if len(filled) < 2 or not several or not 2 <= len(shared) <= max(10, len(filled)):
        return None
    often = sum(len(column.filled) for column, _ in filled)
    return Question(name, tuple(filled), cells=Cells.SCALE) if often >= 2 * len(shared) else None


def find_scale(columns: Sequence[Column]) -> Question | None:
    """Find neighbouring columns without a question that are answered with the same few words (`Lead`, `Member`).

    One of them may hold but a word that is a tick by itself (`Member`). A heading that could be a description
    (`Land` is a country, too) is one of them where it is answered in the same words.
    """
    runs: list[list[Column]] = [[]]
    for column in columns:
        answered = {cell for one in runs[-1] for cell in one.values}
        if column.kind in ANSWERS and (_may_be_option(column) or answered.issuperset(column.values or ("",))):
            runs[-1].append(column)
        else:
            runs.append([])
    longest = max(runs, key=len)
    words = any(column.kind in (Kind.NAME, Kind.CODE) for column in longest)
    scale = len(longest) >= LEAST_SCALE and words
    return make_scale("", [(column, drop_legend(column.name)) for column in longest]) if scale else None


def _may_be_option(column: Column) -> bool:
    known = column.heading.concepts - {"filler", "ordinal", "activity"}
    plain = column.heading.role in (Role.ATTRIBUTE, Role.GROUP) and not known and bool(column.name)
    return plain or is_about_groups(column.name)


def find_counts(columns: Sequence[Column]) -> Question | None:
    """Find the columns of numbers that are a matrix of counts: three or more, named after no quantity."""
    about = [column for column in columns if column.heading.role is Role.GROUP and _holds_figures(column)]
    several = len({stem(column.name) for column in about}) == len(about) >= LEAST_COUNTS
    named = about if several else [column for column in about if not is_all_known(column.name)]
    found = [column for column in columns if _is_countable(column) or column in named]
    numbers = sum(column.kind is Kind.NUMBER for column in found)
    if len(found) < LEAST_COUNTS or (numbers < LEAST_COUNTS - 1 and not (numbers and _are_choices(found))):
        return None
    ticks = tuple((column, drop_legend(column.name)) for column in found)
    if _are_summed(found, columns):
        return Question("", ticks, cells=Cells.COUNTS)
    if _are_choices(found):
        return Question("", ticks, yes=frozenset(cell for column in found for cell in column.values))
    scale = _are_ranks(found) or _are_ratings(found) or _are_codes(found)
    return Question("", ticks, cells=Cells.SCALE if scale else Cells.COUNTS)


def are_measures(counts: Question) -> bool:
    """Tell a table of figures from counts of something: one column is finer than money, or goes below nothing.

    No organisation is in a group by minus thirteen.
    """
    below = {cell for column, _ in counts.ticks for cell in column.values if cell.startswith("-")} - MISSING
    return sum(map(is_number, below)) >= SEVERAL_BELOW or any(_is_fine(column) for column, _ in counts.ticks)


def _is_fine(column: Column) -> bool:
    cells = [cell for cell in column.values if to_count(cell)]
    return 2 * sum(len(cell.partition(".")[2]) > FINEST for cell in cells) > len(cells)


def count_columns(columns: Sequence[Column]) -> Question | None:
    """Make a matrix of counts of columns that a person names, if all hold numbers."""
    numbers = all(
        column.kind is Kind.NUMBER or (column.kind is Kind.TICK and _holds_numbers(column)) for column in columns
    )
    ticks = tuple((column, drop_legend(column.name)) for column in columns)
    return Question("", ticks, cells=Cells.COUNTS) if numbers else None


def are_graded(columns: Sequence[Column]) -> bool:
    """Tell columns of numbers above 1, of which some happen to hold nothing else than 1."""
    filled = [column for column in columns if column.values]
    return all(map(_holds_numbers, filled)) and any(column.kind is Kind.NUMBER for column in filled)


def _are_summed(columns: Sequence[Column], others: Sequence[Column]) -> bool:
    """Tell counts by the column of their sums: what is summed is no rank and no mark."""
    sums = [sum(map(to_count, row)) for row in zip(*(column.cells for column in columns), strict=True)]
    totals = ([to_count(cell) for cell in c.cells] for c in others if c not in columns and c.kind is Kind.NUMBER)
    return any(total == sums for total in totals)


def _are_codes(columns: Sequence[Column]) -> bool:
    """Tell the codes of statistics programmes: 1 for yes and 2 for no, in every cell."""
    marks = set().union(*(column.values for column in columns))
    return marks == CODES and all(len(column.filled) == len(column.cells) for column in columns)


def _are_ratings(columns: Sequence[Column]) -> bool:
    """Tell ratings from counts: 1 to 5 or 10, asked for as such, or given to nearly all by many."""
    values = [set(column.values) for column in columns]
    marks = {cell for cells in values for cell in cells if cell.isdecimal()}
    if len(marks) < LEAST_SCALE or max(map(int, marks)) > HIGHEST:
        return False
    if any(is_number(cell) for cells in values for cell in cells - marks):
        return False
    if 2 * sum(bool(set(split_words(column.name)) & rating_words()) for column in columns) > len(columns):
        return True
    full = sum(len(column.filled) for column in columns) >= RATED * sum(len(column.cells) for column in columns)
    alike = all(2 * len(cells & marks) > len(marks) for cells in values)
    return full and alike and "0" not in marks and len(columns[0].cells) >= MANY


def _are_ranks(columns: Sequence[Column]) -> bool:
    """Tell ranks from counts: small numbers, none of them twice in a row."""
    if any(cell and not (cell.isdecimal() and int(cell) <= len(columns) + 1) for c in columns for cell in c.values):
        return False
    rows = ([cell for cell in row if cell] for row in zip(*(c.cells for c in columns), strict=True))
    return all(len(set(row)) == len(row) for row in rows)


def _are_choices(columns: Sequence[Column]) -> bool:
    """Tell the choices of each row, the first, the second and so on, beside blanks where nothing was chosen."""
    if not all(cell.isdecimal() for column in columns for cell in column.values):
        return False
    rows = [sorted(int(cell) for cell in row if cell) for row in zip(*(c.cells for c in columns), strict=True)]
    if not all(row == [*range(1, len(row) + 1)] for row in rows):
        return False
    several = sum(len(row) > 1 for row in rows)
    return several >= SEVERAL and any(len(row) < len(columns) for row in rows)


def _is_countable(column: Column) -> bool:
    if column.heading.role is not Role.ATTRIBUTE or not column.name:
        return False
    return not (column.name[0] == "(" and offers_nothing(column.name)) and _holds_figures(column)


def _holds_figures(column: Column) -> bool:
    """Tell numbers that are no years, no register's, and of no quantity that the heading names."""
    if column.heading.concepts & _QUANTITIES:
        return False
    if column.values and (all(_YEAR.fullmatch(cell) for cell in column.values) or _identifies(column)):
        return False
    return column.kind in (Kind.NUMBER, Kind.EMPTY) or (column.kind is Kind.TICK and _holds_numbers(column))


def _identifies(column: Column) -> bool:
    """Tell numbers of a register from counts: long, as long as each other, and another in each row."""
    lengths = {len(cell) for cell in column.values}
    unlike = len(column.values) == len(column.filled) > 1
    return unlike and len(lengths) == 1 and min(lengths) >= LEAST_DIGITS and all(map(str.isdecimal, column.values))


def _holds_numbers(column: Column) -> bool:
    return all(is_number(cell) or is_tick(cell) is False for cell in column.values)
