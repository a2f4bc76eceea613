"""The figures of a study: drawn once, written twice, described in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from twgnet.model.results import Results
from twgnet.render.figures.coverage import sketch_coverage
from twgnet.render.figures.curve import sketch_curve
from twgnet.render.figures.drawing import Drawing, Shape, Text
from twgnet.render.figures.letters import fitted, short
from twgnet.render.figures.matrix import sketch_matrix
from twgnet.render.figures.network import sketch_network
from twgnet.render.figures.png import to_png
from twgnet.render.figures.sketch import Sketch
from twgnet.render.figures.svg import to_file, to_inline
from twgnet.render.figures.types import sketch_types
from twgnet.schema import Table
from twgnet.wording.catalogue import say
from twgnet.wording.statement import statement

SKETCHES: tuple[Callable[[Results], Sketch | None], ...] = (
    sketch_coverage,
    sketch_network,
    sketch_matrix,
    sketch_curve,
    sketch_types,
)
FOOT = 46  # for the note and the lines that stand on every figure


@dataclass(frozen=True, slots=True)
class Figure:
    """One still figure: pictures of it, an element for a page, what it shows in words, its data."""

    name: str
    title: str
    alternative: str
    table: Table
    svg: bytes
    png: bytes
    inline: str


def draw_figures(results: Results) -> tuple[Figure, ...]:
    """Draw every figure for which the study has data."""
    meaning, answered, source, made = (short(say(line), 120) for line in statement(results))
    foot = (f"{meaning} {answered}", f"{source} {made}")
    return tuple(_draw(sketch, foot) for make in SKETCHES if (sketch := make(results)))


def _draw(sketch: Sketch, foot: tuple[str, str]) -> Figure:
    title, alternative = say(sketch.title), say(sketch.alternative)
    framed: tuple[Shape, ...] = (
        Text(0, 18, fitted(title, 16, 760), 16, bold=True),
        *sketch.shapes,
        Text(0, sketch.bottom + 14, fitted(say(sketch.note), 11, 760), 11),
        *(
            Text(0, sketch.bottom + 28 + 12 * row, fitted(line, 9, 760), 9, role="soft")
            for row, line in enumerate(foot)
        ),
    )
    drawing = Drawing(sketch.bottom + FOOT, framed)
    return Figure(
        sketch.name,
        title,
        alternative,
        sketch.table,
        to_file(drawing, title, alternative),
        to_png(drawing),
        to_inline(Drawing(sketch.bottom, tuple(sketch.shapes)), alternative),
    )
