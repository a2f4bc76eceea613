"""`twgnet review`: the mentions that need a person, and the file to rule on them."""

from __future__ import annotations

from typing import Any

import click

from twgnet.cli.options import format_option, open_study, study_options


@click.command()
@study_options
@format_option
def review(style: str, **options: Any) -> None:
    """Show what a person must rule on, and write the decisions file.

    \b
    Example:
      twgnet review -o decisions.csv
      (open it, fill in the ruling column, then)
      twgnet build --decisions decisions.csv
    """
    from twgnet.cli.printing import print_table

    study = open_study(**options)
    questions = study.table("decisions")
    people = questions.select(about="kind", text="text", candidates="candidates", where="where")
    print_table(questions, style, people)
