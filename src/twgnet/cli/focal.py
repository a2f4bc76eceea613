"""`twgnet focal`: who could hold the seats of each group, and why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from twgnet.cli.options import StudyCommand, format_option, open_study, refuse_conflicts, seat_options, study_options

if TYPE_CHECKING:
    from twgnet.study import Study


@click.command(cls=StudyCommand, short_help="Propose focal organisations and alternates.")
@study_options
@seat_options
@click.option("--write-rules", metavar="FILE", help="Write a commented rules file to start from, and stop.")
@click.option("--why", nargs=2, metavar="GROUP ORGANISATION", help="Why this organisation has a seat, or why not.")
@click.option("--letters", metavar="FILE", help="Write letters to those proposed (.docx).")
@click.option("--template", metavar="FILE", help="The letter to fill in (.docx): it holds {organisation} and {text}.")
@click.option("-o", "--output", metavar="FILE", help="Write the seats to this file, to be kept (seats.csv).")
@format_option
def focal(
    style: str,
    write_rules: str | None,
    why: tuple[str, str] | None,
    letters: str | None,
    template: str | None,
    output: str | None,
    **options: Any,
) -> None:
    """Propose focal organisations and alternates for each group; --format csv gives the reasons.

    \b
    Examples:
      twgnet focal --write-rules rules.toml
      twgnet focal --rules rules.toml -o seats.csv
      twgnet focal --why LAND "RainWater Cambodia"
      twgnet focal --seats seats.csv --max-changes 3 -o seats.csv
    """
    from twgnet.cli.printing import patience
    from twgnet.model.message import message

    study = open_study(**options)
    if write_rules:
        _write_rules(study, Path(write_rules))
        return
    with patience(message("cli.building_seats")):
        study.proposal  # noqa: B018 -- worked out here, while the terminal says so
    if why:
        _show_why(study, *why)
        return
    with _written_letters(study, letters, template):
        if output:
            _write_seats(study, Path(output))
    _print_proposal(study, style)
    _show_state(study, quiet=options["quiet"])
    refuse_conflicts(study)


@contextmanager
def _written_letters(study: Study, letters: str | None, template: str | None) -> Iterator[None]:
    """Write the letters, if they are wanted, and take them back if what else is to be written cannot be."""
    if letters is None:
        yield
        return
    from twgnet.errors import Location, OptionError, problem
    from twgnet.output import write_new_file
    from twgnet.render.export.letters import write_letters

    path = Path(letters)
    if path.suffix.lower() != ".docx":
        raise OptionError("options.no_docx_name", name=letters)
    pages = write_letters(study.table("letters"), None if template is None else Path(template))
    write_new_file(path, pages, problem("output.letters", Location(letters)))
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _print_proposal(study: Study, style: str) -> None:
    from twgnet.cli.printing import print_table
    from twgnet.wording.seats import table_of_groups

    print_table(study.table("focal"), style, table_of_groups(study.seats, show_people=study.options.show_people))


def _show_state(study: Study, *, quiet: bool) -> None:
    """Say what must be known of the proposal: conflicts, changes, terms that end, whether it is proven."""
    from twgnet.cli.printing import show, warn
    from twgnet.focal import list_endings
    from twgnet.wording.seats import summarise_changes, summarise_proposal

    proposal, deliberation = study.proposal, study.deliberation
    for note in deliberation.assess_nominations():
        show(note)
    ending = list_endings(deliberation.case.taken, deliberation.explanation.groups, study.options.today)
    for note in (*proposal.conflicts, *proposal.idle, *ending):
        warn(note)
    if study.options.seats:
        for note in summarise_changes(proposal):
            show(note)
    if not quiet or not proposal.proven:
        show(summarise_proposal(proposal))
    if not quiet:
        for note in deliberation.describe():
            show(note)


def _show_why(study: Study, group: str, organisation: str) -> None:
    from twgnet.cli.printing import print_sentences
    from twgnet.focal import explain_choice
    from twgnet.wording.catalogue import say

    for note in explain_choice(study.deliberation, group, organisation):
        print_sentences([say(note)])


def _write_rules(study: Study, path: Path) -> None:
    from twgnet.errors import Location, on_command_line, problem
    from twgnet.output import write_new_file
    from twgnet.wording.rules_file import write_rules_file

    content = on_command_line(write_rules_file(study.network)).encode()
    write_new_file(path, content, problem("output.rules", Location(str(path))))
    click.echo(path)


def _write_seats(study: Study, path: Path) -> None:
    from twgnet.errors import Location, problem
    from twgnet.output import write_file, write_new_file
    from twgnet.render.export.text_tables import to_csv

    given, content = study.options.seats, to_csv(study.table("seats")).encode()
    if given is not None and path.resolve() == Path(given).resolve():
        write_file(path, content)
    else:
        write_new_file(path, content, problem("output.seats", Location(str(path))))
