"""Rows below the header that are cut by another delimiter than the others, as text pasted from elsewhere is."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, dropwhile

from twgnet.errors import Location, Problem, problem
from twgnet.read.files.grid import Row, tidy


def cut_pasted(
    rows: Sequence[Row], name: str, delimiter: str, delimiters: Mapping[str, str]
) -> tuple[Sequence[Row], tuple[Problem, ...]]:
    """Cut the rows that another delimiter cuts into cells as the others have them, and say so.

    A row none of whose cells stands anywhere else may be a note, and is only listed.
    """
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0] if rows else 0
    below = [*dropwhile(lambda row: len(row.cells) != width, rows)] if width > 1 else []
    whole = [row for row in below if len(row.cells) == 1]
    if not whole:
        return rows, ()
    known = set(chain.from_iterable(row.cells for row in below if len(row.cells) > 1)) - {""}
    cut: dict[int, Row] = {}
    problems: list[Problem] = []
    for other in (mark for mark in delimiters if mark not in (delimiter, ":")):
        found = [(row, cells) for row in whole if len(cells := _cut(row.cells[0], other)) == width]
        for code, same in (("pasted", True), ("other_delimiter", False)):
            if recurring := [(row, cells) for row, cells in found if _recurs(cells, known) is same]:
                first = recurring[0][0]
                kinds = {"delimiter": delimiters[delimiter], "other": delimiters[other], "cell": first.cells[0][:60]}
                problems.append(problem(f"source.{code}", Location(name, row=first.number), n=len(recurring), **kinds))
                cut |= {row.number: Row(row.number, cells) for row, cells in recurring if same}
    return tuple(cut.get(row.number, row) for row in rows), tuple(problems)


def _cut(cell: str, delimiter: str) -> tuple[str, ...]:
    return tuple(map(tidy, next(csv.reader([cell.replace("\n", " ")], delimiter=delimiter), [])))


def _recurs(cells: Collection[str], known: Collection[str]) -> bool:
    return any(cell in known for cell in cells)
