"""Tables inside prose: lines with tabs under a header that names organisations and groups."""

from __future__ import annotations

from twgnet.errors import Problem, problem
from twgnet.read.files.grid import Grid, Row, tidy
from twgnet.read.files.text.decode import Text
from twgnet.read.headings import Role, read_heading


def read_document(text: Text, name: str) -> Grid | None:
    """Give the tables of a document as one grid, or None if it is no prose with tables."""
    lines = [Row(n, tuple(map(tidy, line.split("\t")))) for n, line in enumerate(_lines(text), 1)]
    header = next((row for row in lines if _is_header(row)), None)
    if header is None or not any(len(row.cells) == 1 and row.cells[0] for row in lines):
        return None
    rows, problems = _collect(lines, header, name)
    return Grid(
        name,
        "txt",
        tuple(rows),
        encoding=text.encoding,
        delimiter="tab",
        problems=(*text.problems, *problems),
    )


def _lines(text: Text) -> list[str]:
    return text.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _collect(lines: list[Row], header: Row, name: str) -> tuple[list[Row], list[Problem]]:
    """Take the blocks of tabbed lines that open with this header; list the others."""
    rows: list[Row] = []
    problems: list[Problem] = []
    inside = reported = False
    for row in lines:
        if len(row.cells) == 1:
            inside = reported = False
        elif row.cells == header.cells:
            inside = True
            rows += [] if rows else [row]
        elif inside and any(row.cells):
            rows.append(row)
        elif not reported and any(row.cells):
            reported = True
            problems.append(_without_header(name, row))
    return rows, problems


def _without_header(name: str, row: Row) -> Problem:
    return problem("source.second_table", Grid(name, "txt", ()).location(row.number))


def _is_header(row: Row) -> bool:
    if len(row.cells) < 2:
        return False
    roles = {read_heading(cell).role for cell in row.cells if cell}
    return {Role.ORGANISATION, Role.GROUP} <= roles
