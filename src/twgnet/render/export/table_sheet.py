"""One table on one sheet: headings for people, filters, and a page set up to be printed and read."""

from __future__ import annotations

from typing import Any

from twgnet.schema import Cell, Table
from twgnet.wording.dictionary import explain_column, head_column

MAX_WIDTH = 60  # characters of a column
MAX_CELL = 32_767  # characters a spreadsheet cell can hold
MAX_ROWS = 20_000  # of a million that a sheet can hold: nobody reads more, and each takes a spreadsheet's time
LINE = 15  # points
PAGE = 150  # characters across a page that can still be read
MEASURED = 500  # rows that a column's width is measured by
NAMED = (("group_id", "group"), ("organisation_id", "organisation"))  # an id says little without the name beside it
COLOURED = {"tier": ("none", "single", "thin", "covered"), "verdict": ("short", "open", "met")}


def write_table(sheet: Any, table: Table, looks: dict[str, Any]) -> None:
    """Write a table with its headings; what each column is stands on the sheet `Dictionary`."""
    sheet.freeze_panes(1, 1)
    rows = table.rows[:MAX_ROWS]
    widths = [
        _width(head_column(name, table.name), [row[place] for row in rows[:MEASURED]]) for place, name in _places(table)
    ]
    named = table.columns[:2] in NAMED
    set_up_page(sheet, sum(widths), beside=int(named))
    for place, name in _places(table):
        sheet.set_column(place, place, widths[place])
        sheet.write_string(0, place, head_column(name, table.name)[:MAX_CELL], looks["head"])
        if name in COLOURED:
            _colour(sheet, place, max(len(rows), 1), COLOURED[name], looks)
    for number, cells in enumerate(rows, 1):
        if (lines := _lines(cells)) > 1:
            sheet.set_row(number, LINE * lines)
        for place, cell in enumerate(cells):
            _write(sheet, number, place, cell, looks)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)


def write_dictionary(sheet: Any, tables: list[Table], looks: dict[str, Any]) -> None:
    """Write what every column of every table is called, in the files and here, and what it means."""
    rows = [
        (table.name, name, head_column(name, table.name), explain_column(name, table.name))
        for table in tables
        for name in table.columns
    ]
    write_table(sheet, Table("dictionary", ("table", "column", "heading", "meaning"), tuple(rows)), looks)


def set_up_page(sheet: Any, width: float, *, beside: int = 0) -> None:
    """Print on A4 landscape with the head on every page; a wide table takes several pages side by side.

    Its first column stands on each of them, with so many more `beside` it.
    """
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.set_footer("&L&A&RPage &P of &N")
    sheet.repeat_rows(0)
    if width <= PAGE:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(75)
        sheet.repeat_columns(0, beside)


def _places(table: Table) -> list[tuple[int, str]]:
    return list(enumerate(table.columns))


def _write(sheet: Any, row: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell[:MAX_CELL], looks["text"])
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell, looks["whole" if isinstance(cell, int) else "fraction"])


def _width(title: str, cells: list[Cell]) -> float:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(min(len(title), 14) + 4, longest * 0.95), MAX_WIDTH)


def _lines(row: tuple[Cell, ...]) -> int:
    """Give how many lines the longest text of a row wraps to, at most as many as fit a screen."""
    longest = max([len(cell) for cell in row if isinstance(cell, str)], default=0)
    return min(1 + int(longest * 0.95) // MAX_WIDTH, 20)


def _colour(sheet: Any, column: int, last: int, values: tuple[str, ...], looks: dict[str, Any]) -> None:
    for value in values:
        rule = {"type": "cell", "criteria": "==", "value": f'"{value}"', "format": looks[value]}
        sheet.conditional_format(1, column, last, column, rule)
