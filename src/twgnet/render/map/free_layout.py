"""Free layouts: the network as it lies, and what organisations or groups have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from twgnet.render.map.labels import BOLD, fit, text_width
from twgnet.render.map.scene import Box, Line, Scene, straight
from twgnet.render.map.stress import place
from twgnet.render.map.view_model import Node, Tie, ViewModel

FRAME = (1000.0, 590.0)
SIZE = 12.0


def free(facts: ViewModel) -> Scene:
    """Draw the two-mode network with related nodes near each other."""
    ties = [*facts.open_ties, *facts.ties]
    boxes = _place(facts.nodes, [(tie.organisation, tie.group) for tie in facts.ties], (104, 118))
    centre = {box.node.id: box.centre for box in boxes}
    lines = tuple(_tie(tie, centre) for tie in ties)
    return Scene("free", *FRAME, boxes, lines)


def shared(facts: ViewModel, side: str) -> Scene:
    """Draw one side only: a line where two have something in common, as thick as how much.

    The weighted projection: for organisations the groups both named, for groups the
    organisations that named both.
    """
    nodes = facts.organisations if side == "organisation" else facts.groups
    counts = _shared(facts.ties, side)
    boxes = _place(nodes, list(counts), (118, 132))
    centre = {box.node.id: box.centre for box in boxes}
    lines = tuple(
        Line(a, b, straight(centre[a], centre[b]), "shared", weight)
        for (a, b), weight in sorted(counts.items(), key=lambda item: (item[1], item[0]))
    )
    return Scene(f"{side}s", *FRAME, boxes, lines)


def _shared(ties: Iterable[Tie], side: str) -> Counter[tuple[str, str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        inner, outer = tie.organisation, tie.group
        members[outer if side == "organisation" else inner].append(inner if side == "organisation" else outer)
    return Counter(pair for ids in members.values() for pair in combinations(sorted(ids), 2))


def _place(nodes: Sequence[Node], pairs: Sequence[tuple[str, str]], rooms: tuple[float, float]) -> tuple[Box, ...]:
    """Put tied nodes by stress; those without ties stand in rows below."""
    tied = {id for pair in pairs for id in pair}
    bare = [node for node in nodes if node.id not in tied]
    inner = [node for node in nodes if node.id in tied]
    foot = 32.0 * -(-len(bare) // 5)
    labels = [_label(node, rooms) for node in inner]
    number = {node.id: place for place, node in enumerate(inner)}
    sizes = [_size(node, lines) for node, lines in zip(inner, labels, strict=True)]
    ties = [(number[a], number[b]) for a, b in pairs]
    points = place(len(inner), ties, sizes, (FRAME[0], FRAME[1] - foot)).round(1).tolist()
    boxes = [
        Box(node, x - w / 2, y - h / 2, w, h, lines, size=SIZE)
        for node, lines, (w, h), (x, y) in zip(inner, labels, sizes, points, strict=True)
    ]
    return (*boxes, *_rows(bare, FRAME[1] - foot))


def _rows(nodes: Sequence[Node], top: float) -> Iterable[Box]:
    for number, node in enumerate(nodes):
        x, y = 200.0 * (number % 5) + 4, top + 32.0 * (number // 5) + 4
        yield Box(node, x, y, 192, 24, fit(node.name, 140, SIZE, 1), size=SIZE)


def _label(node: Node, rooms: tuple[float, float]) -> tuple[str, ...]:
    if node.side == "group":
        return fit(node.name, rooms[1] / BOLD, SIZE, 3)
    return fit(node.short or node.name, rooms[0], SIZE, 2)


def _size(node: Node, lines: Sequence[str]) -> tuple[float, float]:
    widest = max(text_width(line, SIZE) for line in lines)
    group = node.side == "group"
    room = 56 if group else 52 if node.type else 42
    return widest * (BOLD if group else 1) + room, 9 + 14.2 * len(lines)


def _tie(tie: Tie, centre: dict[str, tuple[float, float]]) -> Line:
    (x, y), (u, v) = centre[tie.organisation], centre[tie.group]
    return Line(
        tie.organisation, tie.group, straight((x, y), (u, v)), tie.kind, 1, tie.seat,
        ((x + u) / 2, (y + v) / 2),
    )  # fmt: skip
