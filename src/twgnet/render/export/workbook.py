"""All tables in one workbook, with a cover sheet that explains them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from twgnet.schema import TABLES, Cell, Table
from twgnet.wording.catalogue import say
from twgnet.wording.dictionary import describe_table
from twgnet.wording.statement import statement

if TYPE_CHECKING:
    from twgnet.model.results import Results

TIER_COLOURS = {"none": "#f4b6a6", "single": "#f8d3b0", "thin": "#fbecc0", "covered": "#d5e8d4"}
MADE = datetime(2017, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # fixed: the same bytes every time
MAX_WIDTH = 60
COVER_WIDTH = 96
LINE = 15  # points
MAX_CELL = 32_767  # characters a spreadsheet cell can hold
MAX_ROWS = 1_048_575


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
        tables = [results.tables[name] for name in TABLES if name in results.tables]
        _cover(book.add_worksheet("Read me"), results, tables, looks)
        for table in tables:
            _sheet(book.add_worksheet(table.name), table, looks)
    return out.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "head": book.add_format({"bold": True, "bg_color": "#e7eef5", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "whole": book.add_format({"num_format": "0", "valign": "top"}),
        "fraction": book.add_format({"num_format": "0.000", "valign": "top"}),
        **{
            tier: book.add_format({"bg_color": colour, "font_color": "#1d1d1d"})
            for tier, colour in TIER_COLOURS.items()
        },
    }


def _cover(sheet: Any, results: Results, tables: list[Table], looks: dict[str, Any]) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, COVER_WIDTH)
    sheet.write_string(0, 0, results.survey.title or results.survey.source, looks["title"])
    rows = [
        *(("", say(line)) for line in statement(results)),
        ("", ""),
        *((table.name, f"{describe_table(table.name)} {len(table.rows)} rows.") for table in tables),
    ]
    _set_up_page(sheet)
    for row, (name, text) in enumerate(rows, 2):
        sheet.set_row(row, LINE * (1 + len(text) // COVER_WIDTH))
        if name:
            sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(row, 1, text[:MAX_CELL], looks["text"])


def _sheet(sheet: Any, table: Table, looks: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 1)
    _set_up_page(sheet)
    sheet.repeat_rows(0)
    for column, title in enumerate(table.columns):
        cells = [row[column] for row in table.rows[:MAX_ROWS]]
        sheet.set_column(column, column, _width(title, cells))
        sheet.write_string(0, column, title, looks["head"])
        for row, cell in enumerate(cells, 1):
            _write(sheet, row, column, cell, looks)
    for number, cells_of_row in enumerate(table.rows[:MAX_ROWS], 1):
        sheet.set_row(number, LINE * _lines(cells_of_row))
    last = min(len(table.rows), MAX_ROWS)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    if "tier" in table.columns:
        _colour_tiers(sheet, table.columns.index("tier"), last, looks)


def _set_up_page(sheet: Any) -> None:
    """Print on A4 landscape, as many columns as there are on one page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write(sheet: Any, row: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    match cell:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, cell)
        case int():
            sheet.write_number(row, column, cell, looks["whole"])
        case float():
            sheet.write_number(row, column, cell, looks["fraction"])
        case _:
            sheet.write_string(row, column, cell[:MAX_CELL], looks["text"])


def _width(title: str, cells: list[Cell]) -> float:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(len(title) + 4, longest * 0.95), MAX_WIDTH)


def _lines(row: tuple[Cell, ...]) -> int:
    """Give how many lines the longest text of a row wraps to, at most as many as fit a screen."""
    longest = max((len(cell) for cell in row if isinstance(cell, str)), default=0)
    return min(1 + int(longest * 0.95) // MAX_WIDTH, 20)


def _colour_tiers(sheet: Any, column: int, last: int, looks: dict[str, Any]) -> None:
    for tier in TIER_COLOURS:
        rule = {"type": "cell", "criteria": "==", "value": f'"{tier}"', "format": looks[tier]}
        sheet.conditional_format(1, column, max(last, 1), column, rule)
