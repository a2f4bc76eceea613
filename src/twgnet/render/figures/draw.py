"""The figures of a study: drawn once, written twice, described in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from twgnet.model.results import Results
from twgnet.render.figures.coverage import sketch_coverage
from twgnet.render.figures.curve import sketch_curve
from twgnet.render.figures.drawing import Drawing, Shape, Text
from twgnet.render.figures.letters import fitted, short, wrapped
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
FOOT, NOTE = 32, 14  # for the lines that stand on every figure; for each line of its note


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
    note = [fitted(line, 11, 760) for line in wrapped(short(say(sketch.note), 600), 11, 760)]
    foot_top = sketch.bottom + NOTE * len(note) + 14
    framed: tuple[Shape, ...] = (
        Text(0, 18, fitted(title, 16, 760), 16, bold=True),
        *sketch.shapes,
        *(Text(0, sketch.bottom + NOTE * row, line, 11) for row, line in enumerate(note, 1)),
        *(Text(0, foot_top + 12 * row, fitted(line, 9, 760), 9, role="soft") for row, line in enumerate(foot)),
    )
    drawing = Drawing(sketch.bottom + NOTE * len(note) + FOOT, framed)
    return Figure(
        sketch.name,
        title,
        alternative,
        sketch.table,
        to_file(drawing, title, alternative),
        to_png(drawing),
        to_inline(Drawing(sketch.bottom, tuple(sketch.shapes)), alternative),
    )
