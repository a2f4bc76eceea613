"""Who answered, by type of organisation."""

from __future__ import annotations

from collections.abc import Iterator

from twgnet.model.message import message
from twgnet.model.results import Results
from twgnet.render.figures.drawing import WIDTH, Rect, Shape, Text
from twgnet.render.figures.letters import fitted, short
from twgnet.render.figures.sketch import TOP, Sketch
from twgnet.render.pages.respondents import Spread, find_spreads
from twgnet.schema import Table
from twgnet.wording.catalogue import say

ROW, NAMES = 24, 260


def sketch_types(results: Results) -> Sketch | None:
    """Sketch the bars of organisations by type; nothing where no type sorts them."""
    spread = next((one for one in find_spreads(results) if not one.attribute), None)
    if spread is None:
        return None
    unknown = say(message("report.not_known"))
    rows = tuple((kind or unknown, count) for kind, count in spread.counts)
    words = tuple(f"{short(kind)} {count}" for kind, count in rows)
    return Sketch(
        "types",
        message("figures.types.title"),
        message("figures.types.words", counts=words),
        message("figures.types.note"),
        Table("types", ("type", "organisations"), rows),
        tuple(_shapes(spread, rows)),
        TOP + ROW * len(rows) + 12,
    )


def _shapes(spread: Spread, rows: tuple[tuple[str, int], ...]) -> Iterator[Shape]:
    unit = (WIDTH - NAMES - 70) / spread.most
    for place, (kind, count) in enumerate(rows):
        y = TOP + ROW * (place + 0.5)
        yield Text(NAMES, y + 4, fitted(kind, 12, NAMES - 4), 12, "end")
        yield Rect(NAMES + 10, y - 7, count * unit, 14, "organisation")
        yield Text(NAMES + 16 + count * unit, y + 4, f"{count:,}", 12)
