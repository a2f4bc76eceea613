"""`twgnet build`: the whole study into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from twgnet.cli.options import StudyCommand, open_study, refuse_conflicts, seat_options, study_options, target_option

STAGES = ("structure", "findings", "measures", "seats", "results")  # of a study, each after those it needs


@click.command(cls=StudyCommand, short_help="Do the whole study: report, map, tables, workbook.")
@study_options
@target_option
@seat_options
@click.option(
    "--time-limit",
    type=int,
    default=1,
    show_default=True,
    metavar="SECONDS",
    help="About how long each search for the fewest organisations may take; what is not proven by then has a bound.",
)
@click.option("--title", default="", metavar="TEXT", help="The title of the report.")
@click.option(
    "-o", "--output", default="output", show_default=True, metavar="DIR", help="The folder to write everything into."
)
@click.option("--force", is_flag=True, help="Overwrite files that twgnet did not write.")
def build(output: str, force: bool, quiet: bool, **options: Any) -> None:
    """Do the whole study and write it into a folder: report, map, tables, workbook, figures.

    \b
    Examples:
      twgnet build
      twgnet build survey.xlsx --title "Survey of 2026" --invited 109 -o results
    """
    from twgnet.cli.printing import patience, show, warn
    from twgnet.model.message import message

    study = open_study(quiet=quiet, **options)
    with patience(message("cli.building_structure")) as now:
        for stage in STAGES:
            now(message(f"cli.building_{stage}"))
            getattr(study, stage)
        now(message("cli.building_files"))
        kept = study.write(output, force=force)
    for doubt in study.results.doubts:
        warn(doubt)
    for path in kept:
        given = options["decisions"] and Path(options["decisions"]).resolve() == Path(output, "decisions.csv").resolve()
        rulings = "_rulings" * (path.name.startswith("decisions.") and not given)
        show(message(f"cli.kept{rulings}", path=str(path)))
    click.echo(Path(output, "index.html"))
    if not quiet:
        show(message("cli.open_pages"))
    refuse_conflicts(study)
