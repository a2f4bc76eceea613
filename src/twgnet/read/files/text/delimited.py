"""Delimited text (.csv, .tsv) to a grid: the delimiter found, quoted newlines kept."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from twgnet.errors import Location, Problem, ReadError, problem
from twgnet.read.files.coded import LARGE, code_rows
from twgnet.read.files.grid import MAX_CELL, Grid, Row, check_width, tidy
from twgnet.read.files.text.decode import Text
from twgnet.read.files.text.pasted import cut_pasted
from twgnet.read.files.text.wrapped import unwrap

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar", ":": "colon"}
_SAMPLE = 65_536
_CELL = r"(?:\"(?:[^\"\\]|\"\"|\\.)*\"|[^\s\",;|]+)"
_SPACED, _SPACED_LINE = re.compile(_CELL), re.compile(f"{_CELL}(?: {_CELL})+")
_SPACE = " "  # between quoted texts, as R writes tables by default


def read_delimited(text: Text, name: str, format: str, delimiter: str = "") -> Grid:
    """Read delimited text; `delimiter` is found by trying when it is not given."""
    text = text._replace(text=unwrap(text.text, DELIMITERS))
    delimiter = delimiter or find_delimiter(text.text)
    problems: tuple[Problem, ...] = ()
    rows: Sequence[Row] | None = code_rows(text.text, delimiter) if len(text.text) >= LARGE else None
    try:
        rows = rows or tuple(_parse(text.text, name, delimiter, strict=True))
    except csv.Error as error:
        again, problems = _parse_again(text.text, name, delimiter, error)
        rows = tuple(again)
    if isinstance(rows, tuple):
        rows, pasted = cut_pasted(rows, name, delimiter, DELIMITERS)
        problems = (*problems, *pasted)
    return Grid(
        name,
        format,
        rows,
        encoding=text.encoding,
        delimiter=DELIMITERS.get(delimiter, "space"),
        problems=(*text.problems, *problems),
    )


def find_delimiter(text: str) -> str:
    r"""Find the delimiter that cuts the most rows into equally many cells.

    >>> find_delimiter("name;groups\nA, Inc;x, y\nB;z")
    ';'
    """
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    if _is_spaced(sample):
        return _SPACE
    scores = [(_evenness(sample, delimiter), delimiter) for delimiter in DELIMITERS]
    return max(scores, key=lambda score: score[0])[1]  # the first, the commonest, of equals


def _is_spaced(sample: str) -> bool:
    """Tell quoted texts and numbers parted by one space, as many in each row; above the first may be nothing."""
    if not sample.startswith('"'):
        return False
    lines = sample.splitlines()
    widths = [len(_SPACED.findall(line)) if _SPACED_LINE.fullmatch(line) else 0 for line in lines if line]
    top, *rest = widths
    return len(rest) > 1 and top > 1 and set(rest) in ({top}, {top + 1})


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """Give the share of rows that have the usual width, and that width."""
    widths: Counter[int] = Counter()
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            widths[len(cells)] += any(cells)
    except csv.Error:
        return 0.0, 0
    usual = [(count, width) for width, count in widths.items() if width > 1]
    if not usual:
        return 0.0, 1
    count, width = max(usual)
    return count / max(widths.total(), 1), width


def _parse(text: str, name: str, delimiter: str, *, strict: bool) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    rows, line = [], 1
    try:
        for cells in reader:
            check_width(len(cells), Location(name, row=line))
            if any(cells):
                rows.append(Row(line, tuple(map(tidy, cells))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise csv.Error(str(error), line) from None
    return [row for row in rows if any(row.cells)]


def _parse_again(text: str, name: str, delimiter: str, error: csv.Error) -> tuple[list[Row], tuple[Problem, ...]]:
    """Read leniently after a stray quote; refuse a quote that swallows the rest of the file."""
    reason, line = error.args
    location = Location(name, row=line)
    if "field limit" in reason:
        raise ReadError("source.long_cell", location=location, limit=MAX_CELL)
    if "unexpected end" in reason:
        raise ReadError("source.open_quote", location=location)
    found = problem("source.quote", location)
    try:
        return _parse(text, name, delimiter, strict=False), (found,)
    except csv.Error as again:
        raise ReadError("source.quotes", location=location, reason=again.args[0]) from None
