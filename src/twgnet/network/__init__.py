"""Interests to a checked two-mode network, as records, networkx graph and biadjacency matrix."""

from twgnet._arguments import check_all
from twgnet.network.biadjacency import from_bipartite, to_biadjacency
from twgnet.network.build import build_network
from twgnet.network.convert import check_graph, from_graph, to_graph
from twgnet.network.description import describe_edges, describe_network, describe_nodes, name_meaning
from twgnet.network.projection import Projection, project
from twgnet.network.sole_cover import find_sole_covers

__all__ = [
    "Projection",
    "build_network",
    "check_graph",
    "describe_edges",
    "describe_network",
    "describe_nodes",
    "find_sole_covers",
    "from_bipartite",
    "from_graph",
    "name_meaning",
    "project",
    "to_biadjacency",
    "to_graph",
]

check_all(__all__, globals())
