"""`twgnet focal`, `twgnet registry`: one table each."""

from __future__ import annotations

from typing import Any

import click

from twgnet.cli.options import format_option, open_study, rules_option, study_options


@click.command()
@study_options
@rules_option
@format_option
def focal(style: str, **options: Any) -> None:
    """Propose a focal organisation and an alternate for each group, with reasons.

    \b
    Example:
      twgnet focal --rules rules.toml --format md
    """
    from twgnet.cli.printing import print_table

    study = open_study(**options)
    seats = study.table("focal")
    people = seats.select(group="group_id", seat="role", organisation="organisation", why="why")
    print_table(seats, style, people)


@click.command()
@study_options
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
