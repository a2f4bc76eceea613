"""A study in a few lines: what `print(study)` and a notebook show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from twgnet.model.gaps import Gap
from twgnet.model.message import Message, message
from twgnet.model.network import Network
from twgnet.model.survey import Survey
from twgnet.schema import Table
from twgnet.wording.catalogue import say
from twgnet.wording.dictionary import head_column

SHOWN = 12  # groups in a notebook


def summarise(survey: Survey, network: Network, invited: int | None, answered: int) -> str:
    """Sum up what was read: the survey, how many are in the network, how many answered."""
    parts = {
        "organisations": len(network.organisations),
        "groups": len(network.groups),
        "interests": len(network.interests),
    }
    lines = [
        message("summary.title", title=survey.title or survey.source),
        message("summary.network", **parts),
        message("summary.response", answered=answered, invited=invited) if invited else message("summary.unknown"),
    ]
    return "\n".join(map(say, lines))


def summarise_as_html(summary: str, finding: Iterable[Message], gaps: Sequence[Gap]) -> str:
    """Sum up what was read and found, with a table of the first of `gaps`; dots stand for the others."""
    lines = [*summary.splitlines(), *map(say, finding)]
    columns = tuple(head_column(name, "gaps") for name in ("group", "organisations", "verdict"))
    rows: list[tuple[str, ...]] = [
        (gap.group, str(gap.organisations), say(message(f"gaps.verdict.{gap.verdict}"))) for gap in gaps[:SHOWN]
    ]
    rows += [("…",) * len(columns)] * (len(gaps) > SHOWN)
    table: str = Table("", columns, tuple(rows)).frame().to_html(index=False)
    return "".join(f"<div>{escape(line)}</div>" for line in lines) + table
