"""The interactive map: one offline page, and the same network for notebooks."""

from twgnet.render.map.write import render_map, to_network

__all__ = ["render_map", "to_network"]
