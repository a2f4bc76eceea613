"""The stage itself: a source to a survey, one step after the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, cast

from twgnet.errors import LayoutError, Location, option
from twgnet.model.survey import Survey
from twgnet.options import Options
from twgnet.read.answers.summary import make_reading
from twgnet.read.answers.take import take_answers
from twgnet.read.files.cells import clean_cells
from twgnet.read.files.frame import NAME as FRAME
from twgnet.read.files.frame import frame_source, is_table, name_columns, refuse_odd
from twgnet.read.files.grid import Grid
from twgnet.read.files.network.parse import parse_network
from twgnet.read.files.open import open_grids
from twgnet.read.files.source import Source, open_source
from twgnet.read.layout.evidence import Names
from twgnet.read.layout.understand import Layout
from twgnet.read.meaning import choose_meaning
from twgnet.read.own_table import read_own_table
from twgnet.read.people.mask import mask_answer
from twgnet.read.sheets import choose_sheets, join_surveys

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

_AS_IT_IS = Options()
_FOR_TABLES = (
    *("encoding", "sheet", "all_sheets", "fill_down", "org_col", "group_cols"),
    *("layout", "separator", "answers", "yes"),
)


def read_survey(
    source: str
    | PathLike[str]
    | IO[bytes]
    | IO[str]
    | pd.DataFrame
    | pd.Series
    | Sequence[tuple[str, str]]
    | nx.Graph
    | None,
    options: Options = _AS_IT_IS,
    known: Sequence[str] = (),
    attributes: Collection[str] = (),
    listed: Collection[str] = (),
) -> Survey:
    """Read the answers of a survey, each with its location.

    Parameters
    ----------
    source
        A .csv, .tsv, .txt, .xlsx, .ods, .xls or .parquet file, a web page with a table, or a
        network (.graphml, .gexf, node-link .json, Pajek, UCINET); an open file; `-` for standard
        input; a DataFrame, a Series, a list of pairs or of (organisation, group, weight), a list of
        dictionaries by heading, a dictionary of lists of groups by organisation; a two-mode
        networkx graph; None for the 2017 survey that ships with twgnet.
    options
        Those of them that correct how the file is understood; left out, it is worked out.
    known
        Names and aliases of groups, which help to recognise their columns.
    attributes
        Attributes of organisations that something else asks for (rules): their columns are kept
        if there are any.
    listed
        Names of organisations on lists that are given: they, as those of groups, are never masked.

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
    named = bool(options.org_col or options.group_cols)
    names = Names(known, listed)
    if hasattr(source, "adj"):
        return _with_meaning(_read_network(source, "", options, attributes, names), options)
    if is_table(source):
        opened, grids, options = _open_table(source, options)
    else:
        refuse_odd(source)
        opened = open_source(cast("str | PathLike[str] | IO[bytes] | None", source))
        if not options.personal:
            opened = replace(opened, name=_hide_file(opened.name, names))
        network = parse_network(opened)
        if network is not None:
            return _with_meaning(_read_network(network, opened.name, options, attributes, names), options)
        grids = open_grids(opened, options)
    own = None if named or options.layout else read_own_table(opened, grids, None if options.personal else names)
    return _with_meaning(own, options) if own else _read_tables(opened, grids, options, attributes, names)


def _open_table(source: Any, options: Options) -> tuple[Source, list[Grid], Options]:
    """Make one grid of a table in memory, and name its columns in the options where it has no headings.

    Raises
    ------
    LayoutError
        An option speaks of files.
    """
    for name in ("encoding", "sheet", "all_sheets"):
        if getattr(options, name):
            raise LayoutError("source.of_frame", location=Location(FRAME), option=option(name))
    opened, grids = frame_source(source)
    return opened, [clean_cells(grid) for grid in grids], name_columns(source, options)


def _read_tables(
    opened: Source, grids: Sequence[Grid], options: Options, attributes: Collection[str], names: Names
) -> Survey:
    """Read the tables that hold the answers, people in the names of sheets masked: pages show them."""
    if not options.personal:
        grids = [replace(grid, sheet=_hide_label(grid.sheet, names)) for grid in grids]
    layouts, notes = choose_sheets(grids, options, names)
    return join_surveys([make_survey(opened, layout, options, attributes) for layout in layouts], notes)


def _hide_file(name: str, names: Names) -> str:
    """Mask people in the name of a file, which pages show, and keep what tells its kind.

    >>> _hide_file("dara@example.org.csv", Names(())), _hide_file("answers.csv", Names(()))
    ('….csv', 'answers.csv')
    """
    path = PurePath(name)
    stem = _hide_label(path.stem, names)
    return stem + path.suffix if stem != path.stem else mask_answer(name, names.spared)


def _hide_label(label: str, names: Names) -> str:
    """Mask people in what a file or a sheet is called: one name after a title is enough there, as in brackets.

    >>> _hide_label("Ms Maly", Names(())), _hide_label("M. Mines", Names(()))
    ('Ms …', 'M. Mines')
    """
    return mask_answer(f"({mask_answer(label, names.spared)})", names.spared)[1:-1]


def _with_meaning(survey: Survey, options: Options) -> Survey:
    """Give a survey that carries a meaning of its own the one that a person asked for."""
    return replace(survey, meaning=choose_meaning((), options)) if options.means else survey


def _read_network(graph: object, name: str, options: Options, attributes: Collection[str], names: Names) -> Survey:
    from twgnet.read.graph import NAME, read_graph

    given = [one for one in _FOR_TABLES if getattr(options, one)]
    if given:
        settings = tuple(map(option, given))
        raise LayoutError("layout.of_network", location=Location(name or NAME), options=settings)
    return read_graph(cast("nx.Graph", graph), name or NAME, options, attributes, names.spared)


def make_survey(source: Source, layout: Layout, options: Options, attributes: Collection[str]) -> Survey:
    """Put the answers of an understood table together with what is known about the source."""
    taken = take_answers(layout, options, attributes)
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
        named_groups=_named_groups(layout, options),
        problems=(*grid.problems, *taken.problems),
        columns=taken.columns,
        meaning=layout.meaning,
        assumed=(*layout.assumed, *taken.assumed),
        nominations=taken.nominations,
        replaced=taken.replaced,
    )


def _named_groups(layout: Layout, options: Options) -> tuple[str, ...]:
    """Give the groups that the file lists, ticked or not."""
    if layout.kind == "turned":
        names = layout.organisation.values
        return tuple(
            names
            if options.personal
            else dict.fromkeys(mask_answer(name, layout.spared, names=False) for name in names)
        )
    return layout.question.options if layout.question else ()
