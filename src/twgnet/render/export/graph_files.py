"""The two-mode network as files for Gephi, Cytoscape, yEd, R and other tools.

Written without networkx, which would cost more to load than the files to write; the tests read
them back with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from twgnet.model.measures import NodeMeasures
from twgnet.network.description import describe_edges, describe_network, describe_nodes, name_meaning
from twgnet.schema import Table

if TYPE_CHECKING:
    from twgnet.model.results import Results

TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://www.gexf.net/1.2draft"
BUILT_IN = {("node", "label"), ("edge", "weight")}  # GEXF has places of its own for these
# What XML 1.0 cannot hold (section 2.2, Char), lone surrogates included.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
IN_ATTRIBUTE = IN_TEXT | str.maketrans({'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})

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
    meaning = name_meaning(results.survey.meaning)
    return _Graph(
        _cleaned(describe_network(results.network, meaning)),
        nodes,
        [(_clean(one), _clean(other), _cleaned(data)) for one, other, data in describe_edges(results.network, meaning)],
    )


def _measured(node: NodeMeasures) -> Data:
    return {name: value for name, value in asdict(node).items() if name != "id" and value is not None}


def _cleaned(data: Data) -> Data:
    return {_clean(key): _clean(value) for key, value in data.items()}


def _clean(value: Any) -> Any:
    return FORBIDDEN.sub("\ufffd", value) if isinstance(value, str) else value


def _node_link(graph: _Graph) -> str:
    nodes = ({**data, "id": key} for key, data in graph.nodes)
    edges = ({**data, "source": one, "target": other} for one, other, data in graph.edges)
    lines = [
        ' "directed": false',
        ' "multigraph": false',
        f' "graph": {_record(graph.about, 2)}',
        f' "nodes": {_listed(nodes)}',
        f' "edges": {_listed(edges)}',
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _listed(records: Iterable[Data]) -> str:
    text = ",\n  ".join(_record(record, 3) for record in records)
    return f"[\n  {text}\n ]" if text else "[]"


def _record(data: Data, depth: int) -> str:
    """Write values as JSON, one a line: faster than an indent, for which Python leaves its encoder in C."""
    start = "\n" + " " * depth
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=("," + start, ": "))
    return f"{{{start}{text[1:-1]}{start[:-1]}}}"


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
    keys: dict[tuple[str, str], str] = {}
    lines = []
    for scope, records in _scopes(graph):
        for name, kind in _types(records).items():
            id = keys[scope, name] = f"d{len(keys)}"
            lines.append(f"  {_leaf('key', {'id': id, 'for': scope, 'attr.name': name, 'attr.type': kind})}")

    @cache
    def element(id: str, text: str) -> str:
        return _leaf("data", {"key": id}, text)

    def declare(scope: str, data: Data) -> list[str]:
        return [element(keys[scope, name], _text(value)) for name, value in data.items()]

    lines += ['  <graph edgedefault="undirected">', *(f"    {line}" for line in declare("graph", graph.about))]
    for key, data in graph.nodes:
        lines += _branch(2, "node", {"id": key}, declare("node", data))
    for one, other, data in graph.edges:
        lines += _branch(2, "edge", {"source": one, "target": other}, declare("edge", data))
    return _xml(_start("graphml", {"xmlns": GRAPHML}), [*lines, "  </graph>"], "graphml")


def _gexf(graph: _Graph, version: str) -> str:
    lines = [
        *_branch(1, "meta", {}, [
            _leaf("creator", {}, f"twgnet {version}"),
            _leaf("description", {}, f"A link means {graph.about['meaning']}."),
        ]),
        f"  {_start('graph', {'defaultedgetype': 'undirected', 'name': graph.about['name']})}>",
    ]  # fmt: skip
    keys, declared = _gexf_attributes(graph)
    lines += declared

    @cache
    def element(id: str, text: str) -> str:
        return _leaf("attvalue", {"for": id, "value": text})

    def declare(scope: str, data: Data) -> list[str]:
        known = [element(keys[scope, name], _text(value)) for name, value in data.items() if (scope, name) in keys]
        return _branch(0, "attvalues", {}, known)

    def part(name: str, members: Iterable[list[str]]) -> list[str]:
        inside = [f"      {line}" for member in members for line in member]
        return [f"    <{name}>", *inside, f"    </{name}>"] if inside else [f"    <{name} />"]

    lines += part("nodes", (
        _branch(0, "node", {"id": key, "label": data["label"]}, declare("node", data)) for key, data in graph.nodes
    ))  # fmt: skip
    lines += part("edges", (
        _branch(0, "edge", {"id": str(number), "source": one, "target": other, "weight": str(data["weight"])},
                declare("edge", data))
        for number, (one, other, data) in enumerate(graph.edges)
    ))  # fmt: skip
    return _xml(_start("gexf", {"xmlns": GEXF, "version": "1.2"}), [*lines, "  </graph>"], "gexf")


def _gexf_attributes(graph: _Graph) -> tuple[dict[tuple[str, str], str], list[str]]:
    """Give the number of each attribute of nodes and of edges, and the lines that declare them."""
    keys: dict[tuple[str, str], str] = {}
    lines = []
    for scope, records in _scopes(graph)[1:]:
        listed = []
        for name, kind in _types(records).items():
            if (scope, name) not in BUILT_IN:
                id = keys[scope, name] = str(len(keys))
                listed.append(_leaf("attribute", {"id": id, "title": name, "type": kind}))
        lines += _branch(2, "attributes", {"class": scope}, listed)
    return keys, lines


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


def _start(tag: str, attributes: Mapping[str, str]) -> str:
    """Give the beginning of an element, to be closed by `>` or ` />`."""
    return f"<{tag}" + "".join(f' {name}="{value.translate(IN_ATTRIBUTE)}"' for name, value in attributes.items())


def _leaf(tag: str, attributes: Mapping[str, str], text: str = "") -> str:
    start = _start(tag, attributes)
    return f"{start}>{text.translate(IN_TEXT)}</{tag}>" if text else f"{start} />"


def _branch(depth: int, tag: str, attributes: Mapping[str, str], children: list[str]) -> list[str]:
    """Give an element line by line, with its children one step further in."""
    before, start = "  " * depth, _start(tag, attributes)
    if not children:
        return [f"{before}{start} />"]
    return [f"{before}{start}>", *(f"{before}  {child}" for child in children), f"{before}</{tag}>"]


def _xml(start: str, lines: list[str], tag: str) -> str:
    return "\n".join(("<?xml version='1.0' encoding='utf-8'?>", f"{start}>", *lines, f"</{tag}>", ""))
