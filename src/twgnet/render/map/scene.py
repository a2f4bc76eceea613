"""What a drawing is made of: boxes with text, lines between them; plain numbers, no markup."""

from __future__ import annotations

from dataclasses import dataclass

from twgnet.render.map.view_model import Node


@dataclass(frozen=True, slots=True)
class Box:
    """A node in a drawing: its corner, size and the lines of its label in each language."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    km_lines: tuple[str, ...] = ()
    size: float = 12.5
    band: str = "left"

    @property
    def middle(self) -> float:
        """The height of the box's centre line."""
        return self.y + self.height / 2

    @property
    def centre(self) -> tuple[float, float]:
        """The centre of the box."""
        return self.x + self.width / 2, self.middle


@dataclass(frozen=True, slots=True)
class Line:
    """A tie in a drawing: a path, its ends, how sure or strong it is, a seat if it carries one."""

    source: str
    target: str
    path: str
    kind: str = "certain"
    weight: int = 1
    seat: str = ""
    star: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Heading:
    """A word above a column: the key of a phrase and where it stands."""

    key: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of the interest matrix."""

    source: str
    target: str
    x: float
    y: float
    side: float
    kind: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One drawing: its parts; `turned` boxes have upright text, `backs` are areas behind."""

    name: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()
    headings: tuple[Heading, ...] = ()
    cells: tuple[Cell, ...] = ()
    turned: tuple[Box, ...] = ()
    backs: tuple[str, ...] = ()
    size: float = 12.0


def curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Give a path that leaves and arrives level."""
    (x, y), (u, v) = start, end
    bend = (u - x) * 0.5
    return f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {u - bend:.1f} {v:.1f} {u:.1f} {v:.1f}"


def straight(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Give a straight path."""
    return f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"
