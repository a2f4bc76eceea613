"""Choosing the columns that name the groups: lists, several choices, or one column per option."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twgnet.errors import LayoutError, Problem, problem
from twgnet.options import Options
from twgnet.read.headings import Role, stem
from twgnet.read.layout.choose.families import (
    TEXTS,
    Family,
    find_families,
    is_few,
    is_part,
    latest_year,
    take_one_language,
)
from twgnet.read.layout.choose.organisation import LEAST_ROWS
from twgnet.read.layout.choose.refusals import (
    ambiguous,
    ambiguous_questions,
    by_content,
    counted_as_no,
    find_columns,
    measures,
    misfit,
    missing,
    no_names,
    no_roles,
    no_ticks,
    repeated,
    roles_count,
    scale,
    texts_below,
)
from twgnet.read.layout.choose.scales import are_answers, find_codes, find_shared_scale
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.content import RECUR, Kind, is_number, recurring
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.questions.find import find_questions
from twgnet.read.layout.questions.numbers import are_measures, count_columns, find_counts, find_scale
from twgnet.read.layout.questions.question import Cells, Question
from twgnet.read.layout.questions.texts import find_texts, stand_for_ticks
from twgnet.read.layout.ticks import answers_yes, is_tick
from twgnet.vocabulary.headings.load import fold, heads_edges

LEAST_RECORDS = 20  # rows; of fewer, an organisation may have sent its sheet several times
_MAY_NAME = frozenset({"filler", "name", "ordinal", "other", "reason", "activity", "sector", "wanted", "interest"})
PER_ORGANISATION = 4  # rows of one organisation, on average: beyond, each row records an activity, a gift, a visit


@dataclass(frozen=True, slots=True)
class Groups:
    """The columns that name groups, how surely, and what was assumed to choose them."""

    lists: tuple[Column, ...]
    question: Question | None
    level: int
    assumed: tuple[Problem, ...] = ()


def choose_groups(table: Headed, organisations: Sequence[Column], options: Options, names: Names) -> Groups:
    """Choose the columns with the groups, or ask; an option without which they are found is named as the problem."""
    taken = {column.index for column in organisations}
    others = [c for c in table.columns if c.index not in taken]
    try:
        found = _choose(table, others, options, names)
    except LayoutError:
        for name, without in (("layout", replace(options, layout=None)), ("yes", replace(options, yes=()))):
            if getattr(options, name) and _are_found(table, others, without, names):
                raise misfit(table, name, options) from None
        raise
    counts = found.question if found.question and found.question.cells is Cells.COUNTS else None
    guessed = not options.group_cols and options.layout != "matrix"
    if counts and guessed and (are_measures(counts) or _are_records(organisations)):
        raise measures(table, counts)
    return found


def _are_records(organisations: Sequence[Column]) -> bool:
    """Tell rows that each record something from rows that each are an organisation's."""
    rows, names = sum(len(c.filled) for c in organisations), sum(len(c.values) for c in organisations)
    return rows >= LEAST_RECORDS and rows > PER_ORGANISATION * names


def _are_found(table: Headed, others: Sequence[Column], options: Options, names: Names) -> bool:
    try:
        _choose(table, others, options, names)
    except LayoutError:
        return False
    return True


def _choose(table: Headed, others: Sequence[Column], options: Options, names: Names) -> Groups:
    as_lists = options.layout in ("list", "ties", "groups")
    questions = [] if as_lists else find_questions(others, names, options.yes)
    if options.group_cols:
        return _asked_for(table, questions, options)
    ticks_only = options.layout == "matrix" or (options.yes and questions)
    families = [] if ticks_only else find_families(others, questions, names)
    counts = None if as_lists or options.yes else find_counts(others)
    counted = {column.index for column, _ in counts.ticks} if counts else set()
    families = [family for family in families if not {column.index for column in family.columns} <= counted]
    ticked = [q for q in questions if q.cells is Cells.TICKS or q.level(names) > 1]
    if options.yes:
        ticked = _with_scale(others, ticked, options)
    if counts and options.layout != "matrix" and _outweigh(counts, ticked, families):
        return _of_counts(table, counts)
    chosen = _best_question(table, ticked, families, options, names)
    if chosen:
        return _of_question(table, others, chosen, ticked, names, options)
    if counts and (options.layout == "matrix" or max((f.level for f in families), default=0) < 2):
        return _of_counts(table, counts)
    if families:
        return _of_families(table, others, families)
    return _by_content(table, others, questions, names)


