"""The network as it lies: boxes near what they are tied to, in a frame where none overlap."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.render.map.drawn import Drawn, Picture
from twgnet.render.map.labels import BOLD, fit, text_width
from twgnet.render.map.rows import set_in_rows
from twgnet.render.map.stress import place

WIDTH, SIZE = 1000.0, 12.5


def place_network(picture: Picture) -> dict[str, object]:
    """Give the frame, and for each box its number, corner, size and label."""
    nodes = (*picture.organisations, *picture.groups)
    if not nodes:
        return {"width": WIDTH, "height": 100, "spots": []}
    row = {node.number: number for number, node in enumerate(nodes)}
    ties = [(row[one.source], row[one.target]) for one in picture.joins if one.kind != "review" and not one.faint]
    labels = [_label(node) for node in nodes]
    sizes = [_size(node, lines) for node, lines in zip(nodes, labels, strict=True)]
    height, corners = set_in_rows(place(len(nodes), ties).round(6).tolist(), sizes, WIDTH)
    spots = [
        [node.number, round(x, 1), round(y, 1), round(w, 1), round(h, 1), list(lines)]
        for node, lines, (w, h), (x, y) in zip(nodes, labels, sizes, corners, strict=True)
    ]
    return {"width": WIDTH, "height": round(height), "spots": spots}


def _label(node: Drawn) -> tuple[str, ...]:
    return (*fit(node.name, 150 / _boldness(node), SIZE, 3), *filter(None, (node.foot[0],)))


def _size(node: Drawn, lines: Sequence[str]) -> tuple[float, float]:
    widest = max(text_width(line, SIZE) for line in lines) * _boldness(node)
    edges = {"group": 48, "organisation": 32, "cluster": 24}[node.side]
    number = 0.0 if node.side == "cluster" else text_width(str(node.count), SIZE)
    return widest + edges + number, max(26.0, 9 + 14.8 * len(lines))


def _boldness(node: Drawn) -> float:
    return 1 if node.side == "organisation" else BOLD
