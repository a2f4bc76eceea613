"""All tables in one workbook, after a summary, a matrix and a sheet that explains them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from twgnet.render.export.front_sheets import write_matrix, write_read_me, write_summary
from twgnet.render.export.table_sheet import write_dictionary, write_table
from twgnet.schema import TABLES, Cell, Table

if TYPE_CHECKING:
    from twgnet.model.results import Results

VERDICT_COLOURS = {"short": "#f4b6a6", "open": "#fbecc0", "met": "#d5e8d4"}
TIER_COLOURS = {"none": "#f4b6a6", "single": "#f8d3b0", "thin": "#fbecc0", "covered": "#d5e8d4"}
BY_NEED = frozenset({"gaps", "focal", "seats", "suggestions", "balance", "groups"})
PAIRS = frozenset({"pairs_organisations", "pairs_groups"})
MADE = datetime(2017, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # fixed: the same bytes every time


def render_workbook(results: Results) -> bytes:
    """Write every table to its own sheet: text as text, never as a formula or a link."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": results.survey.title, "created": MADE})
        looks = _looks(book)
        found = (_without_people(results.tables[name]) for name in TABLES if name in results.tables)
        tables = [_in_order(table, results) for table in found]
        write_read_me(book.add_worksheet("Read me"), results, tables, looks)
        summary = book.add_worksheet("Summary")
        write_summary(summary, results, looks)
        summary.activate()
        write_matrix(book.add_worksheet("Matrix"), results, looks)
        for table in tables:
            write_table(book.add_worksheet(table.name), table, looks)
        write_dictionary(book.add_worksheet("Dictionary"), tables, looks)
    return out.getvalue()


def _without_people(table: Table) -> Table:
    """Leave out who has a seat by name: that stands in `focal.csv` alone, for a workbook is passed on."""
    if "person" not in table.columns:
        return table
    kept = [place for place, name in enumerate(table.columns) if name != "person"]
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in kept), rows=rows)


def _in_order(table: Table, results: Results) -> Table:
    """Put the rows of groups that lack most first, and the pairs that share more than chance gives."""
    if table.name in BY_NEED:
        need = {gap.group_id: place for place, gap in enumerate(results.gaps.gaps)}
        column = table.columns.index("group_id")
        return replace(table, rows=tuple(sorted(table.rows, key=lambda row: need.get(str(row[column]), len(need)))))
    if table.name in PAIRS:
        p, shared = table.columns.index("p"), table.columns.index("shared")
        return replace(table, rows=tuple(sorted(table.rows, key=lambda row: (_rank(row[p]), -_rank(row[shared])))))
    return table


def _rank(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 2.0  # beyond every chance


def _looks(book: Any) -> dict[str, Any]:
    """Give the formats by name; those of a verdict or tier are its colour."""
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "lead": book.add_format({"text_wrap": True, "valign": "top", "font_size": 12}),
        "head": book.add_format({"bold": True, "bg_color": "#e7eef5", "bottom": 1, "text_wrap": True, "valign": "top"}),
        "turned": book.add_format({"bold": True, "bg_color": "#e7eef5", "bottom": 1, "rotation": 90}),
        "mark": book.add_format({"align": "center", "bg_color": "#dbe9f5", "border": 1, "border_color": "#c5ced6"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "whole": book.add_format({"num_format": "0", "valign": "top"}),
        "fraction": book.add_format({"num_format": "0.000", "valign": "top"}),
        **{
            name: book.add_format({"bg_color": colour, "font_color": "#1d1d1d", "valign": "top"})
            for name, colour in (VERDICT_COLOURS | TIER_COLOURS).items()
        },
    }
