"""A drawing as plain shapes, in units of a screen pixel: written as SVG, painted as PNG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from twgnet.model.message import Message
from twgnet.wording.catalogue import say

WIDTH, MARGIN = 760, 10  # of every figure: an A4 page; the space left and right of it
ROLES: Mapping[str, str] = {  # colours by what they stand for; the pages have the same names
    "paper": "#ffffff", "ink": "#17212b", "soft": "#4d5a68", "rule": "#d3dae1", "edge": "#76838f",
    "organisation": "#1d5c99", "seat": "#6b3fa0", "likely": "#9aa5b0", "none": "#a3173f", "thin": "#7a5c00",
    "covered": "#00665a", "organisation-wash": "#edf4fa", "group-wash": "#f1f2f4",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rect:
    """A bar or a box; `hollow` draws its outline only."""

    x: float
    y: float
    width: float
    height: float
    role: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; with `curved`, four points are one cubic Bézier curve."""

    points: tuple[tuple[float, float], ...]
    role: str = "rule"
    width: float = 1
    dashed: bool = False
    curved: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text on its baseline; `anchor` is start, middle or end; `turned` reads upwards.

    A message is written in English in a file, in every language on a page.
    """

    x: float
    y: float
    text: str | Message
    size: float = 12
    anchor: str = "start"
    role: str = "ink"
    bold: bool = False
    turned: bool = False

    @property
    def english(self) -> str:
        """What stands in a file."""
        return say(self.text) if isinstance(self.text, Message) else self.text


Shape = Rect | Line | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a canvas of `WIDTH` by `height` with a margin on either side, the first lowest."""

    height: float
    shapes: tuple[Shape, ...]


def flatten(line: Line, steps: int = 16) -> Iterator[tuple[float, float]]:
    """Give the points of a line, a curve as a line of short pieces.

    >>> list(flatten(Line(((0, 0), (0, 0), (8, 8), (8, 8)), curved=True), 2))
    [(0.0, 0.0), (4.0, 4.0), (8.0, 8.0)]
    """
    if not line.curved:
        yield from line.points
        return
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.points
    for a, b, c, d in _weights(steps):
        yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


@cache
def _weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """Give what each of the four points counts, from the start of a curve to its end."""
    parts = [step / steps for step in range(steps + 1)]
    return tuple(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3) for t in parts)
