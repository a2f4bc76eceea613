"""`twgnet centrality`: the two-mode measures of organisations or groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from twgnet.cli.options import (
    StudyCommand,
    engine_option,
    format_option,
    open_study,
    side_option,
    spark_option,
    study_options,
)
from twgnet.schema import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twgnet.measures import Measure
    from twgnet.model.network import Network
    from twgnet.study import Study

WIDE = 5  # measures side by side; more stand below each other
NAMED = 6  # names in the sentence above the table


@click.command(cls=StudyCommand, short_help="Show the measures of organisations or groups.")
@study_options
@side_option
@engine_option
@spark_option
@click.option(
    "--measures", metavar="all|NAME", help="Measures by name, joined by commas.  [default: those in the files]"
)
@format_option
def centrality(side: str, measures: str | None, style: str, engine: str, **options: Any) -> None:
    """Show the two-mode measures of organisations or groups; those with the most ties first.

    \b
    Examples:
      twgnet centrality --side groups
      twgnet centrality --measures all --format csv
      twgnet centrality --measures redundancy,core_number
    """
    from twgnet.cli.printing import patience, print_sentences, print_table
    from twgnet.measures import CORE, find_measures, measure_rows
    from twgnet.model.message import message

    wanted = find_measures(measures) if measures else ()
    study = open_study(engine=engine, **options)
    if engine == "memory" and wanted == find_measures("all"):
        wanted = _within_reach(study.network, wanted)
    if engine != "memory":
        wanted = _counted(wanted, engine)
        nodes = study.degrees(side)
    else:
        with patience(message("cli.building_measures")):
            nodes = measure_rows(study.network, wanted, side, seed=study.options.seed) if wanted else study.table(side)
        wanted = wanted or tuple(measure for measure in CORE if measure.name != "degree_centrality")
    if style != "table":
        print_table(nodes, style)
        return
    print_sentences(_headline(nodes, side))
    ordered = _most_first(nodes, wanted[0].name)
    for start in range(0, len(wanted), WIDE):
        shown = {measure.name: measure.name for measure in wanted[start : start + WIDE]}
        print_table(nodes, style, ordered.select(name=side.removesuffix("s"), **shown))
    if not measures and side == "organisations" and engine == "memory":
        _print_ranges(study, ordered)
    if measures:
        for measure in wanted:
            _explain(measure)


def _within_reach(network: Network, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Leave out of all measures, and say so, what would take too long."""
    from twgnet.measures import TwoModeGraph
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    graph = TwoModeGraph.of(network)
    left_out = [one for one in measures if one.too_long and one.too_long(graph)]
    if left_out:
        names = tuple(one.name for one in left_out)
        click.echo(click.wrap_text(say(message("centrality.left_out", names=names)), width=80), err=True)
    return tuple(one for one in measures if one not in left_out)


def _print_ranges(study: Study, ordered: Table) -> None:
    """Show what the centralities could be among all invited, and say what they add to degree."""
    from twgnet.cli.printing import print_sentences, print_table
    from twgnet.measures import compare_with_degree, is_too_large
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    if study.centrality_ranges:
        rows = tuple(
            (row["organisation"], *(_between(row, name) for name in ("closeness", "betweenness")))
            for row in ordered.records()
        )
        print_sentences([say(message("centrality.range", invited=study.invited))])
        print_table(ordered, "table", Table("ranges", ("organisation", "closeness", "betweenness"), rows))
    elif study.invited is not None and is_too_large(study.network):
        size = {"n": len(study.network.organisations), "groups": len(study.network.groups)}
        print_sentences([say(message("centrality.no_range", **size))])
    print_sentences(map(say, filter(None, [compare_with_degree(study.measures)])))


def _between(row: Mapping[str, Cell], name: str) -> str | None:
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return None if low is None else f"{low:.2f} to {high:.2f}"


def _headline(nodes: Table, side: str) -> list[str]:
    """Say who has the most lines; nothing where lines were not counted."""
    from twgnet.model.message import message, name_few
    from twgnet.wording.catalogue import say

    if "degree" not in nodes.columns or not nodes.rows:
        return []
    rows = nodes.records()
    most = max(int(row["degree"] or 0) for row in rows)
    names = [str(row[side.removesuffix("s")]) for row in rows if row["degree"] == most]
    return [say(message(f"common.most_{side}", n=most, names=name_few(names, NAMED)))]


def _explain(measure: Measure) -> None:
    """Say what a measure asks and where it has no value."""
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    sentences = (say(message(f"measures.{measure.name}.{what}")) for what in ("question", "definition", "undefined"))
    question, definition, undefined = sentences
    text = f"{measure.name}: {question} {definition} {undefined.capitalize()}."
    click.echo(click.wrap_text(text, width=80, subsequent_indent="  "))


def _counted(wanted: tuple[Measure, ...], engine: str) -> tuple[Measure, ...]:
    """Give the measures that an engine counts; refuse any other."""
    from twgnet.errors import OptionError
    from twgnet.measures import find_measures

    known = find_measures("degree,degree_centrality")
    if other := [measure.name for measure in wanted if measure not in known]:
        raise OptionError("engine.degrees", engine=engine, measure=other[0])
    return wanted or known


def _most_first(table: Table, column: str) -> Table:
    """Sort a table by a column, greatest first, unknown and text last as they are."""
    index = table.columns.index(column)

    def key(row: tuple[Cell, ...]) -> float:
        return -row[index] if isinstance(row[index], int | float) else 1.0  # type: ignore[operator]

    return replace(table, rows=tuple(sorted(table.rows, key=key)))
