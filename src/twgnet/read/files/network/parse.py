"""Files of a network (GraphML, GEXF, Pajek, UCINET, node-link JSON) to a networkx graph."""

from __future__ import annotations

import codecs
import io
import json
import re
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from twgnet.errors import Location, ReadError
from twgnet.read.files.network import ucinet
from twgnet.read.files.network.size import MAX_BYTES, check_bytes, check_graph, check_size, take_parts
from twgnet.read.files.source import Source
from twgnet.read.files.text.decode import decode

if TYPE_CHECKING:
    import networkx as nx

_GRAPHML = re.compile(rb"<(\w+:)?graphml[\s>]")
_GEXF = re.compile(rb"<(\w+:)?gexf[\s>]")
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*\{")
_PAJEK = re.compile(
    rb"\s*(\xef\xbb\xbf)?(%[^\r\n]*\s+)*(\*network\b[^\r\n]*\s+)?(%[^\r\n]*\s+)*\*vertices\s+\d", re.IGNORECASE
)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?")
_NO_NUMBER = re.compile(r"^(?:invalid literal for int|could not convert string to float).*?: '(.*)'$", re.DOTALL)
_ENCODING = re.compile(r"""\sencoding\s*=\s*(["']).*?\1""")
_VERTEX = re.compile(r'\s*(\d{1,9})\s+("[^"]*"|\S+)')
_OPENING = 4_096
MOST_WORDS = 1_000_000  # of one line: more than there may be ties
MAX_DIGITS = 4_000  # of a number: Python reads some more, and then none
_LONG = re.compile(rb"(?<!\d)\d{%d}" % (MAX_DIGITS + 1))
MAX_DEPTH = 100  # of its elements; graphs inside nodes inside graphs have a dozen


def parse_network(source: Source) -> nx.Graph | None:
    """Give the graph that a file holds, or None if it is no file of a network.

    Raises
    ------
    ReadError
        It is one, but damaged.
    """
    source = _in_utf8(source)
    read = _reader(source.data[:_OPENING])
    if read is None:
        return None
    location = Location(source.name)
    check_bytes(source)
    if _LONG.search(source.data):
        raise ReadError("source.long_number", location=location, digits=MAX_DIGITS)
    with warnings.catch_warnings(action="ignore"):  # of ports and the like, which say nothing of who wants what
        graph = read(source)
    if graph is not None:
        check_graph(source, graph)
    return graph


def _in_utf8(source: Source) -> Source:
    """Give XML of two bytes a sign, as some programs of Windows write it, in UTF-8."""
    if not source.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return source
    text = source.data[: MAX_BYTES + 2].decode("utf-16", "replace")
    if not text.lstrip().startswith("<?xml"):
        return source
    head, mark, rest = text.partition("?>")
    return replace(source, data=(_ENCODING.sub("", head) + mark + rest).encode("utf-8", "replace"))


def _reader(opening: bytes) -> Callable[[Source], nx.Graph | None] | None:
    if _GRAPHML.search(opening) or _GEXF.search(opening):
        return partial(_parse_xml, graphml=bool(_GRAPHML.search(opening)))
    if _JSON.match(opening):
        return _parse_json
    if ucinet.OPENING.match(opening):
        return ucinet.parse_ucinet
    return _parse_pajek if _PAJEK.match(opening) else None


def _parse_xml(source: Source, *, graphml: bool) -> nx.Graph:
    import networkx as nx

    read = nx.read_graphml if graphml else nx.read_gexf
    try:
        _check(source)
        graph: nx.Graph = read(io.BytesIO(source.data))
    except (
        nx.NetworkXException,
        expat.ExpatError,
        SyntaxError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
    ) as error:
        raise _damaged(source, "GraphML" if graphml else "GEXF", error) from None
    return graph


def _check(source: Source) -> None:
    """Refuse a document type, which could name other files or grow without end, and what no network is."""
    location = Location(source.name)
    depth = parts = 0
    nodes: set[str] = set()
    found = Counter[str]()

    def refuse(*_: object) -> None:
        raise ReadError("source.document_type", location=location)

    def enter(tag: str, about: dict[str, str]) -> None:
        nonlocal depth, parts
        depth, parts = depth + 1, parts + 1 + len(about)
        found[tag.rpartition(":")[2]] += 1
        check_size(source, found["node"], found["edge"], parts)
        if tag.rpartition(":")[2] == "node" and "id" in about:
            if about["id"] in nodes:
                raise ReadError("source.node_twice", location=location, name=about["id"])
            nodes.add(about["id"])
        if depth > MAX_DEPTH:
            raise ReadError("source.deep_xml", location=location, limit=MAX_DEPTH)

    def leave(_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    parser.Parse(source.data, True)


def _parse_json(source: Source) -> nx.Graph | None:
    import networkx as nx

    check_size(source, parts=source.data.count(b"{"))
    try:
        found = json.loads(source.data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    edges = next((key for key in ("links", "edges") if isinstance(found.get(key), list)), "")
    if not edges or not isinstance(found.get("nodes"), list):
        return None
    ids = Counter(json.dumps(node.get("id")) for node in found["nodes"] if isinstance(node, dict) and "id" in node)
    for name in (name for name, times in ids.items() if times > 1):
        raise ReadError("source.node_twice", location=Location(source.name), name=json.loads(name))
    try:
        graph: nx.Graph = nx.node_link_graph(_plain(found), edges=edges)
    except (nx.NetworkXException, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(source, "node-link JSON", error) from None
    return graph


def _parse_pajek(source: Source) -> nx.Graph:
    """Read a network of Pajek; `*Vertices 32 18` says that the first 18 are of one kind, the others of another."""
    import networkx as nx

    names: dict[str, str] = {}
    edges: list[tuple[str, str, float]] = []
    mode, first = "", 0
    for line in take_parts(source, decode(source.data, source.name).text.splitlines()):
        check_size(source, len(names), len(edges))
        words = line.split(maxsplit=MOST_WORDS)
        if line.lstrip().startswith("*"):
            mode = words[0].casefold()
            first = int(words[2]) if mode == "*vertices" and len(words) > 2 and words[2].isdecimal() else first
            rows = 0
        elif mode == "*vertices" and (found := _VERTEX.match(line)):
            names[found[1]] = found[2].strip('"')
        elif mode in ("*edges", "*arcs") and len(words) > 1:
            edges.append((words[0], words[1], _strength(words[2]) if len(words) > 2 else 1))
        elif mode in ("*edgeslist", "*arcslist") and len(words) > 1:
            edges += [(words[0], other, 1) for other in words[1:]]
        elif mode == "*matrix" and words:
            rows += 1
            edges += [(str(rows), str(at + first), _strength(w)) for at, w in enumerate(words, 1)]
    graph = nx.Graph()
    for number, name in names.items():
        graph.add_node(number, name=name, **({"bipartite": int(int(number) > first)} if first else {}))
    graph.add_weighted_edges_from(e for e in edges if e[0] in names and e[1] in names and e[2] > 0)
    return graph


def _strength(word: str) -> float:
    number = float(word) if _NUMBER.fullmatch(word) else 1.0
    return int(number) if number.is_integer() else number


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    return {"directed": False, "multigraph": False, "graph": {}, **found}


def _damaged(source: Source, kind: str, error: Exception) -> ReadError:
    """Say where the text breaks, or that it holds something else than nodes and links, whatever Python calls that."""
    location = Location(source.name)
    if found := _NO_NUMBER.search(str(error)):
        return ReadError("source.network_number", location=location, kind=kind, value=found[1])
    if not str(error) or isinstance(error, LookupError | TypeError | AttributeError):
        return ReadError("source.network_shape", location=location, kind=kind)
    return ReadError("source.network_unreadable", location=location, kind=kind, reason=error)
