"""What a two-mode graph must be: one contract, whether it is read as a survey or as a network.

`bipartite` is 0 for an organisation and 1 for a group, as a number or a text (networkx, Gephi and
spreadsheets write it differently); a node is called by its `name`, its `label` or its key; edges
join the two sides, in either direction, several between two nodes count together; `certainty` is
`certain` or `tentative`; `weight` is a number above 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from numbers import Real
from typing import TYPE_CHECKING, Any

from twgnet.errors import Problem, problem
from twgnet.read.files.grid import cell_text

if TYPE_CHECKING:
    import networkx as nx

SIDES = ("organisation", "group")
OWN_IDS = ("id", "organisation_id", "group_id")
CERTAINTIES = ("certain", "tentative")
_LISTED = 10


def find_side(data: Mapping[str, Any]) -> int | None:
    """Give the side of a node, 0 or 1; None where it says none.

    >>> find_side({"bipartite": "1"}), find_side({"bipartite": 0.0}), find_side({"bipartite": True})
    (1, 0, None)
    """
    side = data.get("bipartite")
    text = str(side).strip().removesuffix(".0")
    return int(text) if text in ("0", "1") else None


def name_node(graph: nx.Graph, node: Any) -> str:
    """Give what a node is called: its `name`, its `label` or its key."""
    data = graph.nodes[node]
    return cell_text(data.get("name") or data.get("label") or node)


def identify_node(data: Mapping[str, Any], node: Any) -> str:
    """Give the id of a node: the one that it carries, else its key.

    >>> identify_node({"group_id": "LAND"}, 7), identify_node({}, 7)
    ('LAND', '7')
    """
    own = next((data[key] for key in OWN_IDS if data.get(key) is not None), node)
    return cell_text(own)


def weigh_edge(edge: Mapping[str, Any]) -> float | None:
    """Give the weight of an edge, whole where it is; None where it is no number above 0.

    >>> weigh_edge({}), weigh_edge({"weight": "2.0"}), weigh_edge({"weight": 2.5}), weigh_edge({"weight": 0})
    (1, 2, 2.5, None)
    """
    weight = edge.get("weight", 1)
    if isinstance(weight, bool) or not isinstance(weight, Real | str):
        return None
    try:
        number = float(weight)
    except (ValueError, OverflowError):
        return None
    if not 0 < number < inf:
        return None
    return int(number) if number.is_integer() else number


def join_edges(edges: Sequence[Mapping[str, Any]]) -> tuple[bool, float]:
    """Give of the edges between two nodes whether all are tentative, and their weight together.

    >>> join_edges([{"certainty": "tentative"}, {"weight": 2}])
    (False, 3)
    """
    tentative = all(edge.get("certainty") == "tentative" for edge in edges)
    return tentative, sum(weigh_edge(edge) or 1 for edge in edges)


def list_neighbours(graph: nx.Graph, node: Any) -> Iterator[tuple[Any, list[Mapping[str, Any]]]]:
    """Give each neighbour of a node, with all edges between the two, whatever their direction."""
    ways = (graph.succ[node], graph.pred[node]) if graph.is_directed() else (graph.adj[node],)
    found: dict[Any, list[Mapping[str, Any]]] = {}
    for neighbours in ways:
        for other, edge in neighbours.items():
            found.setdefault(other, []).extend(edge.values() if graph.is_multigraph() else [edge])
    yield from found.items()


def find_graph_problems(graph: nx.Graph) -> Iterator[Problem]:
    """Find what breaks the contract, one problem for each kind."""
    sides = {node: find_side(data) for node, data in graph.nodes(data=True)}
    edges = [(a, b, data, _pair(a, b)) for a, b, data in graph.edges(data=True)]
    broken = {
        "network.no_side": [repr(node) for node, side in sides.items() if side is None],
        "network.no_name": [repr(node) for node in graph if not name_node(graph, node)],
        "network.shared_id": list(_shared_ids(graph, sides)),
        "network.one_side": [pair for a, b, _, pair in edges if sides[a] is not None and sides[a] == sides[b]],
        "network.certainty": [pair for *_, data, pair in edges if data.get("certainty", "certain") not in CERTAINTIES],
        "network.weight": [pair for *_, data, pair in edges if weigh_edge(data) is None],
    }
    for code, found in broken.items():
        if found:
            more = ("...",) * (len(found) > _LISTED)
            yield problem(code, n=len(found), names=(*found[:_LISTED], *more))


def _shared_ids(graph: nx.Graph, sides: Mapping[Any, int | None]) -> Iterator[str]:
    seen: dict[tuple[int, str], Any] = {}
    for node, data in graph.nodes(data=True):
        side = sides[node]
        if side is not None and seen.setdefault((side, identify_node(data, node)), node) != node:
            yield f"{identify_node(data, node)!r} ({SIDES[side]})"


def _pair(one: Any, other: Any) -> str:
    return f"{one!r} - {other!r}"
