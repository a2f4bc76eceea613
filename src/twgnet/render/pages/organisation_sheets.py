"""One page for each organisation: what it answered, how that was understood, and what follows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from twgnet.model.message import Message, message
from twgnet.model.reconciliation import Mention
from twgnet.model.results import Results
from twgnet.render.links import Links
from twgnet.render.pages.sheet import Sheet

OTHERS = 10  # organisations named that want the same group

One = TypeVar("One")


def render_organisation_sheets(results: Results, links: Links) -> Iterator[tuple[str, str]]:
    """Write one page for each organisation: pairs of its path in the output folder and the page."""
    groups = {group.id: group.name for group in results.network.groups}
    mentions = _grouped(results.reconciliation.mentions)
    seats = _grouped(results.seats)
    suggestions = _grouped(results.gaps.suggestions)
    interested: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in results.network.interests:
        interested[tie.group_id][tie.organisation] += 1
    sheet = Sheet("sheets/organisation.html", results, links, "organisations/")
    organisations = results.network.organisations
    for place, one in enumerate(organisations):
        yield (
            links.organisations[one.id],
            sheet.render_light(
                organisation=one,
                answers=[
                    (piece.text, times, _understood(piece, groups), *_others(one.name, interested[piece.group_id]))
                    for piece, times in _different(mentions[one.id])
                ],
                seats=seats[one.id],
                could_join=[groups[suggestion.group_id] for suggestion in suggestions[one.id]],
                before=organisations[place - 1] if place else None,
                after=organisations[place + 1] if place + 1 < len(organisations) else None,
            ),
        )


def _grouped(records: Iterable[One]) -> dict[str, list[One]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        found[record.organisation_id].append(record)  # type: ignore[attr-defined]
    return found


def _different(mentions: Iterable[Mention]) -> list[tuple[Mention, int]]:
    """Give the different pieces of answers, and how many times each was written."""
    found: dict[tuple[Any, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.text, mention.status, mention.group_id, mention.candidates].append(mention)
    return [(same[0], len(same)) for same in found.values()]


def _understood(mention: Mention, groups: dict[str, str]) -> Message | str:
    """Say what became of a piece of an answer: the name of its group, or why it was not counted."""
    if mention.status == "matched":
        return groups.get(mention.group_id, mention.group_id)
    if mention.status == "review":
        meant = tuple(groups.get(id, id) for id in mention.candidates)
        return message("sheet.meant_check", groups=meant) if meant else message("sheet.meant_unknown")
    return message(f"sheet.meant_{mention.status}")


def _others(name: str, interested: Counter[str]) -> tuple[list[str], int]:
    """Give the first others that want a group, and how many there are."""
    first = islice((other for other in interested.elements() if other != name), OTHERS)
    return list(first), interested.total() - interested[name]
