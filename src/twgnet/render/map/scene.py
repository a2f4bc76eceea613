"""What a drawing is made of: boxes with text, lines between them; plain numbers, no markup."""

from __future__ import annotations

from dataclasses import dataclass

from twgnet.render.map.drawn import Drawn


@dataclass(frozen=True, slots=True)
class Box:
    """A node in a drawing: its column, corner, size, and the lines of its label in each language."""

    node: Drawn
    column: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    km_lines: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """The height of the box's centre line."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a drawing: the numbers of its ends, its path, its kind, how thick it is (1 to 9)."""

    source: int
    target: int
    path: str
    kind: str = "certain"
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """One drawing: its size, boxes and lines, and the size of its type."""

    name: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    size: float


def curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Give a path that leaves and arrives level."""
    (x, y), (u, v) = start, end
    bend = (u - x) * 0.5
    return f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {u - bend:.1f} {v:.1f} {u:.1f} {v:.1f}"
