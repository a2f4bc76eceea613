"""How many organisations named each group, and what that may mean for all that were asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twgnet.render.figures.plan import Plan
from twgnet.render.figures.style import INK, PALE_BLUE, QUIET, RULE, TIERS, canvas, short
from twgnet.render.statement import MEANING, who_answered
from twgnet.tables import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas
    from matplotlib.ticker import MaxNLocator

    from twgnet.model.gaps import Gap
    from twgnet.model.results import Results

MOST = 60  # groups that fit one page


def coverage(results: Results) -> Plan | None:
    """Plan the coverage figure: a dot for those who named a group, a bar for the interval."""
    gaps = results.gaps.gaps[:MOST]
    if not gaps:
        return None
    known = gaps[0].low_all is not None
    columns = ("group", "tier", "organisations", "low_all", "high_all")
    rows = tuple(tuple(getattr(gap, column) for column in columns) for gap in gaps)
    least, most = gaps[0].organisations, gaps[-1]
    fewest = ", ".join(gap.group for gap in gaps if gap.organisations == least)
    return Plan(
        "coverage",
        "How many organisations want to join each group",
        f"{len(gaps)} groups, widest gap on top. Fewest: {fewest}, named by {least}."
        f" Most: {most.group}, named by {most.organisations}.",
        Table("coverage", columns, rows),
        f"{who_answered(results)} {MEANING}"
        + (" Bars: 95 % for all asked, all groups at once." if known else ""),
        partial(_draw, gaps),
    )


def _draw(gaps: tuple[Gap, ...]) -> Canvas:
    figure, axes = canvas(1.1 + 0.23 * len(gaps))
    for y, gap in enumerate(gaps):
        if gap.low_all is not None and gap.high_all is not None:
            axes.barh(y, gap.high_all - gap.low_all, 0.3, gap.low_all, color=PALE_BLUE)
        axes.scatter(gap.organisations, y, s=44, color=TIERS[gap.tier], zorder=3)
        axes.annotate(
            f"{gap.organisations}",
            (gap.organisations, y),
            xytext=(-7, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=7.5,
            color=INK,
        )
        axes.annotate(
            f"{gap.tier}",
            (1.01, y),
            xycoords=("axes fraction", "data"),
            va="center",
            fontsize=7.5,
            color=TIERS[gap.tier],
        )
    axes.set_yticks(range(len(gaps)), [short(gap.group) for gap in gaps])
    axes.set_ylim(len(gaps) - 0.4, -0.6)
    axes.set_xlim(left=min(-1.5, -0.05 * axes.get_xlim()[1]))
    axes.xaxis.set_major_locator(_whole_numbers())
    axes.grid(axis="x", color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel("organisations", color=QUIET)
    return figure


def _whole_numbers() -> MaxNLocator:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True)
