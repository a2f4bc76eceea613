"""Picking the organisation column and the group columns; two equal candidates are a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twgnet.errors import LayoutError
from twgnet.read.headings import Role
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.questions import Question, find_questions
from twgnet.read.layout.ticks import is_tick
from twgnet.read.options import ReadOptions

Groups = tuple[tuple[Column, ...], Question | None, int]

_COUNTING = set(
    "first second third fourth fifth primary secondary tertiary main top 1st 2nd 3rd 4th 5th"
    " choice preference priority other others another please specify if".split()
)
_OTHER = re.compile(r"(^|[\W_])others?([\W_]|$)", re.IGNORECASE)


def pick_organisation(table: Headed, options: ReadOptions, names: Names) -> Column:
    """Pick the column with the organisations' names."""
    if options.organisation_column:
        return _asked_for(table, options.organisation_column, "--org-col")[0]
    candidates = [c for c in table.columns if c.heading.role is Role.ORGANISATION]
    top = max((c.heading.level for c in candidates), default=0)
    best = [c for c in candidates if c.heading.level == top and not c.option]
    best = [c for c in best if c.filled] or best
    if len(best) > 1 and any(c.cells != best[0].cells for c in best):
        raise _ambiguous(table, "the organisations", best, "--org-col")
    if best and (top > 1 or not _tells_of_people(table)):
        return best[0]
    column = _only_text_beside_groups(table, names)
    if column is None:
        raise _missing(table, "organisations", "--org-col")
    return column


def _tells_of_people(table: Headed) -> bool:
    """Beside an e-mail address or a form's times, a column `Name` holds people."""
    times = {"timestamp", "start time", "completion time", "respondent id"}
    return any(column.heading.role is Role.PERSONAL or column.name.casefold() in times for column in table.columns)


def _only_text_beside_groups(table: Headed, names: Names) -> Column | None:
    """Of two columns one holds known group names; of more, all but one hold ticks."""
    if len(table.columns) == 2:
        known = [names.share(column.filled) >= 0.5 for column in table.columns]
    else:
        known = [all(is_tick(cell) is not None for cell in c.filled) for c in table.columns]
    return table.columns[known.index(False)] if known.count(False) == 1 else None


def pick_groups(table: Headed, organisation: Column, options: ReadOptions, names: Names) -> Groups:
    """Pick the columns with the groups: lists, several choices, or one column per option."""
    others = [c for c in table.columns if c.index != organisation.index]
    questions = find_questions(others, names) if options.layout not in ("list", "ties", "groups") else []
    if options.group_columns:
        return _groups_asked_for(table, questions, options.group_columns)
    ranked = [(q.level(names), q.name, q) for q in questions]
    ranked = [entry for entry in ranked if entry[0] > 1 or options.layout == "matrix"]
    lists = _list_columns(others, questions, names) if options.layout != "matrix" else []
    best_question = _best_question(table, ranked, lists)
    if best_question:
        last = max(column.index for column, _ in best_question.ticks)
        beside = _beside(others, best_question.name, last, best_question.free)
        return (*best_question.free, *beside), best_question, max(best_question.level(names), 1)
    if lists:
        top = max(level for level, _ in lists)
        family = _one_family(table, [c for level, c in lists if level == top])
        beside = _beside(others, family[0].name, family[-1].index, family)
        return (*family, *beside), None, top
    if len(questions) == 1:
        return questions[0].free, questions[0], 1
    if len(questions) > 1:
        raise _ambiguous_questions(table, [q.name for q in questions])
    named = [column for column in others if column.name in names]
    raise _no_ticks(table, named) if named else _missing(table, "groups", "--group-col")


def _best_question(
    table: Headed, ranked: Sequence[tuple[int, str, Question]], lists: Sequence[tuple[int, Column]]
) -> Question | None:
    if not ranked:
        return None
    top = max(level for level, _, _ in ranked)
    best = [question for level, _, question in ranked if level == top]
    if len(best) > 1:
        raise _ambiguous_questions(table, [q.name for q in best])
    rivals = [c for level, c in lists if level >= top and _stem(c.name) != _stem(best[0].name)]
    rivals = [c for c in rivals if c.name not in best[0].name]
    if any(level > top for level, c in lists if c in rivals):
        return None
    if rivals:
        raise _ambiguous(table, "the groups", [best[0].ticks[0][0], *rivals], "--group-col")
    return best[0]


