"""The picture of a large network: sets of organisations instead of single ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from twgnet.render.map.labels import BOLD, fit, text_width
from twgnet.render.map.matrix import in_blocks, share_grid
from twgnet.render.map.scene import Box, Heading, Line, Scene, curve
from twgnet.render.map.view_model import Node, ViewModel
from twgnet.wording.words import LANGUAGES, load_words

MOST_SETS, MOST_GROUPS = 28, 30
WIDTH, TOP, ROW = 1000.0, 24.0, 27.0
TALL_ROW = 40.0  # room for two lines, where boxes are narrow


def sets_of(facts: ViewModel) -> dict[str, tuple[str, ...]]:
    """Give sets of organisations by id `s:…`: those with equal groups if few, else communities."""
    named: dict[str, list[str]] = defaultdict(list)
    for tie in facts.ties:
        named[tie.organisation].append(tie.group)
    twins: dict[str, list[str]] = defaultdict(list)
    for node in facts.organisations:
        twins[" ".join(sorted(named[node.id]))].append(node.id)
    if len(twins) > MOST_SETS:
        twins = defaultdict(list)
        for node in facts.organisations:
            twins[node.community].append(node.id)
    ordered = sorted(twins.items(), key=lambda item: (-len(item[1]), item[0]))
    return {f"s:{place}": tuple(ids) for place, (_, ids) in enumerate(ordered)}


def overview(facts: ViewModel, sets: Mapping[str, tuple[str, ...]], wide: bool) -> Scene:
    """Draw the largest sets of organisations beside the most named groups, in two columns."""
    shown, groups = _shown(facts, sets)
    width = WIDTH if wide else 346.0
    part = (260.0, 400.0) if wide else (136.0, 172.0)
    size, row = (12.5, ROW) if wide else (12.0, TALL_ROW)
    height = max(590.0, TOP + row * max(len(shown), len(groups)))
    boxes = (
        *_column(shown, 0, part[0], size, height),
        *_column(groups, width - part[1], part[1], size, height),
    )
    headings = (
        Heading("sets", part[0] / 2, 12),
        Heading("groups", width - part[1] / 2, 12),
    )
    lines = _flows(facts, sets, {box.node.id: box for box in boxes})
    name = "columns" if wide else "portrait"
    return Scene(name, width, height, boxes, lines, headings, size=size)


def share_matrix(facts: ViewModel, sets: Mapping[str, tuple[str, ...]]) -> Scene:
    """Draw sets as rows, groups as columns, squares as large as the share that named the group."""
    shown, groups = _shown(facts, sets)
    counts = _counts(facts, sets)
    shares = {pair: count / len(sets[pair[0]]) for pair, count in counts.items()}
    return share_grid(shown, groups, shares)


def _shown(facts: ViewModel, sets: Mapping[str, tuple[str, ...]]) -> tuple[list[Node], list[Node]]:
    community = {node.id: node.community for node in facts.organisations}
    shown = [_set(id, ids, community) for id, ids in list(sets.items())[:MOST_SETS]]
    most = sorted(facts.groups, key=lambda node: -node.number)[:MOST_GROUPS]
    return shown, in_blocks(most)


def _counts(facts: ViewModel, sets: Mapping[str, tuple[str, ...]]) -> Counter[tuple[str, str]]:
    set_of = {one: id for id, ids in sets.items() for one in ids}
    return Counter((set_of[tie.organisation], tie.group) for tie in facts.ties)


def _set(id: str, ids: Sequence[str], community: Mapping[str, str]) -> Node:
    letters = {community[one] for one in ids}
    letter = letters.pop() if len(letters) == 1 else ""
    key = "set_community" if letter else "set"
    name, km = (load_words(language)[key].format(n=f"{len(ids):,}", letter=letter) for language in LANGUAGES)
    return Node(id, "set", name, km=km, community=letter, number=len(ids))


def _column(nodes: Sequence[Node], x: float, width: float, size: float, height: float) -> list[Box]:
    step = (height - TOP) / max(1, len(nodes))
    most = 2 if step >= TALL_ROW - 1 else 1
    tall = min(step - 3, size * (most + 1))
    return [
        Box(
            node,
            x,
            TOP + step * (place + 0.5) - tall / 2,
            width,
            tall,
            _label(node, node.name, width, size, most),
            _label(node, node.km, width, size, most) if node.km else (),
            size=size,
        )
        for place, node in enumerate(nodes)
    ]


def _label(node: Node, name: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Fit a name between the sign and the number of a group's box; a set's box has neither."""
    if node.side == "set":
        return fit(name, width - 38, size, most)
    room = width - 51 - text_width(str(node.number), size)
    return fit(name, room / BOLD, size, most)


def _flows(facts: ViewModel, sets: Mapping[str, tuple[str, ...]], place: Mapping[str, Box]) -> tuple[Line, ...]:
    counts = _counts(facts, sets)
    most = max(counts.values(), default=1)
    return tuple(
        Line(s, g, curve(_right(place[s]), (place[g].x, place[g].middle)), "shared",
             1 + round(8 * count / most))
        for (s, g), count in sorted(counts.items())
        if s in place and g in place
    )  # fmt: skip


def _right(box: Box) -> tuple[float, float]:
    return box.x + box.width, box.middle
