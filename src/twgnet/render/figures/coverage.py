"""How many organisations want each group, and how many of all invited may: two counts, two axes."""

from __future__ import annotations

from collections.abc import Iterator

from twgnet.model.gaps import Gap
from twgnet.model.message import Message, message
from twgnet.model.results import Results
from twgnet.render.figures.drawing import Line, Rect, Shape, Text
from twgnet.render.figures.letters import fitted, short
from twgnet.render.figures.sketch import TOP, Sketch
from twgnet.render.pages.ranges import WIDTH as SCALE
from twgnet.render.pages.ranges import Bars, Ranges, find_ranges
from twgnet.schema import Table
from twgnet.wording.catalogue import say

MOST = 60  # groups that fit one page
ROW, NAMES, PANEL = 20, 250, 210
LEFT = 180  # width of the left panel: beside it stand the ranges in figures
STATED, LIKELY = 290, 540  # where the panels begin
ROLES = {"short": "none", "open": "thin", "met": "covered"}


def sketch_coverage(results: Results) -> Sketch | None:
    """Sketch a row for each group, the widest gap on top."""
    gaps = results.gaps.gaps[:MOST]
    if not gaps:
        return None
    bottom = TOP + 46 + ROW * len(gaps)
    columns = ("group", "verdict", "organisations", "low", "high")
    counts = [gap.organisations for gap in results.gaps.gaps]
    ends = [
        tuple(short(gap.group) for gap in results.gaps.gaps if gap.organisations == count)[:6]
        for count in (min(counts), max(counts))
    ]
    words = {"fewest": ends[0], "least": min(counts), "most": ends[1], "greatest": max(counts)}
    return Sketch(
        "coverage",
        message("figures.coverage.title"),
        message("figures.coverage.words", n=len(gaps), **words),
        _note(results),
        Table("coverage", columns, tuple(tuple(getattr(gap, column) for column in columns) for gap in gaps)),
        tuple(_shapes(gaps, find_ranges(gaps), results)),
        bottom,
    )


def _note(results: Results) -> Message:
    code = "figures.coverage.note" if results.invited is None else "figures.coverage.note_ranges"
    check = (message("figures.coverage.to_check"),) * any(gap.open_answers for gap in results.gaps.gaps)
    return message(code, assumption=results.gaps.assumption, check=check)


def _shapes(gaps: tuple[Gap, ...], ranges: Ranges, results: Results) -> Iterator[Shape]:
    top, foot = TOP + 34, TOP + 34 + ROW * len(gaps)
    yield Text(STATED, TOP + 8, say(message("report.stated", seen=results.gaps.seen)), 11, role="soft")
    yield from _axis(STATED, LEFT, ranges.most_stated, top, foot)
    if results.invited is not None:
        yield Text(LIKELY, TOP + 8, say(message("report.likely", invited=results.invited)), 11, role="soft")
        yield from _axis(LIKELY, PANEL, ranges.most_all, top, foot)
    for row, gap in enumerate(gaps):
        yield from _row(gap, ranges.bars[gap.group_id], top + ROW * row + ROW / 2, results.invited is not None)


def _axis(x: float, width: float, most: int, top: float, foot: float) -> Iterator[Shape]:
    yield Line(((x, top), (x, foot)), "edge")
    for place, number in ((x, 0), (x + width, most)):
        yield Text(place, top - 8, f"{number:,}", 10, "middle", "soft")


def _row(gap: Gap, bars: Bars, y: float, ranged: bool) -> Iterator[Shape]:
    unit, left_unit = PANEL / SCALE, LEFT / SCALE
    yield Text(NAMES, y + 4, fitted(gap.group, 11.5, NAMES - 4), 11.5, "end")
    yield Line(((0, y + ROW / 2), (LIKELY + PANEL, y + ROW / 2)))
    yield Rect(STATED, y - 4, bars.stated * left_unit, 8, ROLES[gap.verdict])
    if gap.open_answers:
        left, right = STATED + bars.stated * left_unit, STATED + bars.checked * left_unit
        yield Line(((left, y - 4), (right, y - 4), (right, y + 4), (left, y + 4)), "none", dashed=True)
    yield Text(NAMES + 32, y + 4, f"{gap.organisations:,}", 11, "end", bold=True)
    yield _target(STATED + bars.target_stated * left_unit, y)
    if ranged:
        yield Rect(LIKELY + bars.low * unit, y - 4, max((bars.high - bars.low) * unit, 2), 8, "likely")
        yield _target(LIKELY + bars.target_all * unit, y)
        if gap.low is not None:
            yield Text(LIKELY - 8, y + 4, _range(gap), 10, "end", "soft")


def _range(gap: Gap) -> str:
    return f"{gap.low:,}–{gap.high:,}" + (f" ({gap.reach:,})" if gap.reach is not None else "")


def _target(x: float, y: float) -> Line:
    return Line(((x, y - 8), (x, y + 8)), "ink", 1.5, dashed=True)
