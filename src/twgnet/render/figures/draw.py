"""The figures of a study: drawn once, saved twice, described in words."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twgnet.render.figures.coverage import plan_coverage
from twgnet.render.figures.curve import fragility_curve
from twgnet.render.figures.matrix import interest_matrix
from twgnet.render.figures.plan import Plan
from twgnet.render.figures.style import FOOT, LATIN, QUIET, house_style, short
from twgnet.render.figures.types import respondents_by_type
from twgnet.schema import Table
from twgnet.wording.catalogue import say
from twgnet.wording.statement import statement

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

    from twgnet.model.results import Results

PLANS: tuple[Callable[[Results], Plan | None], ...] = (
    plan_coverage,
    interest_matrix,
    fragility_curve,
    respondents_by_type,
)
DPI = 130
COLOURS = 48


@dataclass(frozen=True, slots=True)
class Figure:
    """One still figure: two pictures of it, what it shows in words, and its data."""

    name: str
    title: str
    alternative: str
    table: Table
    svg: bytes
    png: bytes


def draw_figures(results: Results) -> tuple[Figure, ...]:
    """Draw every figure for which the study has data."""
    with house_style():
        meaning, answered, source, made = map(say, statement(results))
        foot = "\n".join(short(line, 170) for line in (f"{meaning} {answered}", f"{source} {made}"))
        return tuple(_draw(plan, foot) for make in PLANS if (plan := make(results)))


def _draw(plan: Plan, foot: str) -> Figure:
    canvas = plan.draw()
    height = canvas.get_figheight()
    canvas.text(0.01, 1 - 0.1 / height, plan.title, va="top", size=11, weight="bold", family=LATIN)
    canvas.text(0.01, (FOOT + 0.06) / height, plan.note, va="bottom", size=7)
    canvas.text(0.01, 0.05 / height, foot, va="bottom", size=6, color=QUIET, linespacing=1.3)
    svg = io.BytesIO()
    canvas.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    return Figure(plan.name, plan.title, plan.alternative, plan.table, svg.getvalue(), _small_png(canvas))


def _small_png(canvas: Canvas) -> bytes:
    """Save with few colours, which a chart does not miss: a quarter of the size."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas.set_dpi(DPI)
    drawing: Any = FigureCanvasAgg(canvas)
    drawing.draw()
    image = Image.fromarray(np.asarray(drawing.buffer_rgba())).convert("RGB")
    small = io.BytesIO()
    few = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(small, "PNG", dpi=(DPI, DPI))
    return small.getvalue()
