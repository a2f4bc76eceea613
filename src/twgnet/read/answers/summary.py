"""How a file was understood, as a record and as three lines for a person."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.model.survey import Answer, Reading, Survey
from twgnet.read.layout.understand import Layout

LISTED = 10
_SIGNS = {
    "KoboToolbox": ({"_uuid", "_submission_time"}, {"_uuid", "_id"}),
    "ODK": ({"key", "submissiondate"}, {"key", "meta-instanceid"}),
    "Microsoft Forms": ({"start time", "completion time"},),
    "SurveyMonkey": ({"respondent id", "collector id"},),
    "LimeSurvey": ({"response id", "date submitted"}, {"submitdate", "lastpage"}),
    "Google Forms": ({"timestamp"},),
}
_SHAPES = {
    "list": "one row per organisation",
    "ties": "one row per organisation and group",
    "groups": "one row per group",
    "matrix": "one column per group",
    "hxl": "columns by HXL hashtags",
}


def make_reading(layout: Layout, answers: Sequence[Answer]) -> Reading:
    """Record how a table was understood."""
    grid, table = layout.table.grid, layout.table
    return Reading(
        layout=_kind(layout, answers),
        format=grid.format,
        sheet=grid.sheet,
        header_row=table.header.number,
        organisation_column=layout.organisation.name,
        group_columns=layout.group_columns,
        attribute_columns=tuple(column.name for column, _ in layout.attributes),
        left_out_columns=tuple(column.name for column in layout.left_out),
        tool=_tool(layout),
        encoding=grid.encoding,
        delimiter=grid.delimiter,
    )


def _kind(layout: Layout, answers: Sequence[Answer]) -> str:
    if layout.counted:
        return "hxl"
    if layout.question:
        return "matrix"
    if layout.several:
        return "groups"
    rows = {(answer.organisation, answer.location.row) for answer in answers}
    lists = any(";" in answer.text or "\n" in answer.text for answer in answers)
    return "ties" if len({name for name, _ in rows}) < len(rows) and not lists else "list"


def _tool(layout: Layout) -> str:
    headings = {column.name.casefold() for column in layout.table.columns}
    return next((tool for tool, signs in _SIGNS.items() if any(sign <= headings for sign in signs)), "")


def describe(survey: Survey) -> list[str]:
    """Say in three lines how a survey was understood.

    >>> from twgnet.read import read_survey
    >>> print("\\n".join(describe(read_survey(None))))
    cso_twg_2017.csv: one row per organisation (list), header in row 1, csv, utf-8, comma
    organisations from "Interest by", groups from "TWGs"
    30 answers of 30 organisations
    """
    reading = survey.reading
    marks = (reading.tool, reading.format, reading.encoding, reading.delimiter)
    where = f"{survey.source}, sheet {reading.sheet}" if reading.sheet else survey.source
    first = f"{where}: {_SHAPES.get(reading.layout, 'a network')} ({reading.layout})"
    if reading.header_row:
        first += f", header in row {reading.header_row}"
    return [", ".join((first, *filter(None, marks))), _columns(reading), _counts(survey)]


def _columns(reading: Reading) -> str:
    parts = [
        f"organisations from {_some((reading.organisation_column,))}",
        f"groups from {_some(reading.group_columns)}",
    ]
    if reading.attribute_columns:
        parts.append(f"kept {_some(reading.attribute_columns)}")
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
    lines = [f"check {problem}" for problem in survey.problems[:LISTED]]
    more = len(survey.problems) - LISTED
    return [*lines, f"and {more} more, all in run.json"] if more > 0 else lines


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
