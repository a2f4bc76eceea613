"""One printable page for each group: who is interested, the gap, who could speak, whom to ask."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from typing import TypeVar

from twgnet.model.focal import Seat
from twgnet.model.gaps import Suggestion
from twgnet.model.reconciliation import Interest, find_open_answers
from twgnet.model.results import Results
from twgnet.render.links import Links
from twgnet.render.pages.sheet import Sheet

TOGETHER = 4  # groups with the same organisations


Record = TypeVar("Record", Interest, Seat, Suggestion)


def render_group_sheets(results: Results, links: Links) -> Iterator[tuple[str, str]]:
    """Write one page for each group: pairs of its path in the output folder and the page."""
    gaps = {gap.group_id: gap for gap in results.gaps.gaps}
    certain_first = sorted(results.network.interests, key=lambda tie: (tie.certainty != "certain", tie.organisation))
    interests, seats = _by_group(certain_first), _by_group(results.seats)
    suggestions = _by_group(results.gaps.suggestions)
    to_check = find_open_answers(results.reconciliation.mentions, results.network.interests)
    together = _together(results.network.interests)
    groups = results.network.groups
    names = {group.id: group.name for group in groups}
    sheet = Sheet("sheets/group.html", results, links, "groups/")
    for place, group in enumerate(groups):
        yield (
            links.groups[group.id],
            sheet.render_light(
                group=group,
                gap=gaps[group.id],
                invited=results.invited,
                answered=results.answered,
                interests=interests[group.id],
                together=[(names[id], n) for id, n in together[group.id]],
                to_check=to_check.get(group.id, []),
                seats=seats[group.id],
                suggestions=suggestions[group.id],
                before=groups[place - 1] if place else None,
                after=groups[place + 1] if place + 1 < len(groups) else None,
            ),
        )


def _by_group(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for one in records:
        found[one.group_id].append(one)
    return found


def _together(interests: tuple[Interest, ...]) -> dict[str, list[tuple[str, int]]]:
    """Give for each group those that share most organisations with it, and how many."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for tie in interests:
        wanted[tie.organisation_id].append(tie.group_id)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for ids in wanted.values():
        for id in ids:
            shared[id].update(ids)
    return defaultdict(list, {id: _most_shared(id, counts) for id, counts in shared.items()})


def _most_shared(own: str, counts: Counter[str]) -> list[tuple[str, int]]:
    del counts[own]
    least = min(nlargest(TOGETHER, counts.values()), default=0)
    near = [item for item in counts.items() if item[1] >= least]
    return sorted(near, key=lambda item: (-item[1], item[0]))[:TOGETHER]
