"""`twgnet review`: the names that need a person, and the file to rule on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from twgnet.cli.options import StudyCommand, format_option, open_study, study_options
from twgnet.cli.score import print_score

if TYPE_CHECKING:
    from twgnet.study import Study


@click.command(cls=StudyCommand, short_help="List the names that you must decide on.")
@study_options
@click.option(
    "-o",
    "--output",
    default="decisions.csv",
    show_default=True,
    metavar="FILE",
    help="The decisions file to write, .csv or .xlsx; rulings already in it are kept.",
)
@click.option("--labelled", metavar="FILE", help="Measure the matching of names on texts that a person labelled.")
@format_option
def review(output: str, labelled: str | None, style: str, decisions: str | None, **options: Any) -> None:
    """List the names that you must decide on, and write the decisions file.

    \b
    Example:
      twgnet review
      (open decisions.csv, fill in the ruling column, then)
      twgnet build --decisions decisions.csv

    With --labelled (a table with the columns text and group_id; several ids joined by ;) nothing is
    written: precision and recall are printed, and every text that was matched differently.
    """
    if labelled:
        if options["input"]:
            raise click.UsageError("with --labelled no INPUT is read: leave one of them out")
        print_score(labelled, options["groups"], decisions, style)
        return
    from twgnet.cli.printing import print_table, show
    from twgnet.model.message import message
    from twgnet.output import write_file

    target = Path(output)
    study = open_study(decisions=_earlier(target, decisions), **options)
    write_file(target, _content(study, target))
    questions = study.table("decisions")
    people = questions.select(about="kind", text="text", other="other", candidates="candidates", state="state")
    print_table(questions, style, people)
    if not options["quiet"]:
        waiting = sum(not decision.ruled for decision in study.reconciliation.decisions)
        show(message("cli.reviewed", open=waiting, ruled=len(questions.rows) - waiting, file=str(target)))


def _earlier(target: Path, decisions: str | None) -> str | None:
    """Take up the rulings that already stand in the file to be written."""
    from twgnet.errors import Location, OutputError

    if not target.exists():
        return decisions
    if decisions and target.resolve() != Path(decisions).resolve():
        raise OutputError("output.rulings", location=Location(str(target)))
    return str(target)


def _content(study: Study, target: Path) -> bytes:
    if target.suffix.lower() == ".xlsx":
        from twgnet.render.export.review_workbook import review_workbook

        return review_workbook(study.table("decisions"), study.table("registry"))
    from twgnet.render.export.text_tables import to_csv

    return to_csv(study.table("decisions")).encode()