def _outweigh(counts: Question, questions: Sequence[Question], families: Sequence[Family]) -> bool:
    """Tell a matrix of counts some of whose columns happen to hold nothing above 1: a run that nothing else joins."""
    numbers = {column.index for column, _ in counts.ticks}
    asked = {column.index for question in questions for column, _ in question.ticks}
    above = sum(column.kind is Kind.NUMBER for column, _ in counts.ticks)
    surest = max((f.level for f in families), default=0)
    joined = any(question.name for question in questions)
    most = 2 * above >= len(numbers) or counts.cells is Cells.TICKS  # choices, the second ones below one column only
    return bool(asked) and not joined and asked <= numbers and most and surest < 2


def _with_scale(others: Sequence[Column], questions: list[Question], options: Options) -> list[Question]:
    """Take all columns with the same few answers, those too where nobody gave one that counts."""
    scale, yes = find_scale(others), frozenset(map(fold, options.yes))
    if not scale or yes.isdisjoint(map(fold, scale.scale)):
        return questions
    whole = replace(scale, cells=Cells.TICKS, yes=yes)
    inside = {column.index for column, _ in whole.ticks}
    apart = [q for q in questions if q.name or not {column.index for column, _ in q.ticks} <= inside]
    return [whole, *apart]


def _of_question(
    table: Headed,
    others: Sequence[Column],
    question: Question,
    questions: Sequence[Question],
    names: Names,
    options: Options,
) -> Groups:
    if question.cells is Cells.SCALE:
        raise scale(table, question)
    last = max(column.index for column, _ in question.ticks)
    beside = _beside(others, question.name, last, [*question.free, *(c for c, _ in question.ticks)])
    level = question.level(names)
    rivals = [q.ticks[0][0] for q in questions if q is not question and q.name and q.level(names) == level]
    assumed = (_note_choice(table, question.ticks[0][0], rivals),) if rivals else ()
    assumed = (*assumed, *note_roles(table, question, options))
    noes = [answer for answer in question.scale if not answers_yes(answer, question.yes)] if options.yes else []
    if noes:
        assumed = (*assumed, counted_as_no(table, noes))
    return Groups((*question.free, *beside), question, max(level, 1), assumed)


def note_roles(table: Headed, question: Question, options: Options) -> tuple[Problem, ...]:
    """Say that a role below a group counts, where nobody asked for that, and what beside it does not."""
    roles = [one for one in question.scale if is_tick(one) is None and answers_yes(one, question.yes)]
    if not roles or options.yes:
        return ()
    others = [one for one in question.scale if not answers_yes(one, question.yes)]
    return (roles_count(table, roles), *([no_roles(table, others)] if others else []))


def _of_counts(table: Headed, counts: Question) -> Groups:
    if counts.cells is Cells.SCALE:
        raise scale(table, counts)
    if len(set(counts.options)) < len(counts.options) and not all(map(is_number, counts.options)):
        raise repeated(table, counts)  # numbers above numbers are no header at all
    ends = {"first": counts.options[0], "last": counts.options[-1]}
    code = "layout.weights" if counts.cells is Cells.COUNTS else "layout.choices"
    return Groups((), counts, 1, (problem(code, table.location, **ends),))


