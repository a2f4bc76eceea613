"""Web pages to grids: the tables of a page, such as tools save under the name .xls."""

from __future__ import annotations

from html.parser import HTMLParser

from twgnet.errors import Location, ReadError
from twgnet.read.files.grid import MAX_CELL, Grid, Row, check_width, tidy
from twgnet.read.files.text.decode import decode

_BREAKS = ("br", "p", "div", "li")
_UNSEEN = ("script", "style")


def load_tables(data: bytes, name: str, encoding: str | None = None) -> list[Grid]:
    """Give each table of a web page that holds something; a cell that spans rows stands in each.

    Raises
    ------
    ReadError
        The page has no table.
    """
    text = decode(data, name, encoding)
    tables = _Tables()
    tables.feed(text.text)
    tables.close()
    found = [[Row(n, tuple(row)) for n, row in enumerate(rows, 1) if any(row)] for rows in tables.tables]
    found = [rows for rows in found if rows]
    if not found:
        raise ReadError("source.no_table_in_page", location=Location(name))
    for rows in found:
        check_width(max(len(row.cells) for row in rows), Location(name))
    sheets = [f"table {n}" if len(found) > 1 else "" for n in range(1, len(found) + 1)]
    return [
        Grid(name, "web page", tuple(rows), sheet, encoding=text.encoding, problems=text.problems)
        for rows, sheet in zip(found, sheets, strict=True)
    ]


class _Tables(HTMLParser):
    """Collects the cells of every table, row by row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span, self._rows = 1, 1
        self._below: dict[int, tuple[int, str]] = {}  # by column: in how many rows more a cell stands
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            self._finish()
            self.tables.append([])
            self._below = {}
        elif tag == "tr":
            self._finish()
            if self.tables:
                self._fill()
                self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._finish()
            about = dict(attrs)
            self._cell, self._span, self._rows = [], _span(about.get("colspan")), _span(about.get("rowspan"))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")
        elif tag in _UNSEEN:
            self._unseen = tag

    def handle_endtag(self, tag: str) -> None:
        """Close a cell with its row or table."""
        if tag in ("td", "th", "tr", "table"):
            self._finish()
        elif tag == self._unseen:
            self._unseen = ""

    def handle_data(self, data: str) -> None:
        """Take up the text of a cell."""
        if self._cell is not None and not self._unseen:
            self._cell.append(data)

    def close(self) -> None:
        """Finish the page, cut short or not."""
        super().close()
        self._finish()

    def _finish(self) -> None:
        if self._cell is not None and self.tables and self.tables[-1]:
            lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
            text = tidy("\n".join(filter(None, lines))[:MAX_CELL])
            self._fill()
            row = self.tables[-1][-1]
            if self._rows > 1:
                self._below[len(row)] = (self._rows - 1, text)
            row += [text, *[""] * (self._span - 1)]
        self._cell, self._span, self._rows = None, 1, 1

    def _fill(self) -> None:
        """Let a cell that spans rows stand in the next one too."""
        if not self.tables or not self.tables[-1]:
            return
        row = self.tables[-1][-1]
        while len(row) in self._below:
            rows, text = self._below.pop(len(row))
            if rows > 1:
                self._below[len(row)] = (rows - 1, text)
            row.append(text)


def _span(written: str | None) -> int:
    return max(1, min(int(written), 1_000)) if written and written.isdecimal() and len(written) < 5 else 1
