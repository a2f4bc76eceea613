"""What is left when organisations leave, at random and in the worst case."""

from __future__ import annotations

from collections.abc import Iterator

from twgnet.model.message import message
from twgnet.model.results import Results
from twgnet.render.figures.drawing import WIDTH, Line, Rect, Shape, Text
from twgnet.render.figures.sketch import TOP, Sketch
from twgnet.schema import Table
from twgnet.wording.catalogue import say

LEFT, RIGHT, HEIGHT = 60, WIDTH - 30, 200
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
TICKS = 8
SIZE = 12  # of letters: on paper the report gives the figure four fifths of its width

Curve = tuple[tuple[int, float], ...]


def sketch_curve(results: Results) -> Sketch | None:
    """Sketch the share of groups that keep somebody after so many departures, expected and at worst."""
    fragility = results.gaps.fragility
    curve, lowest = fragility.curve, fragility.worst_curve
    if len(curve) < 2:
        return None
    removal_set = fragility.removal_set
    emptied = len(removal_set.groups) / max(1, len(results.network.groups))
    worst = (len(removal_set.organisations), 1 - emptied) if removal_set.proven and removal_set.organisations else None
    half = next((q for q, share in curve if share < 0.5), curve[-1][0])
    note = message("figures.fragility.note")
    if worst:
        note = message("figures.fragility.note_worst", n=worst[0], share=worst[1])
    return Sketch(
        "fragility",
        message("figures.fragility.title"),
        message("figures.fragility.words", first=curve[0][1], half=half),
        note,
        Table(
            "fragility",
            ("departures", *(say(message(f"figures.fragility.{code}")) for code in ("share", "worst_share"))),
            tuple((q, share, least) for (q, share), (_, least) in zip(curve, lowest, strict=True)),
        ),
        tuple(_shapes(curve, lowest, worst)),
        TOP + HEIGHT + 50,
    )


def _shapes(curve: Curve, lowest: Curve, worst: tuple[int, float] | None) -> Iterator[Shape]:
    last = max(1, curve[-1][0])
    top, foot = TOP + 12, TOP + 12 + HEIGHT

    def at(q: float, share: float) -> tuple[float, float]:
        return LEFT + (RIGHT - LEFT) * q / last, foot - HEIGHT * share

    for share in (0, 0.25, 0.5, 0.75, 1):
        yield Line((at(0, share), at(last, share)))
        yield Text(LEFT - 8, at(0, share)[1] + 4, f"{share:.0%}", SIZE, "end", "soft")
    step = next((step for step in STEPS if step * TICKS >= last), last)
    for q in range(0, last + 1, step):
        yield Text(at(q, 0)[0], foot + 16, f"{q:,}", SIZE, "middle", "soft")
    yield Text((LEFT + RIGHT) / 2, foot + 32, message("report.leaving"), SIZE, "middle", "soft")
    yield Line(tuple(at(q, share) for q, share in curve), "organisation", 2)
    x, y = at(*curve[len(curve) // 2])
    yield Text(x + 10, y - 8, message("figures.fragility.expected"), SIZE, role="organisation")
    yield Line(tuple(at(q, share) for q, share in lowest), "none", 2)
    if worst:
        x, y = at(*worst)
        yield Rect(x - 4, y - 4, 8, 8, "none")
        yield Text(x + 10, y - 8, message("figures.fragility.worst"), SIZE, role="none")
    yield Line(((LEFT, top), (LEFT, foot)), "edge")
