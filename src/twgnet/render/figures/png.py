"""A drawing as PNG at twice its size, in few colours."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import hypot

from PIL import Image, ImageDraw

from twgnet.render.figures.drawing import MARGIN, ROLES, WIDTH, Drawing, Line, Rect, Text, flatten
from twgnet.render.figures.letters import paint_text, width_of

SCALE = 2  # pixels of the picture for a unit of the drawing
SMOOTH = 2  # slanted lines are painted so much larger, then made smaller: smooth edges
MANY = 600  # lines: so many cover each other, and a second of smoothing nobody would see
COLOURS = 48
DASH, SPACE = 4.0, 3.0


def to_png(drawing: Drawing) -> bytes:
    """Paint the shapes, then the texts, which have smooth edges of their own."""
    slanted = sum(isinstance(shape, Line) and _is_slanted(shape) for shape in drawing.shapes)
    smooth = SMOOTH if 0 < slanted <= MANY else 1
    k = SCALE * smooth
    large = Image.new("RGB", ((WIDTH + 2 * MARGIN) * k, round(drawing.height) * k), ROLES["paper"])
    pen = ImageDraw.Draw(large)
    for shape in drawing.shapes:
        if isinstance(shape, Rect):
            _rect(pen, shape, k)
        elif isinstance(shape, Line):
            _line(pen, shape, k)
    image = large.reduce(smooth)
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            _text(image, shape)
    out = io.BytesIO()
    few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", dpi=(192, 192), compress_level=5)
    return out.getvalue()


def _is_slanted(line: Line) -> bool:
    return line.curved or any(x != end_x and y != end_y for (x, y), (end_x, end_y) in pairwise(line.points))


def _rect(pen: ImageDraw.ImageDraw, one: Rect, k: int) -> None:
    left = one.x + MARGIN
    box = (left * k, one.y * k, (left + one.width) * k - 1, (one.y + one.height) * k - 1)
    if one.width * k < 1:
        return
    if one.hollow:
        pen.rectangle(box, outline=ROLES[one.role], width=round(1.5 * k))
    else:
        pen.rectangle(box, fill=ROLES[one.role])


def _line(pen: ImageDraw.ImageDraw, one: Line, k: int) -> None:
    pieces: Iterable[list[tuple[float, float]]] = _dashes(one) if one.dashed else [list(flatten(one))]
    for piece in pieces:
        points = [((x + MARGIN) * k, y * k) for x, y in piece]
        pen.line(points, fill=ROLES[one.role], width=max(1, round(one.width * k)), joint="curve")


def _dashes(one: Line) -> Iterator[list[tuple[float, float]]]:
    """Cut a line into dashes, piece by piece."""
    for (x, y), (end_x, end_y) in pairwise(flatten(one, 8)):
        length = hypot(end_x - x, end_y - y)
        start = 0.0
        while start < length:
            stop = min(start + DASH, length)
            yield [(x + (end_x - x) * part / length, y + (end_y - y) * part / length) for part in (start, stop)]
            start = stop + SPACE


def _text(image: Image.Image, one: Text) -> None:
    size = one.size * SCALE
    width = width_of(one.english, size, one.bold)
    back = {"start": 0.0, "middle": width / 2, "end": width}[one.anchor]
    at = ((one.x + MARGIN) * SCALE, one.y * SCALE)
    if not one.turned:
        paint_text(image, (at[0] - back, at[1]), one.english, size, ROLES[one.role], one.bold)
        return
    strip = Image.new("L", (round(width) + 4, round(size * 1.5)), 0)
    paint_text(strip, (2, size * 1.1), one.english, size, "#ffffff", one.bold)
    mask = strip.rotate(90, expand=True)
    corner = (round(at[0] - size * 1.1), round(at[1] + back - mask.height + 2))
    image.paste(ROLES[one.role], (*corner, corner[0] + mask.width, corner[1] + mask.height), mask)
