"""What to do next, as a list to tick: made of what the stages found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from twgnet.model.gaps import Gap, Suggestion, remind_first
from twgnet.model.message import Message, message, name_few
from twgnet.model.reconciliation import Decision
from twgnet.model.results import Results
from twgnet.render.board.headline import lacks

ASKED = 3  # organisations to ask about one group
NAMED = 6  # groups without a focal organisation
SHOWN = 20  # tasks of one kind; the tables hold all
CANDIDATES = 6  # that an answer could mean: as many as the reading gives


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks of one kind: the code of their heading, the tasks, how many more and in which file."""

    heading: str
    tasks: tuple[Message, ...]
    more: int = 0
    file: str = ""


def list_tasks(results: Results) -> list[Tasks]:
    """Give the tasks of every kind that has any, in the order in which to take them up."""
    open_decisions = [one for one in results.reconciliation.decisions if not one.ruled]
    groups = {one.id: one.name for one in results.network.groups}
    organisations = {one.id: one.name for one in results.network.organisations}
    kinds = (
        ("report.next_ask", _ask(results), "suggestions.csv"),
        ("report.next_check", _check(open_decisions, groups, organisations), "decisions.csv"),
        ("report.next_same", _same(open_decisions), "decisions.csv"),
        ("report.next_remind", _remind(results), "nonrespondents.csv"),
        ("report.next_seats", _seats(results), "focal.csv"),
    )
    return [_cut(heading, tuple(tasks), file) for heading, tasks, file in kinds if tasks]


def _cut(heading: str, tasks: tuple[Message, ...], file: str) -> Tasks:
    return Tasks(heading, tasks[:SHOWN], max(0, len(tasks) - SHOWN), file)


def _ask(results: Results) -> list[Message]:
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for one in results.gaps.suggestions:
        found[one.group_id].append(one)
    return [_ask_about(gap, found[gap.group_id]) for gap in results.gaps.gaps if lacks(gap)]


def _ask_about(gap: Gap, found: list[Suggestion]) -> Message:
    names = tuple(one.organisation for one in found if one.organisation_id)[:ASKED]
    if names:
        return message("report.next_ask_one", names=names, group=gap.group)
    active = next((one.most_active for one in found), ())
    return message(f"report.next_ask_{'active' if active else 'nobody'}", names=active, group=gap.group)


def _check(decisions: list[Decision], groups: dict[str, str], organisations: dict[str, str]) -> list[Message]:
    tasks = []
    for one in decisions:
        if one.kind == "group":
            tasks.append(_question("report.next_check", "groups", one, groups))
        elif one.kind == "organisation":
            tasks.append(_question("report.next_name", "names", one, organisations))
    return tasks


def _question(code: str, key: str, decision: Decision, names: dict[str, str]) -> Message:
    meant = tuple(names.get(id, id) for id in decision.candidates[:CANDIDATES])
    if not meant:
        return message(f"{code}_one", text=decision.text)
    return Message(f"{code}_some", {"text": decision.text, key: meant})


def _same(decisions: list[Decision]) -> list[Message]:
    return [message("report.next_same_one", a=one.text, b=one.other) for one in decisions if one.kind == "same"]


def _remind(results: Results) -> list[Message]:
    nonrespondents = (results.invited or 0) - results.answered
    return [message("report.next_remind_some", n=nonrespondents), *_first(results)] if nonrespondents > 0 else []


def _first(results: Results) -> Iterator[Message]:
    """Name those whose answer could change most, where a list of those invited tells who they are."""
    first = remind_first(results.gaps.nonrespondents, ASKED)
    if first:
        yield first


def _seats(results: Results) -> list[Message]:
    focal = [seat for seat in results.seats if seat.role == "focal"]
    held = len({seat.organisation_id for seat in focal if seat.organisation_id})
    empty = [seat.group for seat in focal if not seat.organisation_id]
    tasks = [message("report.next_seats_some", n=held)] if held else []
    if empty:
        tasks.append(message("report.next_seats_empty", n=len(empty), names=name_few(empty, NAMED)))
    return tasks
