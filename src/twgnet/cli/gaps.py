"""`twgnet gaps`: which groups lack organisations, and how sure we are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from twgnet.cli.options import (
    StudyCommand,
    engine_option,
    format_option,
    open_study,
    spark_option,
    study_options,
    target_option,
)
from twgnet.errors import OptionError
from twgnet.schema import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twgnet.model.gaps import Cell as BalanceCell
    from twgnet.model.gaps import Gap
    from twgnet.model.message import Message
    from twgnet.study import Study

REMINDED = 3  # non-respondents named below the table


@click.command(cls=StudyCommand, short_help="Show which groups lack organisations, and how sure that is.")
@study_options
@target_option
@engine_option
@spark_option
@click.option("--explain", metavar="GROUP", help="Explain one group in full.")
@click.option("--balance", is_flag=True, help="Show which kinds of organisation each group has, against chance.")
@format_option
def gaps(explain: str | None, balance: bool, style: str, **options: Any) -> None:
    """Show which groups lack organisations, and how sure that is; the widest gaps first.

    \b
    Examples:
      twgnet gaps
      twgnet gaps --explain LAND
      twgnet gaps survey.csv --invited 109 --answered 49 --format json
    """
    from twgnet.cli.printing import harmless, patience, print_sentences, print_table
    from twgnet.gaps import summarise_verdicts
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    if explain is not None and options["engine"] != "memory":
        raise OptionError("engine.no_explain")
    study = open_study(**options)
    if explain is not None:
        with patience(message("cli.building_findings")):
            record = study.explain(explain)
        click.echo(harmless("\n".join(record)))
        return
    if balance:
        _print_balance(study, study.findings.cells if options["engine"] == "memory" else study.balance, style)
        return
    if style == "table":
        print_sentences(map(say, summarise_verdicts(study.coverage)))
    print_table(study.table("gaps"), style, people=_short(study))
    if style == "table":
        print_sentences(_caveat(study))


def _print_balance(study: Study, cells: Sequence[BalanceCell], style: str) -> None:
    """Print what the kinds of organisation in each group show, then the table."""
    from twgnet.cli.printing import print_sentences, print_table
    from twgnet.gaps import on_balance
    from twgnet.wording.catalogue import say

    if style == "table":
        print_sentences(map(say, on_balance(study.network, cells)))
    if cells or style != "table":
        print_table(study.table("balance"), style)


def _short(study: Study) -> Table:
    """Give the gaps as a person reads them: who wants each group, the verdict, the likely range.

    A column of which nothing is known is left out.
    """
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    codes = ("group", "wanted_by", "verdict", "of_all", "by_type", "to_check")
    columns = [say(message(f"cli.gaps.{code}", invited=study.invited)) for code in codes]
    rows = [_row(gap) for gap in study.coverage]
    shown = [place for place in range(len(columns)) if any(row[place] is not None for row in rows)]
    kept = tuple(tuple(row[place] for place in shown) for row in rows)
    return Table("gaps", tuple(columns[place] for place in shown), kept)


def _row(gap: Gap) -> tuple[Cell, ...]:
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    verdict = say(message(f"gaps.verdict.{gap.verdict}"))
    likely, by_type = _between(gap.low, gap.high, gap.reach), _between(gap.low_by_type, gap.high_by_type)
    return gap.group, _wanted_by(gap), verdict, likely, by_type, gap.open_answers or None


def _wanted_by(gap: Gap) -> str:
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    code = ("only" if gap.sole_organisation else "count") + "_perhaps" * bool(gap.tentative)
    counts = {"count": gap.organisations, "tentative": gap.tentative}
    return say(message(f"cli.gaps.{code}", organisation=gap.sole_organisation, **counts))


def _between(low: int | None, high: int | None, reach: int | None = None) -> str | None:
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say

    if low is None:
        return None
    code = "cli.gaps.between" if reach is None else "cli.gaps.between_reach"
    return say(message(code, low=low, high=high, reach=reach))


def _remind(study: Study) -> Iterator[Message]:
    """Name those whose answer could change most."""
    from twgnet.gaps import find_nonrespondents
    from twgnet.model.gaps import remind_first
    from twgnet.model.message import message

    found = find_nonrespondents(study.network, study.coverage, study.invited_list, seed=study.options.seed)
    if found:
        given = (study.answered or 0) - len(study.network.organisations)
        code = "gaps.response.remind_missing" if given > 0 else "gaps.response.remind"
        yield message(code, n=len(found), given=given, first=remind_first(found, REMINDED))


def _caveat(study: Study) -> list[str]:
    """Say what the numbers mean and what they cannot tell."""
    from twgnet.gaps import on_targets, response_rates, state_assumption, warn_of_low_rates
    from twgnet.model.message import message
    from twgnet.wording.catalogue import say
    from twgnet.wording.statement import explain_meaning

    assumption = say(state_assumption(study.invited, study.answered, len(study.network.organisations)))
    invited = study.invited_list
    typed = [message("gaps.response.by_type")] if study.coverage[0].low_by_type is not None else []
    warnings = [] if invited is None else [*typed, *warn_of_low_rates(response_rates(invited)), *_remind(study)]
    targets = on_targets(study.network, study.options.target)
    return [say(explain_meaning(study.survey.meaning)), assumption, *map(say, (*warnings, *targets))]
