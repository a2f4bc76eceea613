"""The main picture: organisations, groups, organisations in columns; and the same for a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twgnet.render.map.labels import BOLD, fit
from twgnet.render.map.order import Columns
from twgnet.render.map.scene import Box, Heading, Line, Scene, curve
from twgnet.render.map.view_model import Node, Tie, ViewModel

WIDTH, HEIGHT, TOP, GAP = 1000.0, 604.0, 20.0, 4.0
PHONE, PHONE_SIZE, PHONE_LINES = 346.0, 12.0, 6


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands and how its boxes look."""

    x: float
    width: float
    size: float
    band: str = "left"
    lines: int = 2


class Stack:
    """Boxes one below the other, as tall as their text, at equal gaps."""

    def __init__(self, nodes: Sequence[Node], column: Column) -> None:
        self.nodes, self.column = nodes, column
        leading = column.size * 1.18
        self.labels = [self._label(node) for node in nodes]
        self.heights = [leading * len(lines) + 7 for lines in self.labels]
        self.least = TOP + sum(self.heights) + GAP * len(nodes)

    def _label(self, node: Node) -> tuple[str, ...]:
        group = node.side == "group"
        room = self.column.width - (56 if group else 46)
        return fit(node.name, room / (BOLD if group else 1), self.column.size, self.column.lines)

    def boxes(self, height: float) -> Iterator[Box]:
        """Give the boxes, spread over the whole height."""
        gap = (height - TOP - sum(self.heights)) / max(1, len(self.nodes))
        y, column = TOP + gap / 2, self.column
        for node, lines, tall in zip(self.nodes, self.labels, self.heights, strict=True):
            km = fit(node.km, column.width - 60, column.size, 1) if node.km else ()
            yield Box(node, column.x, y, column.width, tall, lines, km, column.size, column.band)
            y += tall + gap


def three_columns(facts: ViewModel, columns: Columns) -> Scene:
    """Draw organisations left and right of the groups, for a wide screen or paper."""
    node = {node.id: node for node in facts.nodes}
    sides = (
        (columns.left, Column(0, 248, 12.5)),
        (columns.middle, Column(360, 280, 12.5)),
        (columns.right, Column(752, 248, 12.5, "right")),
    )
    stacks = [(Stack([node[id] for id in ids], column)) for ids, column in sides]
    height = max(HEIGHT, *(stack.least for stack in stacks))
    boxes = [box for stack in stacks for box in stack.boxes(height)]
    headings = tuple(
        Heading(key, column.x + column.width / 2, 12)
        for (_, column), key in zip(sides, ("organisations", "groups", "organisations"), strict=True)
    )
    return Scene("columns", WIDTH, height, tuple(boxes), _lines(facts, boxes), headings, size=12.5)


def portrait(facts: ViewModel, columns: Columns) -> Scene:
    """Draw two columns for a phone: 366 pixels with its margin, type of 12."""
    node = {node.id: node for node in facts.nodes}
    mixed = [id for pair in zip(columns.left, columns.right, strict=False) for id in pair]
    longer = columns.left if len(columns.left) > len(columns.right) else columns.right
    mixed += longer[min(len(columns.left), len(columns.right)) :]
    bare = [id for id in mixed if not node[id].number]
    ids = [id for id in mixed if node[id].number] + bare
    stacks = (
        Stack([node[id] for id in ids], Column(0, 148, PHONE_SIZE, lines=PHONE_LINES)),
        Stack([node[id] for id in columns.middle], Column(188, 158, PHONE_SIZE, lines=PHONE_LINES)),
    )
    height = max(stack.least for stack in stacks)
    boxes = [box for stack in stacks for box in stack.boxes(height)]
    headings = (Heading("organisations", 74, 12), Heading("groups", 267, 12))
    return Scene("portrait", PHONE, height, tuple(boxes), _lines(facts, boxes), headings, size=PHONE_SIZE)


def _lines(facts: ViewModel, boxes: Sequence[Box]) -> tuple[Line, ...]:
    place = {box.node.id: box for box in boxes}
    return tuple(_line(tie, place) for tie in (*facts.open_ties, *facts.ties))


def _line(tie: Tie, place: dict[str, Box]) -> Line:
    organisation, group = place[tie.organisation], place[tie.group]
    if organisation.x < group.x:
        start, end = (
            (organisation.x + organisation.width, organisation.middle),
            (group.x, group.middle),
        )
    else:
        start, end = (organisation.x, organisation.middle), (group.x + group.width, group.middle)
    star = (end[0] + (-9 if end[0] > start[0] else 9), end[1])
    return Line(tie.organisation, tie.group, curve(start, end), tie.kind, 1, tie.seat, star)
