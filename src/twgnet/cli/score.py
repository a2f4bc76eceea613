"""`twgnet review --labelled`: how well names are matched, measured on labelled texts."""

from __future__ import annotations

import click

from twgnet.schema import Table

COLUMNS = ("row", "text", "group_id", "found", "candidates", "rule", "wrong")


def print_score(labelled: str, groups: str | None, decisions: str | None, style: str) -> None:
    """Print precision and recall, and the texts that were matched otherwise."""
    from twgnet.cli.printing import print_table
    from twgnet.reconcile import evaluate_matches, load_decisions, open_registries

    rulings = load_decisions(decisions) if decisions else ()
    score = evaluate_matches(labelled, open_registries(groups), rulings)
    rows = (tuple(getattr(one, column) for column in COLUMNS) for one in score.mistakes)
    mistakes = Table("mistakes", COLUMNS, tuple(rows))
    if style == "table":
        click.echo(
            f"{score.texts} texts name {score.named} groups. Used: {score.used}, of which"
            f" {score.right} right. Precision {_share(score.precision)},"
            f" recall {_share(score.recall)}; of those not found, {_share(score.among_first)}"
            " stand among the first three candidates."
        )
    if mistakes.rows or style != "table":
        people = mistakes.select(row="row", text="text", means="group_id", found="found", rule="rule")
        print_table(mistakes, style, people)


def _share(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"
