"""Shortest paths of a two-mode network, by whichever of two exact ways is cheaper."""
