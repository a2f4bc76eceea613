"""The network as a networkx graph and back: one converter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation
from twgnet.network.contract import check_graph, own_id
from twgnet.network.description import (
    GROUP,
    INTEREST,
    ORGANISATION,
    RESERVED,
    describe_edges,
    describe_network,
    describe_nodes,
)
from twgnet.schema import given_name

if TYPE_CHECKING:
    import networkx as nx

UNSAID = {"certainty": "certain", "weight": 1, "row": 0, "text": "", "rule": "", "score": 0.0}


def to_graph(network: Network) -> nx.Graph:
    """Give the network as a networkx graph with a checked contract (see `check_graph`).

    Nodes are `o:<id>` (`bipartite` 0) and `g:<id>` (`bipartite` 1) and carry what is known of
    them; an attribute of an organisation whose name is taken is kept as `<name> (given)`. Edges
    carry certainty, weight, meaning and where they come from. What is unknown is left out.

    Examples
    --------
    >>> g = to_graph(Network((Organisation("vbnk", "VBNK"),), (Group("LAND", "Land"),), ()))
    >>> sorted(g.nodes(data="name"))
    [('g:LAND', 'Land'), ('o:vbnk', 'VBNK')]
    """
    import networkx as nx

    graph = nx.Graph(**describe_network(network))
    graph.add_nodes_from(describe_nodes(network))
    graph.add_edges_from(describe_edges(network))
    return graph


def from_graph(graph: nx.Graph) -> Network:
    """Give the network that a graph with our contract holds; the inverse of `to_graph`.

    What a graph does not carry is empty: aliases, and the sources of a group.

    Raises
    ------
    NetworkError
        The graph breaks the contract; every fault is listed.

    Examples
    --------
    >>> network = Network((Organisation("vbnk", "VBNK"),), (Group("LAND", "Land"),), ())
    >>> from_graph(to_graph(network)) == network
    True
    """
    check_graph(graph)
    nodes = dict(graph.nodes(data=True))
    organisations = {n: _organisation(d) for n, d in nodes.items() if d["bipartite"] == 0}
    groups = {n: Group(id=own_id(d), **_kept(d, GROUP)) for n, d in nodes.items() if d["bipartite"] == 1}
    ties = []
    for one, other, data in graph.edges(data=True):
        ends = (one, other) if one in organisations else (other, one)
        ties.append(_interest(organisations[ends[0]], groups[ends[1]], data))
    return Network(
        tuple(sorted(organisations.values(), key=lambda organisation: organisation.id)),
        tuple(sorted(groups.values(), key=lambda group: group.id)),
        tuple(sorted(ties, key=lambda tie: (tie.organisation_id, tie.group_id))),
    )


def _kept(data: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: data[field] for field in fields if field in data}


def _organisation(data: Mapping[str, Any]) -> Organisation:
    given = {given_name(key, RESERVED): str(value) for key, value in data.items() if key not in RESERVED}
    return Organisation(id=own_id(data), **_kept(data, ORGANISATION), attributes=given)


def _interest(organisation: Organisation, group: Group, data: Mapping[str, Any]) -> Interest:
    known = {**UNSAID, **_kept(data, INTEREST), "source": data.get("file", "")}
    return Interest(organisation.id, organisation.name, group.id, group.name, **known)
