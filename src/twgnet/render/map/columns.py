"""The columns: organisations left and right of the groups, or beside them on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from twgnet.render.map.drawn import Drawn, Picture
from twgnet.render.map.labels import BOLD, fit, text_width
from twgnet.render.map.order import Columns
from twgnet.render.map.scene import Box, Line, Scene, curve

GAP, EDGE = 4.0, 4.0
AIRY, SCREEN = 56.0, 480.0  # few boxes stand further apart, up to the height of a screen


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands, and how many lines its labels may have."""

    x: float
    width: float
    lines: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing's width, its size of type, and its columns: organisations, groups, organisations."""

    name: str
    width: float
    size: float
    columns: tuple[Column, ...]


WIDE = Sheet("columns", 1000, 12.5, (Column(0, 292, 2), Column(372, 256, 2), Column(708, 292, 2)))
PHONE = Sheet("portrait", 346, 12, (Column(0, 144, 6), Column(174, 172, 6)))


def draw_columns(picture: Picture, order: Columns, sheet: Sheet) -> Scene:
    """Draw columns in an order of ids; on a sheet of two columns both sides stand in the first."""
    drawn = {str(one.number): one for one in (*picture.organisations, *picture.groups)}
    both = sorted((*order.left, *order.right), key=lambda id: _place(order, id))
    ids = (order.left, order.middle, order.right) if len(sheet.columns) == 3 else (both, order.middle)
    stacks = [
        _Stack([drawn[id] for id in column_ids], number, column, sheet.size)
        for number, (column_ids, column) in enumerate(zip(ids, sheet.columns, strict=True))
    ]
    airy = min(SCREEN, AIRY * max(len(stack.nodes) for stack in stacks))
    height = max(120.0, airy, *(stack.least for stack in stacks))
    boxes = tuple(box for stack in stacks for box in stack.boxes(height))
    return Scene(sheet.name, sheet.width, height, boxes, _lines(picture, boxes), sheet.size)


def _place(order: Columns, id: str) -> tuple[int, int]:
    side = order.left if id in order.left else order.right
    return side.index(id), int(side is order.right)


class _Stack:
    """Boxes one below the other, as tall as their text, at equal gaps."""

    def __init__(self, nodes: Sequence[Drawn], number: int, column: Column, size: float) -> None:
        self.nodes, self.number, self.column, self.size = nodes, number, column, size
        self.labels = [(self._label(node, node.name, 0), self._label(node, node.km, 1)) for node in nodes]
        self.heights = [max(26.0, size * 1.18 * max(len(en), len(km)) + 8) for en, km in self.labels]
        self.least = fsum(self.heights) + GAP * len(nodes) + EDGE

    def _label(self, node: Drawn, name: str, language: int) -> tuple[str, ...]:
        if not name:
            return ()
        number = 0.0 if node.side == "cluster" else text_width(str(node.count), self.size)
        room = self.column.width - (46 if node.side == "group" else 28) - number
        bold = 1 if node.side == "organisation" else BOLD
        most = self.column.lines * (2 if node.side == "cluster" else 1)  # the names of two groups
        return (*fit(name, room / bold, self.size, most), *filter(None, (node.foot[language],)))

    def boxes(self, height: float) -> Iterator[Box]:
        """Give the boxes, spread over the whole height."""
        gap = (height - fsum(self.heights)) / max(1, len(self.nodes))
        y = gap / 2
        for node, (lines, km), tall in zip(self.nodes, self.labels, self.heights, strict=True):
            yield Box(node, self.number, self.column.x, y, self.column.width, tall, lines, km)
            y += tall + gap


def _lines(picture: Picture, boxes: Sequence[Box]) -> tuple[Line, ...]:
    place: Mapping[int, Box] = {box.node.number: box for box in boxes}
    return tuple(
        Line(
            one.source,
            one.target,
            _path(place[one.source], place[one.target]),
            " ".join(filter(None, (one.kind, one.seat, "faint" * one.faint))),
            one.weight,
        )
        for one in picture.joins
    )


def _path(source: Box, group: Box) -> str:
    if source.x < group.x:
        return curve((source.x + source.width, source.middle), (group.x, group.middle))
    return curve((source.x, source.middle), (group.x + group.width, group.middle))
