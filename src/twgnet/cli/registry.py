"""`twgnet registry`: the groups in use."""

from __future__ import annotations

from typing import Any

import click

from twgnet.cli.options import StudyCommand, format_option, open_study, registry_options


@click.command(cls=StudyCommand, short_help="List the groups in use.")
@registry_options
@format_option
def registry(style: str, **options: Any) -> None:
    """List the groups in use: ids, names, aliases, sources.

    \b
    Examples:
      twgnet registry
      twgnet registry survey.xlsx --format csv > groups.csv
      (correct groups.csv, then)
      twgnet build survey.xlsx --groups groups.csv
    """
    from twgnet.cli.printing import print_table

    table = open_study(**options).table("registry")
    print_table(table, style, table.select(id="id", name="name", aliases="aliases"))
