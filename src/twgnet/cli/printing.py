"""Results to standard output, everything else to standard error, nothing that moves the cursor."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import click

from twgnet.model.message import Message
from twgnet.schema import Cell, Table

TINTS: dict[Cell, str] = {"below target": "bold red", "not clear yet": "yellow", "reaches target": "green"}

NARROW, PARAGRAPH = 60, 80  # columns: below the first, a table is no table; a paragraph is no wider
BETWEEN = 3  # blanks between the columns of a table
EDGES = 4  # blanks at its edges, of which versions of rich before 14.3 pad two
FULL = 100_000  # columns of output that no screen limits


def show(what: Message) -> None:
    """Show a message on standard error."""
    click.echo(sentence(what), err=True)


def warn(what: Message) -> None:
    """Say something on standard error, in red on a terminal."""
    click.secho(sentence(what), err=True, fg="red")


def sentence(what: Message) -> str:
    """Say a message as a terminal shows it: options as they are typed, nothing that moves the cursor."""
    from twgnet.errors import on_command_line
    from twgnet.wording.catalogue import say

    return harmless(on_command_line(say(what)))


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
            click.echo(tabular.to_csv(table).removeprefix(tabular.BOM), nl=False)
        case "json":
            click.echo(tabular.to_json(table))
        case "md":
            click.echo(tabular.to_markdown(table))
        case _:
            _print_for_people(people or table)


def print_sentences(sentences: Iterable[str]) -> None:
    """Print sentences as one paragraph on a terminal, one on each line elsewhere."""
    sentences, width = list(sentences), _width()
    if not sentences:
        return
    if width is None:
        click.echo(harmless("\n".join(sentences)))
    else:
        click.echo(harmless(click.wrap_text(" ".join(sentences), width=min(width, PARAGRAPH))))


def _width() -> int | None:
    """Give the width of the terminal; None where output goes to a file or another command.

    A width below `NARROW` that is set as COLUMNS is obeyed there too.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and 0 < int(columns) < NARROW:
        return int(columns)
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _print_for_people(table: Table) -> None:
    width = _width()
    texts = [[_readable(cell) for cell in row] for row in table.rows]
    widths = _column_widths([table.columns, *texts], width) if width else None
    if width is None or (width >= NARROW and widths):
        _print_grid(table, texts, width, widths)
    else:
        _print_blocks(table, texts, width)


def _column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Share the width of a terminal among columns; None where a word would have to be broken.

    >>> _column_widths([["group", "of all"], ["Public Reform", "1 to 9"]], 21)
    [8, 6]
    >>> _column_widths([["group"], ["Decentralisation"]], 12) is None
    True
    """
    from rich.cells import cell_len

    columns = list(zip(*rows, strict=True))
    widths = [max((cell_len(word) for cell in column for word in cell.split()), default=1) for column in columns]
    wanted = [max(map(cell_len, column)) for column in columns]
    spare = width - sum(widths) - BETWEEN * (len(columns) - 1) - EDGES
    for _ in range(spare):  # the narrowest column grows first: short texts stay on one line
        short = [at for at in range(len(widths)) if widths[at] < wanted[at]]
        if short:
            widths[min(short, key=widths.__getitem__)] += 1
    return widths if spare >= 0 else None


def _print_grid(table: Table, texts: Sequence[Sequence[str]], width: int | None, widths: list[int] | None) -> None:
    """Print a row for each record; elsewhere than on a terminal each on one line, however long."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=SIMPLE_HEAD if width else None, pad_edge=False)
    for index, column in enumerate(table.columns):
        numeric = any(isinstance(row[index], int | float) for row in table.rows)
        justify: Literal["left", "right"] = "right" if numeric else "left"
        grid.add_column(column, justify=justify, no_wrap=width is None, width=widths[index] if widths else None)
    for cells in texts:
        lines = cells if width else (" ".join(cell.split()) for cell in cells)
        grid.add_row(*(Text(cell, TINTS.get(cell, "")) for cell in lines))
    console = Console(highlight=False, width=width or FULL)
    with console.capture() as printed:
        console.print(grid)
    for line in printed.get().splitlines():
        click.echo(line.rstrip())


def _print_blocks(table: Table, texts: Sequence[Sequence[str]], width: int) -> None:
    """Print each record as a few lines, for a terminal too narrow for a table."""
    for first, *rest in texts:
        click.secho("\n".join(textwrap.wrap(first, width, break_on_hyphens=False)) or "–", bold=True)
        for column, cell in zip(table.columns[1:], rest, strict=True):
            if cell != "–":
                line = f"{column}: {cell}"
                lines = textwrap.wrap(line, width - 4, break_on_hyphens=False)
                click.echo("  " + "\n    ".join(lines))
        click.echo()


def _readable(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:.3g}"
    from twgnet.render.export.text_tables import cut_cell

    return harmless(cut_cell(str(cell)))


@contextmanager
def patience(work: Message) -> Iterator[Callable[[Message], None]]:
    """Show on a terminal that work goes on, once it has taken more than a second; what is given tells at what."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    status = console.status(sentence(work))
    timer = threading.Timer(1.0, status.start)
    timer.start()
    try:
        yield lambda further: status.update(sentence(further))
    finally:
        timer.cancel()
        status.stop()
