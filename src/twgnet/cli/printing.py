"""Results to standard output, everything else to standard error, nothing that moves the cursor."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from twgnet.schema import Cell, Table

TINTS: dict[Cell, str] = {"below target": "bold red", "not clear yet": "yellow", "reaches target": "green"}


def tell(line: str) -> None:
    """Say something on standard error."""
    click.echo(harmless(line), err=True)


def warn(line: str) -> None:
    """Say something on standard error, in red on a terminal."""
    click.secho(harmless(line), err=True, fg="red")


def harmless(text: str) -> str:
    r"""Take out control characters, which could rewrite the reader's terminal.

    >>> harmless("CC\x1b[2JC")
    'CC[2JC'
    """
    return "".join(mark for mark in text if mark in "\n\t" or mark.isprintable() or mark == "\u200b")


def print_table(table: Table, style: str, people: Table | None = None) -> None:
    """Print a table in the style asked for; `people` is a shorter one for reading."""
    from twgnet.render.export import text_tables as tabular

    match style:
        case "csv":
            click.echo(tabular.to_csv(table), nl=False)
        case "json":
            click.echo(tabular.to_json(table))
        case "md":
            click.echo(tabular.to_markdown(table))
        case _:
            _print_for_people(people or table)


def _print_for_people(table: Table) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(table.columns):
        numeric = any(isinstance(row[index], int | float) for row in table.rows)
        grid.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(_readable(cell), TINTS.get(cell, "")) for cell in row))
    Console(highlight=False).print(grid)


def _readable(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:.3g}"
    return harmless(str(cell))


@contextmanager
def patience(message: str) -> Iterator[None]:
    """Show on a terminal that work goes on, once it has taken more than a second."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    status = console.status(message)
    timer = threading.Timer(1.0, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        status.stop()
