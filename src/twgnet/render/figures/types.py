"""Who answered, by type of organisation."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from twgnet.render.figures.plan import Plan
from twgnet.render.figures.style import BLUE, Margins, canvas, short, width_of
from twgnet.schema import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

    from twgnet.model.results import Results


def respondents_by_type(results: Results) -> Plan | None:
    """Plan the bars of organisations by type; nothing where no type is known."""
    counts = Counter(organisation.type for organisation in results.network.organisations)
    if not any(counts):
        return None
    rows = tuple(
        (kind or "not known", count) for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    return Plan(
        "types",
        "Who answered, by type of organisation",
        ", ".join(f"{kind}: {count}" for kind, count in rows),
        Table("types", ("type", "organisations"), rows),
        "",
        partial(_draw, rows),
    )


def _draw(rows: tuple[tuple[str, int], ...]) -> Canvas:
    kinds = [short(kind) for kind, _ in rows]
    margins = Margins(left=0.2 + width_of(kinds, 8.5), right=0.5, bottom=0.3)
    figure, axes = canvas(0.75 + 0.3 * len(rows), margins)
    bars = axes.barh(kinds, [count for _, count in rows], color=BLUE)
    axes.bar_label(bars, padding=4)
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    return figure
