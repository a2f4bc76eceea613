"""Questions that were asked with one column per option: ticks, the option's text, a scale, counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, pairwise, takewhile

from twgnet.read.headings import COUNTED, DESCRIBES, GROUPS, Role, read_heading, words
from twgnet.read.layout.columns import Column
from twgnet.read.layout.content import SAMPLE, Kind, is_number
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.ticks import is_tick, mostly_ticks, read_tick
from twgnet.read.tools import OPTION_PATTERNS
from twgnet.vocabulary.headings.load import cell_words, fold, heading_concepts

LEAST_COUNTS = 3  # columns of numbers side by side that are a matrix; two may be any two numbers
LEAST_OPENING = 3  # words that several headings open with, to be one question
LEAST_SCALE = 3  # columns of one scale without a question above them
_FLAGS = frozenset({"flag", "people", "member", "legal", "status", "number", "present", "familiarity"})
_QUANTITIES = frozenset({"number", "people", "code", "founded", "staff", "size", "status"})
_ASKING = frozenset({"wanted", "interest", "choice", "member", *GROUPS})
_SEPARATORS = ("___", "/", ".", " - ", " – ", ": ", " > ", " | ")
_CHOICE = re.compile(r" - selected choice(?= - )", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Cells(StrEnum):
    """What the cells under the options of a question say."""

    TICKS = "ticks"
    SCALE = "scale"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the columns of its options, the option names, free text beside them."""

    name: str
    ticks: tuple[tuple[Column, str], ...]
    free: tuple[Column, ...] = ()
    cells: Cells = Cells.TICKS
    yes: frozenset[str] = frozenset()

    @property
    def options(self) -> tuple[str, ...]:
        """The options offered."""
        return tuple(option for _, option in self.ticks)

    @property
    def scale(self) -> list[str]:
        """The distinct answers under the options, the most frequent first."""
        counts: Counter[str] = Counter()
        for column, _ in self.ticks:
            counts += column.values
        return sorted(counts, key=lambda answer: (-counts[answer], answer))

    def level(self, names: Names) -> int:
        """Say how surely this question is about an interest in groups: 4 certain ... 1 perhaps."""
        heading = read_heading(self.name)
        about_groups = heading.role is Role.GROUP
        known = sum(option in names for option in self.options)
        about = sum(_is_about_groups(option) for option in self.options)
        if 2 * max(known, about) >= len(self.options):
            return 3 if about_groups and heading.level < 3 else 4  # of membership, familiarity
        return heading.level if about_groups else 1


def _is_about_groups(option: str) -> bool:
    heading = read_heading(option)
    return heading.role is Role.GROUP and heading.level > 2


def find_questions(columns: Sequence[Column], names: Names, yes: Collection[str] = ()) -> list[Question]:
    """Find every question whose options have a column each."""
    yes = frozenset(map(fold, yes))
    asked: dict[str, list[tuple[Column, str]]] = {}
    plain: list[tuple[Column, str]] = []
    for column, question, option in _split(columns):
        (asked.setdefault(question, []) if question else plain).append((column, option))
    questions: list[Question] = []
    for name, options in asked.items():
        made = _make(name, options, names, yes)
        if made:
            questions.append(made)
        else:
            plain += [(column, column.name) for column, _ in options if not column.option]
    plain.sort(key=lambda pair: pair[0].index)
    runs = (_make("", _cut_prefix(run), names, yes) for run in _runs(plain, names, yes))
    return _join_bands([*questions, *(run for run in runs if run)])


def _split(columns: Sequence[Column]) -> list[tuple[Column, str, str]]:
    """Cut each heading into question and option, as each survey tool joins them."""
    by_separator = _shared_prefixes([_CHOICE.sub("", c.name) for c in columns if not c.option])
    openings = _shared_openings([c.name for c in columns if not c.option])
    split = []
    for column in columns:
        name = _CHOICE.sub("", column.name)
        matches = (pattern.fullmatch(name) for pattern in OPTION_PATTERNS[1:])
        found = next(filter(None, matches), None) if "[" in name or "(" in name else None
        if column.option:
            split.append((column, column.question, column.option))
        elif found:
            split.append((column, found["question"] or name.split("[")[0] or name, found["option"]))
        else:
            split.append((column, *by_separator.get(name, openings.get(name, ("", name)))))
    return split


