"""The network as a networkx graph and back: one converter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation
from twgnet.model.settled import Interest
from twgnet.network.contract import check_graph
from twgnet.tables import COLUMNS

if TYPE_CHECKING:
    import networkx as nx

MEANING = "interest in joining, not membership"
ORGANISATION = ("id", "name", "acronym", "type")
GROUP = ("id", "name", "acronym", "name_km", "lead", "official", "target", "seats")
INTEREST = ("certainty", "weight", "row", "text", "rule", "score")  # `source` is called `file`
FORMATS = "label pid start end parents slices spells viz key tier".split()  # GEXF takes these
RESERVED = frozenset(
    {"bipartite", *ORGANISATION, *GROUP, *FORMATS, *COLUMNS["organisations"], *COLUMNS["groups"]}
)
GIVEN = " (given)"


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
    >>> g.graph["meaning"]
    'interest in joining, not membership'
    """
    import networkx as nx

    graph = nx.Graph(
        name="Organisations and the groups they named",
        meaning=MEANING,
        organisations=len(network.organisations),
        groups=len(network.groups),
    )
    for organisation in network.organisations:
        known = _known(organisation, ORGANISATION)
        given = {_free(key): value for key, value in organisation.attributes.items()}
        graph.add_node(f"o:{organisation.id}", bipartite=0, **known, **given)
    for group in network.groups:
        graph.add_node(f"g:{group.id}", bipartite=1, **_known(group, GROUP))
    for tie in network.interests:
        ends = f"o:{tie.organisation_id}", f"g:{tie.group_id}"
        graph.add_edge(*ends, meaning=MEANING, file=tie.source, **_known(tie, INTEREST))
    return graph


def from_graph(graph: nx.Graph) -> Network:
    """Give the network that a graph with our contract holds; the inverse of `to_graph`.

    Aliases and sources, which a graph does not carry, are empty.

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
    sides: tuple[dict[Any, Mapping[str, Any]], dict[Any, Mapping[str, Any]]] = {}, {}
    for node, data in graph.nodes(data=True):
        sides[data["bipartite"]][node] = data
    organisations = {node: _organisation(data) for node, data in sides[0].items()}
    groups = {node: Group(**_kept(data, GROUP)) for node, data in sides[1].items()}
    ties = []
    for one, other, data in graph.edges(data=True):
        ends = (one, other) if one in organisations else (other, one)
        ties.append(_interest(organisations[ends[0]], groups[ends[1]], data))
    return Network(
        tuple(sorted(organisations.values(), key=lambda organisation: organisation.id)),
        tuple(sorted(groups.values(), key=lambda group: group.id)),
        tuple(sorted(ties, key=lambda tie: (tie.organisation_id, tie.group_id))),
    )


def _known(record: object, fields: tuple[str, ...]) -> dict[str, Any]:
    values = ((field, getattr(record, field)) for field in fields)
    return {field: value for field, value in values if value not in (None, "")}


def _kept(data: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: data[field] for field in fields if field in data}


def _free(key: str) -> str:
    return f"{key}{GIVEN}" if key.removesuffix(GIVEN) in RESERVED else key


def _organisation(data: Mapping[str, Any]) -> Organisation:
    given = {
        key.removesuffix(GIVEN): str(value) for key, value in data.items() if key not in RESERVED
    }
    return Organisation(**_kept(data, ORGANISATION), attributes=given)


def _interest(organisation: Organisation, group: Group, data: Mapping[str, Any]) -> Interest:
    unsaid = {
        "certainty": "certain",
        "weight": 1,
        "row": 0,
        "text": "",
        "rule": "",
        "score": 0.0,
    }
    known = {**unsaid, **_kept(data, INTEREST), "source": data.get("file", "")}
    return Interest(organisation.id, organisation.name, group.id, group.name, **known)
