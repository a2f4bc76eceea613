"""The two-mode network as files for Gephi, Cytoscape, yEd, R and other tools."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from twgnet.model.measures import NodeMeasures
from twgnet.network import to_graph

if TYPE_CHECKING:
    import networkx as nx

    from twgnet.model.results import Results

MEASURES = ("degree", "degree_centrality", "closeness", "betweenness", "eigenvector", "community")
OWN_ID = ("organisation_id", "group_id")  # `id` is the node's own name in all three formats
DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
# What XML 1.0 cannot hold (section 2.2, Char), lone surrogates included.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graph_files(results: Results) -> dict[str, str]:
    """Give `network.graphml`, `network.gexf` and `network.json` (node-link, as networkx writes it).

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
    }


def _annotated(results: Results) -> nx.Graph:
    """Give the graph with measures and tiers, and every text fit for every format."""
    import networkx as nx

    plain = to_graph(results.network)
    for side, nodes in (("o", results.measures.organisations), ("g", results.measures.groups)):
        for node in nodes:
            plain.nodes[f"{side}:{node.id}"].update(_measured(node))
    for gap in results.gaps.gaps:
        plain.nodes[f"g:{gap.group_id}"]["tier"] = gap.tier
    graph = nx.Graph(**_clean(plain.graph))
    for node, data in plain.nodes(data=True):
        own = {OWN_ID[data["bipartite"]]: data.pop("id"), "label": data["name"]}
        graph.add_node(_clean_text(node), **_clean({**own, **data}))
    for one, other, data in plain.edges(data=True):
        graph.add_edge(_clean_text(one), _clean_text(other), **_clean(data))
    return graph


def _measured(node: NodeMeasures) -> dict[str, Any]:
    values = ((name, getattr(node, name)) for name in MEASURES)
    return {name: value for name, value in values if value is not None}


def _clean(data: dict[str, Any]) -> dict[str, Any]:
    return {_clean_text(key): _clean_text(value) for key, value in data.items()}


def _clean_text(value: Any) -> Any:
    return FORBIDDEN.sub("\ufffd", value) if isinstance(value, str) else value


def _graphml(graph: nx.Graph) -> str:
    from io import BytesIO

    import networkx as nx

    file = BytesIO()
    nx.write_graphml_xml(graph, file)  # not generate_graphml: it breaks text at U+2028
    return file.getvalue().decode() + "\n"


def _gexf(graph: nx.Graph, version: str) -> str:
    """Write GEXF 1.2 with our own head: networkx writes today's date into it."""
    from xml.etree import ElementTree

    from networkx.readwrite.gexf import GEXFWriter

    tree = GEXFWriter(graph, version="1.2draft").xml
    (head,) = tree.iter("meta")
    head.clear()
    ElementTree.SubElement(head, "creator").text = f"twgnet {version}"
    ElementTree.SubElement(head, "description").text = f"A link means {graph.graph['meaning']}."
    ElementTree.indent(tree)
    return DECLARATION + ElementTree.tostring(tree, encoding="unicode") + "\n"


def _node_link(graph: nx.Graph) -> str:
    import networkx as nx

    data = nx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
