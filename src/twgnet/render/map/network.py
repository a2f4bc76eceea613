"""The network as it lies: boxes near what they are tied to, in a frame where none overlap."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.render.map.drawn import Drawn, Picture
from twgnet.render.map.labels import BOLD, fit, text_width
from twgnet.render.map.rows import Point, set_in_rows
from twgnet.render.map.stress import place

WIDTHS = (1230.0, 980.0, 680.0, 346.0)  # of the frame on a desk, a tablet, and a phone either way
SIZE = 12.5


def place_network(picture: Picture) -> dict[str, object]:
    """Give each box its number, size and label, and for each width the corners of all and the height.

    The drawing is as wide as the screen, so that no type is made smaller and nothing lies beside it.
    """
    nodes = (*picture.organisations, *picture.groups)
    row = {node.number: number for number, node in enumerate(nodes)}
    ties = [(row[one.source], row[one.target]) for one in picture.joins if one.kind != "review" and not one.faint]
    labels = [_label(node) for node in nodes]
    sizes = [_size(node, lines) for node, lines in zip(nodes, labels, strict=True)]
    points = place(len(nodes), ties).round(6).tolist() if nodes else []
    return {
        "sheets": [_sheet(points, sizes, width) for width in WIDTHS],
        "spots": [
            [node.number, round(w, 1), round(h, 1), list(lines)]
            for node, lines, (w, h) in zip(nodes, labels, sizes, strict=True)
        ],
    }


def _sheet(points: Sequence[Point], sizes: Sequence[tuple[float, float]], width: float) -> dict[str, object]:
    height, corners = set_in_rows(points, sizes, width)
    return {"width": round(width), "height": round(height), "corners": [[round(x), round(y)] for x, y in corners]}


def _label(node: Drawn) -> tuple[str, ...]:
    return (*fit(node.name, 150 / _boldness(node), SIZE, 3), *filter(None, (node.foot[0],)))


def _size(node: Drawn, lines: Sequence[str]) -> tuple[float, float]:
    widest = max(text_width(line, SIZE) for line in lines) * _boldness(node)
    edges = {"group": 48, "organisation": 32, "cluster": 24}[node.side]
    number = 0.0 if node.side == "cluster" else text_width(str(node.count), SIZE)
    return widest + edges + number, max(26.0, 9 + 14.8 * len(lines))


def _boldness(node: Drawn) -> float:
    return 1 if node.side == "organisation" else BOLD