def _of_families(table: Headed, others: Sequence[Column], families: Sequence[Family]) -> Groups:
    top = max(family.level for family in families)
    best = [family for family in families if family.level == top]
    finer = [family for family in best if any(is_part(family, whole) for whole in best)]
    best = [family for family in best if family not in finer]
    family, assumed = latest_year(table, take_one_language(best))
    if finer and len(family) == 1:
        assumed = (*assumed, _note_choice(table, family[0].first, [f.first for f in finer]))
    if len(family) > 1:
        graded = find_scale([f.first for f in family])
        raise scale(table, graded) if graded else ambiguous(table, [f.first for f in family], "group_cols")
    columns = family[0].columns
    if graded := (find_shared_scale(others, columns[0]) if len(columns) == 1 else None) or find_codes(
        others, columns[0]
    ):
        raise scale(table, graded)
    lower = [f.first for f in families if f.level < top and f.first.kind in TEXTS and top < 4]
    if rivals := [*family[0].translations, *lower]:
        assumed = (*assumed, _note_choice(table, columns[0], rivals))
    beside = _beside(others, columns[0].name, columns[-1].index, columns)
    return Groups((*columns, *beside), None, top, (*assumed, *_note_together(table, columns)))


def _note_together(table: Headed, columns: Sequence[Column]) -> tuple[Problem, ...]:
    """Say that columns of different words, `Council` and `Committee`, are taken together: they share no name."""
    bare = all(column.name.isalpha() for column in columns)
    apart = sum(len(c.values) for c in columns) == len(set().union(*(c.values for c in columns)))
    if not bare or not apart or len({fold(column.name).rstrip("s") for column in columns}) < 2:
        return ()
    names = tuple(repr(column.name) for column in columns[:3])
    return (problem("layout.groups_together", table.location, names=names, name=columns[0].name),)


def _note_choice(table: Headed, chosen: Column, rivals: Sequence[Column]) -> Problem:
    names = tuple(repr(c.name) for c in rivals[:3])
    where = table.location
    return problem("layout.chosen_group_cols", where, chosen=chosen.name, names=names)


def _best_question(
    table: Headed, questions: Sequence[Question], families: Sequence[Family], options: Options, names: Names
) -> Question | None:
    ranked = [(q.level(names), q) for q in questions]
    sure = [(level, q) for level, q in ranked if level > 1 or options.layout == "matrix"]
    ranked = sure or ([] if families and families[0].level > 1 else ranked)
    if not ranked:
        return None
    top = max(level for level, _ in ranked)
    best = _clearest([question for level, question in ranked if level == top])
    if len(best) > 1:
        raise ambiguous_questions(table, best)
    name = stem(best[0].name)
    rivals = [f for f in families if f.level >= top and f.first.name not in best[0].name and stem(f.first.name) != name]
    if any(family.level > top for family in rivals):
        return None
    if rivals:
        raise ambiguous(table, [best[0].ticks[0][0], *(f.first for f in rivals)], "group_cols")
    return best[0]


def _clearest(questions: list[Question]) -> list[Question]:
    """Of equal questions prefer ticks to scales, those that allow several answers, and runs far longer than others."""
    ticked = [q for q in questions if q.cells is Cells.TICKS] or questions
    ticked = [q for q in ticked if not q.asks_for_one] or ticked
    longest = max(ticked, key=lambda q: len(q.ticks))
    if all(not q.name and (q is longest or 2 * len(q.ticks) < len(longest.ticks)) for q in ticked):
        return [longest]
    return ticked


def _beside(columns: Sequence[Column], name: str, last: int, taken: Sequence[Column]) -> list[Column]:
    """Give the columns for groups that were no option: `twg_other` to `twg`, `Other` after it."""

    def belongs(column: Column) -> bool:
        plain = not stem(column.name) or (column.heading.role is Role.GROUP and column.heading.level > 1)
        return stem(column.name) == stem(name) or (plain and column.index == last + 1)

    others = [c for c in columns if "other" in c.heading.concepts and not c.option and c not in taken]
    return [c for c in others if belongs(c) and any(is_tick(cell) is None for cell in c.values)]


