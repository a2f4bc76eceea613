"""Every file that `build` writes, by its name inside the output folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from twgnet.wording.catalogue import say
from twgnet.wording.statement import meaning

if TYPE_CHECKING:
    from twgnet.model.results import Results
    from twgnet.model.survey import ColumnUse


def render_files(results: Results) -> dict[str, bytes]:
    """Give the content of every output file but the run card."""
    from twgnet.render.export.graph_files import graph_files
    from twgnet.render.export.text_tables import to_csv
    from twgnet.render.export.workbook import render_workbook
    from twgnet.render.figures import draw_figures
    from twgnet.render.links import find_links
    from twgnet.render.map import render_map
    from twgnet.render.pages.group_sheets import render_group_sheets
    from twgnet.render.pages.one_page import render_one_page
    from twgnet.render.pages.organisation_sheets import render_organisation_sheets
    from twgnet.render.pages.report import render_report

    figures = draw_figures(results)
    links = find_links(results.network)
    texts = {
        "index.html": render_report(results, {figure.name: figure.inline for figure in figures}),
        "map.html": render_map(results),
        "one-page.html": render_one_page(results, links),
        **dict(render_group_sheets(results, links)),
        **dict(render_organisation_sheets(results, links)),
        **{f"{name}.csv": to_csv(table) for name, table in results.tables.items()},
        **graph_files(results),
    }
    return {
        **{name: text.encode() for name, text in texts.items()},
        **{f"figures/{figure.name}.svg": figure.svg for figure in figures},
        **{f"figures/{figure.name}.png": figure.png for figure in figures},
        "workbook.xlsx": render_workbook(results),
    }


def render_manifest(results: Results) -> dict[str, object]:
    """Say what made this output: version, input, how it was understood, options and counts."""
    reconciliation = results.reconciliation
    reading = results.survey.reading
    return {
        "made_by": f"twgnet {results.version}",
        "meaning": say(meaning(results)),
        "input": results.survey.source,
        "input_sha256": results.survey.sha256,
        "understood": {name: getattr(reading, name) for name in reading.__slots__},
        "means": results.survey.meaning.text,
        "columns": [_column(use) for use in results.survey.columns],
        "assumed": [str(problem) for problem in results.survey.assumed],
        "to_check": [str(problem) for problem in results.survey.problems],
        "options": {name: _plain(name, value) for name, value in results.options.items()},
        "seed": results.options.get("seed"),
        "invited": results.invited,
        "answered": results.answered,
        "counts": {
            "organisations": len(reconciliation.organisations),
            "groups": len(results.registry.groups),
            "mentions": len(reconciliation.mentions),
            "interests": len(reconciliation.interests),
            "by_status": _counts(mention.status for mention in reconciliation.mentions),
            "by_rule": _counts(mention.rule for mention in reconciliation.mentions),
        },
    }


def _column(use: ColumnUse) -> dict[str, object]:
    """Say what became of a column, leaving out what there is not."""
    return {name: value for name, value in asdict(use).items() if value}


def _counts(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))


FILES = ("groups", "organisations", "decisions", "rules", "invited", "seats", "people", "nominations")


def _plain(name: str, value: object) -> object:
    """Give an option, of a file only its name: where it lay is nobody's business."""
    if isinstance(value, tuple):
        return [_plain(name, one) for one in value]
    if hasattr(value, "iloc"):
        return "DataFrame"
    if isinstance(value, Mapping):
        return dict(value)
    return Path(str(value)).name if value and name in FILES and not isinstance(value, int) else value
