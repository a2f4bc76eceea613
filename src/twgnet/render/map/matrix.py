"""The interest matrix, ordered so that communities stand as blocks on the diagonal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from twgnet.render.map.labels import BOLD, fit
from twgnet.render.map.scene import Box, Cell, Scene
from twgnet.render.map.view_model import Node, ViewModel

LABEL, HEAD, WIDTH = 268.0, 172.0, 1000.0
ROW, SMALL = 21.0, 11.5


def matrix(facts: ViewModel) -> Scene:
    """Draw organisations as rows and groups as columns, a mark where there is interest."""
    grid = Grid(in_blocks(facts.organisations), in_blocks(facts.groups))
    kinds = {(tie.organisation, tie.group): tie.kind for tie in (*facts.ties, *facts.open_ties)}
    return grid.scene([grid.cell(o, g, kind) for (o, g), kind in kinds.items()])


def share_grid(rows: Sequence[Node], columns: Sequence[Node], shares: Mapping[tuple[str, str], float]) -> Scene:
    """Draw sets as rows; the area of a square is the share of the set that named the group."""
    grid = Grid(in_blocks(rows), columns)
    return grid.scene(
        [
            grid.cell(row, column, "certain", share)
            for (row, column), share in sorted(shares.items())
            if row in grid.row_of and column in grid.column_of
        ]
    )


class Grid:
    """Rows and columns with their places."""

    def __init__(self, rows: Sequence[Node], columns: Sequence[Node]) -> None:
        self.rows, self.columns = rows, columns
        self.pitch = min(38.0, (WIDTH - LABEL - 8) / max(1, len(columns)))
        self.row_of = {node.id: HEAD + ROW * location for location, node in enumerate(rows)}
        self.column_of = {node.id: LABEL + 8 + self.pitch * location for location, node in enumerate(columns)}

    def cell(self, row: str, column: str, kind: str, share: float = 1.0) -> Cell:
        """Give the square of a pair, its area that share of the whole."""
        inner = (ROW - 4) * max(0.12, share**0.5)
        x = self.column_of[column] + (self.pitch - inner) / 2
        return Cell(row, column, x, self.row_of[row] + (ROW - inner) / 2, inner, kind)

    def scene(self, cells: Sequence[Cell]) -> Scene:
        """Give the whole drawing."""
        boxes = tuple(self._label(node) for node in self.rows)
        turned = tuple(self._head(node) for node in self.columns)
        height = HEAD + ROW * len(self.rows) + 8
        return Scene(
            "matrix",
            WIDTH,
            height,
            boxes,
            cells=tuple(cells),
            turned=turned,
            backs=tuple(self._blocks()),
            size=SMALL,
        )

    def _label(self, node: Node) -> Box:
        lines = fit(node.name, LABEL - 46, SMALL, 1)
        return Box(node, 0, self.row_of[node.id] + 1, LABEL, ROW - 2, lines, size=SMALL)

    def _head(self, node: Node) -> Box:
        lines = fit(node.name, (HEAD - 64) / BOLD, SMALL, 2 if self.pitch > 30 else 1)
        x = self.column_of[node.id]
        return Box(node, x, 4, self.pitch, HEAD - 8, lines, size=SMALL)

    def _blocks(self) -> Iterator[str]:
        """Give the outline of each community's block."""
        for letter in sorted({node.community for node in self.columns} - {""}):
            ys = [self.row_of[node.id] for node in self.rows if node.community == letter]
            xs = [self.column_of[node.id] for node in self.columns if node.community == letter]
            if xs and ys:
                wide, tall = max(xs) - min(xs) + self.pitch, max(ys) - min(ys) + ROW
                yield f"M{min(xs):.1f} {min(ys):.1f}h{wide:.1f}v{tall:.1f}h{-wide:.1f}z"


def in_blocks(nodes: Sequence[Node]) -> list[Node]:
    """Sort by community, and inside it by number of ties; nodes of none last."""
    return sorted(nodes, key=lambda node: (not node.community, node.community, -node.number, node.id))
