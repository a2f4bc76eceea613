"""Columns that were asked for, and the questions to a person where a table does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.errors import LayoutError, option
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.questions import Question

SHOWN = 12  # columns named in a message


def find_columns(table: Headed, name: str, setting: str) -> list[Column]:
    """Give the columns of a heading, or with a number, that a person asked for."""
    found = [c for c in table.columns if _same(c.name, name) or _same(c.tag, name)]
    if not found and name.isdecimal():
        found = [c for c in table.columns if c.index + 1 == int(name)]
    if not found:
        raise LayoutError(
            f"there is no column {name!r}; the columns are {listed(table.columns)}",
            location=table.grid.location(table.header.number),
            advice=f"give one of them, or its number, to {option(setting)}",
        )
    return found


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def listed(columns: Sequence[Column]) -> str:
    """Name columns with their numbers."""
    shown = ", ".join(f"{c.index + 1} {c.name[:60]!r}" for c in columns[:SHOWN])
    return shown + (", ..." if len(columns) > SHOWN else "")


def missing(table: Headed, what: str, setting: str) -> LayoutError:
    """Ask for a column that nothing gives away."""
    return LayoutError(
        f"no column is recognised as the {what}; the columns are {listed(table.columns)}",
        location=table.grid.location(table.header.number),
        advice=f"name the column, or its number, with {option(setting)}",
    )


def ambiguous(table: Headed, what: str, columns: Sequence[Column], setting: str) -> LayoutError:
    """Ask which of several columns it is."""
    return LayoutError(
        f"{len(columns)} columns could equally hold {what}: {listed(columns)}",
        location=table.grid.location(table.header.number),
        advice=f"say which with {option(setting)}, by name or number",
    )


def ambiguous_questions(table: Headed, questions: Sequence[Question]) -> LayoutError:
    """Ask which of several questions is the one about the groups."""
    shown = ", ".join(repr(q.name[:60] or q.options[0]) for q in questions)
    return LayoutError(
        f"{len(questions)} questions could equally be about the groups: {shown}",
        location=table.grid.location(table.header.number),
        advice=f"say which with {option('group_cols')}",
    )


def no_names(table: Headed, column: Column, setting: str) -> LayoutError:
    """Refuse a column that holds numbers or dates where names should stand."""
    return LayoutError(
        f"the column {column.name!r} holds {column.kind}, not names: how many, not who",
        location=table.grid.location(table.header.number, column.name),
        advice=f"name the column, or its number, that holds the names with {option(setting)}",
    )


def no_ticks(table: Headed, named: Sequence[Column]) -> LayoutError:
    """Refuse columns named after groups that hold anything but ticks."""
    return LayoutError(
        f"{len(named)} columns are named after groups, but most of their cells are neither yes nor no: {listed(named)}",
        location=table.grid.location(table.header.number),
        advice=f"write yes, maybe or no in them (or 1, ? and 0), or say which answers count with {option('yes')}",
    )


def scale(table: Headed, question: Question) -> LayoutError:
    """Ask which answers of a scale count."""
    shown = ", ".join(repr(answer[:40]) for answer in question.scale[:SHOWN])
    first = question.scale[0]
    return LayoutError(
        f"the answers to {question.name[:60] or question.options[0]!r} are a scale: {shown}",
        location=table.grid.location(table.header.number),
        advice=f"say which count as a yes with {option('yes')} {first!r}; repeat it for several",
    )


def one_mode_edges(table: Headed, source: Column, target: Column) -> LayoutError:
    """Refuse an edge list of one kind of node."""
    return LayoutError(
        f"{source.name!r} and {target.name!r} hold the same names, so this is a network of one kind only;"
        " organisations and groups are needed",
        location=table.grid.location(table.header.number),
        advice=f"if they are two kinds after all, say so with {option('org_col')} {source.index + 1} and"
        f" {option('group_cols')} {target.index + 1}",
    )


def one_mode(table: Headed) -> LayoutError:
    """Refuse a table of one kind of node with itself."""
    return LayoutError(
        "the rows and the columns have the same names, so this is a network of one kind only; organisations and"
        " groups are needed",
        location=table.grid.location(table.header.number),
        advice=f"if the columns are groups after all, say so with {option('layout')} matrix",
    )
