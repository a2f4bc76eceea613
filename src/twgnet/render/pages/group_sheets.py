"""One printable page for each group: who is interested, the gap, who could speak, whom to ask."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from twgnet.model.reconciliation import Interest
from twgnet.model.results import Results
from twgnet.render.links import Links
from twgnet.render.pages.ranges import find_ranges
from twgnet.render.pages.sheet import Sheet

SHOWN = 10  # organisations by name: the page stays light
TOGETHER = 4  # groups often wanted together


def render_group_sheets(results: Results, links: Links) -> Iterator[tuple[str, str]]:
    """Write one page for each group: pairs of its path in the output folder and the page."""
    gaps = {gap.group_id: gap for gap in results.gaps.gaps}
    ranges = find_ranges(results.gaps.gaps)
    interests = _by_group(results.network.interests)
    together = _together(results.network.interests)
    groups = results.network.groups
    names = {group.id: group.name for group in groups}
    sheet = Sheet("sheets/group.html", results, links, "groups/")
    for place, group in enumerate(groups):
        yield (
            links.groups[group.id],
            sheet.render(
                group=group,
                gap=gaps[group.id],
                bars=ranges.bars[group.id],
                most=ranges.most_all,
                invited=results.invited,
                interests=interests[group.id][:SHOWN],
                wanted=len(interests[group.id]),
                together=[(names[id], n) for id, n in together[group.id]],
                seats=[seat for seat in results.seats if seat.group_id == group.id],
                suggestions=[one for one in results.gaps.suggestions if one.group_id == group.id],
                before=groups[place - 1] if place else None,
                after=groups[place + 1] if place + 1 < len(groups) else None,
            ),
        )


def _by_group(interests: tuple[Interest, ...]) -> dict[str, list[Interest]]:
    found: dict[str, list[Interest]] = defaultdict(list)
    for tie in sorted(interests, key=lambda tie: (tie.certainty != "certain", tie.organisation)):
        found[tie.group_id].append(tie)
    return found


def _together(interests: tuple[Interest, ...]) -> dict[str, list[tuple[str, int]]]:
    """Give for each group those that share most organisations with it, and how many."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for tie in interests:
        wanted[tie.organisation_id].append(tie.group_id)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for ids in wanted.values():
        for id in ids:
            shared[id].update(other for other in ids if other != id)
    ordered = {id: sorted(counts.items(), key=lambda item: (-item[1], item[0])) for id, counts in shared.items()}
    return defaultdict(list, {id: pairs[:TOGETHER] for id, pairs in ordered.items()})
