"""Columns that were asked for, and the questions to a person where a table does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from string import ascii_uppercase

from twgnet.errors import LayoutError, Problem, option, problem
from twgnet.options import Options
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.questions.question import Question
from twgnet.read.people.mask import mask

SHOWN = 12  # columns named in a message


def find_columns(table: Headed, name: str, setting: str) -> list[Column]:
    """Give the columns of a heading, or with a number, that a person asked for."""
    found = [
        c
        for c in table.columns
        if any(_same(c.name, one) for one in (name, mask(name, names=False))) or _same(c.tag, name)
    ]
    if not found and name.isdecimal():
        found = [c for c in table.columns if c.index + 1 == int(name)]
    if not found:
        values = {"name": name, "columns": listed(table.columns), "option": option(setting)}
        raise LayoutError("layout.no_column", location=table.location, **values)
    return found


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def listed(columns: Sequence[Column]) -> str:
    """Name columns with their numbers."""
    shown = ", ".join(f"{c.index + 1} {c.name[:60]!r}" for c in columns[:SHOWN])
    return shown + (", ..." if len(columns) > SHOWN else "")


def missing(table: Headed, setting: str) -> LayoutError:
    """Ask for a column that nothing gives away."""
    where = table.location
    return LayoutError(f"layout.missing_{setting}", location=where, columns=listed(table.columns))


def ambiguous(table: Headed, columns: Sequence[Column], setting: str) -> LayoutError:
    """Ask which of several columns it is."""
    return LayoutError(f"layout.equal_{setting}", location=table.location, n=len(columns), columns=listed(columns))


def ambiguous_questions(table: Headed, questions: Sequence[Question]) -> LayoutError:
    """Ask which of several questions is the one about the groups."""
    shown = ", ".join(repr(q.name[:60] or q.options[0]) for q in questions)
    return LayoutError("layout.equal_questions", location=table.location, n=len(questions), questions=shown)


def no_names(table: Headed, column: Column, setting: str) -> LayoutError:
    """Refuse a column that holds numbers or dates where names should stand."""
    return LayoutError(
        "layout.counts",
        location=table.locate(column.name),
        column=column.name,
        kind=column.kind,
        option=option(setting),
    )


def by_content(table: Headed, column: Column, setting: str) -> Problem:
    """Say that a column was chosen by what it holds."""
    where = table.location
    return problem(f"layout.by_content_{setting}", where, number=str(column.index + 1), name=column.name)


def no_ticks(table: Headed, named: Sequence[Column]) -> LayoutError:
    """Refuse columns named after groups that hold anything but ticks."""
    return LayoutError("layout.no_ticks", location=table.location, n=len(named), columns=listed(named))


def texts_below(table: Headed, question: Question) -> LayoutError:
    """Ask if whatever stands below columns means that the organisation is in the group."""
    names = tuple(map(repr, question.options[:SHOWN]))
    return LayoutError("layout.texts_below", location=table.location, names=names)


def repeated(table: Headed, question: Question) -> LayoutError:
    """Ask which of the columns of numbers with the same headings are the groups."""
    twice = [option for option, count in Counter(question.options).items() if count > 1]
    first = {name: column.index + 1 for column, name in reversed(question.ticks)}
    shown = ", ".join(map(repr, twice[:SHOWN]))
    apart = sorted(first.values()) if len(first) > 1 else [column.index + 1 for column, _ in question.ticks]
    one, two = apart[:2]
    return LayoutError("layout.repeated", location=table.location, names=shown, first=one, second=two)


def measures(table: Headed, question: Question) -> LayoutError:
    """Ask if numbers that measure something mean that the organisation is in the group."""
    ends = {"first": question.options[0], "last": question.options[-1]}
    return LayoutError("layout.measures", location=table.location, **ends)


def scale(table: Headed, question: Question) -> LayoutError:
    """Ask which answers of a scale count."""
    shown = ", ".join(repr(answer[:40]) for answer in question.scale[:SHOWN])
    first = question.scale[0]
    return LayoutError(
        "layout.scale",
        location=table.location,
        question=question.name[:60] or question.options[0],
        answers=shown,
        answer=first,
    )


def counted_as_no(table: Headed, answers: Sequence[str]) -> Problem:
    """Say which answers do not count, where a person named those that do."""
    shown = ", ".join(repr(answer[:40]) for answer in answers[:SHOWN])
    return problem("layout.counted_as_no", table.location, answers=shown, answer=answers[0])


def no_roles(table: Headed, answers: Sequence[str]) -> Problem:
    """Say which answers beside roles in a group do not count."""
    shown = ", ".join(repr(answer[:40]) for answer in answers[:SHOWN])
    return problem("layout.no_roles", table.location, answers=shown, answer=answers[0])


def roles_count(table: Headed, roles: Sequence[str]) -> Problem:
    """Say that whoever has a role in a group is in it."""
    shown = tuple(repr(role[:40]) for role in roles[:SHOWN])
    return problem("layout.roles_count", table.location, roles=shown, role=roles[0])


def misfit(table: Headed, name: str, options: Options) -> LayoutError:
    """Refuse an option without which the groups are found."""
    code = "no_groups" if name == "yes" else "no_matrix" if options.layout == "matrix" else "no_list"
    return LayoutError(f"layout.{code}", location=table.location, option=option(name))


def one_mode_edges(table: Headed, source: Column, target: Column, both: Sequence[str]) -> LayoutError:
    """Refuse an edge list of one kind of node."""
    return LayoutError(
        "layout.one_kind",
        location=table.location,
        source=source.name,
        target=target.name,
        n=len(both),
        names=_some(both),
        first=source.index + 1,
        second=target.index + 1,
    )


def _some(names: Sequence[str]) -> str:
    return ", ".join(repr(name[:40]) for name in names[:2]) + ", ..." * (len(names) > 2)


def one_mode(table: Headed, both: Sequence[str]) -> LayoutError:
    """Refuse a table of one kind of node with itself."""
    return LayoutError("layout.one_kind_matrix", location=table.location, n=len(both), names=_some(both))


def no_header(table: Headed, groups: int = 1) -> LayoutError:
    """Say that the first row is an answer, and how a row that names the columns would look there."""
    sign = {"semicolon": ";", "tab": "\t", "colon": ": ", "bar": "|", "space": " "}.get(table.grid.delimiter, ",")
    names = ["group"] if groups == 1 else ascii_uppercase[: min(groups, SHOWN)]
    example = sign.join(["organisation", *names]) + f"{sign}..." * (groups > SHOWN)
    return LayoutError("layout.no_header", location=table.location, names=example)
