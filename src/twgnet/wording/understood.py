"""How the input was understood, line by line: the file, what to check, the names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twgnet.model.coded import CodedAnswers
from twgnet.model.message import Message, message, name_few
from twgnet.model.reconciliation import Decision, Reconciliation
from twgnet.model.survey import Survey
from twgnet.reconcile.groups.result import ALL
from twgnet.reconcile.quality import count_statuses
from twgnet.wording.checks import list_checks

LISTED, SHOWN, WIDEST = 10, 3, 48  # problems listed; names in a line; characters of a heading
SHAPES = ("list", "ties", "groups", "matrix", "turned", "hxl")


def describe_survey(survey: Survey, organisations: int | None = None) -> tuple[Message, Message, Message]:
    """Say in three lines how a survey was understood; `organisations` is how many its names were found to be.

    >>> from twgnet.read import read_survey
    >>> from twgnet.wording.catalogue import say
    >>> print(*map(say, describe_survey(read_survey(None))), sep="\\n")
    cso_twg_2017.csv: one row per organisation (list), header in row 1, csv, utf-8, comma
    organisations from "Interest by", groups from "TWGs", a link means "wants to join" (⟨means⟩)
    30 answers of 30 organisations
    """
    return _line(_file(survey)), _line(_columns(survey)), _counts(survey, organisations)


def list_notes(survey: Survey) -> Iterator[Message]:
    """List what was assumed, then what a person should look at in the file, the first ten kinds."""
    for problem in survey.assumed:
        yield message("understood.assumed", problem=problem.as_message())
    checks = list_checks(survey.problems)
    for line, _ in checks[:LISTED]:
        yield message("understood.check", problem=line)
    if more := sum(n for _, n in checks[LISTED:]):
        yield message("understood.more", n=more)


def describe_names(reconciliation: Reconciliation) -> Iterator[Message]:
    """Say how groups and organisations were matched, and which rulings apply to nothing."""
    found = count_statuses(reconciliation)
    rules = tuple(message("understood.count", n=n, what=rule) for rule, n in found.by_rule.items())
    parts = [message(f"understood.group.{status}", n=n) for status, n in found.by_status.items()]
    if rules:
        at = [*found.by_status].index("matched")
        parts[at] = message("understood.with_rules", count=parts[at], rules=rules)
    yield message("understood.mentions", n=found.mentions, parts=tuple(parts))
    yield from _organisations(reconciliation)
    unused = [decision for decision in reconciliation.decisions if decision.state == "unused"]
    if unused:
        yield message("understood.unused", n=len(unused), names=name_few([*map(_ruling, unused)], SHOWN))
    if unknown := reconciliation.unknown_nominees:
        yield message("understood.nominees", n=len(unknown), rows=tuple(str(one.row) for one in unknown[:LISTED]))
    yield from _nominated(reconciliation.nominated_for)
    for heading in reconciliation.unlisted_headings:
        yield message("understood.unlisted_heading", heading=_cut(heading))
    answers = {(one.source, one.row, one.text) for one in reconciliation.mentions if one.rule == ALL}
    if answers:
        yield message("registry.all", n=len(answers))


def _nominated(groups_of: Mapping[str, Sequence[str]]) -> Iterator[Message]:
    """Say for which groups nominations count: those that their headings name, or all that a respondent wants."""
    named = [name for groups in groups_of.values() for name in groups]
    if named:
        yield message("understood.nominated_for", groups=name_few([*dict.fromkeys(named)], SHOWN))
    for heading in (heading for heading, groups in groups_of.items() if not groups):
        yield message("understood.nominated_for_wanted", heading=_cut(heading))


def _line(parts: Iterable[Message | str]) -> Message:
    return message("understood.line", parts=tuple(parts))


def _file(survey: Survey) -> Iterator[Message | str]:
    reading = survey.reading
    file = message("understood.sheet", file=survey.source, sheet=reading.sheet) if reading.sheet else survey.source
    shape = message(f"understood.shape.{reading.layout if reading.layout in SHAPES else 'network'}")
    yield message("understood.file", file=file, shape=shape, layout=reading.layout)
    if reading.header_row:
        yield message("understood.header", row=str(reading.header_row))
    yield from filter(None, (reading.tool, reading.format, reading.encoding, reading.delimiter))


def _columns(survey: Survey) -> Iterator[Message]:
    reading = survey.reading
    yield message("understood.organisations", columns=_headings((reading.organisation_column,)))
    yield message("understood.groups", columns=_headings(reading.group_columns))
    yield message("understood.means", meaning=survey.meaning.text)
    counted = [use.name for use in survey.columns if use.use == "counted"]
    rest = {"kept": reading.attribute_columns, "counted": counted, "left_out": reading.left_out_columns}
    for use, names in rest.items():
        if names:
            yield message(f"understood.{use}", columns=_headings(names))


def _headings(names: Sequence[str]) -> Message:
    shown = [f'"{name}"' for name in dict.fromkeys(map(_cut, names))]
    if len(shown) < len(names):
        return message("understood.same_heading", n=len(names), names=tuple(shown[:SHOWN]))
    if len(shown) > SHOWN:
        return message("common.names", names=name_few(shown, SHOWN))
    return _line(shown)


def _counts(survey: Survey, organisations: int | None) -> Message:
    if organisations is None:
        organisations = len({answer.organisation for answer in survey.answers})
    counts = message("understood.answers", n=_count_answers(survey), organisations=organisations)
    return message("understood.and_check", counts=counts, n=len(survey.problems)) if survey.problems else counts


def _count_answers(survey: Survey) -> int:
    """Count what a reader would: rows that name a group, or columns of organisations, and not their ticks."""
    answers = survey.answers
    if isinstance(answers, CodedAnswers):
        return answers.texts.tally().total()
    named = [answer for answer in answers if answer.text]
    if survey.reading.layout == "turned":
        return len({answer.organisation for answer in named})
    if survey.reading.layout == "hxl":  # which has counted its rows already
        return int(sum(answer.weight for answer in named))
    if survey.reading.layout == "ties" and len(survey.reading.group_columns) == 1:
        return len(named)  # of one row of the file where members stand side by side
    return len({(a.location.sheet, a.location.row) if a.location.row else n for n, a in enumerate(named)})


def _organisations(reconciliation: Reconciliation) -> Iterator[Message]:
    counts = Counter(name.status for name in reconciliation.names if name.rule != "own-name")
    if counts:
        parts = tuple(message(f"understood.organisation.{status}", n=n) for status, n in sorted(counts.items()))
        yield message("understood.names", n=counts.total(), parts=parts)
    if reconciliation.listed:
        found = {name.organisation_id for name in reconciliation.names if name.status == "matched"}
        yield message("understood.listed", n=len(found), listed=reconciliation.listed)


def _ruling(decision: Decision) -> str:
    return f"{decision.text!r} ({decision.location})" if decision.location else repr(decision.text)


def _cut(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= WIDEST else f"{name[: WIDEST - 3]}..."
