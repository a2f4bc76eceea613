"""The report put together: every section's records, one template."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from twgnet.model.results import Results
from twgnet.render.board import Board, board_of
from twgnet.render.pages.central import central
from twgnet.render.pages.interval_bar import Interval, intervals
from twgnet.render.pages.key_findings import key_findings
from twgnet.render.pages.page import Page, render_page
from twgnet.wording.words import LANGUAGES, load_words

if TYPE_CHECKING:
    from twgnet.render.figures import Figure

SUGGESTED = 3  # organisations to ask per group
MOST = 100  # rows of a list that is whole in a table elsewhere


def render_report(results: Results, figures: Sequence[Figure]) -> str:
    """Write the report as one page that needs nothing else.

    The figures stand in it as pictures with their alternative text and data.
    """
    reconciliation = results.reconciliation
    unclear = [mention for mention in reconciliation.mentions if mention.status == "review"]
    board = board_of(results)
    page = Page(
        "report.html",
        results.survey.title or results.survey.source,
        styles=("report.css", *Board.STYLES),
        scripts=("report.js",),
        module=Board.MODULE,
        khmer=True,
        data={"words": {name: load_words(name, "both", "report") for name in LANGUAGES}, **board.data},
    )
    return render_page(
        page,
        results,
        board=board,
        findings=key_findings(results),
        gaps=results.gaps.gaps,
        intervals=_by_group(results),
        names={one.id: one.name for one in results.network.organisations},
        groups={one.id: one for one in results.network.groups},
        central=central(results),
        suggestions=_whom_to_ask(results),
        accuracy=results.gaps.trust,
        unclear=unclear,
        elsewhere=[mention for mention in reconciliation.mentions if mention.status == "not_a_group"],
        rules=sorted(Counter(mention.rule for mention in reconciliation.mentions).items()),
        statuses=sorted(Counter(mention.status for mention in reconciliation.mentions).items()),
        silent=[one for one in results.measures.organisations if not one.degree],
        figures={figure.name: figure for figure in figures},
        picture=_picture,
        most=MOST,
    )


def _by_group(results: Results) -> dict[str, Interval]:
    return intervals(results.gaps.gaps, results.invited)


def _whom_to_ask(results: Results) -> dict[str, list[object]]:
    asked: dict[str, list[object]] = {}
    for suggestion in results.gaps.suggestions:
        if len(asked.setdefault(suggestion.group_id, [])) < SUGGESTED:
            asked[suggestion.group_id].append(suggestion)
    return asked


def _picture(figure: Figure) -> str:
    return f"data:image/png;base64,{base64.b64encode(figure.png).decode()}"
