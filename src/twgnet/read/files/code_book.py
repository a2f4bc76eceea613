"""Codes whose names stand in another sheet: nodes beside edges (Gephi), choices beside answers (XLSForm)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from twgnet.errors import problem
from twgnet.read.files.grid import Grid, Row
from twgnet.vocabulary.headings.load import heads_edges

Labels = Mapping[str, str]  # of codes


def write_out_codes(grids: Sequence[Grid]) -> list[Grid]:
    """Give the sheets with names in place of codes, without the sheet that says what these mean, if there is one."""
    for book in grids if len(grids) > 1 else ():
        others = [grid for grid in grids if grid is not book]
        filled = [grid for grid in others if grid.rows]
        found = {grid.sheet: grid for grid in _with_nodes(book, filled)}
        found = found or {grid.sheet: grid for grid in _with_choices(book, filled)}
        if found:
            return [found.get(grid.sheet, grid) for grid in others]
    return [*grids]


def _with_nodes(book: Grid, others: Sequence[Grid]) -> Iterator[Grid]:
    """Name both ends of the edges by the labels of the nodes, if every end has one of its own."""
    labels = {node[0]: node[1] for node in _columns(book, ("id",), ("label", "name"))}
    for grid in others if labels else ():
        headings = enumerate(grid.rows[0].cells)
        ends = [column for column, name in headings if heads_edges(name, "source") or heads_edges(name, "target")]
        codes = {row.cells[column] for row in grid.rows[1:] for column in ends if column < len(row.cells)} - {""}
        if len(ends) == 2 and codes <= labels.keys() and len({labels[code] for code in codes}) == len(codes):
            yield _written(grid, book, dict.fromkeys(ends, labels))


def _with_choices(book: Grid, others: Sequence[Grid]) -> Iterator[Grid]:
    """Name the codes under a question by the labels of its list of choices, one a line."""
    lists: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, code, label in _columns(book, ("list_name", "list name"), ("name", "value"), ("label",)):
        lists[name][code] = label
    questions = (row for grid in others for row in _columns(grid, ("type",), ("name",)))
    asked = {name: kind.split()[1] for kind, name in questions if kind.startswith("select") and " " in kind}
    for grid in others if lists else ():
        headings = [cell.rpartition("/")[2] for cell in grid.rows[0].cells]
        used = {column: lists.get(asked.get(name, name), {}) for column, name in enumerate(headings)}
        if any(used.values()):
            yield _written(grid, book, {column: labels for column, labels in used.items() if labels})


def _columns(grid: Grid, *wanted: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the cells of the columns with these headings, row by row; nothing if one is missing."""
    headings = [cell.casefold().partition("::")[0].strip() for cell in grid.rows[0].cells] if grid.rows else []
    places = [next((headings.index(name) for name in names if name in headings), -1) for names in wanted]
    for row in grid.rows[1:] if -1 not in places else ():
        cells = tuple(row.cells[place] if place < len(row.cells) else "" for place in places)
        if all(cells):
            yield cells


def _written(grid: Grid, book: Grid, columns: Mapping[int, Labels]) -> Grid:
    rows = [
        Row(row.number, tuple(_write(cell, columns.get(column, {})) for column, cell in enumerate(row.cells)))
        for row in grid.rows[1:]
    ]
    names = tuple(grid.rows[0].cells[column] for column in columns)
    note = problem("source.code_book", grid.location(column=names[0]), columns=names, book=book.sheet, sheet=grid.sheet)
    return replace(grid, rows=(grid.rows[0], *rows), problems=(*grid.problems, note))


def _write(cell: str, labels: Labels) -> str:
    """Give the labels of a cell with one code or several between blanks; any other cell as it is."""
    codes = [cell] if cell in labels else cell.split()
    return "\n".join(labels[code] for code in codes) if codes and labels.keys() >= {*codes} else cell
