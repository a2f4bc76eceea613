"""Below the finding: what would settle it, and what a reader must know beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twgnet.model.gaps import Gap
from twgnet.model.message import Message, message, name_few
from twgnet.model.results import Results

NAMED = 5  # names that a sentence lists
MANY = 0.1  # of what was answered: so much that counts for no group yet may turn the finding


def lacks(gap: Gap) -> bool:
    """Whether it is not known that a group reaches its target."""
    return gap.verdict != "met"


def settle(results: Results) -> list[Message]:
    """Say which answers are missing where a group may lack organisations, and what would settle those not clear."""
    missing = _missing(results) if any(map(lacks, results.gaps.gaps)) else ()
    return [*missing, *results.gaps.headline[1:], *_unsettled(results)]


def _unsettled(results: Results) -> Iterator[Message]:
    """Say how much of what was answered counts for no group until a person decides, where it is much."""
    mentions = [one for one in results.reconciliation.mentions if one.status in ("matched", "review")]
    review = sum(one.status == "review" for one in mentions)
    if review > MANY * len(mentions):
        yield message("board.unsettled", n=review, all=len(mentions))


def _missing(results: Results) -> Iterator[Message]:
    unanswered, unseen = (results.invited or 0) - results.answered, results.answered - results.gaps.seen
    if unanswered > 0:
        yield message("board.unanswered", n=unanswered, invited=results.invited)
    if unseen > 0:
        yield message("board.not_in_file", n=unseen, answered=results.answered)


def name_least(gaps: Sequence[Gap]) -> list[Message]:
    """Say which groups have nobody or one organisation."""
    found = []
    for number, code in ((0, "board.lede.nobody"), (1, "board.lede.single")):
        names = [gap.group for gap in gaps if gap.organisations == number]
        if names:
            found.append(message(code, n=len(names), names=name_few(names, NAMED)))
    return found


def how_to_read(results: Results) -> list[Message]:
    """Say what the bars show, and what the likely range takes for granted."""
    if results.invited is None:
        return [message("board.lede.unknown")]
    if results.gaps.seen == results.invited:
        return [message("board.lede.all")]
    return [message("board.lede.range"), results.gaps.assumption]