def _list_columns(columns: Sequence[Column], questions: Sequence[Question], names: Names) -> list[tuple[int, Column]]:
    """Give the columns that may hold group names, each with how surely."""
    taken = {c.index for q in questions for c in (*(c for c, _ in q.ticks), *q.free)}
    found = []
    for column in columns:
        if column.index in taken or column.option or column.heading.role is Role.TOOL:
            continue
        level = column.heading.level if column.heading.role is Role.GROUP else 0
        if 2 * len(column.filled) >= len(column.cells) and names.share(column.filled) >= 0.5:
            level += 2
        if level:
            found.append((level, column))
    return found


def _one_family(table: Headed, columns: list[Column]) -> tuple[Column, ...]:
    """Accept several columns that ask the same (first choice, second choice; equal headings)."""
    filled = [c for c in columns if c.filled] or columns[:1]
    if len({_stem(c.name) for c in filled}) > 1:
        raise _ambiguous(table, "the groups", filled, "--group-col")
    return tuple(filled)


def _beside(columns: Sequence[Column], name: str, last: int, taken: Sequence[Column]) -> list[Column]:
    """Give the columns for groups that were no option: `twg_other` to `twg`, `Other` after it."""

    def belongs(column: Column) -> bool:
        plain = not _stem(column.name) or column.heading.role is Role.GROUP
        return _stem(column.name) == _stem(name) or (plain and column.index == last + 1)

    others = [c for c in columns if c not in taken and not c.option and _OTHER.search(c.name)]
    return [c for c in others if belongs(c) and any(is_tick(cell) is None for cell in c.filled)]


def _stem(name: str) -> str:
    found = re.findall(r"[^\W\d_]+|\d+(?:st|nd|rd|th)?", name.casefold())
    return " ".join(word for word in found if word not in _COUNTING and not word.isdecimal())


def _groups_asked_for(table: Headed, questions: Sequence[Question], wanted: Sequence[str]) -> Groups:
    for question in questions:
        if len(wanted) == 1 and question.name and _same(wanted[0], question.name):
            return question.free, question, 4
    columns = [column for name in wanted for column in _asked_for(table, name, "--group-col")]
    indexes = {column.index for column in columns}
    for question in questions:
        ticks = tuple(tick for tick in question.ticks if tick[0].index in indexes)
        free = tuple(column for column in question.free if column.index in indexes)
        if ticks and len(ticks) + len(free) == len(indexes):
            return free, Question(question.name, ticks, free), 4
    return tuple(columns), None, 4


def _asked_for(table: Headed, name: str, option: str) -> list[Column]:
    exact = [c for c in table.columns if _same(c.name, name) or _same(c.tag, name)]
    if not exact and name.isdecimal():
        exact = [c for c in table.columns if c.index + 1 == int(name)]
    if not exact:
        raise LayoutError(
            f"there is no column {name!r}; the columns are {_listed(table.columns)}",
            location=table.grid.location(table.header.number),
            advice=f"give one of them, or its number, to {option}",
        )
    if len(exact) > 1 and option == "--org-col":
        raise _ambiguous(table, "the organisations", exact, option)
    return exact


def _same(one: str, other: str) -> bool:
    return re.sub(r"\s+", " ", one).casefold() == re.sub(r"\s+", " ", other).casefold()


def _listed(columns: Sequence[Column]) -> str:
    shown = ", ".join(f"{c.index + 1} {c.name[:60]!r}" for c in columns[:12])
    return shown + (", ..." if len(columns) > 12 else "")


def _missing(table: Headed, what: str, option: str) -> LayoutError:
    return LayoutError(
        f"no column is recognised as the {what}; the columns are {_listed(table.columns)}",
        location=table.grid.location(table.header.number),
        advice=f"name the column, or its number, with {option}",
    )


def _no_ticks(table: Headed, named: Sequence[Column]) -> LayoutError:
    return LayoutError(
        f"{len(named)} columns are named after groups, but most of their cells are neither yes nor"
        f" no: {_listed(named)}",
        location=table.grid.location(table.header.number),
        advice="write yes, maybe or no in them (or 1, ? and 0)",
    )


def _ambiguous(table: Headed, what: str, columns: Sequence[Column], option: str) -> LayoutError:
    return LayoutError(
        f"{len(columns)} columns could equally hold {what}: {_listed(columns)}",
        location=table.grid.location(table.header.number),
        advice=f"say which with {option}",
    )


def _ambiguous_questions(table: Headed, questions: Sequence[str]) -> LayoutError:
    shown = ", ".join(repr(name[:60]) for name in questions)
    return LayoutError(
        f"{len(questions)} questions could equally be about the groups: {shown}",
        location=table.grid.location(table.header.number),
        advice="say which with --group-col",
    )
