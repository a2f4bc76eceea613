"""How many organisations named each group, and what that may mean for all that were asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from twgnet.render.figures.plan import Plan
from twgnet.render.figures.style import (
    PALE_BLUE,
    QUIET,
    RULE,
    TIERS,
    Margins,
    canvas,
    short,
    width_of,
)
from twgnet.schema import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas
    from matplotlib.ticker import MaxNLocator

    from twgnet.model.gaps import Gap
    from twgnet.model.results import Results

MOST = 60  # groups that fit one page


def plan_coverage(results: Results) -> Plan | None:
    """Plan the coverage figure: a dot for those who named a group, a bar for the interval."""
    gaps = results.gaps.gaps[:MOST]
    if not gaps:
        return None
    known = gaps[0].low_all is not None
    columns = ("group", "tier", "organisations", "low_all", "high_all")
    rows = tuple(tuple(getattr(gap, column) for column in columns) for gap in gaps)
    named = [gap.organisations for gap in results.gaps.gaps]
    fewest, most = (
        ", ".join(gap.group for gap in results.gaps.gaps if gap.organisations == number)
        for number in (min(named), max(named))
    )
    return Plan(
        "coverage",
        "How many organisations want to join each group",
        f"{len(gaps)} groups, widest gap on top. Fewest: {fewest}, named by {min(named)}."
        f" Most: {most}, named by {max(named)}.",
        Table("coverage", columns, rows),
        "Dots: those who named the group." + (" Bars: 95 % for all asked, all groups at once." if known else ""),
        partial(_draw, gaps),
    )


def _draw(gaps: tuple[Gap, ...]) -> Canvas:
    names = [short(gap.group, 52) for gap in gaps]
    margins = Margins(left=0.2 + width_of(names, 8.5), right=0.65)
    figure, axes = canvas(1.04 + 0.23 * len(gaps), margins)
    rows = range(len(gaps))
    known = [(y, gap.low_all, gap.high_all) for y, gap in enumerate(gaps)]
    bars = [(y, low, high - low) for y, low, high in known if low is not None and high is not None]
    if bars:
        y, left, length = zip(*bars, strict=True)
        axes.barh(y, length, 0.3, left, color=PALE_BLUE)
    counts = [gap.organisations for gap in gaps]
    axes.scatter(counts, rows, s=44, color=[TIERS[gap.tier] for gap in gaps], zorder=3)
    most = max([gap.high_all or gap.organisations for gap in gaps], default=1)
    axes.set_xlim(-0.05 * most - 0.5, 1.02 * most + 0.5)
    nudge = 0.02 * most + 0.25
    small: dict[str, Any] = {"va": "center", "fontsize": 7.5}
    for row, gap in enumerate(gaps):
        axes.text(gap.organisations - nudge, row, f"{gap.organisations}", ha="right", **small)
        axes.text(1.06 * most + 0.5, row, gap.tier, color=TIERS[gap.tier], **small)
    axes.set_yticks(rows, names)
    axes.set_ylim(len(gaps) - 0.4, -0.6)
    axes.xaxis.set_major_locator(_whole_numbers())
    axes.grid(axis="x", color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel("organisations", color=QUIET)
    return figure


def _whole_numbers() -> MaxNLocator:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True)
