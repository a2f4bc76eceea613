"""Interests to a checked two-mode network, as records, networkx graph and biadjacency matrix."""

from twgnet.network.biadjacency import to_biadjacency
from twgnet.network.build import build_network
from twgnet.network.contract import check_graph
from twgnet.network.convert import from_graph, to_graph
from twgnet.network.description import describe_edges, describe_network, describe_nodes
from twgnet.network.sole_cover import find_sole_covers

__all__ = [
    "build_network",
    "check_graph",
    "describe_edges",
    "describe_network",
    "describe_nodes",
    "find_sole_covers",
    "from_graph",
    "to_biadjacency",
    "to_graph",
]
