"""`twgnet template`: empty, well-formed files to start a survey from."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Write an empty survey sheet to start from.")
@click.option(
    "--groups", metavar="NAME|FILE", help="The groups to ask about: a list that ships with twgnet, or a file."
)
@click.option("-o", "--output", default=".", show_default=True, metavar="DIR", help="The folder to write into.")
def template(groups: str | None, output: str) -> None:
    """Write an empty survey sheet to start from: .xlsx with drop-downs, and .csv.

    \b
    Example:
      twgnet template --groups groups.csv -o new-survey
    """
    from twgnet.errors import Location, OptionError, OutputError, problem
    from twgnet.output import write_new_file
    from twgnet.reconcile import load_registry, open_registries
    from twgnet.render.export.template import template

    if groups is None:
        raise OptionError("options.template_groups", known=tuple(registry.id for registry in open_registries(None)))
    files = template(load_registry(groups))
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        where = Location(str(error.filename or folder))
        raise OutputError("output.unwritable_template", location=where, reason=error.strerror) from None
    for name, content in sorted(files.items()):
        write_new_file(folder / name, content, problem("output.exists", Location(str(folder / name))))
        click.echo(folder / name)
