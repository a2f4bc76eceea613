"""`twgnet review --labelled`: how well names are matched, measured on labelled texts."""

from __future__ import annotations

from twgnet.schema import Table

COLUMNS = ("row", "text", "group_id", "found", "candidates", "rule", "wrong")


def print_score(labelled: str, groups: str | None, decisions: str | None, style: str) -> None:
    """Print precision and recall, and the texts that were matched otherwise."""
    from twgnet.cli.printing import print_sentences, print_table
    from twgnet.model.message import message
    from twgnet.reconcile import evaluate_matches, load_decisions, open_registries
    from twgnet.wording.catalogue import say

    rulings = load_decisions(decisions)
    score = evaluate_matches(labelled, open_registries(groups), rulings)
    rows = (tuple(getattr(one, column) for column in COLUMNS) for one in score.mistakes)
    mistakes = Table("mistakes", COLUMNS, tuple(rows))
    if style == "table":
        counts = {name: getattr(score, name) for name in ("texts", "named", "used", "right")}
        shares = {name: _share(getattr(score, name)) for name in ("precision", "recall", "among_first")}
        print_sentences([say(message("cli.score", **counts, **shares))])
    if mistakes.rows or style != "table":
        people = mistakes.select(row="row", text="text", means="group_id", found="found", rule="rule")
        print_table(mistakes, style, people)


def _share(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"
