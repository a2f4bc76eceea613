"""What ticks an option where it is no tick: its own number, a sign of a font, a role in the group; or a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from twgnet.read.headings import stem
from twgnet.read.layout.columns import Column
from twgnet.read.layout.ticks import is_tick, says_role
from twgnet.vocabulary.headings.load import fold

LEAST_MARKED = 3  # columns with one mark all over; two may hold the same code by chance
LEAST_LETTERED = 2  # columns of yes and no by their first letters; `Y` and `N` are known words
LETTERS = (("s", "n"), ("o", "n"), ("j", "n"), ("v", "f"), ("t", "f"))  # si, sim; oui; ja; vrai, verdadero; true
MARK = 2  # letters of a mark: `ü` and `P` are drawn as ticks by Wingdings


def own_numbers(columns: Sequence[Column]) -> frozenset[str]:
    """Give the numbers that tick the options, where each column holds that of its own option or nothing.

    So SurveyMonkey writes answers as numbers: 1 under the first option, 2 under the second.
    """
    alone = [next(iter(c.values)) for c in columns if len(c.values) == 1]
    numbers = [int(cell) for cell in alone if cell.isdecimal()]
    rising = all(0 < one < other for one, other in pairwise(numbers))
    return frozenset(map(str, numbers)) if len(numbers) > 1 and rising and not _hold_more(columns) else frozenset()


def _hold_more(columns: Sequence[Column]) -> bool:
    """Say if a column holds several numbers."""
    return any(sum(map(str.isdecimal, column.values)) > 1 for column in columns)


def drawn_mark(columns: Sequence[Column]) -> frozenset[str]:
    """Give the one short text that stands all over several columns, beside blanks; empty if there is none.

    Where another short text stands beside it in a column (`M` and `L`), both are answers of a scale.
    """
    alone = (next(iter(c.values)) for c in columns if len(c.values) == 1 and len(c.filled) < len(c.cells))
    counts = Counter(cell for cell in alone if len(cell) <= MARK and not cell.isdecimal() and is_tick(cell) is None)
    mixed = {
        cell for c in columns if len(c.values) > 1 and all(len(one) <= MARK for one in c.values) for cell in c.values
    }
    return frozenset(fold(cell) for cell, count in counts.most_common(1) if count >= LEAST_MARKED and cell not in mixed)


def find_roles(columns: Sequence[Column]) -> frozenset[str]:
    """Give all roles, and the ticks beside them, where several columns hold nothing else: `Lead`, `Member`."""
    found = [c for c in columns if c.values and all(map(says_role, c.values))]
    roles = any(is_tick(cell) is None for column in found for cell in column.values)
    if len(found) < LEAST_LETTERED or not roles:
        return frozenset()
    cells = (cell for column in columns for cell in column.values)
    return frozenset(fold(cell) for cell in cells if says_role(cell) and is_tick(cell) is not False)


def two_letters(columns: Sequence[Column]) -> frozenset[str]:
    """Give the first letter of yes, where several columns hold but it and that of no: `S` and `N`."""
    cells = [{fold(cell) for cell in column.values} for column in columns]
    for yes, no in LETTERS:
        marked = [found for found in cells if found and found <= {yes, no}]
        if len(marked) >= LEAST_LETTERED and set().union(*marked) == {yes, no}:
            return frozenset(yes)
    return frozenset()


def are_places(options: Sequence[tuple[Column, str]]) -> bool:
    """Tell places from options: `Rank 1` and `Rank 2`, over the names that were ranked."""
    same = len(options) > 1 and len({stem(option) for _, option in options}) == 1
    return same and not any(is_tick(cell) for column, _ in options for cell in column.values)
