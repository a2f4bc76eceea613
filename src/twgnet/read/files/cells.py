"""Cells as a person reads them: errors of a formula are empty, HTML is text, no address stands behind a name."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twgnet.errors import Location, Problem, problem
from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Grid, Row, column_letters, tidy

_ERROR = re.compile(
    r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|GETTING_DATA|UNKNOWN!)"
    r"|Err:\d{3}"
)
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_BREAK = re.compile(r"(\s*</?(p|div|br|li|ul|ol)(\s[^<>]*)?/?>\s*)+", re.IGNORECASE)
_STYLE = re.compile(r"</?(b|i|u|em|strong|span|font|small|sub|sup)(\s[^<>]*)?>", re.IGNORECASE)
_NAMED_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:https?://|www\.)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)")  # Markdown
_LINK_BEHIND = re.compile(r"(?<=[^\s,;|])[^\S\n]*\((?:https?://|www\.)[^\s()]+\)")  # Notion
# Quotes around all of a cell that is no list: what holds a separator is quoted to be kept whole.
_QUOTED = re.compile(r"""\"([^\"',;|\n]+)\"|'([^\"',;|\n]+)'|“([^“”,;|\n]+)”|«([^«»,;|\n]+)»""")
_ESCAPED = re.compile(r"_x000[AaDd]_")  # ends of lines, as workbooks write them
_MARKED = re.compile(r"[#&<\"“«]|Err:|_x000|(?:^|\0)'")
_LISTED = 10


def clean_cells(grid: Grid) -> Grid:
    """Empty the cells that hold an error value, and write out the HTML that a web form left in cells."""
    errors: list[tuple[int, int, str]] = []
    marked: list[tuple[int, str, str]] = []  # row, cell, what it is read as
    rows: Sequence[Row] = grid.rows
    if isinstance(rows, CodedRows):
        for place in rows.holding(lambda cell: _as_read(cell) != cell):
            _clean(rows[place], errors, marked)
        rows = rows.change(_as_read) if errors or marked else rows
    else:
        rows = tuple(row for row in (_clean(row, errors, marked) for row in rows) if any(row.cells))
    if not errors and not marked:
        return grid
    problems = [*grid.problems]
    if errors:
        problems.append(_errors(grid, errors))
    if marked:
        problems += _markup(grid, marked)
    return replace(grid, rows=rows, problems=tuple(problems))


def _clean(row: Row, errors: list[tuple[int, int, str]], marked: list[tuple[int, str, str]]) -> Row:
    whole = "\0".join(row.cells)
    if not (_MARKED.search(whole) or _holds_link(whole)):
        return row
    cells = list(row.cells)
    for column, cell in enumerate(cells):
        if _ERROR.fullmatch(cell):
            errors.append((row.number, column, cell))
            cells[column] = ""
        elif (text := as_text(cell)) != cell:
            marked.append((row.number, cell, text))
            cells[column] = text
    return Row(row.number, tuple(cells))


def _as_read(cell: str) -> str:
    return "" if _ERROR.fullmatch(cell) else as_text(cell)


def as_text(cell: str) -> str:
    r"""Write out entities and the tags of plain text, and leave out quotes around it; all else stays as it is.

    >>> as_text("<p>Save &amp; Care</p>"), as_text("Land<br>Gender"), as_text("D&D; a < b")
    ('Save & Care', 'Land\nGender', 'D&D; a < b')
    >>> as_text("Art (https://a.org/1), Sea (https://a.org/2)"), as_text("[Art](https://a.org)"), as_text("(https://a.org)")
    ('Art, Sea', 'Art', '(https://a.org)')
    >>> as_text('"Art"'), as_text('"Art, Sea"'), as_text('"Art" and "Sea"')
    ('Art', '"Art, Sea"', '"Art" and "Sea"')
    """
    if quoted := _QUOTED.fullmatch(cell):
        cell = next(filter(None, quoted.groups()))
    if "_x000" in cell:
        cell = _ESCAPED.sub("\n", cell)
    if "<" in cell:
        cell = _STYLE.sub("", _BREAK.sub("\n", cell))
    if "&" in cell:
        cell = _ENTITY.sub(lambda found: html.unescape(found[0]), cell)
    if _holds_link(cell):
        cell = _LINK_BEHIND.sub("", _NAMED_LINK.sub(r"\1", cell))
    return tidy(cell)


def _holds_link(text: str) -> bool:
    return "(http" in text or "(www." in text


def _errors(grid: Grid, errors: list[tuple[int, int, str]]) -> Problem:
    cells = tuple(f"{column_letters(column)}{row} ({value})" for row, column, value in errors[:_LISTED])
    more = ("...",) * (len(errors) > _LISTED)
    return problem("workbook_file.formulas", Location(grid.file, grid.sheet, errors[0][0]), cells=(*cells, *more))


def _markup(grid: Grid, marked: list[tuple[int, str, str]]) -> Iterator[Problem]:
    linked = [one for one in marked if _holds_link(one[1])]
    quoted = [one for one in marked if _QUOTED.fullmatch(one[1])]
    html = [one for one in marked if one not in linked and one not in quoted and one[2] != _ESCAPED.sub("\n", one[1])]
    for code, found in (("source.html", html), ("source.unquoted", quoted), ("source.links", linked)):
        if found:
            row, cell, text = found[0]
            where = Location(grid.file, grid.sheet, row)
            yield problem(code, where, n=len(found), cell=cell[:60], text=text[:60])


def leave_out_hidden(grid: Grid, named: Sequence[str]) -> Grid:
    """Empty the hidden columns, except those that an option names by heading or number."""
    wanted = {name.casefold() for name in named}
    hidden = [column for column in grid.hidden if not wanted & _names_of(grid, column)]
    if not hidden:
        return grid
    rows = [
        Row(row.number, tuple("" if column in hidden else cell for column, cell in enumerate(row.cells)))
        for row in grid.rows
    ]
    columns = (*map(column_letters, hidden[:_LISTED]), *("...",) * (len(hidden) > _LISTED))
    found = problem("workbook_file.hidden_columns", Location(grid.file, grid.sheet), columns=columns)
    return replace(grid, rows=tuple(row for row in rows if any(row.cells)), problems=(*grid.problems, found), hidden=())


def _names_of(grid: Grid, column: int) -> set[str]:
    """Give what a column may be called by: its number, and the texts where a heading may stand."""
    return {str(column + 1), *(row.cells[column].casefold() for row in grid.rows[:25] if column < len(row.cells))}
