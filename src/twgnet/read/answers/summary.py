"""How a file was understood, as a record."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.model.survey import ColumnUse, Reading
from twgnet.read.layout.understand import Layout
from twgnet.read.tools import name_tool


def make_reading(layout: Layout, columns: Sequence[ColumnUse]) -> Reading:
    """Record how a table was understood."""
    grid, table = layout.table.grid, layout.table
    groups, organisations = layout.group_columns, tuple(column.name for column in layout.organisations)
    if layout.kind == "turned":
        groups, organisations = organisations, groups
    return Reading(
        layout=layout.kind,
        format=grid.format,
        sheet=grid.sheet,
        header_row=table.header.number,
        organisation_column="; ".join(dict.fromkeys(organisations)),
        group_columns=groups,
        attribute_columns=tuple(use.name for use in columns if use.use == "kept"),
        left_out_columns=tuple(use.name for use in columns if use.use == "left_out"),
        tool=name_tool([column.name for column in table.columns]),
        encoding=grid.encoding,
        delimiter=grid.delimiter,
    )
