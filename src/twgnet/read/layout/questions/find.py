"""The questions of a table: columns that were asked together, and runs of ticks without a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice

from twgnet.read.headings import COUNTED, DESCRIBES, ORGANISATIONS, Role, is_all_known, read_heading
from twgnet.read.layout.columns import Column
from twgnet.read.layout.content import SAMPLE, Kind
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.questions.marks import LETTERS, are_places, drawn_mark, find_roles, own_numbers, two_letters
from twgnet.read.layout.questions.numbers import are_graded, make_scale
from twgnet.read.layout.questions.question import Cells, Question, is_about_groups, offers_nothing
from twgnet.read.layout.questions.second_row import SCALE
from twgnet.read.layout.questions.split import split_headings
from twgnet.read.layout.ticks import ANY, MISSING, answers_yes, is_tick, mostly_ticks, read_tick
from twgnet.vocabulary.headings.load import cell_words, fold, split_words

CLEAR = 9  # cells that are yes or no to each odd one, which is no answer then
_NO_LETTERS = frozenset(no for _, no in LETTERS)
_FLAGS = frozenset({"flag", "people", "member", "legal", "status", "number", "present", "familiarity"})


def find_questions(columns: Sequence[Column], names: Names, yes: Collection[str] = ()) -> list[Question]:
    """Find every question whose options have a column each."""
    yes = frozenset(map(fold, yes))
    asked: dict[str, list[tuple[Column, str]]] = {}
    plain: list[tuple[Column, str]] = []
    for column, question, option in split_headings(columns):
        if offers_nothing(option):
            continue
        (asked.setdefault(question, []) if question else plain).append((column, option))
    questions: list[Question] = []
    for name, options in asked.items():
        made = _make(name, options, names, yes)
        if made:
            questions.append(made)
        else:
            plain += [(column, column.name) for column, _ in options if not column.option]
    plain.sort(key=lambda pair: pair[0].index)
    unasked = [column for column, _ in plain]
    yes = yes or drawn_mark(unasked) or two_letters(unasked) or find_roles(unasked)
    graded = frozenset() if yes else _answers_of_several(plain)
    plain = [(column, option) for column, option in plain if option in names or graded.isdisjoint(column.values)]
    plain = _without_remarks(plain, names)
    runs = (_make("", _cut_prefix(run), names, yes) for run in _runs(plain, names, yes))
    return _join_bands([*questions, *(run for run in runs if run)])


def _answers_of_several(columns: Sequence[tuple[Column, str]]) -> frozenset[str]:
    """Give the texts that are neither yes nor no, and as frequent below several columns as an answer is."""
    odd: Counter[str] = Counter()
    below: Counter[str] = Counter()
    for column, option in columns:
        cells = column.values.keys() - MISSING if len(column.values) <= SCALE else ()
        unclear = [cell for cell in cells if read_tick(cell, option) is None]
        odd.update({cell: column.values[cell] for cell in unclear})
        below.update(unclear)
    ticks = sum(len(column.filled) for column, _ in columns) - odd.total()
    return frozenset(cell for cell, count in odd.items() if below[cell] > 1 and CLEAR * count > ticks)


def _without_remarks(columns: Sequence[tuple[Column, str]], names: Names) -> list[tuple[Column, str]]:
    """Leave out `Remarks` above `ok` or `to be confirmed`, which are no ticks of the other columns."""
    remarks = [pair for pair in columns if pair[1] not in names and "reason" in read_heading(pair[1]).concepts]
    others = (column for column, option in columns if (column, option) not in remarks)
    marks = {cell for column in others if column.kind is Kind.TICK for cell in column.values if is_tick(cell)}
    return [pair for pair in columns if pair not in remarks or not marks.isdisjoint(pair[0].values)]


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
    named = column.heading.role in (Role.PERSONAL, Role.ORGANISATION)
    flag = column.kind is not Kind.TICK or column.heading.concepts & {"email", "phone"}  # ticks are nobody's name
    if not option or column.heading.role is Role.TOOL or (named and flag):
        return False
    if ANY in yes and not is_unknown(option):
        return False
    return option in names or _ticked(column, option, yes)


def is_unknown(option: str) -> bool:
    """Say if a heading may be the name of a group: it says nothing known, or that it is a group."""
    return not read_heading(option).concepts - {"ordinal", "filler"} or is_about_groups(option)


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
    return is_all_known(option) and bool(read_heading(option).concepts & {"flag", "legal"})


def _is_flag(option: str, names: Names) -> bool:
    """Tell `Women` and `Is it active?` from names that hold such a word: `Save the Children`, `Women's Association`."""
    concepts = read_heading(option).concepts
    named = "partner" in concepts or (concepts & {*ORGANISATIONS, "people"} and not is_all_known(option))
    return option not in names and ("?" in option or bool(concepts & _FLAGS and not named))


def _cut_prefix(run: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """Cut off what all names share up to an underscore: `twg_health`, `twg_land`."""
    starts = {option.partition("_")[0] for _, option in run if "_" in option}
    if len(starts) != 1 or not all("_" in option for _, option in run):
        return run
    return [(column, option.partition("_")[2] or option) for column, option in run]


def _make(name: str, options: Sequence[tuple[Column, str]], names: Names, yes: frozenset[str]) -> Question | None:
    """Make a question of columns most of whose cells are ticks; odd cells are listed later."""
    if name and not yes:
        if are_places(options):
            return None
        asked = [column for column, _ in options]
        yes = own_numbers(asked) or find_roles(asked)
        graded = [(column, option) for column, option in options if column.kind not in (Kind.NAME, Kind.PROSE)]
        if not yes and graded and are_graded([column for column, _ in graded]):
            return make_scale(name, graded)
    ticks = [(c, o) for c, o in options if _is_option(c, o, names, yes) and not _is_write_in(c, o)]
    free = tuple(c for c, o in options if c.filled and _is_text(c, o) and (c, o) not in ticks)
    filled = any(column.filled for column, _ in ticks)
    if len(options) > 1 and filled and mostly_ticks([(column.values, option) for column, option in ticks], yes):
        return Question(name, tuple(ticks), free if name else _others(free, options), yes=yes)
    return make_scale(name, options) if name and not yes else None


def _lacks(column: Column, yes: Collection[str]) -> bool:
    """Say if nobody gave an answer that counts, and somebody another one than plainly no."""
    if not yes or any(answers_yes(cell, yes) for cell in column.values):
        return False
    return not {fold(cell) for cell in column.values} <= _NO_LETTERS


def _is_option(column: Column, option: str, names: Names, yes: frozenset[str]) -> bool:
    if not column.filled:
        return True
    if _lacks(column, yes):
        return False
    return option in names or mostly_ticks([(column.values, option)], yes)


def _is_write_in(column: Column, option: str) -> bool:
    """Tell a column for other options that holds texts, not ticks."""
    other = "other" in read_heading(option).concepts
    return other and not any(is_tick(cell) is not None or cell == option for cell in column.values)


def _is_text(column: Column, option: str) -> bool:
    return column.kind in (Kind.NAME, Kind.CODE, Kind.PROSE) and "reason" not in read_heading(option).concepts


def _others(free: Sequence[Column], options: Sequence[tuple[Column, str]]) -> tuple[Column, ...]:
    return tuple(c for c, option in options if c in free and "other" in read_heading(option).concepts)


def _ticked(column: Column, option: str, yes: Collection[str]) -> bool:
    """Tell a column of ticks, with few odd cells, none of them as frequent as a name would be."""
    if not column.values:
        return not read_heading(option).concepts - {"ordinal"} or is_about_groups(option)
    if _is_write_in(column, option) or _lacks(column, yes):
        return False
    if sum(read_tick(cell, option, yes) is None for cell in islice(column.values, SAMPLE)) > SAMPLE / 2:
        return False
    odd = sum(count for cell, count in column.values.items() if read_tick(cell, option, yes) is None)
    odd -= sum(column.values[cell] for cell in MISSING) if column.kind is Kind.TICK else 0
    ticks = len(column.filled) - odd
    return ticks > CLEAR * odd or (odd == 1 and ticks > 1)


def _join_bands(questions: list[Question]) -> list[Question]:
    """Join the bands of one matrix: headings above different options that are no questions."""
    above = [q for q in questions if q.ticks[0][0].question and "?" not in q.name and q.cells is Cells.TICKS]
    bands = above if _are_alike(above) else [q for q in above if _is_band(q)]
    options = [option for band in bands for option in band.options]
    interests = {
        read_heading(band.name).concepts & {"wanted", "interest", "choice", "present", "member"} for band in bands
    }
    if len(bands) < 2 or len(set(options)) < len(options) or len(interests) > 1:
        return questions
    joined = replace(
        bands[0],
        name="",
        ticks=tuple(tick for band in bands for tick in band.ticks),
        free=tuple(column for band in bands for column in band.free),
    )
    return [joined, *(question for question in questions if question not in bands)]


def _are_alike(bands: Sequence[Question]) -> bool:
    """Tell parts of one heading (`National level`, `Local level`) by a word that all have, which describes nobody."""
    words = [{*split_words(band.name)} for band in bands]
    shared = set.intersection(*words) if len(words) > 1 else set[str]()
    return any(not read_heading(word).concepts & {*DESCRIBES, "filler"} for word in shared)


def _is_band(question: Question) -> bool:
    """Tell a heading above some of the groups, which describes no organisation; several were chosen of them."""
    heading = read_heading(question.name)
    beside = heading.concepts & {*DESCRIBES, *COUNTED} if heading.role is Role.ATTRIBUTE else frozenset()
    return not beside and not question.asks_for_one
