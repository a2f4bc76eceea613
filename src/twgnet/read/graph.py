"""A two-mode networkx graph as a survey: each edge is an answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from twgnet.errors import Location, ReadError
from twgnet.model.survey import Answer, Reading, Survey
from twgnet.read.contract import find_faults, find_side, list_neighbours, name_node, weigh_edge
from twgnet.read.files.grid import cell_text

if TYPE_CHECKING:
    import networkx as nx

NAME = "graph"
_OURS = {
    "bipartite",
    "id",
    "name",
    "label",
    "organisation_id",
    "group_id",
    "certainty",
    "weight",
    "meaning",
    "tier",
} | {
    *("degree", "degree_centrality", "closeness", "betweenness", "eigenvector", "community")  # measured again
}


def read_graph(graph: nx.Graph, source: str = NAME) -> Survey:
    """Read a two-mode networkx graph: `bipartite` 0 = organisation, 1 = group.

    A node is called by its `name`, its `label` or its key; an edge with `certainty="tentative"`
    stays tentative; `weight` counts. Places count organisations in the order of the graph.

    Parameters
    ----------
    graph
        Nodes carry `bipartite` as networkx asks, as a number or a text; edges join the two sides.
    source
        What the graph is called in messages.

    Returns
    -------
    Survey
        Every edge as an answer; an organisation without edges as an empty one.

    Raises
    ------
    ReadError
        The graph breaks the contract of `twgnet.read.contract`; every fault is listed.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("VSO", "Health")])
    >>> nx.set_node_attributes(graph, {"VSO": 0, "Health": 1}, "bipartite")
    >>> [(answer.organisation, answer.text) for answer in read_graph(graph).answers]
    [('VSO', 'Health')]
    """
    if faults := [*find_faults(graph)]:
        raise ReadError(*faults, location=Location(source))
    return _survey(graph, {node: find_side(data) for node, data in graph.nodes(data=True)}, source)


def _survey(graph: nx.Graph, sides: Mapping[Any, int | None], source: str) -> Survey:
    organisations, groups = ([node for node, side in sides.items() if side == wanted] for wanted in (0, 1))
    answers = tuple(
        answer
        for row, node in enumerate(organisations, 1)
        for answer in _answers(graph, node, Location(source, row=row))
    )
    if not answers:
        raise ReadError("source.no_organisation_node", location=Location(source))
    text = "\n".join(f"{a.organisation}\t{a.text}\t{a.weight}" for a in answers)
    return Survey(
        source=source,
        answers=answers,
        reading=Reading(
            "graph",
            "networkx",
            organisation_column="bipartite=0",
            group_columns=("bipartite=1",),
        ),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        named_groups=tuple(name_node(graph, node) for node in groups),
    )


def _answers(graph: nx.Graph, node: Any, location: Location) -> Iterator[Answer]:
    data = graph.nodes[node]
    attributes = {
        str(key): text
        for key, value in data.items()
        if key not in _OURS and isinstance(value, str | int | bool) and (text := cell_text(value))
    }
    name = name_node(graph, node)
    neighbours = [*list_neighbours(graph, node)]
    for group, edges in neighbours:
        text = name_node(graph, group)
        if all(edge.get("certainty") == "tentative" for edge in edges):
            text = f"(possibly) {text}"
        yield Answer(name, text, location, attributes, sum(weigh_edge(edge) or 1 for edge in edges), whole=True)
    if not neighbours:
        yield Answer(name, "", location, attributes)
