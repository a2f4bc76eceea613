"""`twgnet pairs`: which organisations, or which groups, share more than chance would give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
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
from twgnet.schema import Table

if TYPE_CHECKING:
    from twgnet.measures.pairs.find import Null, Side

SHOWN = 20  # pairs printed for people; the other formats print all


@click.command(cls=StudyCommand, short_help="Show which organisations or groups are alike.")
@study_options
@side_option
@engine_option
@spark_option
@click.option(
    "--null",
    type=click.Choice(("hypergeometric", "sdsm", "fdsm")),
    default="hypergeometric",
    show_default=True,
    help="What chance keeps: hypergeometric, the totals of this side; sdsm, those of both sides on average;"
    " fdsm, those of both sides exactly, by drawing.",
)
@click.option(
    "--top",
    type=int,
    metavar="K",
    help="Keep the K nearest of each.  [default: all; 10 where there are more than 1,000]",
)
@click.option("--least", type=float, default=0.0, metavar="WEIGHT", help="Leave out pairs with a lower Newman weight.")
@click.option("--draws", type=int, default=10_000, show_default=True, metavar="N", help="Networks drawn for fdsm.")
@click.option("--graphml", type=click.Path(dir_okay=False), metavar="FILE", help="Write the pairs as a graph, too.")
@format_option
def pairs(
    side: Side, null: Null, top: int | None, least: float, draws: int, graphml: str | None, style: str, **options: Any
) -> None:
    """Show which organisations want the same groups, or which groups the same organisations want.

    \b
    Examples:
      twgnet pairs --side groups
      twgnet pairs --null fdsm --draws 20000 --format csv
      twgnet pairs --top 5 --graphml pairs.graphml
    """
    from twgnet.cli.printing import patience, print_sentences, print_table
    from twgnet.measures import find_pairs, pair_rows
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    study = open_study(**options)
    with patience(message("cli.weighing")):
        if (engine := options["engine"]) == "memory":
            found = find_pairs(study, side, null=null, top=top, least=least, draws=draws, seed=study.options.seed)
        else:
            _check_engine(engine, side, top)
            found = study.group_pairs(null, least=least)
    table = pair_rows(study.network, found)
    if graphml:
        _write_graph(table, Path(graphml))
    if style == "table":
        print_sentences([say(found.headline())])
    print_table(table, style, _nearest(table))


def _write_graph(table: Table, path: Path) -> None:
    from twgnet.errors import Location, problem
    from twgnet.output import write_new_file
    from twgnet.render.export.graph_files import projection_graphml

    taken = problem("output.exists_graph", Location(str(path)))
    write_new_file(path, projection_graphml(table).encode(), taken)


def _check_engine(engine: str, side: str, top: int | None) -> None:
    from twgnet.errors import OptionError

    if side != "groups" or top is not None:
        raise OptionError("engine.pairs_of_groups", engine=engine)


def _nearest(table: Table) -> Table:
    """Give the pairs least likely by chance, as a person reads them."""
    p, newman = (table.columns.index(name) for name in ("p", "newman"))
    ordered = sorted(table.rows, key=lambda row: (float(row[p] or 0), -float(row[newman] or 0)))
    best = replace(table, rows=tuple(ordered[:SHOWN]))
    return best.select(first="a", second="b", shared="shared", expected="expected", p="p", q="q")
