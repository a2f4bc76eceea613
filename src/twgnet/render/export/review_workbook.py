"""The decisions file as a workbook: a drop-down where a person rules, the ids beside it."""

from __future__ import annotations

import io
from typing import Any

from twgnet.errors import on_command_line
from twgnet.model.message import message
from twgnet.render.export.table_sheet import MAX_CELL
from twgnet.render.export.workbook import MADE
from twgnet.schema import Table
from twgnet.wording.catalogue import say

RULINGS = {
    "group": ["accept", "not a group", "ignore"],
    "organisation": ["accept", "new"],
    "same": ["same", "not the same"],
}
WIDTHS = {"text": 44, "ruling": 16, "answer": 20, "other": 32, "candidates": 26, "where": 44}
HELP = ("how", *RULINGS, "save")


def review_workbook(decisions: Table, registry: Table) -> bytes:
    """Write the decisions with drop-downs, and a sheet of help with the groups' ids."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE})
        _questions(book, decisions)
        _help(book, registry)
    return out.getvalue()


def _questions(book: Any, decisions: Table) -> None:
    sheet = book.add_worksheet("decisions")
    head = book.add_format({"bold": True, "bg_color": "#e7eef5", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    yours = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#fff7d6", "border": 1})
    sheet.freeze_panes(1, 2)
    for column, title in enumerate(decisions.columns):
        sheet.set_column(column, column, WIDTHS.get(title, 14))
        sheet.write_string(0, column, title, head)
        for row, cells in enumerate(decisions.rows, 1):
            look = yours if title in ("ruling", "answer") else text
            sheet.write_string(row, column, str(cells[column] or "")[:MAX_CELL], look)
    kind, ruling = decisions.columns.index("kind"), decisions.columns.index("ruling")
    for row, cells in enumerate(decisions.rows, 1):
        choices = {"validate": "list", "source": RULINGS[str(cells[kind])], "error_type": "warning"}
        sheet.data_validation(row, ruling, row, ruling, choices)


def _help(book: Any, registry: Table) -> None:
    sheet = book.add_worksheet("help")
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 90)
    for row, code in enumerate(HELP):
        sheet.write_string(row, 1, on_command_line(say(message(f"workbook.review.{code}"))))
    for row, record in enumerate(registry.records(), len(HELP) + 1):
        sheet.write_string(row, 0, str(record["id"]))
        sheet.write_string(row, 1, str(record["name"]))
