"""Which columns mean what: the understanding of one table, or a question to the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twgnet.errors import LayoutError
from twgnet.read.files.grid import Grid
from twgnet.read.headings import Heading, Role, words
from twgnet.read.layout.columns import Column, Headed, cut, find_header
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.hxl import read_tags
from twgnet.read.layout.multi_organisation import organisation_separator
from twgnet.read.layout.personal import is_personal
from twgnet.read.layout.questions import Question
from twgnet.read.layout.select import pick_groups, pick_organisation
from twgnet.read.layout.space_joined import split_spaced
from twgnet.read.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table is understood.

    `level` says how surely, for choosing between sheets; `counted` tells that rows of one
    organisation and group are counted; `splits` holds the options of space-joined cells;
    `several` is the pattern that parts the organisations of one cell, if it holds several.
    """

    table: Headed
    organisation: Column
    lists: tuple[Column, ...]
    question: Question | None
    attributes: tuple[tuple[Column, str], ...]
    left_out: tuple[Column, ...]
    level: int
    counted: bool = False
    splits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    several: str = ""

    @property
    def group_columns(self) -> tuple[str, ...]:
        """The headings that the groups stand under."""
        ticks = tuple(column.name for column, _ in self.question.ticks) if self.question else ()
        return ticks + tuple(column.name for column in self.lists)


def understand(grid: Grid, options: ReadOptions, names: Names) -> Layout:
    """Understand one table, as corrected by the options."""
    if not grid.rows:
        raise LayoutError(
            "there is no table here",
            location=grid.location(),
            advice="name the right sheet with --sheet" if grid.sheet else "fill the table in",
        )
    tagged = read_tags(grid, options) if options.layout in (None, "hxl") else None
    table = tagged or cut(grid, find_header(grid, options))
    organisation = pick_organisation(table, options, names)
    lists, question, level = pick_groups(table, organisation, options, names)
    named = organisation.heading.role is Role.ORGANISATION
    if any(names.heads(column.name, surely=named) for column in lists):
        raise LayoutError(
            "the first row looks like an answer, not like a header",
            location=grid.location(table.header.number),
            advice="add a row above it that names the columns, such as organisation,group",
        )
    used = {organisation.index, *(column.index for column in lists)}
    if question:
        used |= {column.index for column, _ in question.ticks}
        used |= {column.index for column in table.columns if column.name == question.name}
    attributes, left_out = _others(table.columns, used, options)
    return Layout(
        table,
        organisation,
        lists,
        question,
        attributes,
        left_out,
        organisation.heading.level + level,
        counted=tagged is not None,
        splits=split_spaced(table, lists, names),
        several=organisation_separator(table, organisation, lists, options),
    )


def _others(
    columns: Sequence[Column], used: set[int], options: ReadOptions
) -> tuple[tuple[tuple[Column, str], ...], tuple[Column, ...]]:
    """Sort the remaining columns into attributes and what is left out (people, tool notes)."""
    attributes: list[tuple[Column, str]] = []
    left_out = []
    taken: set[str] = set()
    for column in columns:
        if column.index in used or not column.filled or not column.name:
            continue
        heading = column.heading
        if heading.role is Role.TOOL or (
            is_personal(column.question or column.name, column.filled) and not options.personal
        ):
            left_out.append(column)
            continue
        key = _free_key(heading, column, taken)
        taken.add(key)
        attributes.append((column, key))
    return tuple(attributes), tuple(left_out)


def _free_key(heading: Heading, column: Column, taken: set[str]) -> str:
    key = heading.key or f"column_{column.index + 1}"
    if column.option:
        key = "_".join((key, *words(column.option)))
    return key if key not in taken else f"{key}_{column.index + 1}"
