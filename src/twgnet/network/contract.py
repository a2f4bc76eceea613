"""What a two-mode graph must be, written once and checked in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Integral
from typing import TYPE_CHECKING, Any, TypeGuard

from twgnet.errors import NetworkError, Problem
from twgnet.network.description import OWN_ID

if TYPE_CHECKING:
    import networkx as nx

SIDE = ("organisation", "group")


def check_graph(graph: nx.Graph) -> None:
    """Check that a networkx graph is a two-mode network of organisations and groups.

    The contract: an undirected graph without parallel edges; every node has `bipartite` 0 (an
    organisation) or 1 (a group) as a whole number, an `id` (or `organisation_id`, `group_id`)
    that is text, not empty and unique on its side, and a `name` that is text and not empty;
    every edge joins an organisation to a group, and where given its `certainty` is `certain` or
    `tentative`, its `weight` a whole number above 0.

    Raises
    ------
    NetworkError
        The graph breaks the contract; every fault is listed.

    Examples
    --------
    >>> import networkx as nx
    >>> check_graph(nx.Graph([("VBNK", "Land")]))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    twgnet.errors.NetworkError: the node 'VBNK' has bipartite None. Set it to 0 for ...
    """
    faults = [*_kind(graph), *_nodes(graph), *_edges(graph)]
    if faults:
        raise NetworkError(*faults)


def _kind(graph: nx.Graph) -> Iterable[Problem]:
    if graph.is_directed():
        yield Problem("the graph is directed", advice="give graph.to_undirected()")
    if graph.is_multigraph():
        yield Problem("the graph has parallel edges", advice="give networkx.Graph(graph)")


def _nodes(graph: nx.Graph) -> Iterable[Problem]:
    seen: dict[tuple[int, str], Any] = {}
    for node, data in graph.nodes(data=True):
        side = data.get("bipartite")
        if not _is_side(side):
            advice = "set it to 0 for an organisation or 1 for a group"
            yield Problem(f"the node {node!r} has bipartite {side!r}", advice=advice)
        id = own_id(data)
        for key, value in (("id", id), ("name", data.get("name"))):
            if not isinstance(value, str) or not value.strip():
                advice = f"give every node its {key} as text"
                yield Problem(f"the node {node!r} has no {key}", advice=advice)
        if _is_side(side) and isinstance(id, str):
            first = seen.setdefault((side, id), node)
            if first != node:
                what = f"the nodes {first!r} and {node!r} are both the {SIDE[side]} {id!r}"
                yield Problem(what, advice="give each an id of its own")


def own_id(data: Mapping[str, Any]) -> Any:
    """Give the id that a node has in the network; None where it has none.

    >>> own_id({"group_id": "LAND"}), own_id({"id": "vbnk"})
    ('LAND', 'vbnk')
    """
    return next((data[key] for key in ("id", *OWN_ID) if data.get(key) is not None), None)


def _edges(graph: nx.Graph) -> Iterable[Problem]:
    side = dict(graph.nodes(data="bipartite"))
    for one, other, data in graph.edges(data=True):
        if _is_side(side[one]) and side[one] == side[other]:
            what = f"the edge {one!r} - {other!r} joins two {SIDE[side[one]]}s"
            yield Problem(what, advice="an edge is an organisation's interest in a group")
        certainty = data.get("certainty", "certain")
        if certainty not in ("certain", "tentative"):
            what = f"the edge {one!r} - {other!r} has certainty {certainty!r}"
            yield Problem(what, advice="write certain or tentative")
        weight = data.get("weight", 1)
        if not _is_whole(weight) or weight < 1:
            what = f"the edge {one!r} - {other!r} has weight {weight!r}"
            yield Problem(what, advice="count its mentions: a whole number, at least 1")


def _is_side(value: object) -> bool:
    return _is_whole(value) and value in (0, 1)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, Integral) and not isinstance(value, bool)
