"""Every file that `build` writes, by its name inside the output folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from twgnet.render.statement import MEANING

if TYPE_CHECKING:
    from twgnet.model.results import Results


def render_files(results: Results) -> dict[str, bytes]:
    """Give the content of every output file but the run card."""
    from twgnet.render.figures import draw_figures
    from twgnet.render.graph_files import graph_files
    from twgnet.render.map import render_map
    from twgnet.render.report import render_report
    from twgnet.render.sheets import render_group_sheets
    from twgnet.render.tabular import to_csv
    from twgnet.render.workbook import render_workbook

    figures = draw_figures(results)
    sheets = render_group_sheets(results)
    texts = {
        "index.html": render_report(results, figures),
        "map.html": render_map(results),
        **{f"groups/{group_id}.html": page for group_id, page in sheets.items()},
        **{f"{name}.csv": to_csv(table) for name, table in results.tables.items()},
        **graph_files(results),
    }
    return {
        **{name: text.encode() for name, text in texts.items()},
        **{f"figures/{figure.name}.svg": figure.svg for figure in figures},
        **{f"figures/{figure.name}.png": figure.png for figure in figures},
        "workbook.xlsx": render_workbook(results),
    }


def run_card(results: Results) -> dict[str, object]:
    """Say what made this output: version, input, how it was understood, options and counts."""
    settled = results.settled
    reading = results.survey.reading
    return {
        "made_by": f"twgnet {results.version}",
        "meaning": MEANING,
        "input": results.survey.source,
        "input_sha256": results.survey.sha256,
        "understood": {name: getattr(reading, name) for name in reading.__slots__},
        "to_check": [str(problem) for problem in results.survey.problems],
        "options": {name: _plain(name, value) for name, value in results.options.items()},
        "seed": results.options.get("seed"),
        "invited": results.invited,
        "answered": results.answered,
        "counts": {
            "organisations": len(settled.organisations),
            "groups": len(results.registry.groups),
            "mentions": len(settled.mentions),
            "interests": len(settled.interests),
            "by_status": _counts(mention.status for mention in settled.mentions),
            "by_rule": _counts(mention.rule for mention in settled.mentions),
        },
    }


def _counts(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))


FILES = ("groups", "organisations", "decisions", "rules")


def _plain(name: str, value: object) -> object:
    """Give an option, of a file only its name: where it lay is nobody's business."""
    return Path(str(value)).name if value and name in FILES else value
