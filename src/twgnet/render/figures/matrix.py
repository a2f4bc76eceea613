"""Who wants to join what, as a matrix ordered so that structure shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from twgnet.model.message import message
from twgnet.model.network import Network
from twgnet.model.results import Results
from twgnet.render.figures.drawing import WIDTH, Line, Rect, Shape, Text
from twgnet.render.figures.letters import fitted, short, width_of
from twgnet.render.figures.sketch import MOST_GROUPS, TOP, Sketch

MOST = 60  # rows that stay readable on a page
ROW, NAMES, SQUARE = 16, 270, 9


def sketch_matrix(results: Results) -> Sketch | None:
    """Sketch the organisations with most interests against all groups."""
    network = results.network
    if not network.interests or len(network.groups) > MOST_GROUPS:
        return None
    rows, columns = _order(network)
    shown = rows[:MOST]
    heads = [short(id, 12) for id in columns]
    head = max(width_of(text, 10) for text in heads) + 10
    table = results.tables["interests"].select(organisation="organisation", group="group", certainty="certainty")
    drawn = {"n": len(shown), "all": len(rows), "groups": len(columns)}
    return Sketch(
        "matrix",
        message("figures.matrix.title"),
        message("figures.matrix.words", **drawn),
        message("figures.matrix.note_cut" if len(rows) > MOST else "figures.matrix.note", **drawn),
        table,
        tuple(_shapes(network, shown, columns, TOP + head)),
        TOP + head + ROW * len(shown) + 8,
    )


def _order(network: Network) -> tuple[list[str], list[str]]:
    """Order both sides by number of interests, then by id: nested structure becomes a staircase."""
    rows = Counter(tie.organisation_id for tie in network.interests)
    columns = Counter(tie.group_id for tie in network.interests)
    return (
        sorted(rows, key=lambda one: (-rows[one], one)),
        sorted((group.id for group in network.groups), key=lambda one: (-columns[one], one)),
    )


def _shapes(network: Network, rows: list[str], columns: list[str], top: float) -> Iterator[Shape]:
    names = {organisation.id: organisation.name for organisation in network.organisations}
    step = min(24.0, (WIDTH - NAMES - 20) / len(columns))
    x = {id: NAMES + 12 + step * (place + 0.5) for place, id in enumerate(columns)}
    y = {id: top + ROW * (place + 0.5) for place, id in enumerate(rows)}
    right, foot = NAMES + 12 + step * len(columns), top + ROW * len(rows)
    for id, place in y.items():
        yield Line(((NAMES + 12, place), (right, place)))
        yield Text(NAMES, place + 4, fitted(names[id], 10.5, NAMES - 4), 10.5, "end")
    for id, place in x.items():
        yield Line(((place, top), (place, foot)))
        yield Text(place + 4, top - 6, short(id, 12), min(10.0, step * 0.9), turned=True)
    side = min(SQUARE, step * 0.8)
    for tie in network.interests:
        if tie.organisation_id in y:
            corner = x[tie.group_id] - side / 2, y[tie.organisation_id] - side / 2
            hollow = tie.certainty == "tentative"
            if hollow:
                yield Rect(*corner, side, side, "paper")
            yield Rect(*corner, side, side, "organisation", hollow)