def _shared_openings(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Cut the names of neighbours after the words that they open with.

    >>> _shared_openings(["Would you join Health?", "Would you join Land?"])["Would you join Land?"]
    ('Would you join', 'Land')
    """
    found: dict[str, tuple[str, str]] = {}
    for one, other in pairwise(names):
        opening = [
            a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(one.split(), other.split(), strict=False))
        ]
        text = " ".join(opening)
        if len(opening) >= LEAST_OPENING and read_heading(text).concepts & _ASKING:
            for name in (one, other):
                if (rest := " ".join(name.split())[len(text) :].strip(" ?.")) and name not in found:
                    found[name] = text, rest
    return found


def _shared_prefixes(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Cut names at the last separator before which several of them are the same.

    >>> _shared_prefixes(["g/who", "g/Q/HIV/AIDS", "g/Q/Gender"])["g/Q/HIV/AIDS"]
    ('g/Q', 'HIV/AIDS')
    """
    found: dict[str, tuple[str, str]] = {}
    for separator in _SEPARATORS:
        rest = [name for name in names if name not in found and (separator != "." or " " not in name)]
        counts = Counter(prefix for name in rest for prefix in _prefixes(name, separator))
        for name in rest:
            shared = [prefix for prefix in _prefixes(name, separator) if counts[prefix] > 1]
            if shared:
                found[name] = shared[-1], name[len(shared[-1]) + len(separator) :]
    return found


def _prefixes(name: str, separator: str) -> list[str]:
    parts = name.split(separator)
    return [separator.join(parts[:size]) for size in range(1, len(parts)) if all(parts[:size])]


def _runs(columns: Sequence[tuple[Column, str]], names: Names, yes: Collection[str]) -> list[list[tuple[Column, str]]]:
    """Give the neighbouring columns that hold ticks, or are named after groups."""
    runs: list[list[tuple[Column, str]]] = [[]]
    for column, option in columns:
        if _fits(column, option, names, yes) or (runs[-1] and fold(option) in cell_words("other")):
            runs[-1].append((column, option))
        elif runs[-1]:
            runs.append([])
    runs = [run for run in (_without_flags(run, names) for run in runs) if run]
    longest = max(runs, key=len, default=[])
    longest += [pair for run in runs if len(run) == 1 and run is not longest for pair in run]  # moved away by somebody
    return [sorted(run, key=lambda pair: pair[0].index) for run in runs if len(run) > 1]


def _fits(column: Column, option: str, names: Names, yes: Collection[str]) -> bool:
    if not option or column.heading.role in (Role.TOOL, Role.PERSONAL, Role.ORGANISATION):
        return False
    return option in names or _ticked(column, option, yes)


def _without_flags(run: list[tuple[Column, str]], names: Names) -> list[tuple[Column, str]]:
    """Leave out flags: `Registered?` among options that are no questions, `Women` at either end of a run."""
    asked = [pair for pair in run if ("?" in pair[1] or _is_all_flag(pair[1])) and pair[1] not in names]
    run = [pair for pair in run if pair not in asked] if 2 * len(asked) < len(run) else run
    while run and _is_flag(run[0][1], names):
        run = run[1:]
    while run and _is_flag(run[-1][1], names):
        run = run[:-1]
    return run


def _is_all_flag(option: str) -> bool:
    """Tell `Registered` and `Women-led` from an option that only holds such a word (`Active ageing`)."""
    known = all((word,) in heading_concepts() for word in words(option))
    return known and bool(read_heading(option).concepts & {"flag", "legal"})


def _is_flag(option: str, names: Names) -> bool:
    flags = read_heading(option).concepts & _FLAGS
    return option not in names and (bool(flags) or "?" in option)


def _cut_prefix(run: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """Cut off what all names share up to an underscore: `twg_health`, `twg_land`."""
    starts = {option.partition("_")[0] for _, option in run if "_" in option}
    if len(starts) != 1 or not all("_" in option for _, option in run):
        return run
    return [(column, option.partition("_")[2] or option) for column, option in run]


def _make(name: str, options: Sequence[tuple[Column, str]], names: Names, yes: frozenset[str]) -> Question | None:
    """Make a question of columns most of whose cells are ticks; odd cells are reported later."""
    ticks = [(c, o) for c, o in options if _is_option(c, o, names, yes) and not _is_write_in(c, o)]
    free = tuple(c for c, o in options if (c, o) not in ticks and c.filled and _is_text(c, o))
    clear = [read_tick(cell, option, yes) for column, option in ticks for cell in column.values]
    if len(options) > 1 and ticks and clear and 2 * clear.count(None) < len(clear):
        return Question(name, tuple(ticks), free if name else _others(free, options), yes=yes)
    return _make_scale(name, options) if name and not yes else None


def _is_option(column: Column, option: str, names: Names, yes: frozenset[str]) -> bool:
    if not column.filled:
        return True
    if yes and not any(fold(cell) in yes for cell in column.values):
        return False
    return option in names or mostly_ticks(column.values, option, yes)


def _is_write_in(column: Column, option: str) -> bool:
    """Tell a column for other options that holds texts, not ticks."""
    other = "other" in read_heading(option).concepts
    return other and not any(is_tick(cell) is not None or cell == option for cell in column.values)


def _is_text(column: Column, option: str) -> bool:
    return column.kind in (Kind.NAME, Kind.CODE, Kind.PROSE) and "reason" not in read_heading(option).concepts


def _others(free: Sequence[Column], options: Sequence[tuple[Column, str]]) -> tuple[Column, ...]:
    return tuple(c for c, option in options if c in free and "other" in read_heading(option).concepts)


def _make_scale(name: str, options: Sequence[tuple[Column, str]]) -> Question | None:
    """Make a question whose options are all answered with the same few answers or ranks."""
    filled = [(column, option) for column, option in options if column.values]
    shared = set().union(*(column.values for column, _ in filled))
    several = [column for column, _ in filled if len(column.values) > 1]
    if len(filled) < 2 or not several or not 2 <= len(shared) <= max(10, len(filled)):
        return None
    often = sum(len(column.filled) for column, _ in filled)
    return Question(name, tuple(filled), cells=Cells.SCALE) if often >= 2 * len(shared) else None


def _ticked(column: Column, option: str, yes: Collection[str]) -> bool:
    """Tell a column of ticks, with few odd cells, none of them as frequent as a name would be."""
    if not column.values:
        return not read_heading(option).concepts - {"ordinal"} or _is_about_groups(option)
    if _is_write_in(column, option) or (yes and not any(fold(cell) in yes for cell in column.values)):
        return False
    if sum(read_tick(cell, option, yes) is None for cell in islice(column.values, SAMPLE)) > SAMPLE / 2:
        return False
    odd = sum(count for cell, count in column.values.items() if read_tick(cell, option, yes) is None)
    ticks = len(column.filled) - odd
    return ticks > 9 * odd or (odd == 1 and ticks > 1)


def _join_bands(questions: list[Question]) -> list[Question]:
    """Join the bands of one matrix: headings above different options that are no questions."""
    bands = [q for q in questions if _is_band(q)]
    options = [option for band in bands for option in band.options]
    wishes = {
        read_heading(band.name).concepts & {"wanted", "interest", "choice", "present", "member"} for band in bands
    }
    if len(bands) < 2 or len(set(options)) < len(options) or len(wishes) > 1:
        return questions
    joined = replace(
        bands[0],
        name="",
        ticks=tuple(tick for band in bands for tick in band.ticks),
        free=tuple(column for band in bands for column in band.free),
    )
    return [joined, *(question for question in questions if question not in bands)]


def _is_band(question: Question) -> bool:
    """Tell a heading above some of the groups: no question, and nothing that describes an organisation."""
    heading = read_heading(question.name)
    beside = heading.concepts & {*DESCRIBES, *COUNTED} if heading.role is Role.ATTRIBUTE else frozenset()
    above = bool(question.ticks[0][0].question) and "?" not in question.name
    return above and not beside and question.cells is Cells.TICKS


def find_scale(columns: Sequence[Column]) -> Question | None:
    """Find neighbouring columns without a question that are answered with the same few words (`Lead`, `Member`)."""
    runs: list[list[Column]] = [[]]
    for column in columns:
        known = column.heading.concepts - {"filler", "ordinal"}
        if (
            column.heading.role is Role.ATTRIBUTE
            and not known
            and column.name
            and column.kind in (Kind.NAME, Kind.EMPTY)
        ):
            runs[-1].append(column)
        else:
            runs.append([])
    longest = max(runs, key=len)
    return _make_scale("", [(column, column.name) for column in longest]) if len(longest) >= LEAST_SCALE else None


def find_counts(columns: Sequence[Column]) -> Question | None:
    """Find the columns of numbers that are a matrix of counts: three or more, named after no quantity."""
    found = [column for column in columns if _is_countable(column)]
    if len(found) < LEAST_COUNTS or sum(column.kind is Kind.NUMBER for column in found) < LEAST_COUNTS - 1:
        return None
    cells = Cells.SCALE if _are_ranks(found) else Cells.COUNTS
    return Question("", tuple((column, column.name) for column in found), cells=cells)


def _are_ranks(columns: Sequence[Column]) -> bool:
    """Tell ranks from counts: small numbers, none of them twice in a row."""
    if any(cell and not (cell.isdecimal() and int(cell) <= len(columns) + 1) for c in columns for cell in c.values):
        return False
    rows = ([cell for cell in row if cell] for row in zip(*(c.cells for c in columns), strict=True))
    return all(len(set(row)) == len(row) for row in rows)


def _is_countable(column: Column) -> bool:
    heading = column.heading
    if heading.role is not Role.ATTRIBUTE or not column.name or heading.concepts & _QUANTITIES:
        return False
    if column.values and all(_YEAR.fullmatch(cell) for cell in column.values):
        return False
    numbers = all(is_number(cell) or is_tick(cell) is False for cell in column.values)
    return column.kind in (Kind.NUMBER, Kind.EMPTY) or (column.kind is Kind.TICK and numbers)
