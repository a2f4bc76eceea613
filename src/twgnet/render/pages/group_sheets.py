"""One printable page per group: who is interested, the gap, who could speak, whom to ask."""

from __future__ import annotations

from twgnet.model.results import Results
from twgnet.render.pages.page import Page, render_page


def render_group_sheets(results: Results) -> dict[str, str]:
    """Write one page for each group, by group id."""
    gaps = {gap.group_id: gap for gap in results.gaps.gaps}
    return {
        group.id: render_page(
            Page("sheet.html", f"{group.name} ({group.id})", ("report.css",)),
            results,
            group=group,
            gap=gaps[group.id],
            story=results.details[f"g:{group.id}"],
            ties=[tie for tie in results.network.interests if tie.group_id == group.id],
            seats=[seat for seat in results.seats if seat.group_id == group.id],
            asked=[one for one in results.gaps.suggestions if one.group_id == group.id],
        )
        for group in results.network.groups
    }
