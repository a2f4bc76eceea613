"""Who wants to join what, as a matrix ordered so that structure shows."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from twgnet.render.figures.plan import Plan
from twgnet.render.figures.style import (
    BLUE,
    ORANGE,
    RULE,
    Margins,
    canvas,
    label_rows,
    short,
    width_of,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

    from twgnet.model.network import Network
    from twgnet.model.results import Results

MOST = 60  # rows that stay readable on a page


def interest_matrix(results: Results) -> Plan | None:
    """Plan the interest matrix of the organisations with most interests."""
    network = results.network
    if not network.interests:
        return None
    rows, columns = _order(network)
    shown = rows[:MOST]
    drawn = set(shown)
    left_out = f" The {MOST} with most interests of {len(rows)} are drawn." * (len(rows) > MOST)
    table = results.tables["interests"].select(organisation="organisation", group="group", certainty="certainty")
    return Plan(
        "matrix",
        "Who wants to join which group",
        f"A matrix of {len(shown)} organisations and {len(columns)} groups with"
        f" {sum(tie.organisation_id in drawn for tie in network.interests)} interests, those with"
        f" most first.{left_out}",
        table,
        f"Open square: the respondent hedged.{left_out}",
        partial(_draw, network, shown, columns),
    )


def _order(network: Network) -> tuple[list[str], list[str]]:
    """Order both sides by number of ties, then by id: nested structure becomes a staircase."""
    rows = Counter(tie.organisation_id for tie in network.interests)
    columns = Counter(tie.group_id for tie in network.interests)
    return (
        sorted(rows, key=lambda one: (-rows[one], one)),
        sorted((group.id for group in network.groups), key=lambda one: (-columns[one], one)),
    )


def _draw(network: Network, rows: list[str], columns: list[str]) -> Canvas:
    names = {organisation.id: organisation.name for organisation in network.organisations}
    labels, heads = [short(names[one]) for one in rows], [short(one, 12) for one in columns]
    top = 0.5 + width_of(heads, 8.5)
    margins = Margins(left=0.2 + width_of(labels, 7.5), top=top, bottom=0.35)
    figure, axes = canvas(top + 0.35 + 0.19 * (len(rows) + 1), margins)
    for certainty, colour, filled in (("certain", BLUE, True), ("tentative", ORANGE, False)):
        ties = [
            (columns.index(tie.group_id), rows.index(tie.organisation_id))
            for tie in network.interests
            if tie.certainty == certainty and tie.organisation_id in rows
        ]
        x, y = zip(*ties, strict=True) if ties else ((), ())
        face = colour if filled else "none"
        axes.scatter(x, y, s=34, marker="s", facecolors=face, edgecolors=colour)
    label_rows(axes, labels, 7.5)
    axes.xaxis.set_visible(False)
    axes.set_xlim(-0.6, len(columns) - 0.4)
    above = axes.get_xaxis_transform()
    for column, head in enumerate(heads):
        axes.text(column, 1.012, head, rotation=90, ha="center", va="bottom", transform=above)
    axes.hlines(range(len(rows)), -0.6, len(columns) - 0.4, color=RULE, linewidth=0.5, zorder=0)
    axes.vlines(range(len(columns)), -0.6, len(rows) - 0.4, color=RULE, linewidth=0.5, zorder=0)
    return figure
