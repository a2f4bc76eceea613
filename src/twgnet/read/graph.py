"""A two-mode networkx graph as a survey: each edge is an answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from numbers import Real
from typing import TYPE_CHECKING, Any

from twgnet.errors import Location, Problem, ReadError
from twgnet.model.survey import Answer, Reading, Survey
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
_LISTED = 10


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
        A node has no side, or an edge joins two nodes of one side; every fault is listed.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("VSO", "Health")])
    >>> nx.set_node_attributes(graph, {"VSO": 0, "Health": 1}, "bipartite")
    >>> [(answer.organisation, answer.text) for answer in read_graph(graph).answers]
    [('VSO', 'Health')]
    """
    sides = {node: _side(data.get("bipartite")) for node, data in graph.nodes(data=True)}
    if faults := [*_faults(graph, sides, Location(source))]:
        raise ReadError(*faults)
    return _survey(graph, sides, source)


def _survey(graph: nx.Graph, sides: Mapping[Any, int | None], source: str) -> Survey:
    organisations, groups = ([node for node, side in sides.items() if side == wanted] for wanted in (0, 1))
    answers = tuple(
        answer
        for row, node in enumerate(organisations, 1)
        for answer in _answers(graph, node, Location(source, row=row))
    )
    if not answers:
        raise ReadError("the graph has no organisation", location=Location(source), advice="set bipartite=0 on some")
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
        named_groups=tuple(_name(graph, node) for node in groups),
    )


def _side(told: object) -> int | None:
    """Give the side of a node, as networkx, Gephi or a spreadsheet writes it."""
    text = str(told).strip().removesuffix(".0")
    return int(text) if text in ("0", "1") else None


def _faults(graph: nx.Graph, sides: Mapping[Any, int | None], location: Location) -> Iterator[Problem]:
    astray = [node for node, side in sides.items() if side is None]
    if astray:
        yield Problem(
            f"{_count(astray, 'node is', 'nodes are')} neither organisation nor group: {_listed(astray)}",
            location,
            "set bipartite to 0 for an organisation, 1 for a group",
        )
    nameless = [node for node, side in sides.items() if side is not None and not _name(graph, node)]
    if nameless:
        yield Problem(f"{_count(nameless, 'node has', 'nodes have')} no name", location, "set its name")
    inside = [
        f"{one!r} - {other!r}" for one, other in graph.edges() if sides[one] is not None and sides[one] == sides[other]
    ]
    if inside:
        yield Problem(
            f"{_count(inside, 'edge joins', 'edges join')} one side with itself: {', '.join(inside[:_LISTED])}",
            location,
            "keep only edges between an organisation and a group",
        )


def _count(found: Sequence[object], one: str, several: str) -> str:
    return f"{len(found)} {one if len(found) == 1 else several}"


def _listed(nodes: Sequence[object]) -> str:
    return ", ".join(map(repr, nodes[:_LISTED])) + ", ..." * (len(nodes) > _LISTED)


def _answers(graph: nx.Graph, node: Any, location: Location) -> Iterator[Answer]:
    data = graph.nodes[node]
    attributes = {
        str(key): text
        for key, value in data.items()
        if key not in _OURS and isinstance(value, str | int | bool) and (text := cell_text(value))
    }
    name = _name(graph, node)
    neighbours = {**graph.succ[node], **graph.pred[node]} if graph.is_directed() else graph.adj[node]
    for group, edge in neighbours.items():
        edges = list(edge.values()) if graph.is_multigraph() else [edge]
        text = _name(graph, group)
        if all(one.get("certainty") == "tentative" for one in edges):
            text = f"(possibly) {text}"
        yield Answer(name, text, location, attributes, sum(map(_weight, edges)), whole=True)
    if not neighbours:
        yield Answer(name, "", location, attributes)


def _weight(edge: Mapping[str, Any]) -> float:
    """Give a weight above 0 as it is, whole where it is; 1 where it is none (numpy's count too)."""
    weight = edge.get("weight", 1)
    number = float(weight) if isinstance(weight, Real) else 1.0
    if not 0 < number < inf:
        return 1
    return int(number) if number.is_integer() else number


def _name(graph: nx.Graph, node: Any) -> str:
    data = graph.nodes[node]
    return cell_text(data.get("name") or data.get("label") or node)
