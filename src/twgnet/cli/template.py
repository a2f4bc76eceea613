"""`twgnet template`: empty, well-formed files to start a survey from."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Write an empty survey sheet to start from.")
@click.option(
    "--groups", default="cambodia-2017", show_default=True, metavar="NAME|FILE", help="The groups to ask about."
)
@click.option("-o", "--output", default=".", show_default=True, metavar="DIR", help="The folder to write into.")
def template(groups: str, output: str) -> None:
    """Write an empty survey sheet to start from: .xlsx with drop-downs, and .csv.

    \b
    Example:
      twgnet template -o new-survey
    """
    from twgnet.errors import Location, OutputError
    from twgnet.reconcile import load_registry
    from twgnet.render.export.template import template

    files = template(load_registry(groups))
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in sorted(files.items()):
            with (folder / name).open("xb") as file:
                file.write(content)
            click.echo(folder / name)
    except FileExistsError as error:
        raise OutputError("output.exists", location=Location(str(error.filename))) from None
    except OSError as error:
        where = Location(str(error.filename or folder))
        raise OutputError("output.unwritable_template", location=where, reason=error.strerror) from None
