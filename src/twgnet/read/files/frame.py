"""A pandas DataFrame as a grid, so that a table in memory is understood like one in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.errors import Location, ReadError
from twgnet.read.files.grid import Grid, Row, cell_text, check_width
from twgnet.read.files.source import Source

if TYPE_CHECKING:
    import pandas as pd

NAME = "DataFrame"


def frame_source(frame: pd.DataFrame) -> tuple[Source, list[Grid]]:
    """Give a DataFrame as a source (its cells as bytes) and its one grid.

    The column names are row 1, as in a .csv written without the index; a named index counts
    as columns.
    """
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    if frame.empty:
        raise ReadError("the DataFrame is empty", location=Location(NAME), advice="give one with rows and columns")
    check_width(len(frame.columns), Location(NAME))
    known = frame.notna().to_numpy()  # a cell that is a list is known
    cells = frame.astype(object).to_numpy()
    header = Row(1, tuple(_heading(name) for name in frame.columns))
    rows = [
        Row(number, tuple(cell_text(c) if k else "" for c, k in zip(row, filled, strict=True)))
        for number, (row, filled) in enumerate(zip(cells, known, strict=True), 2)
    ]
    grid = Grid(NAME, "frame", (header, *(row for row in rows if any(row.cells))))
    text = "\n".join("\t".join(row.cells) for row in grid.rows)
    return Source(NAME, text.encode("utf-8", "surrogatepass")), [grid]


def _heading(name: object) -> str:
    return "/".join(map(str, name)) if isinstance(name, tuple) else cell_text(name)
