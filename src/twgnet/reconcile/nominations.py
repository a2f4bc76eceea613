"""Whom respondents trust to speak: names of organisations as they wrote them, to ballots by group."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from twgnet.errors import Location
from twgnet.model.reconciliation import Interest, Mention
from twgnet.model.registry import Organisation, Registry
from twgnet.model.survey import Nomination
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name
from twgnet.reconcile.text.normalise import normalise

Ballots = dict[str, list[frozenset[str]]]
JOINTS = (r"[;\n]", r"[;\n,/]", r"[;\n,/&]|\b(?:and|et|y|e|und)\b")  # tried until every part is known


def settle_nominations(
    nominations: Sequence[Nomination],
    people: Mapping[str, Organisation],
    mentions: Iterable[Mention],
    interests: Iterable[Interest],
    registry: Registry,
) -> tuple[Ballots | None, tuple[Location, ...]]:
    """Give a ballot of each respondent for each group it is about, and where no organisation is named.

    A nomination is about the group of its row, the group that its question names, or every group that the
    respondent wants.
    """
    if not nominations:
        return None, ()
    find = _Nominees(people, nominations)
    groups = _groups_of(nominations, people, mentions, interests, registry)
    ballots: Ballots = {}
    unknown: list[Location] = []
    for nomination in nominations:
        nominees, whole = find(nomination.text)
        if not whole:
            unknown.append(nomination.location)
        for group in groups(nomination) if nominees else ():
            ballots.setdefault(group, []).append(nominees)
    return dict(sorted(ballots.items())), tuple(unknown)


class _Nominees:
    """Finds who is named in a cell, each distinct piece once."""

    def __init__(self, people: Mapping[str, Organisation], nominations: Iterable[Nomination]) -> None:
        self.written = {normalise(name): one.id for name, one in people.items()}
        everyone = sorted({one.id: one for one in people.values()}.items())
        pieces = sorted({piece for one in nominations for joint in ("$^", *JOINTS) for piece in _cut(joint, one.text)})
        matches = match_names([parse_name(piece) for piece in pieces], MasterIndex([one for _, one in everyone]))
        self.known = {
            piece: everyone[match.indices[0]][0]
            for piece, match in zip(pieces, matches, strict=True)
            if match.status == "matched"
        }

    def __call__(self, text: str) -> tuple[frozenset[str], bool]:
        """Give the organisations that a cell names, and whether all of it names one."""
        best: frozenset[str] = frozenset()
        for joint in ("$^", *JOINTS):
            pieces = _cut(joint, text)
            ids = [self.written.get(normalise(piece)) or self.known.get(piece, "") for piece in pieces]
            if pieces and all(ids):
                return frozenset(ids), True
            best = max(best, frozenset(filter(None, ids)), key=len)
        return best, False


def _cut(joint: str, text: str) -> list[str]:
    return [piece.strip() for piece in re.split(joint, text) if piece.strip()]


def _groups_of(
    nominations: Sequence[Nomination],
    people: Mapping[str, Organisation],
    mentions: Iterable[Mention],
    interests: Iterable[Interest],
    registry: Registry,
) -> Callable[[Nomination], Collection[str]]:
    wanted: dict[str, list[str]] = {}
    for tie in interests:
        wanted.setdefault(tie.organisation_id, []).append(tie.group_id)
    named = _named_in({one.heading for one in nominations}, registry)
    of_row: dict[tuple[str, int], list[str]] = {}
    for mention in mentions if any(one.group for one in nominations) else ():
        if mention.status == "matched":
            of_row.setdefault((mention.source, mention.row), []).append(mention.group_id)

    def groups(nomination: Nomination) -> Collection[str]:
        if nomination.group:
            return dict.fromkeys(of_row.get((nomination.location.source, nomination.location.row), ()))
        if nomination.heading in named:
            return (named[nomination.heading],)
        who = people.get(nomination.organisation)
        return wanted.get(who.id, ()) if who else ()

    return groups


def _named_in(headings: Collection[str], registry: Registry) -> dict[str, str]:
    """Give the group that each of several headings names: the one with the longest name in it."""
    if len(headings) < 2:
        return {}
    names = {f" {normalise(name)} ": group.id for group in registry.groups for name in (*group.aliases, group.name)}
    found = {}
    for heading in headings:
        text = f" {normalise(heading)} "
        held = [name for name in names if name.strip() and name in text]
        if held:
            found[heading] = names[max(held, key=len)]
    return found
