"""The interest matrix, ordered so that communities stand as blocks on the diagonal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from twgnet.render.map.facts import Facts, Node, Tie
from twgnet.render.map.labels import fit
from twgnet.render.map.scene import Box, Cell, Scene

LABEL, HEAD, WIDTH = 268.0, 172.0, 1000.0
ROW, SMALL = 21.0, 11.5


def matrix(facts: Facts) -> Scene:
    """Draw organisations as rows and groups as columns, a mark where there is interest."""
    rows, columns = in_blocks(facts.organisations), in_blocks(facts.groups)
    pitch = min(38.0, (WIDTH - LABEL - 8) / max(1, len(columns)))
    row_of = {node.id: HEAD + ROW * place for place, node in enumerate(rows)}
    column_of = {node.id: LABEL + 8 + pitch * place for place, node in enumerate(columns)}
    cells = tuple(
        Cell(o, g, column_of[g] + (pitch - ROW) / 2, row_of[o], ROW, kind)
        for (o, g), kind in _kinds([*facts.ties, *facts.open_ties]).items()
    )
    boxes = tuple(
        Box(
            node, 0, row_of[node.id] + 1, LABEL, ROW - 2, fit(node.name, LABEL - 46, 12, 1), size=12
        )
        for node in rows
    )
    turned = tuple(_head(node, column_of[node.id], pitch) for node in columns)
    height = HEAD + ROW * len(rows) + 8
    backs = tuple(_blocks(rows, columns, row_of, column_of, pitch))
    return Scene(
        "matrix", WIDTH, height, boxes, cells=cells, turned=turned, backs=backs, size=SMALL
    )


def _head(node: Node, x: float, pitch: float) -> Box:
    lines = fit(node.name, (HEAD - 64) / 1.06, SMALL, 2)
    return Box(node, x, 4, pitch, HEAD - 8, lines, size=SMALL)


def _blocks(
    rows: Sequence[Node],
    columns: Sequence[Node],
    row_of: Mapping[str, float],
    column_of: Mapping[str, float],
    pitch: float,
) -> Iterator[str]:
    """Give the outline of each community's block."""
    for letter in sorted({node.community for node in columns} - {""}):
        ys = [row_of[node.id] for node in rows if node.community == letter]
        xs = [column_of[node.id] for node in columns if node.community == letter]
        if xs and ys:
            wide, tall = max(xs) - min(xs) + pitch, max(ys) - min(ys) + ROW
            yield f"M{min(xs):.1f} {min(ys):.1f}h{wide:.1f}v{tall:.1f}h{-wide:.1f}z"


def in_blocks(nodes: Sequence[Node]) -> list[Node]:
    """Sort by community, the largest first, and inside it by number of ties; untied nodes last."""
    sizes = Counter(node.community for node in nodes)
    return sorted(
        nodes,
        key=lambda node: (
            not node.community,
            node.community,
            -sizes[node.community],
            -node.number,
            node.id,
        ),
    )


def _kinds(ties: Sequence[Tie]) -> dict[tuple[str, str], str]:
    return {(tie.organisation, tie.group): tie.kind for tie in ties}
