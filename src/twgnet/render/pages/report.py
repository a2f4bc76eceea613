"""The report put together: every section's records, one template."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from twgnet.model.gaps import Gap, SmallestSet, Suggestion
from twgnet.model.message import Message, message, name_few
from twgnet.model.results import Results
from twgnet.model.survey import ColumnUse
from twgnet.render.board import Board, board_of
from twgnet.render.board.headline import lacks
from twgnet.render.links import find_links
from twgnet.render.pages.central import central
from twgnet.render.pages.do_next import list_tasks
from twgnet.render.pages.page import Page, render_page
from twgnet.render.pages.ranges import find_ranges
from twgnet.render.pages.respondents import find_spreads
from twgnet.render.pages.speech import Speech
from twgnet.render.view_model import ViewModel
from twgnet.wording.checks import list_checks
from twgnet.wording.statement import meaning

SUGGESTED = 3  # organisations to ask per group
MOST = 100  # rows of a list that is whole in a table elsewhere
USES = ("kept", "counted", "nominations", "left_out")
WORDY = 25  # groups up to which all ranges stand in the table and all reasons of a seat are said
LISTED = Board.LISTED  # rows of a table of groups
NAMED = 12  # names in one sentence
SAID_BEFORE = {f"gaps.note.{code}" for code in "soles removal cover cover_twice one_kind accuracy".split()}


def render_report(results: Results, charts: Mapping[str, str] | None = None) -> str:
    """Write the report as one page that needs nothing else: the answer first, the method last.

    `charts` are figures as SVG elements by their name.
    """
    from markupsafe import Markup

    links = find_links(results.network)
    board = board_of(results)
    page = Page(
        "report.html",
        results.survey.title or results.survey.source,
        styles=("report.css", *Board.STYLES),
        scripts=("speak.js",),
        module=Board.MODULE,
        khmer=True,
        data=board.data,
    )
    speech = Speech(links)
    return render_page(
        page,
        results,
        tell=speech,
        board=board,
        who=speech.name,
        links=links,
        most=MOST,
        meaning=meaning(results),
        charts={name: Markup(svg) for name, svg in (charts or {}).items()},  # noqa: S704
        **_answers(results),
        **_appendix(results),
    )


def _answers(results: Results) -> dict[str, Any]:
    """Give what the five numbered sections show."""
    few_groups = len(results.gaps.gaps) <= WORDY
    suggested: dict[str, list[Suggestion]] = defaultdict(list)
    for one in results.gaps.suggestions:
        suggested[one.group_id].append(one)
    return {
        "ranges": find_ranges(results.gaps.gaps),
        "typed": any(gap.low_by_type is not None for gap in results.gaps.gaps),
        "ranged": results.gaps.gaps if few_groups else _ranged(results.gaps.gaps),
        "listed": LISTED,
        "active": {id: names for id, (one, *_) in suggested.items() if (names := one.most_active)},
        "unpointed": next(filter(None, map(_point_to_nobody, results.gaps.suggestions)), None),
        "suggested": {id: found[:SUGGESTED] for id, found in suggested.items()},
        "seats": _seats_by_group(results),
        "reasons": None if few_groups else 2,
        "states": ViewModel(results).seat_states,
        "tasks": list_tasks(results),
    }


def _ranged(gaps: Sequence[Gap]) -> Sequence[Gap]:
    """Choose of many groups those that may lack organisations; where none does, those nearest to it."""
    return [gap for gap in gaps if lacks(gap)][:LISTED] or gaps[:WORDY]


def _point_to_nobody(one: Suggestion) -> Message | None:
    """Say once for all groups that the most active are named, and whom to remind first; None where some are better."""
    if not one.most_active:
        return None
    once = message("board.unpointed")
    return Message(one.why.code, {**one.why.values, "why": once}) if one.why.code == "gaps.ask.others" else once


def _seats_by_group(results: Results) -> dict[str, list[Any]]:
    seats: dict[str, list[Any]] = {gap.group_id: [] for gap in results.gaps.gaps}
    for seat in results.seats:
        seats.setdefault(seat.group_id, []).append(seat)
    return {group_id: found for group_id, found in seats.items() if found}


def _appendix(results: Results) -> dict[str, Any]:
    mentions = results.reconciliation.mentions
    return {
        "problems": [line for line, _ in list_checks(results.survey.problems)],
        "spreads": find_spreads(results),
        "rates": defaultdict(lambda: None, {(one.attribute, one.value): one for one in results.gaps.response}),
        "column_uses": _columns_by_use(results),
        "central": central(results),
        "depends": list(_depends(results)),
        "sole": list(_sole_covers(results)),
        "unlinked": _without_interest(results),
        "not_groups": [one for one in mentions if one.status == "not_a_group"],
        "statuses": [message(f"report.status_{key}", n=n) for key, n in _counted(one.status for one in mentions)],
        "rules": [message("report.rule_count", rule=key, n=n) for key, n in _counted(one.rule for one in mentions)],
        "limits": [note for note in results.gaps.notes if note.code not in SAID_BEFORE and note != results.gaps.trust],
        "names": {one.id: one.name for one in results.network.organisations},
        "groups": {one.id: one for one in results.network.groups},
    }


def _columns_by_use(results: Results) -> dict[str, list[ColumnUse]]:
    """Give every column that was read for something besides organisations and groups, or left out."""
    by_use = {use: [one for one in results.survey.columns if one.use == use] for use in USES}
    return {use: found for use, found in by_use.items() if found}


def _counted(words: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(words).items())


def _without_interest(results: Results) -> list[str]:
    interested = {tie.organisation_id for tie in results.network.interests}
    return [one.name for one in results.network.organisations if one.id not in interested]


def _sole_covers(results: Results) -> Iterator[Message]:
    names = {one.id: one.name for one in results.network.organisations}
    groups = {one.id: one.name for one in results.network.groups}
    for id, alone in results.gaps.fragility.sole_covers.items():
        yield message("report.sole_one", organisation=names[id], groups=tuple(groups[one] for one in alone))


def _depends(results: Results) -> Iterator[Message]:
    """Say who the largest is, how few organisations leave many groups empty, and how few reach all."""
    names = {one.id: one.name for one in results.network.organisations}
    groups = len(results.network.groups)
    degrees = Counter(tie.organisation_id for tie in results.network.interests)
    if degrees:
        n = max(degrees.values())
        largest = tuple(names[id] for id in sorted(degrees) if degrees[id] == n)
        values = {"n": n, "groups": groups, "share": n / len(results.network.interests)}
        if len(largest) == 1:
            yield message("report.largest", name=largest[0], **values)
        else:
            yield message("report.largest_tied", names=name_few(list(largest), NAMED), **values)
    fragility = results.gaps.fragility
    if fragility.removal_set.organisations:
        yield from _smallest("report.departures", fragility.removal_set, names)
    if fragility.cover_once.organisations:
        yield from _smallest("report.reach", fragility.cover_once, names)
    for one in results.gaps.balance:
        if one.only and one.counts[one.only] > 1 and one.missing:
            group = next(group.name for group in results.network.groups if group.id == one.group_id)
            yield message("report.one_kind", group=group, attribute=one.attribute, value=one.only)


def _smallest(code: str, found: SmallestSet, names: dict[str, str]) -> Iterator[Message]:
    """Name a smallest set, and say how many are as small."""
    members = name_few([names[id] for id in found.organisations], NAMED)
    if found.proven or code == "report.reach":
        yield message(code, n=len(found.organisations), names=members)
    else:
        yield message(f"{code}_bound", n=len(found.organisations), bound=found.bound, names=members)
    if found.proven and found.equal:
        yield message("report.equal_sets", n=found.equal)
