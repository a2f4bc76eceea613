"""The network as a still picture: organisations left, groups right, those with fewest lines on top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import fsum

from twgnet.model.message import message
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.results import Results
from twgnet.render.figures.drawing import WIDTH, Line, Rect, Shape, Text
from twgnet.render.figures.letters import fitted
from twgnet.render.figures.sketch import MOST_GROUPS, TOP, Sketch

MOST = 110  # organisations: about two pages high
ROW, BOX, SIDE = 17, 14, 250
ROLES = {"short": "none", "open": "thin", "met": "covered"}


def sketch_network(results: Results) -> Sketch | None:
    """Sketch the network with all groups, and at most `MOST` organisations, those with most interests."""
    network = results.network
    if not network.interests or len(network.groups) > MOST_GROUPS:
        return None
    shown = _shown(network)
    ties = [tie for tie in network.interests if tie.organisation_id in shown]
    drawn = {"n": len(shown), "groups": len(network.groups), "lines": len(ties)}
    rows = max(len(shown), len(network.groups))
    interested = len({tie.organisation_id for tie in network.interests})
    note = "figures.map.note_cut" if interested > MOST else "figures.map.note"
    return Sketch(
        "map",
        message("figures.map.title"),
        message("figures.map.words", **drawn),
        message(note, **drawn, all=interested),
        results.tables["interests"].select(organisation="organisation", group="group", certainty="certainty"),
        tuple(_shapes(results, shown, ties, rows)),
        TOP + 14 + ROW * rows,
    )


def _shown(network: Network) -> set[str]:
    degrees = Counter(tie.organisation_id for tie in network.interests)
    return set(sorted(degrees, key=lambda id: (-degrees[id], id))[:MOST])


def _shapes(results: Results, shown: set[str], ties: list[Interest], rows: int) -> Iterator[Shape]:
    groups = sorted(results.gaps.gaps, key=lambda gap: (gap.organisations, gap.group))
    right = _places([gap.group_id for gap in groups], rows)
    left = _places(_beside(ties, right), rows)
    for tie in ties:
        a, b = left[tie.organisation_id], right[tie.group_id]
        middle = WIDTH / 2
        curve = ((SIDE, a), (middle, a), (middle, b), (WIDTH - SIDE, b))
        yield Line(curve, "likely", 1.2, tie.certainty == "tentative", curved=True)
    names = {one.id: one.name for one in results.network.organisations if one.id in shown}
    for id, y in left.items():
        yield from _box(0, y, names[id], "organisation")
    for gap in groups:
        yield from _box(WIDTH - SIDE, right[gap.group_id], f"{gap.organisations:,} {gap.group}", ROLES[gap.verdict])


def _beside(ties: list[Interest], right: dict[str, float]) -> list[str]:
    """Order organisations by the mean place of their groups: few lines cross."""
    places: dict[str, list[float]] = defaultdict(list)
    for tie in ties:
        places[tie.organisation_id].append(right[tie.group_id])
    return sorted(places, key=lambda id: (fsum(places[id]) / len(places[id]), id))


def _places(ids: list[str], rows: int) -> dict[str, float]:
    step = ROW * rows / len(ids)
    return {id: TOP + 6 + step * (place + 0.5) for place, id in enumerate(ids)}


def _box(x: float, y: float, label: str, role: str) -> Iterator[Shape]:
    yield Rect(x, y - BOX / 2, SIDE, BOX, f"{'organisation' if role == 'organisation' else 'group'}-wash")
    yield Rect(x if role != "organisation" else x + SIDE - 3, y - BOX / 2, 3, BOX, role)
    yield Text(x + 8, y + 4, fitted(label, 10.5, SIDE - 16), 10.5)
