"""The options that commands share, and the study that they describe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from twgnet.large import LargeStudy
    from twgnet.options import Options
    from twgnet.study import Study

Command = Callable[..., Any]
NEAR = 0.75  # how alike an option must be to what was typed to be suggested: --forse, --force; not --format, --force
DIGITS = 20  # of a number that is read whole; with more it is too large anyway
FORMATS = ("table", "csv", "json", "md")
# The sections of a command's help, below what only this command can do.
SECTIONS = {
    "Groups, organisations, answers": ("groups", "organisations", "decisions", "invited", "answered", "target"),
    "Reading the file": (
        *("encoding", "sheet", "all_sheets", "fill_down", "org_col", "group_cols", "layout", "separator"),
        *("answers", "yes", "means", "keep", "personal"),
    ),
    "Focal organisations": ("rules", "seats", "max_changes", "today", "people", "nominations", "show_people"),
    "Every command": ("seed", "quiet"),
}


class StudyCommand(click.Command):
    """A command whose help tells its own options first, then the shared ones by what they are for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Suggest of an option that there is not the nearest one, and none where none is near."""
        from difflib import get_close_matches

        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            known = [name for parameter in self.get_params(ctx) for name in parameter.opts]
            near = get_close_matches(error.option_name, known, 1, NEAR)
            raise click.NoSuchOption(error.option_name, possibilities=near, ctx=ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Refuse what was typed and has no effect, then run the command."""
        from twgnet.needs import check_together

        for parameter in self.params:
            if parameter.metavar in ("FILE", "DIR") and ctx.params[str(parameter.name)] == "":
                raise click.BadParameter("an empty name is no file and no folder", ctx, parameter)
        typed = {
            parameter.opts[-1].lstrip("-").replace("-", "_"): ctx.params[str(parameter.name)]
            for parameter in self.params
            if ctx.get_parameter_source(str(parameter.name)) is ParameterSource.COMMANDLINE
        }
        check_together(typed | {"answered": None})
        return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options in sections."""
        section_of = {name: section for section, names in SECTIONS.items() for name in names}
        records: dict[str, list[tuple[str, str]]] = {section: [] for section in ("Options", *SECTIONS)}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record:
                records[section_of.get(str(parameter.name), "Options")].append(record)
        for section, found in records.items():
            if found:
                with formatter.section(section):
                    formatter.write_dl(found)


class OrderedGroup(click.Group):
    """A group that lists its commands in the order in which people need them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Give the names as they were added."""
        return list(self.commands)


def _number_or_file(_context: click.Context, _parameter: click.Parameter, typed: tuple[str, ...]) -> Any:
    """Take a whole number for one, and anything else for a file; both only where both are given."""
    values = tuple(int(one[:DIGITS]) if one.lstrip("-").isdecimal() else one for one in typed)
    return values if len(values) > 1 else next(iter(values), None)


_STUDY_OPTIONS = (
    click.argument("input", required=False, metavar="[INPUT]"),
    click.option(
        "--groups",
        metavar="NAME|FILE|infer",
        help="The registry of groups; infer: whatever groups the data name."
        "  [default: one that ships with twgnet if the data fit it, else infer]",
    ),
    click.option("--organisations", metavar="FILE", help="Master list of organisations."),
    click.option("--decisions", metavar="FILE", help="Rulings, as `twgnet review` writes them."),
    click.option(
        "--invited",
        multiple=True,
        callback=_number_or_file,
        metavar="N|FILE",
        help="How many organisations you invited, or the list of them.",
    ),
    click.option("--answered", type=int, metavar="N", help="How many of them answered."),
    click.option("--encoding", metavar="NAME", help="The encoding of a text file, if guessed wrongly."),
    click.option("--sheet", multiple=True, metavar="NAME", help="The sheet to read; may be given several times."),
    click.option("--all-sheets", is_flag=True, help="Read every sheet, one below the other."),
    click.option(
        "--fill-down/--no-fill-down",
        default=None,
        help="Whether a row without an organisation belongs to the one above; judged by the file if not given.",
    ),
    click.option("--org-col", metavar="NAME", help="The column that names the organisation."),
    click.option(
        "--group-col",
        "--group-cols",
        "group_cols",
        multiple=True,
        metavar="NAME",
        help="The column that names groups; may be given several times.",
    ),
    click.option(
        "--layout",
        metavar="NAME",
        help="How the table is laid out, if guessed wrongly: list, ties, groups, matrix, hxl or turned.",
    ),
    click.option("--separator", metavar="TEXT", help="What separates the groups in one cell, such as ; or //."),
    click.option(
        "--answers",
        type=click.Choice(("all", "latest")),
        help="Which answers of an organisation that answered more than once count.  [default: all, with a note]",
    ),
    click.option(
        "--yes",
        multiple=True,
        metavar="ANSWER",
        help="An answer that counts as a yes; any: whatever is written. May be given several times.",
    ),
    click.option("--means", metavar="TEXT", help="What a link means: wants to join, member of, works in, ..."),
    click.option(
        "--keep",
        multiple=True,
        metavar="NAME",
        help="A column to keep about the organisations; may be given several times.",
    ),
    click.option("--personal", is_flag=True, help="Keep columns with personal data."),
    click.option(
        "--seed",
        type=int,
        default=0,
        show_default=True,
        metavar="N",
        help="The seed of everything random; the same seed gives the same files.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Write nothing to standard error except errors."),
)

format_option = click.option(
    "--format", "style", type=click.Choice(FORMATS), default="table", show_default=True, help="How to write the result."
)
target_option = click.option(
    "--target",
    type=int,
    metavar="N",
    help="How many organisations a group should have; by default what the registry says, else 3.",
)
side_option = click.option(
    "--side",
    type=click.Choice(("organisations", "groups")),
    default="organisations",
    show_default=True,
    help="What the rows are about.",
)
engine_option = click.option(
    "--engine",
    type=click.Choice(("memory", "duckdb", "spark")),
    default="memory",
    show_default=True,
    help="What counts the rows; duckdb and spark take more of them than fit into memory.",
)
spark_option = click.option("--spark", metavar="URL", help="The master of a Spark cluster.")
_OF_ANSWERS = frozenset({"invited", "answered", "means", "keep", "personal", "seed"})  # not of the groups in use
_SEAT_OPTIONS = (
    click.option("--rules", metavar="FILE", help="Rules for focal organisations (TOML)."),
    click.option("--seats", metavar="FILE", help="Last time's seats: the seats.csv that you kept."),
    click.option(
        "--max-changes",
        type=int,
        metavar="N",
        help="How many of these seats may change hands although nobody gave them up.",
    ),
    click.option(
        "--today",
        type=click.DateTime(("%Y-%m-%d",)),
        metavar="DATE",
        help="The day that decides which terms are over.  [default: today]",
    ),
    click.option("--people", metavar="FILE", help="Who could hold seats: person,organisation,position,..."),
    click.option("--nominations", metavar="FILE", help="Ballots on who should speak for a group: group,nominees"),
    click.option("--show-people", is_flag=True, help="Show their names in other files than focal.csv, too."),
)


def study_options(command: Command) -> Command:
    """Add INPUT and the options that say how to read and settle it."""
    for option in reversed(_STUDY_OPTIONS):
        command = option(command)
    return command


def registry_options(command: Command) -> Command:
    """Add those of them that change which groups there are."""
    command = study_options(command)
    parameters: list[click.Parameter] = command.__click_params__  # type: ignore[attr-defined]
    command.__click_params__ = [one for one in parameters if one.name not in _OF_ANSWERS]  # type: ignore[attr-defined]
    return command


def seat_options(command: Command) -> Command:
    """Add the options that decide on seats."""
    for option in reversed(_SEAT_OPTIONS):
        command = option(command)
    return command


def open_study(input: str | None, quiet: bool, engine: str = "memory", spark: str | None = None, **options: Any) -> Any:
    """Build the study that the shared options describe, and say how the input was understood."""
    from twgnet.cli.printing import patience
    from twgnet.model.message import message
    from twgnet.options import Options
    from twgnet.study import build
    from twgnet.wording.relation import speaking_of

    study: Study | LargeStudy
    if engine == "memory":
        with patience(message("cli.building")):
            study = build(input, Options(**options))
    else:
        study = _open_large(input, Options(**options), engine, spark)
    click.get_current_context().with_resource(speaking_of(study.survey.meaning))
    if not quiet:
        from twgnet.cli.printing import show

        for line in study.describe():
            show(line)
    return study


def refuse_conflicts(study: Study) -> None:
    """End with 1 where rules for seats cannot all hold, though what can be proposed was written."""
    if study.proposal.conflicts:
        click.get_current_context().exit(1)


def _open_large(input: str | None, options: Options, engine: str, spark: str | None) -> LargeStudy:
    from twgnet.cli.printing import patience
    from twgnet.errors import OptionError
    from twgnet.large import build_large
    from twgnet.model.message import message

    if input is None or input == "-":
        raise OptionError("engine.no_file", engine=engine)
    with patience(message("cli.counting", engine=engine)):
        return build_large(input, options, engine=engine, spark=spark)
