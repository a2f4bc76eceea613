"""`twgnet template`: empty, well-formed files to start a survey from."""

from __future__ import annotations

import click


@click.command()
@click.option("--groups", default="cambodia-2017", show_default=True, metavar="NAME|FILE")
@click.option("-o", "--output", default=".", show_default=True, metavar="DIR")
def template(groups: str, output: str) -> None:
    """Write an empty survey sheet (.xlsx with drop-downs, and .csv) to start from."""
    raise NotImplementedError
