"""Files of UCINET in its data language (`dl nr=18 nc=14 format=edgelist2`) to a networkx graph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from twgnet.errors import Location, ReadError
from twgnet.read.files.network.size import check_size, take_parts
from twgnet.read.files.source import Source
from twgnet.read.files.text.decode import decode

if TYPE_CHECKING:
    import networkx as nx

OPENING = re.compile(rb"\s*(\xef\xbb\xbf)?dl\s[^\r\n]*\bn[rc]?\s*=?\s*\d", re.IGNORECASE)
_SIZE = re.compile(r"\b(n|nr|nc)\s*=?\s*(\d{1,9})\b", re.IGNORECASE)
_FORMAT = re.compile(r"\bformat\s*=?\s*(\w+)", re.IGNORECASE)
_DATA = re.compile(r"^\s*data\s*:", re.IGNORECASE | re.MULTILINE)
_LABELS = re.compile(r"\b(row\s+|col(?:umn)?\s+)?labels?\s*:", re.IGNORECASE)
_EMBEDDED = re.compile(r"\blabels?\s+embedded|\bembedded\s+labels?", re.IGNORECASE)
_WORD = re.compile(r'"([^"]*)"|\'([^\']*)\'|([^\s,]+)')
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?")
_FORMATS = {"fullmatrix": "matrix", "fm": "matrix", "edgelist1": "edges", "el1": "edges", "edgelist2": "edges"}
_FORMATS |= {"el2": "edges", "nodelist1": "nodes", "nl1": "nodes", "nodelist2": "nodes", "nl2": "nodes"}

Edge = tuple[str, str, float]


def parse_ucinet(source: Source) -> nx.Graph:
    """Read a network of UCINET: with rows and columns (`nr`, `nc`) of two kinds, with `n` of one.

    Raises
    ------
    ReadError
        Its data are missing, too many or too few, or in a format other than a matrix, edges or nodes.
    """
    head, *data = _DATA.split(decode(source.data, source.name).text, maxsplit=1)
    named = _FORMAT.search(head)
    written = named[1].casefold() if named else "fullmatrix"
    kind = _FORMATS.get(written)
    if not data or not kind:
        formats = tuple(sorted(name for name in _FORMATS if len(name) > 3))
        raise ReadError("source.ucinet", location=Location(source.name), formats=formats)
    rows, columns = _labels(head)
    for _ in take_parts(source, _WORD.finditer(data[0])):
        pass  # to count them takes no memory
    lines = [words for line in data[0].splitlines() if (words := _words(line))]
    if kind == "matrix":
        edges = [*_of_matrix(lines, rows, columns, _columns(head), embedded=bool(_EMBEDDED.search(head)))]
        if len(edges) != _columns(head) * _rows(head):
            size = {"rows": _rows(head), "columns": _columns(head)}
            raise ReadError("source.ucinet_size", location=Location(source.name), n=len(edges), **size)
    else:
        edges = [*(_of_edges(lines) if kind == "edges" else _of_nodes(lines))]
        edges = [(_label(one, rows), _label(other, columns or rows), weight) for one, other, weight in edges]
    check_size(source, ties=sum(weight > 0 for *_, weight in edges))
    two_kinds = "nc" in dict(_sizes(head)) or written.endswith("2")
    return _graph(edges, rows, columns, two_kinds=two_kinds)


def _words(text: str) -> list[str]:
    return [double or single or plain for double, single, plain in _WORD.findall(text)]


def _sizes(head: str) -> list[tuple[str, int]]:
    return [(name.casefold(), int(number)) for name, number in _SIZE.findall(head)]


def _rows(head: str) -> int:
    sizes = dict(_sizes(head))
    return sizes.get("nr", sizes.get("n", 0))


def _columns(head: str) -> int:
    sizes = dict(_sizes(head))
    return sizes.get("nc", sizes.get("n", 0))


def _labels(head: str) -> tuple[list[str], list[str]]:
    """Give the labels of rows and of columns that stand before the data."""
    found = [*_LABELS.finditer(head)]
    ends = [*(one.start() for one in found[1:]), len(head)]
    of: dict[str, list[str]] = {}
    for one, end in zip(found, ends, strict=False):
        of[(one[1] or "row")[:3].casefold()] = _words(head[one.end() : end])
    return of.get("row", []), of.get("col", [])


def _label(word: str, labels: Sequence[str]) -> str:
    """Give the label that a number stands for, or the word itself."""
    return labels[int(word) - 1] if word.isdecimal() and 0 < int(word) <= len(labels) else word


def _of_matrix(
    lines: Sequence[list[str]], rows: Sequence[str], columns: Sequence[str], width: int, *, embedded: bool
) -> Iterator[Edge]:
    """Give the cells above 0; embedded labels stand in the first line and before each row."""
    if embedded and lines:
        columns, lines = lines[0], lines[1:]
        rows, lines = [line[0] for line in lines], [line[1:] for line in lines]
    cells = [cell for line in lines for cell in line]
    for place, cell in enumerate(cells):
        row, column = divmod(place, max(width, 1))
        yield _label(str(row + 1), rows), _label(str(column + 1), columns or rows), _strength(cell)


def _of_edges(lines: Sequence[list[str]]) -> Iterator[Edge]:
    yield from ((one, other, _strength(*more[:1])) for one, other, *more in (line for line in lines if len(line) > 1))


def _of_nodes(lines: Sequence[list[str]]) -> Iterator[Edge]:
    yield from ((one, other, 1.0) for one, *others in lines for other in others)


def _strength(word: str = "1") -> float:
    number = float(word) if _NUMBER.fullmatch(word) else 0.0
    return int(number) if number.is_integer() else number


def _graph(edges: Sequence[Edge], rows: Sequence[str], columns: Sequence[str], *, two_kinds: bool) -> nx.Graph:
    import networkx as nx

    graph = nx.Graph()
    if not two_kinds:
        graph.add_nodes_from([*rows, *columns])
        graph.add_weighted_edges_from(edge for edge in edges if edge[2] > 0)
        return graph
    for side, labels, end in ((0, rows, 0), (1, columns, 1)):
        for name in [*labels, *(edge[end] for edge in edges)]:
            graph.add_node((side, name), name=name, bipartite=side)
    graph.add_weighted_edges_from(((0, one), (1, other), weight) for one, other, weight in edges if weight > 0)
    return graph
