"""Interests to a checked two-mode network, as records, networkx graph and biadjacency matrix."""
