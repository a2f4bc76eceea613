"""`twgnet gaps`: which groups lack organisations, and how sure we are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from twgnet.cli.options import format_option, open_study, study_options, target_option
from twgnet.schema import Table

if TYPE_CHECKING:
    from twgnet.model.gaps import Gap
    from twgnet.study import Study


@click.command()
@study_options
@target_option
@click.option("--explain", metavar="GROUP", help="Tell the whole story of one group.")
@format_option
def gaps(explain: str | None, style: str, **options: Any) -> None:
    """Show which groups lack organisations, and how sure we are; the widest gap on top.

    \b
    Examples:
      twgnet gaps
      twgnet gaps --explain LAND
      twgnet gaps survey.csv --invited 109 --answered 49 --format json
    """
    from twgnet.cli.printing import harmless, print_table
    from twgnet.schema import tabulate

    study = open_study(**options)
    if explain is not None:
        click.echo(harmless("\n".join(study.explain(explain))))
        return
    print_table(tabulate("gaps", study.coverage), style, people=_short(study))
    if style == "table":
        click.echo(click.wrap_text(_caveat(study), width=80))


def _short(study: Study) -> Table:
    """Give the gaps as a person reads them: who named each group, and what that may mean."""
    everyone = f"of all {study.invited}" if study.invited else "of all asked"
    rows = ((gap.group, gap.tier, _named_by(gap), _between(gap.low_all, gap.high_all)) for gap in study.coverage)
    return Table("gaps", ("group", "tier", "named by", everyone), tuple(rows))


def _named_by(gap: Gap) -> str:
    if gap.sole_organisation:
        return f"only {gap.sole_organisation}" + " (perhaps)" * gap.tentative
    maybe = f" ({gap.tentative} perhaps)" if gap.tentative else ""
    return f"{gap.organisations}{maybe}"


def _between(low: int | None, high: int | None) -> str | None:
    return None if low is None else f"{low} to {high}"


def _caveat(study: Study) -> str:
    """Say what the numbers mean and what they cannot tell."""
    from twgnet.gaps import on_absent, on_targets
    from twgnet.wording.statement import MEANING

    default = on_targets(study.network, study.options.target)
    meaning = f"{MEANING} {default}".strip()
    if study.invited is None:
        return f"{meaning} How many were asked is unknown (give --invited): no estimate for all."
    return (
        f"{meaning} {study.answered} of {study.invited} answered; the last column is what may"
        f" hold of all {study.invited} (95 %, all groups at once) if answering is unrelated to"
        f" interest. {on_absent(study.network, study.answered)}"
    ).rstrip()
