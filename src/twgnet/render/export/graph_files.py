"""The two-mode network as files for Gephi, Cytoscape, yEd, R and other tools.

Written without networkx, which would cost more to load than the files to write; the tests read
them back with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from twgnet.model.measures import NodeMeasures
from twgnet.network.description import describe_edges, describe_network, describe_nodes
from twgnet.schema import Table

if TYPE_CHECKING:
    from twgnet.model.results import Results

MEASURES = ("degree", "degree_centrality", "closeness", "betweenness", "eigenvector", "community")
TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://www.gexf.net/1.2draft"
BUILT_IN = {("node", "label"), ("edge", "weight")}  # GEXF has places of its own for these
# What XML 1.0 cannot hold (section 2.2, Char), lone surrogates included.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Graph:
    """Everything the files say, every text fit for every format."""

    about: Data
    nodes: list[tuple[str, Data]]
    edges: list[tuple[str, str, Data]]


def graph_files(results: Results) -> dict[str, str]:
    """Give `network.graphml`, `network.gexf`, `network.json` (node-link) and `network.net` (Pajek).

    All hold the same graph: the nodes and edges of `twgnet.network.to_graph` with the measures
    of each node and the tier of each group; the id of the registry stands in `organisation_id`
    or `group_id`. Characters that XML cannot hold become U+FFFD in every file. The same results
    give the same text: no date is written.
    """
    graph = _annotated(results)
    return {
        "network.graphml": _graphml(graph),
        "network.gexf": _gexf(graph, results.version),
        "network.json": _node_link(graph),
        "network.net": _pajek(graph),
    }


def projection_graphml(pairs: Table) -> str:
    """Give a table of pairs as GraphML: its nodes by id, one edge a pair with all that is known of it."""
    nodes = {row[id]: row[name] for row in pairs.records() for id, name in (("a_id", "a"), ("b_id", "b"))}
    edges = []
    for row in pairs.records():
        data = {name: value for name, value in row.items() if name not in ("a_id", "a", "b_id", "b")}
        edges.append((_clean(str(row["a_id"])), _clean(str(row["b_id"])), {"weight": row["shared"], **data}))
    labelled = [(_clean(str(id)), _cleaned({"label": name})) for id, name in sorted(nodes.items())]
    return _graphml(_Graph(_cleaned({"name": pairs.name}), labelled, edges))


def _annotated(results: Results) -> _Graph:
    """Put measures and tiers to what the network says of itself."""
    found: dict[str, Data] = {}
    for side, some in (("o", results.measures.organisations), ("g", results.measures.groups)):
        found.update((f"{side}:{node.id}", _measured(node)) for node in some)
    for gap in results.gaps.gaps:
        found[f"g:{gap.group_id}"]["tier"] = gap.tier
    nodes = []
    for key, data in describe_nodes(results.network):
        nodes.append((_clean(key), _cleaned({**data, **found[key]})))
    meant = results.survey.meaning
    meaning = {} if meant.code == "wants_to_join" else {"meaning": meant.text}
    edges = describe_edges(results.network)
    return _Graph(
        _cleaned({**describe_network(results.network), **meaning}),
        nodes,
        [(_clean(one), _clean(other), _cleaned({**data, **meaning})) for one, other, data in edges],
    )


def _measured(node: NodeMeasures) -> Data:
    values = ((name, getattr(node, name)) for name in MEASURES)
    return {name: value for name, value in values if value is not None}


def _cleaned(data: Data) -> Data:
    return {_clean(key): _clean(value) for key, value in data.items()}


def _clean(value: Any) -> Any:
    return FORBIDDEN.sub("\ufffd", value) if isinstance(value, str) else value


def _node_link(graph: _Graph) -> str:
    content = {
        "directed": False,
        "multigraph": False,
        "graph": graph.about,
        "nodes": [{**data, "id": key} for key, data in graph.nodes],
        "edges": [{**data, "source": one, "target": other} for one, other, data in graph.edges],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _pajek(graph: _Graph) -> str:
    """Write a two-mode network for Pajek: organisations first, then groups, edges with their weight."""
    number = {key: place for place, (key, _) in enumerate(graph.nodes, 1)}
    organisations = sum(data["bipartite"] == 0 for _, data in graph.nodes)
    lines = [f"*Vertices {len(number)} {organisations}"]
    lines += [f'{number[key]} "{_quotable(data["label"])}"' for key, data in graph.nodes]
    lines += ["*Edges", *(f"{number[one]} {number[other]} {data['weight']}" for one, other, data in graph.edges)]
    return "\n".join(lines) + "\n"


def _quotable(text: str) -> str:
    return " ".join(text.replace('"', "'").split())


def _graphml(graph: _Graph) -> str:
    root = Element("graphml", xmlns=GRAPHML)
    keys: dict[tuple[str, str], str] = {}
    for scope, records in _scopes(graph):
        for name, kind in _types(records).items():
            id = keys[scope, name] = f"d{len(keys)}"
            SubElement(root, "key", {"id": id, "for": scope, "attr.name": name, "attr.type": kind})
    body = SubElement(root, "graph", edgedefault="undirected")

    def say(place: Element, scope: str, data: Data) -> None:
        for name, value in data.items():
            SubElement(place, "data", key=keys[scope, name]).text = _text(value)

    say(body, "graph", graph.about)
    for key, data in graph.nodes:
        say(SubElement(body, "node", id=key), "node", data)
    for one, other, data in graph.edges:
        say(SubElement(body, "edge", source=one, target=other), "edge", data)
    return _xml(root)


def _gexf(graph: _Graph, version: str) -> str:
    root = Element("gexf", xmlns=GEXF, version="1.2")
    head = SubElement(root, "meta")
    SubElement(head, "creator").text = f"twgnet {version}"
    SubElement(head, "description").text = f"A link means {graph.about['meaning']}."
    body = SubElement(root, "graph", defaultedgetype="undirected", name=graph.about["name"])
    keys: dict[tuple[str, str], str] = {}
    for scope, records in _scopes(graph)[1:]:
        listed = SubElement(body, "attributes", {"class": scope})
        for name, kind in _types(records).items():
            if (scope, name) not in BUILT_IN:
                id = keys[scope, name] = str(len(keys))
                SubElement(listed, "attribute", id=id, title=name, type=kind)

    def say(place: Element, scope: str, data: Data) -> None:
        values = SubElement(place, "attvalues")
        for name, value in data.items():
            if (scope, name) in keys:
                SubElement(values, "attvalue", {"for": keys[scope, name], "value": _text(value)})

    nodes, edges = SubElement(body, "nodes"), SubElement(body, "edges")
    for key, data in graph.nodes:
        say(SubElement(nodes, "node", id=key, label=data["label"]), "node", data)
    for number, (one, other, data) in enumerate(graph.edges):
        ends = {"id": str(number), "source": one, "target": other, "weight": str(data["weight"])}
        say(SubElement(edges, "edge", ends), "edge", data)
    return _xml(root)


def _scopes(graph: _Graph) -> tuple[tuple[str, list[Data]], ...]:
    return (
        ("graph", [graph.about]),
        ("node", [data for _, data in graph.nodes]),
        ("edge", [data for *_, data in graph.edges]),
    )


def _types(records: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give the type of each attribute: that of its values, text where they differ."""
    kinds: dict[str, set[type]] = {}
    for data in records:
        for name, value in data.items():
            kinds.setdefault(name, set()).add(type(value))
    return {
        name: "double" if some == {int, float} else TYPES[some.pop()] if len(some) == 1 else "string"
        for name, some in kinds.items()
    }


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _xml(root: Element) -> str:
    indent(root)
    return "<?xml version='1.0' encoding='utf-8'?>\n" + tostring(root, encoding="unicode") + "\n"
