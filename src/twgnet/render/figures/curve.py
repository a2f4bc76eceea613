"""What is left when organisations leave at random."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twgnet.render.figures.plan import Plan
from twgnet.render.figures.style import BLUE, ORANGE, RULE, canvas
from twgnet.schema import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

    from twgnet.model.results import Results


def fragility_curve(results: Results) -> Plan | None:
    """Plan the fragility curve: expected share of groups still named after q departures."""
    curve = results.gaps.fragility.curve
    if len(curve) < 2:
        return None
    departures = results.gaps.fragility.departures
    half = next((q for q, share in curve if share < 0.5), None)
    halved = f" It falls below half after {half} departures." if half else ""
    dark = len(departures.groups) / max(1, len(results.network.groups))
    worst = (len(departures.organisations), 1 - dark) if departures.proven and dark else None
    return Plan(
        "fragility",
        "If organisations leave: how many groups are still named",
        f"A falling curve from {curve[0][1]:.0%} of the groups with nobody gone.{halved}",
        Table("fragility", ("departures", "share of groups still named"), curve),
        "Curve: expected share if organisations leave at random."
        + (f" Dot: the worst case, {worst[0]} departures leave {worst[1]:.0%}." if worst else ""),
        partial(_draw, curve, worst),
    )


def _draw(curve: tuple[tuple[int, float], ...], worst: tuple[int, float] | None) -> Canvas:
    from matplotlib.ticker import PercentFormatter

    figure, axes = canvas(2.9)
    axes.plot(*zip(*curve, strict=True), color=BLUE, linewidth=2)
    if worst:
        axes.scatter(*worst, color=ORANGE, s=44, zorder=3)
        axes.annotate("worst case", worst, xytext=(8, -3), textcoords="offset points")
    axes.set_ylim(0, 1.05)
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    axes.grid(color=RULE, linewidth=0.6)
    axes.set_xlabel("organisations that left")
    return figure
