"""How a file was understood, as a record and as three lines for a person."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.errors import option
from twgnet.model.survey import ColumnUse, Reading, Survey
from twgnet.read.layout.understand import Layout
from twgnet.read.tools import name_tool

LISTED = 10
_SHAPES = {
    "list": "one row per organisation",
    "ties": "one row per organisation and group",
    "groups": "one row per group",
    "matrix": "one column per group",
    "turned": "one row per group, one column per organisation",
    "hxl": "columns by HXL hashtags",
}


def make_reading(layout: Layout, columns: Sequence[ColumnUse]) -> Reading:
    """Record how a table was understood."""
    grid, table = layout.table.grid, layout.table
    groups, organisations = layout.group_columns, tuple(column.name for column in layout.organisations)
    if layout.kind == "turned":
        groups, organisations = organisations, groups
    return Reading(
        layout=layout.kind,
        format=grid.format,
        sheet=grid.sheet,
        header_row=table.header.number,
        organisation_column="; ".join(dict.fromkeys(organisations)),
        group_columns=groups,
        attribute_columns=tuple(use.name for use in columns if use.use == "kept"),
        left_out_columns=tuple(use.name for use in columns if use.use == "left_out"),
        tool=name_tool([column.name for column in table.columns]),
        encoding=grid.encoding,
        delimiter=grid.delimiter,
    )


def describe(survey: Survey) -> list[str]:
    """Say in three lines how a survey was understood.

    >>> from twgnet.read import read_survey
    >>> print("\\n".join(describe(read_survey(None))))
    cso_twg_2017.csv: one row per organisation (list), header in row 1, csv, utf-8, comma
    organisations from "Interest by", groups from "TWGs", a link means "wants to join" (⟨means⟩)
    30 answers of 30 organisations
    """
    reading = survey.reading
    marks = (reading.tool, reading.format, reading.encoding, reading.delimiter)
    where = f"{survey.source}, sheet {reading.sheet}" if reading.sheet else survey.source
    first = f"{where}: {_SHAPES.get(reading.layout, 'a network')} ({reading.layout})"
    if reading.header_row:
        first += f", header in row {reading.header_row}"
    return [", ".join((first, *filter(None, marks))), _columns(survey), _counts(survey)]


def _columns(survey: Survey) -> str:
    reading = survey.reading
    parts = [
        f"organisations from {_some((reading.organisation_column,))}",
        f"groups from {_some(reading.group_columns)}",
        f'a link means "{survey.meaning.text}" ({option("means")})',
    ]
    counted = [use.name for use in survey.columns if use.use == "counted"]
    if reading.attribute_columns:
        parts.append(f"kept {_some(reading.attribute_columns)}")
    if counted:
        parts.append(f"counted {_some(counted)}")
    if reading.left_out_columns:
        parts.append(f"left out {_some(reading.left_out_columns)}")
    return ", ".join(parts)


def _counts(survey: Survey) -> str:
    answers = sum(bool(answer.text) for answer in survey.answers)
    organisations = len({answer.organisation for answer in survey.answers})
    line = f"{_number(answers, 'answer')} of {_number(organisations, 'organisation')}"
    if survey.problems:
        line += f"; {_number(len(survey.problems), 'thing')} to check"
    return line


def to_check(survey: Survey) -> list[str]:
    """List what a person should look at in the file, the first ten line by line."""
    lines = [f"check {problem.marked()}" for problem in survey.problems[:LISTED]]
    more = len(survey.problems) - LISTED
    assumed = [f"assumed {problem.marked()}" for problem in survey.assumed]
    return [*assumed, *lines, *([f"and {more} more, all in run.json"] if more > 0 else [])]


def _some(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(map(_short, names)))
    if len(shown) < len(names):
        return f"{len(names)} columns of " + ", ".join(f'"{name}"' for name in shown[:3])
    more = f" and {len(shown) - 3} more" if len(shown) > 3 else ""
    return ", ".join(f'"{name}"' for name in shown[:3]) + more


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= 48 else f"{name[:45]}..."
