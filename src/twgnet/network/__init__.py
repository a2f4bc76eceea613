"""Interests to a checked two-mode network, as records, networkx graph and biadjacency matrix."""

from twgnet.network.assemble import assemble
from twgnet.network.biadjacency import biadjacency
from twgnet.network.contract import check_graph
from twgnet.network.description import describe_edges, describe_network, describe_nodes
from twgnet.network.graph import from_graph, to_graph
from twgnet.network.sole import sole_covers

__all__ = [
    "assemble",
    "biadjacency",
    "check_graph",
    "describe_edges",
    "describe_network",
    "describe_nodes",
    "from_graph",
    "sole_covers",
    "to_graph",
]
