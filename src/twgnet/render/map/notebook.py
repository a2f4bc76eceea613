"""The network as a pyvis `Network` for notebooks: it takes pyvis' calls and shows our page."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pyvis.network import Network
from pyvis.options import Options

from twgnet.render.map.drawn import picture_of
from twgnet.render.map.network import place_network
from twgnet.render.view_model import Node, ViewModel

HIGH = 560


class MapOptions(Options):  # type: ignore[misc]
    """Options of pyvis that keep taking its calls once a text of options was set.

    pyvis puts a dictionary in the place of its options, on which every later call fails. Here what
    was given is kept beside them, and what calls change afterwards is laid over it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._given: dict[str, Any] | None = None
        self._before: dict[str, Any] = {}

    def set(self, new_options: str) -> None:
        """Take options as JSON or as the text of a JavaScript object; they replace all before."""
        self._given = super().set(new_options)
        self.physics.enabled = self._given.get("physics", {}).get("enabled", True)
        self._before = self._own()

    def to_json(self) -> str:
        """Write the options as they stand."""
        own = self._own()
        return json.dumps(own if self._given is None else _laid_over(self._given, _changed(self._before, own)))

    def _own(self) -> dict[str, Any]:
        fields = {name: value for name, value in vars(self).items() if not name.startswith("_")}
        return dict(json.loads(json.dumps(fields, default=vars)))


def _changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for name, value in now.items():
        if isinstance(value, dict) and isinstance(before.get(name), dict):
            value = _changed(before[name], value)
            if value:
                found[name] = value
        elif name not in before or before[name] != value:
            found[name] = value
    return found


def _laid_over(given: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        name: _laid_over(given[name], value) if isinstance(value, dict) and isinstance(given.get(name), dict) else value
        for name, value in changes.items()
    }
    return {**given, **both}


class MapNetwork(Network):  # type: ignore[misc]
    """A pyvis network that writes itself as the offline map while nobody has changed it."""

    def __init__(self, page: Callable[[], str]) -> None:
        super().__init__(cdn_resources="in_line", notebook=False)
        self.options = MapOptions()
        self._page = page
        self._untouched: str | None = None

    def set_options(self, options: str) -> None:
        """Take options as pyvis does, any number of times; other calls still work afterwards."""
        self.options.set(options)

    def generate_html(self, *args: Any, **others: Any) -> str:
        """Give one self-contained page: the map, or what pyvis draws of a changed network."""
        text = self._page() if self._untouched == self._fingerprint() else super().generate_html(*args, **others)
        self.html = text
        return text

    def write_html(self, name: str, *_: object, **__: object) -> None:
        """Write the page; nothing is opened and no folder is made."""
        Path(name).write_text(self.generate_html(), encoding="utf-8", newline="\n")

    show = write_html
    save_graph = write_html

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame of its own."""
        page = html.escape(self.generate_html(), quote=True)
        return f'<iframe srcdoc="{page}" width="100%" height="{HIGH}" frameborder="0"></iframe>'

    def keep(self) -> None:
        """Remember the network as it is now: the one that the map shows."""
        self._untouched = self._fingerprint()

    def _fingerprint(self) -> str:
        return json.dumps([self.nodes, self.edges, json.loads(self.options.to_json())], sort_keys=True, default=str)


def network_of(view: ViewModel, page: Callable[[], str]) -> MapNetwork:
    """Fill a pyvis network, placed as on the map; `page` writes it while it is unchanged.

    The lists are set directly: pyvis' `add_edge` compares each tie with all before it.
    """
    network = MapNetwork(page)
    network.toggle_physics(False)
    at = _positions(view)
    for node in view.nodes:
        network.node_map[node.id] = _node(node, at[view.place[node.id]])
    network.nodes = list(network.node_map.values())
    network.node_ids = list(network.node_map)
    network.edges = [
        {"from": tie.organisation, "to": tie.group, "dashes": tie.kind == "tentative"} for tie in view.ties
    ]
    network.keep()
    return network


def _positions(view: ViewModel) -> dict[int, tuple[int, int]]:
    """Place nodes as on the map; members of a cluster stand in a block at its place."""
    picture = picture_of(view)
    placed: Any = place_network(picture)
    corners = placed["sheets"][0]["corners"]
    at = {
        number: (round(x + w / 2), round(y + h / 2))
        for (number, w, h, _), (x, y) in zip(placed["spots"], corners, strict=True)
    }
    first = len(view.nodes)
    for place, cluster in enumerate(picture.clusters):
        x, y = at[first + place]
        for row, member in enumerate(cluster.members):
            at[member] = (5 * x + 160 * (row % 8), 5 * y + 30 * (row // 8))
    return at


def _node(node: Node, at: tuple[int, int]) -> dict[str, Any]:
    x, y = at
    title = html.escape(node.name) if "href" in node.name else node.name  # pyvis would run it as markup
    return {"id": node.id, "label": node.name, "title": title, "group": node.side, "x": x, "y": y, "shape": "box"}
