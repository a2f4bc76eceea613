"""How large the file of a network may be: it is read in the caller's process, some 0.1 ms for each of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from twgnet.errors import Location, ReadError
from twgnet.read.files.source import Source

if TYPE_CHECKING:
    import networkx as nx

MAX_NODES = 100_000  # read and settled within some 20 s
MAX_TIES = 300_000
MAX_PARTS = 3_000_000  # elements of its XML, words of its text: the cells of a matrix of 1,700 by 1,700
MAX_BYTES = 64 << 20  # some twenty times as much memory
LONGEST = 1_000  # characters of a name or of what is said of a node

T = TypeVar("T")


def check_bytes(source: Source) -> None:
    """Refuse what would not fit in memory."""
    if len(source.data) > MAX_BYTES:
        raise ReadError("source.large_network", location=Location(source.name), megabytes=MAX_BYTES >> 20)


def check_size(source: Source, nodes: int = 0, ties: int = 0, parts: int = 0) -> None:
    """Refuse a network of more nodes or ties than can be settled in time, or written in too many parts."""
    if nodes > MAX_NODES or ties > MAX_TIES or parts > MAX_PARTS:
        raise _large(source)


def take_parts(source: Source, parts: Iterable[T]) -> Iterator[T]:
    """Give the parts of a file, and refuse it where they are too many."""
    parts = iter(parts)
    yield from islice(parts, MAX_PARTS)
    if next(parts, None) is not None:
        raise _large(source)


def check_graph(source: Source, graph: nx.Graph) -> None:
    """Refuse a graph that is too large, or says more of a node than anybody writes."""
    check_size(source, graph.number_of_nodes(), graph.number_of_edges())
    for node, data in graph.nodes(data=True):
        for text in (node, *data.values()):
            if isinstance(text, str) and len(text) > LONGEST:
                raise ReadError("source.long_node", location=Location(source.name), n=len(text), limit=LONGEST)


def _large(source: Source) -> ReadError:
    where = Location(source.name)
    return ReadError("source.many_nodes", location=where, nodes=MAX_NODES, ties=MAX_TIES)
