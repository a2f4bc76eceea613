"""Delimited text that a second program wrapped: every line in one quoted cell, or each cell in single quotes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_CELL = r"(?:'[^']*(?:''[^']*)*'|[\d.]*)"  # numbers and empty cells may go without
_SINGLE = re.compile(rf"'(?:[^']|'')*'[,;|\t](?:{_CELL}[,;|\t\r\n])*{_CELL}\s*")
_QUOTED = re.compile(r"'([^']*(?:''[^']*)*)'")


def unwrap(text: str, delimiters: Iterable[str]) -> str:
    r"""Give a text with double quotes around the cells that need them; as it is, if nothing wraps it.

    >>> unwrap("'Name','Clusters'\n'Ann''s','Land, Sea'", ",;")
    '"Name","Clusters"\n"Ann\'s","Land, Sea"'
    >>> unwrap('"Name,Clusters,Notes"\n"Ann,""Land, Sea"",new"', ",;")
    'Name,Clusters,Notes\nAnn,"Land, Sea",new'
    """
    if text.startswith("'") and _SINGLE.fullmatch(text):
        return _QUOTED.sub(lambda found: _in_double_quotes(found[1].replace("''", "'")), text)
    return _lines_in_cells(text, delimiters) if text.startswith('"') else text


def _in_double_quotes(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _lines_in_cells(text: str, delimiters: Iterable[str]) -> str:
    """Take out lines that stand whole in one quoted cell each, if all of them are as many cells."""
    try:
        wrapped = _rows(text)
        if len(wrapped) < 2 or any(len(row) > 1 for row in wrapped):
            return text
        lines = "\n".join(row[0] if row else "" for row in wrapped)
        even = [{len(row) for row in _rows(lines, mark) if row} for mark in delimiters]
    except csv.Error:
        return text
    return lines if any(len(widths) == 1 and widths != {1} for widths in even) else text


def _rows(text: str, delimiter: str = "\x1f") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
