"""The network as a pyvis `Network`, for notebooks and for the map's free view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from twgnet.render.map.scene import Box, Scene
from twgnet.render.map.view_model import ViewModel

if TYPE_CHECKING:
    from twgnet.render.map.notebook import MapNetwork

SCALE = 1.25  # canvas units to a unit of the drawing: 15 px type where the drawing has 12
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "keyboard": False, "hideEdgesOnDrag": True, "tooltipDelay": 250},
    "nodes": {
        "shape": "box",
        "borderWidth": 1.5,
        "borderWidthSelected": 4,
        "margin": 6,
        "font": {"size": 15},
    },
    "edges": {"smooth": False, "width": 1.2, "color": {"inherit": False}},
}


def network_of(facts: ViewModel, scene: Scene, page: Callable[[], str]) -> MapNetwork:
    """Fill a pyvis network from facts, placed as in a scene; `page` writes it.

    The lists are set directly: pyvis' `add_edge` compares each tie with all before it.
    """
    from twgnet.render.map.notebook import MapNetwork

    network = MapNetwork(page)
    network.options = OPTIONS
    for box in scene.boxes:
        network.node_map[box.node.id] = _node(box)
    network.nodes = list(network.node_map.values())
    network.node_ids = list(network.node_map)
    network.edges = [
        {"from": tie.organisation, "to": tie.group, "dashes": tie.kind == "tentative"} for tie in facts.ties
    ]
    return network


def _node(box: Box) -> dict[str, Any]:
    x, y = box.centre
    return {
        "id": box.node.id,
        "label": "\n".join(box.lines),
        "group": box.node.side,
        "x": round(x * SCALE),
        "y": round(y * SCALE),
    }
