"""The stage itself: a source to a survey, one step after the other."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, cast

from twgnet.errors import LayoutError, Location, option
from twgnet.model.survey import Survey
from twgnet.read.answers.summary import make_reading
from twgnet.read.answers.take import take_answers
from twgnet.read.files.cells import clean_cells
from twgnet.read.files.decode import decode
from twgnet.read.files.delimited import read_delimited
from twgnet.read.files.document import read_document
from twgnet.read.files.grid import Grid
from twgnet.read.files.source import Source, open_source
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.understand import Layout, understand
from twgnet.read.options import ReadOptions

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

_AS_IT_IS = ReadOptions()
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_survey(
    source: str | PathLike[str] | IO[bytes] | IO[str] | pd.DataFrame | nx.Graph | None,
    options: ReadOptions = _AS_IT_IS,
    known: Sequence[str] = (),
) -> Survey:
    """Read the answers of a survey, each with its location.

    Parameters
    ----------
    source
        A .csv, .tsv, .txt, .xlsx, .ods or .xls file; an open file; `-` for standard
        input; a DataFrame; a two-mode networkx graph; None for the 2017 survey that ships
        with twgnet.
    options
        Corrections to how the file is understood.
    known
        Names and aliases of groups, which help to recognise their columns.

    Returns
    -------
    Survey
        Its answers in the order of the file; `reading` says how it was understood and
        `problems` what a person should look at.

    Raises
    ------
    ReadError
        The file is missing, empty, binary or damaged.
    LayoutError
        Columns are missing, or could be understood in two equally good ways.

    Examples
    --------
    >>> survey = read_survey(None)
    >>> survey.invited, survey.answered, len(survey.answers)
    (109, 49, 30)
    >>> survey.answers[2].organisation, survey.answers[2].text
    ('First Step Cambodia', 'TWG on Gender')
    """
    if hasattr(source, "adj"):
        from twgnet.read.graph import read_graph

        return read_graph(cast("nx.Graph", source))
    opened, grids = _open(source, options)
    return make_survey(opened, choose(grids, options, Names(known)), options)


def _open(source: object, options: ReadOptions) -> tuple[Source, list[Grid]]:
    if hasattr(source, "iloc"):
        from twgnet.read.files.frame import frame_source

        opened, grids = frame_source(cast("pd.DataFrame", source))
        return opened, [clean_cells(grid) for grid in grids]
    opened = open_source(cast("str | PathLike[str] | IO[bytes] | None", source))
    return opened, read_grids(opened, options)


def read_grids(source: Source, options: ReadOptions) -> list[Grid]:
    """Give every table of a source: the sheets of a workbook, or the one table of a text."""
    return [clean_cells(grid) for grid in _grids(source, options)]


def _grids(source: Source, options: ReadOptions) -> list[Grid]:
    if source.data.startswith((_ZIP, _OLE)):
        from twgnet.read.files.workbook import read_workbook

        return read_workbook(source, options.sheet)
    if options.sheet:
        raise LayoutError(
            "this file has no sheets", location=Location(source.name), advice=f"leave {option('sheet')} out"
        )
    text = decode(source.data, source.name)
    kind = PurePath(source.name).suffix.lower().lstrip(".")
    if kind not in ("csv", "tsv"):
        document = read_document(text, source.name)
        if document:
            return [document]
    return [read_delimited(text, source.name, kind or "csv", "\t" if kind == "tsv" else "")]


def choose(grids: Sequence[Grid], options: ReadOptions, names: Names) -> Layout:
    """Understand each sheet and take the best; two equally good ones are a question."""
    layouts: list[Layout] = []
    errors: list[LayoutError] = []
    for grid in grids:
        try:
            layouts.append(understand(grid, options, names))
        except LayoutError as error:
            errors.append(error)
    if not layouts:
        raise LayoutError(*(problem for error in errors for problem in error.problems))
    top = max(layout.level for layout in layouts)
    best = [layout for layout in layouts if layout.level == top]
    if len(best) > 1:
        names_of = ", ".join(repr(layout.table.grid.sheet) for layout in best)
        raise LayoutError(
            f"{len(best)} sheets could equally hold the answers: {names_of}",
            location=best[0].table.grid.location(),
            advice=f"say which with {option('sheet')}",
        )
    return best[0]


def make_survey(source: Source, layout: Layout, options: ReadOptions) -> Survey:
    """Put the answers of an understood table together with what is known about the source."""
    taken = take_answers(layout, options)
    grid, about = layout.table.grid, source.about
    invited, answered, year = (about.get(key) for key in ("invited", "answered", "year"))
    return Survey(
        source=source.name,
        answers=taken.answers,
        unnamed=taken.unnamed,
        reading=make_reading(layout, taken.columns),
        sha256=source.sha256,
        title=str(about.get("title", "")),
        provenance=str(about.get("source", "")),
        year=year if isinstance(year, int) else None,
        invited=invited if isinstance(invited, int) else None,
        answered=answered if isinstance(answered, int) else None,
        named_groups=_named_groups(layout),
        problems=(*grid.problems, *taken.problems),
        columns=taken.columns,
        meaning=layout.meaning,
        assumed=(*layout.assumed, *taken.assumed),
    )


def _named_groups(layout: Layout) -> tuple[str, ...]:
    """Give the groups that the file lists, ticked or not."""
    if layout.kind == "turned":
        return tuple(layout.organisation.values)
    return layout.question.options if layout.question else ()
