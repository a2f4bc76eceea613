"""Files of a network (GraphML, GEXF, node-link JSON) to a networkx graph."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from twgnet.errors import Location, ReadError
from twgnet.read.files.source import Source

if TYPE_CHECKING:
    import networkx as nx

_GRAPHML = re.compile(rb"<(\w+:)?graphml[\s>]")
_GEXF = re.compile(rb"<(\w+:)?gexf[\s>]")
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*\{")
_OPENING = 4_096


def parse_network(source: Source) -> nx.Graph | None:
    """Give the graph that a file holds, or None if it is no file of a network.

    Raises
    ------
    ReadError
        It is one, but damaged.
    """
    opening = source.data[:_OPENING]
    if _GRAPHML.search(opening) or _GEXF.search(opening):
        return _parse_xml(source, graphml=bool(_GRAPHML.search(opening)))
    if _JSON.match(opening):
        return _parse_json(source)
    return None


def _parse_xml(source: Source, *, graphml: bool) -> nx.Graph:
    import networkx as nx

    read = nx.read_graphml if graphml else nx.read_gexf
    try:
        _check(source.data)
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


def _check(data: bytes) -> None:
    """Refuse a document type, which could name other files or grow without end."""

    def refuse(*_: object) -> None:
        raise ValueError("a document type in its XML")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(data, True)


def _parse_json(source: Source) -> nx.Graph | None:
    import networkx as nx

    try:
        found = json.loads(source.data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    edges = next((key for key in ("links", "edges") if isinstance(found.get(key), list)), "")
    if not edges or not isinstance(found.get("nodes"), list):
        return None
    try:
        graph: nx.Graph = nx.node_link_graph(_plain(found), edges=edges)
    except (nx.NetworkXException, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(source, "node-link JSON", error) from None
    return graph


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    return {"directed": False, "multigraph": False, "graph": {}, **found}


def _damaged(source: Source, kind: str, error: Exception) -> ReadError:
    return ReadError(
        "source.network_unreadable", location=Location(source.name), kind=kind, reason=error or type(error).__name__
    )
