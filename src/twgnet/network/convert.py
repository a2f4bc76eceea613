"""The network as a networkx graph and back: one converter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from twgnet.errors import NetworkError
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation
from twgnet.network.description import (
    GROUP,
    INTEREST,
    MEANING,
    ORGANISATION,
    RESERVED,
    describe_edges,
    describe_network,
    describe_nodes,
)
from twgnet.read.contract import find_graph_problems, find_side, identify_node, join_edges, list_neighbours, name_node
from twgnet.schema import given_name

if TYPE_CHECKING:
    import networkx as nx

UNSAID = {"certainty": "certain", "weight": 1, "row": 0, "text": "", "rule": "", "score": 0.0}


def to_graph(network: Network, meaning: str = MEANING) -> nx.Graph:
    """Give the network as a networkx graph with a checked contract (see `check_graph`).

    Nodes are `o:<id>` (`bipartite` 0) and `g:<id>` (`bipartite` 1) and carry what is known of
    them; an attribute of an organisation whose name is taken is kept as `<name> (given)`. Edges
    carry certainty, weight, what a link means and where they come from. What is unknown is left out.

    Examples
    --------
    >>> g = to_graph(Network((Organisation("vbnk", "VBNK"),), (Group("LAND", "Land"),), ()))
    >>> sorted(g.nodes(data="name"))
    [('g:LAND', 'Land'), ('o:vbnk', 'VBNK')]
    """
    import networkx as nx

    graph = nx.Graph(**describe_network(network, meaning))
    graph.add_nodes_from(describe_nodes(network))
    graph.add_edges_from(describe_edges(network, meaning))
    return graph


def from_graph(graph: nx.Graph) -> Network:
    """Give the network that a graph with our contract holds; the inverse of `to_graph`.

    What a graph does not carry is empty: aliases, and the sources of a group.

    Raises
    ------
    NetworkError
        The graph breaks the contract; every problem is listed.

    Examples
    --------
    >>> network = Network((Organisation("vbnk", "VBNK"),), (Group("LAND", "Land"),), ())
    >>> from_graph(to_graph(network)) == network
    True
    """
    check_graph(graph)
    nodes = {node: (find_side(data), data) for node, data in graph.nodes(data=True)}
    organisations = {n: _organisation(graph, n) for n, (side, _) in nodes.items() if side == 0}
    groups = {n: _group(graph, n) for n, (side, _) in nodes.items() if side == 1}
    interests = (
        _interest(organisation, groups[other], edges)
        for node, organisation in organisations.items()
        for other, edges in list_neighbours(graph, node)
    )
    return Network(
        tuple(sorted(organisations.values(), key=lambda organisation: organisation.id)),
        tuple(sorted(groups.values(), key=lambda group: group.id)),
        tuple(sorted(interests, key=lambda interest: (interest.organisation_id, interest.group_id))),
    )


def check_graph(graph: nx.Graph) -> None:
    """Check that a networkx graph is a two-mode network of organisations and groups.

    The contract is that of `twgnet.read.contract`: what can be read as a survey is a network too.

    Raises
    ------
    NetworkError
        The graph breaks the contract; every problem is listed.

    Examples
    --------
    >>> import networkx as nx
    >>> check_graph(nx.Graph([("VBNK", "Land")]))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    twgnet.errors.NetworkError: 2 nodes are neither organisation nor group: 'VBNK', 'Land'. Set ...
    """
    if problems := [*find_graph_problems(graph)]:
        raise NetworkError(*problems)


def _kept(data: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: data[field] for field in fields if field in data}


def _organisation(graph: nx.Graph, node: Any) -> Organisation:
    data = {**graph.nodes[node], "name": name_node(graph, node)}
    given = {given_name(key, RESERVED): str(value) for key, value in data.items() if key not in RESERVED}
    return Organisation(id=identify_node(data, node), **_kept(data, ORGANISATION), attributes=given)


def _group(graph: nx.Graph, node: Any) -> Group:
    data = {**graph.nodes[node], "name": name_node(graph, node)}
    return Group(id=identify_node(data, node), **_kept(data, GROUP))


def _interest(organisation: Organisation, group: Group, edges: Sequence[Mapping[str, Any]]) -> Interest:
    tentative, weight = join_edges(edges)
    known = {**UNSAID, **_kept(edges[0], INTEREST), "source": edges[0].get("file", ""), "weight": weight}
    known["certainty"] = "tentative" if tentative else "certain"
    return Interest(organisation.id, organisation.name, group.id, group.name, **known)
