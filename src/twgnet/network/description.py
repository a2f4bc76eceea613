"""What a graph of the network says of every node and edge, as plain values.

One place for the names of the attributes, shared by the networkx graph and the graph files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from twgnet.model.network import Network
from twgnet.schema import TABLES, free_name

MEANING = "interest in joining, not membership"
TITLE = "Organisations and the groups they named"
ORGANISATION = ("id", "name", "acronym", "type")
GROUP = ("id", "name", "acronym", "name_km", "lead", "official", "target", "seats")
INTEREST = ("certainty", "weight", "row", "text", "rule", "score")  # and `source`, as `file`
FORMATS = "label pid start end parents slices spells viz key tier".split()  # GEXF takes these
RESERVED = frozenset(
    {"bipartite", *ORGANISATION, *GROUP, *FORMATS, *TABLES["organisations"].names, *TABLES["groups"].names}
)

Node = tuple[str, dict[str, Any]]
Edge = tuple[str, str, dict[str, Any]]


def describe_network(network: Network) -> dict[str, Any]:
    """Say what the whole graph is, and what a link in it means.

    >>> describe_network(Network((), (), ()))["meaning"]
    'interest in joining, not membership'
    """
    return {
        "name": TITLE,
        "meaning": MEANING,
        "organisations": len(network.organisations),
        "groups": len(network.groups),
    }


def describe_nodes(network: Network) -> Iterator[Node]:
    """Give every node, `o:<id>` or `g:<id>`, and what is known of it.

    An attribute of an organisation whose name is taken is kept as `<name> (given)`.
    """
    for organisation in network.organisations:
        known = _known(organisation, ORGANISATION)
        given = {free_name(k, RESERVED): value for k, value in organisation.attributes.items()}
        yield f"o:{organisation.id}", {"bipartite": 0, **known, **given}
    for group in network.groups:
        yield f"g:{group.id}", {"bipartite": 1, **_known(group, GROUP)}


def describe_edges(network: Network) -> Iterator[Edge]:
    """Give every interest: its two ends, how sure it is and where it was written."""
    for tie in network.interests:
        known = _known(tie, INTEREST)
        data = {"meaning": MEANING, "file": tie.source, **known}
        yield f"o:{tie.organisation_id}", f"g:{tie.group_id}", data


def _known(record: object, fields: tuple[str, ...]) -> dict[str, Any]:
    values = ((field, getattr(record, field)) for field in fields)
    return {field: value for field, value in values if value not in (None, "")}
