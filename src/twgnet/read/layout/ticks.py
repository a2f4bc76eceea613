"""The cells of a matrix: ticked, not ticked, perhaps, or something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Row
from twgnet.vocabulary.answers.load import load_words
from twgnet.vocabulary.headings.load import cell_words, fold

_CHECKS = frozenset("✓✔☑✅√👍")
_CROSSES = frozenset("✗✘✖☒")  # a mark by themselves, a no beside a check
_FULL, _OPEN = frozenset("●⬤■"), frozenset("○◯")  # open: a yes in Japan, a no beside what is full or a check
_YES, _NO = _CHECKS | _CROSSES | _FULL | frozenset("x"), frozenset("-–—.☐❌⬜👎") | {"[]"}
ANY = "any"  # in place of the answers that count
MISSING = frozenset("-1 -9 -99 -999 66 77 88 97 98 99 999 9999".split())  # codes for no answer beside 0 and 1
PER_REMARK = 2  # ticks for each odd cell, from which odd cells that are unlike each other are remarks
_OPENING = re.compile(r"\w{2,}(?=\s*[-–—:,;(])")
_APART = re.compile(r"[-–—:,;(]|\s(?=\d)")
_BOXED = re.compile(r"[\[(]\s*(\S?)\s*[\])]")  # as plain text draws a box to tick
_NUMBER = re.compile(r"\d+([.,]0*)?|[.,]0+")


@lru_cache(maxsize=1 << 14)
def is_tick(cell: str) -> bool | None:
    """Read a cell of a matrix: ticked, not ticked, or (None) something else.

    >>> is_tick("X"), is_tick("0"), is_tick("Nein"), is_tick("TWG on Health"), is_tick("[x]"), is_tick("[ ]")
    (True, False, False, None, True, False)
    """
    if _NUMBER.fullmatch(cell):
        number = float(cell.replace(",", ".").rstrip(".") or 0)
        return bool(number) if number in (0, 1) else None
    if boxed := _BOXED.fullmatch(cell):
        cell = boxed[1] or "[]"
    word = fold(cell)
    if word in cell_words("yes") or cell in _YES:
        return True
    return False if word in cell_words("no") or word in cell_words("withdrawn") or cell in _NO else None


def cross_out(rows: Sequence[Row]) -> Sequence[Row]:
    """Give the rows with every cross as a no where the table ticks with a check; so open circles beside full ones."""
    lines = (column.texts for column in rows.columns) if isinstance(rows, CodedRows) else (row.cells for row in rows)
    cells: set[str] = set().union(*lines)
    beside = ((_CHECKS, _CROSSES), (_FULL | _CHECKS, _OPEN))
    noes = frozenset().union(*(no for yes, no in beside if cells & yes and cells & no))
    if not noes:
        return rows
    return [Row(row.number, tuple("☐" if cell in noes else cell for cell in row.cells)) for row in rows]


@cache
def _perhaps() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(cell_words("perhaps"), key=len, reverse=True))
    return re.compile(rf"(?:yes|oui|si|sim|ja|y|x|✓|✔|1)?\s*[(\[]?\s*(?P<hedge>\?+|{words})\s*[)\]]?")


@lru_cache(maxsize=1 << 14)
def _hedge(cell: str) -> str:
    """Give the hedge that a cell consists of, as written; empty if it is none."""
    found = _perhaps().fullmatch(fold(cell))
    if not found:
        return ""
    start, end = found.span("hedge")
    return cell[start:end] if len(fold(cell)) == len(cell) else found["hedge"]


def answers_yes(cell: str, yes: Collection[str]) -> bool:
    """Say if a cell is one of the answers that count; where any does, it is whatever is not plainly no.

    >>> answers_yes("Lead", ["lead"]), answers_yes("Ms. Ana", [ANY]), answers_yes("no", [ANY]), answers_yes("", [ANY])
    (True, True, False, False)
    """
    return fold(cell) in yes or (ANY in yes and bool(cell) and is_tick(cell) is not False)


def read_tick(cell: str, option: str, yes: Collection[str] = ()) -> str | None:
    """Give what a cell says of an option: the option, hedged or not, nothing, or (None) unclear.

    `yes` are the answers that count; where there are any, every other answer does not.

    >>> read_tick("yes", "Land"), read_tick("Maybe", "Land"), read_tick("no", "Land"), read_tick("Kep", "Land")
    ('Land', 'Land (Maybe)', '', None)
    >>> read_tick("Very", "Land", yes=["very"]), read_tick("A little", "Land", yes=["very"])
    ('Land', '')
    """
    if yes:
        return option if answers_yes(cell, yes) else ""
    if not cell or cell == option:
        return option if cell else ""
    tick = is_tick(cell)
    if tick is not None:
        return option if tick else ""
    hedge = _hedge(cell)
    return f"{option} ({hedge})" if hedge else _with_words(cell, option)


def _with_words(cell: str, option: str) -> str | None:
    """Read a yes or a no with words behind it: `Yes - lead`, `No (not this year)`, `x (withdrawn)`."""
    if takes_back(cell):
        return ""
    first = _OPENING.match(fold(cell))
    if first and first[0] in cell_words("yes"):
        return option
    return "" if first and first[0] in cell_words("no") else None


@cache
def _roles() -> frozenset[str]:
    return frozenset(map(fold, load_words("role")))


def says_role(cell: str) -> bool:
    """Say if a cell is what somebody is in a group, or a tick: no name.

    >>> says_role("Co-lead"), says_role("x"), says_role("Leaf Society")
    (True, True, False)
    """
    return fold(cell.strip()) in _roles() or is_tick(cell.strip()) is not None


def takes_back(cell: str) -> bool:
    """Say if a cell takes an answer back: in a word of its own, or in brackets or after a dash.

    >>> takes_back("Withdrawn"), takes_back("Yes (withdrawn 2023)"), takes_back("x - declined"), takes_back("yes")
    (True, True, True, False)
    """
    return any(part.strip(" ).") in cell_words("withdrawn") for part in _APART.split(fold(cell)))


def mostly_ticks(columns: Iterable[tuple[Mapping[str, int], str]], yes: Collection[str] = ()) -> bool:
    """Say if most of the filled cells, if there are any, tell whether the option of their column was chosen.

    Of texts that say neither, one that recurs may be an answer of its own (`lead`); remarks are unlike each
    other, and among many ticks they are only odd.

    >>> mostly_ticks([({"yes": 20, "if funds allow": 1, "with Dara": 1, "later": 1}, "Health")])
    True
    >>> mostly_ticks([({"x": 20, "lead": 4, "co-lead": 2}, "Health")])
    False
    """
    cells = [(cell, values[cell], option) for values, option in columns for cell in values.keys() - MISSING]
    odd = [(cell, count) for cell, count, option in cells if read_tick(cell, option, yes) is None]
    clear = len(cells) - len(odd)
    ticks = sum(count for _, count, _ in cells) - sum(count for _, count in odd)
    return clear > len(odd) or not odd or _are_remarks(odd, ticks)


def _are_remarks(odd: Sequence[tuple[str, int]], ticks: int) -> bool:
    rows: Counter[str] = Counter()
    for cell, count in odd:
        rows[cell] += count
    alone = sum(count == 1 for count in rows.values())
    return 2 * alone > rows.total() and ticks > PER_REMARK * rows.total()
