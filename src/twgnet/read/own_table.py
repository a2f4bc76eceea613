"""`interests.csv`, as twgnet writes it, read back with its certainty and weight."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.model.survey import Answer, Reading, Survey
from twgnet.read.files.grid import Grid
from twgnet.read.files.source import Source
from twgnet.read.layout.evidence import Names
from twgnet.read.people.mask import mask_answer
from twgnet.read.records import Record, make_records

_COLUMNS = {"organisation_id", "organisation", "group_id", "group", "certainty", "weight"}


def read_own_table(source: Source, grids: Sequence[Grid], names: Names | None) -> Survey | None:
    """Give the survey that a table of our own holds, its names masked if `names` are to be spared, or None."""
    for grid in grids:
        if grid.rows and set(grid.rows[0].cells) >= _COLUMNS:
            answers = [_answer(record, names) for record in make_records(grid, 0) if record.values["organisation"]]
            if answers:
                return Survey(
                    source.name,
                    tuple(answers),
                    Reading(
                        "ties",
                        grid.format,
                        grid.sheet,
                        grid.rows[0].number,
                        "organisation",
                        ("group",),
                        encoding=grid.encoding,
                        delimiter=grid.delimiter,
                    ),
                    source.sha256,
                    problems=grid.problems,
                )
    return None


def _answer(record: Record, names: Names | None) -> Answer:
    organisation, group = record.values["organisation"], record.values["group"] or record.values["group_id"]
    if names:
        organisation, group = (mask_answer(name, names.spared, names=False) for name in (organisation, group))
    text = f"(possibly) {group}" if group and record.values["certainty"].casefold() == "tentative" else group
    weight = to_weight(record.values["weight"])
    return Answer(organisation, text, record.location, weight=weight, whole=True)


def to_weight(text: str) -> float:
    """Give a weight as a number above 0, whole where it is; 1 where it is none.

    >>> to_weight("2"), to_weight("2.5"), to_weight("")
    (2, 2.5, 1)
    """
    try:
        number = float(text)
    except ValueError:
        return 1
    if not 0 < number < float("inf"):
        return 1
    return int(number) if number.is_integer() else number
