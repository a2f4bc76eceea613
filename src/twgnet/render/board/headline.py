"""The finding as one sentence, and what a reader must know beside it."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.model.gaps import Gap
from twgnet.model.message import Message, message
from twgnet.model.results import Results

NAMED = 5  # names that a sentence lists


def headline(results: Results) -> Message:
    """Say how many groups lack organisations, and how many organisations have not answered."""
    gaps = results.gaps.gaps
    if not gaps:
        return message("board.headline.nothing")
    if not any(map(lacks, gaps)):
        fewest = min(gaps, key=lambda gap: (gap.organisations, gap.group_id))
        return message("board.headline.all", n=len(gaps), group=fewest.group, k=fewest.organisations)
    finding, nonrespondents = _find(gaps), (results.invited or 0) - results.answered
    if nonrespondents > 0:
        return message(
            "board.headline.unanswered", finding=finding, nonrespondents=nonrespondents, invited=results.invited
        )
    if any(gap.verdict == "open" for gap in gaps):
        return message("board.headline.to_check", finding=finding)
    return finding


def _find(gaps: Sequence[Gap]) -> Message:
    """Say how many groups surely lack organisations, and how many may."""
    short, unclear = (sum(gap.verdict == verdict for gap in gaps) for verdict in ("short", "open"))
    if not unclear:
        return message("board.headline.lacking", n=short, all=len(gaps))
    if not short:
        return message("board.headline.perhaps", n=unclear, all=len(gaps))
    return message("board.headline.both", n=short, perhaps=unclear, all=len(gaps))


def lacks(gap: Gap) -> bool:
    """Whether it is not known that a group reaches its target."""
    return gap.verdict != "met"


def lede(results: Results) -> list[Message]:
    """Say which groups have nobody or one organisation, and how to read the bars."""
    return [*_few(results.gaps.gaps), _how(results)]


def _few(gaps: Sequence[Gap]) -> list[Message]:
    found = []
    for number, code in ((0, "board.lede.nobody"), (1, "board.lede.single")):
        names = [gap.group for gap in gaps if gap.organisations == number]
        if names:
            listed = "_many" if len(names) > NAMED else ""
            found.append(message(code + listed, n=len(names), names=tuple(names[:NAMED])))
    return found


def _how(results: Results) -> Message:
    if results.invited is None:
        return message("board.lede.unknown")
    if results.invited > results.answered:
        return message("board.lede.range", n=results.answered, invited=results.invited)
    return message("board.lede.all")
