"""A two-mode networkx graph as a survey: each edge is an answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from math import inf
from numbers import Real
from typing import TYPE_CHECKING, Any

from twgnet.errors import Location, Problem, ReadError
from twgnet.model.survey import Answer, Reading, Survey
from twgnet.read.files.grid import cell_text

if TYPE_CHECKING:
    import networkx as nx

NAME = "graph"
_OURS = {"bipartite", "id", "name", "certainty", "weight", "meaning"}


def read_graph(graph: nx.Graph) -> Survey:
    """Read a two-mode networkx graph: `bipartite` 0 = organisation, 1 = group.

    A node is called by its `name`, else by its key; an edge with `certainty="tentative"`
    stays tentative; `weight` counts. Places count organisations in the order of the graph.

    Parameters
    ----------
    graph
        Nodes carry `bipartite` as networkx asks; edges join the two sides.

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
    faults = [*_faults(graph)]
    if faults:
        raise ReadError(*faults)
    return _survey(graph)


def _survey(graph: nx.Graph) -> Survey:
    sides = [[node for node, side in graph.nodes(data="bipartite") if side == wanted] for wanted in (0, 1)]
    answers = tuple(answer for row, node in enumerate(sides[0], 1) for answer in _answers(graph, node, row))
    if not answers:
        raise ReadError("the graph has no organisation", location=Location(NAME), advice="set bipartite=0 on some")
    text = "\n".join(f"{a.organisation}\t{a.text}\t{a.weight}" for a in answers)
    return Survey(
        source=NAME,
        answers=answers,
        reading=Reading(
            "graph",
            "networkx",
            organisation_column="bipartite=0",
            group_columns=("bipartite=1",),
        ),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        named_groups=tuple(_name(graph, node) for node in sides[1]),
    )


def _faults(graph: nx.Graph) -> Iterator[Problem]:
    sides = dict(graph.nodes(data="bipartite"))
    for node, side in sides.items():
        if side not in (0, 1):
            yield Problem(
                f"the node {node!r} has bipartite={side!r}",
                Location(NAME),
                "set it to 0 for an organisation, 1 for a group",
            )
        elif not _name(graph, node):
            yield Problem("a node has no name", Location(NAME), "set its name")
    for one, other in graph.edges():
        if sides[one] == sides[other] and sides[one] in (0, 1):
            yield Problem(
                f"the edge {one!r} - {other!r} joins one side with itself",
                Location(NAME),
                "keep only edges between an organisation and a group",
            )


def _answers(graph: nx.Graph, node: Any, row: int) -> Iterator[Answer]:
    data = graph.nodes[node]
    attributes = {
        str(key): text
        for key, value in data.items()
        if key not in _OURS and isinstance(value, str | int | bool) and (text := cell_text(value))
    }
    name, location = _name(graph, node), Location(NAME, row=row)
    neighbours = {**graph.succ[node], **graph.pred[node]} if graph.is_directed() else graph.adj[node]
    for group, edge in neighbours.items():
        edges = list(edge.values()) if graph.is_multigraph() else [edge]
        text = _name(graph, group)
        if all(one.get("certainty") == "tentative" for one in edges):
            text = f"(possibly) {text}"
        yield Answer(name, text, location, attributes, sum(map(_weight, edges)), whole=True)
    if not neighbours:
        yield Answer(name, "", location, attributes)


def _weight(edge: Mapping[str, Any]) -> int:
    """Give a weight as a whole number; 1 where it is none of at least one (numpy's are)."""
    weight = edge.get("weight", 1)
    number = float(weight) if isinstance(weight, Real) else 1.0
    return int(number) if 1 <= number < inf else 1


def _name(graph: nx.Graph, node: Any) -> str:
    return cell_text(graph.nodes[node].get("name") or node)