def _by_content(table: Headed, others: Sequence[Column], questions: Sequence[Question], names: Names) -> Groups:
    """Choose by what the columns hold, where no heading tells; a question where that does not tell either."""
    targets = [c for c in others if heads_edges(c.name, "target")] or _weighed_beside(table, others)
    candidates = targets if len(targets) == 1 else [c for c in others if _may_name_groups(c)]
    graded = find_scale(others)
    if graded and candidates and are_answers(graded, candidates, names):
        raise scale(table, graded)
    if len(candidates) == 1:
        column = candidates[0]
        return Groups((column,), None, 1, (by_content(table, column, "group_cols"),))
    if len(candidates) > 1:
        raise ambiguous(table, candidates, "group_cols")
    asked = questions[0] if questions else graded
    if asked:
        raise scale(table, asked)
    named = [column for column in others if column.name in names]
    texts = find_texts(others)
    if len(named) > 1 and not (texts and stand_for_ticks(texts)):  # one may be a country: `Land`
        raise no_ticks(table, named)
    if texts:
        return _of_texts(table, texts)
    numbers = [c for c in others if c.kind is Kind.NUMBER and c.heading.role is Role.GROUP]
    raise no_names(table, numbers[0], "group_cols") if numbers else missing(table, "group_cols")


def _of_texts(table: Headed, texts: Question) -> Groups:
    """Take dates and people for ticks, and ask about other texts."""
    if not stand_for_ticks(texts):
        raise texts_below(table, texts)
    ends = {"first": texts.options[0], "last": texts.options[-1]}
    return Groups((), texts, 1, (problem("layout.any_text", table.location, **ends),))


def _weighed_beside(table: Headed, others: Sequence[Column]) -> list[Column]:
    """Give the column beside the organisations where an edge list says how strong each edge is."""
    weighed = any(heads_edges(c.name, "weight") for c in others)
    places = {c.index for c in others}
    first = next((c for c in table.columns if c.index not in places), None)
    return [c for c in others if weighed and first and c.index == first.index + 1 and c.kind in TEXTS]


def _may_name_groups(column: Column) -> bool:
    """Tell a column of few repeated names, or of lists whose pieces recur, that is nothing known."""
    known = column.heading.concepts - _MAY_NAME
    if known or column.heading.role is not Role.ATTRIBUTE or column.kind not in (Kind.NAME, Kind.CODE):
        return False
    if len(column.filled) < max(LEAST_ROWS, len(column.cells) / 2) or len(column.values) < 2:
        return False
    return is_few(column) or recurring(column.values) >= RECUR


def _asked_for(table: Headed, questions: Sequence[Question], options: Options) -> Groups:
    wanted = options.group_cols
    for question in questions:
        if len(wanted) == 1 and question.name and _squash(wanted[0]) == _squash(question.name):
            return _checked(table, question)
    columns = [column for name in wanted for column in find_columns(table, name, "group_cols")]
    indexes = {column.index for column in columns}
    for question in questions:
        ticks = tuple(tick for tick in question.ticks if tick[0].index in indexes)
        free = tuple(column for column in question.free if column.index in indexes)
        if ticks and len(ticks) + len(free) == len(indexes):
            return _checked(table, replace(question, ticks=ticks, free=free))
    counts = count_columns(columns) if len(columns) > 1 else None  # one alone may number the groups
    return Groups((), counts, 4) if counts else Groups(tuple(columns), None, 4)


def _checked(table: Headed, question: Question) -> Groups:
    if question.cells is Cells.SCALE:
        raise scale(table, question)
    return Groups(question.free, question, 4)


def _squash(name: str) -> str:
    return " ".join(name.split()).casefold()
