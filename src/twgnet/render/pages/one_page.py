"""The survey on one sheet of A4: the finding, the groups that may lack organisations, what to do."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from twgnet.model.gaps import Gap
from twgnet.model.message import Message, message, name_few
from twgnet.model.results import Results
from twgnet.render.board.headline import lacks, settle
from twgnet.render.links import Links
from twgnet.render.pages.do_next import list_tasks
from twgnet.render.pages.sheet import Sheet

ROWS = 14  # groups in the table
TASKS = 8
FEW = 8  # rows of the table up to which the letters are larger
NAMES = 20  # groups that reach their target, by name


def render_one_page(results: Results, links: Links) -> str:
    """Write the page: whatever the size of the survey, it prints on one sheet."""
    lacking = [gap for gap in results.gaps.gaps if lacks(gap)]
    tasks = [task for kind in list_tasks(results) if kind.heading != "report.next_ask" for task in kind.tasks]
    return Sheet("sheets/one_page.html", results, links, "", font="noto-sans-khmer").render(
        headline=results.gaps.finding,
        settle=settle(results),
        gaps=lacking[:ROWS],
        more=len(lacking) - ROWS,
        enough=_enough([gap for gap in results.gaps.gaps if not lacks(gap)]),
        focal=_first(results.seats, "focal"),
        ask=_first(results.gaps.suggestions, None),
        tasks=tasks[:TASKS],
        few=FEW,
        ranged=results.invited is not None,
        assumption=results.gaps.assumption,
    )


def _first(records: Any, role: str | None) -> dict[str, str]:
    """Give the first organisation of each group."""
    found: dict[str, str] = defaultdict(str)
    for one in records:
        if one.organisation_id and (role is None or one.role == role):
            found.setdefault(one.group_id, one.organisation)
    return found


def _enough(gaps: list[Gap]) -> Message | None:
    if not gaps:
        return None
    return message("sheet.one_page.others", n=len(gaps), names=name_few([gap.group for gap in gaps], NAMES))
