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
) -> tuple[Ballots | None, tuple[Location, ...], Mapping[str, tuple[str, ...]]]:
    """Give a ballot of each respondent for each group it is about, and where no organisation is named.

    A nomination is about the group of its row, the groups that its heading names, or every group that the
    respondent wants. Third come the groups (names) of each heading that decides.
    """
    if not nominations:
        return None, (), {}
    find = _Nominees(people, nominations)
    named = _Headings(registry)
    groups = _groups_of(nominations, people, mentions, interests, named)
    ballots: Ballots = {}
    unknown: list[Location] = []
    for nomination in nominations:
        nominees, whole = find(nomination.text)
        if not whole:
            unknown.append(nomination.location)
        for group in groups(nomination) if nominees else ():
            ballots.setdefault(group, []).append(nominees)
    return dict(sorted(ballots.items())), tuple(unknown), named.shown


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
    named: _Headings,
) -> Callable[[Nomination], Collection[str]]:
    wanted: dict[str, list[str]] = {}
    for tie in interests:
        wanted.setdefault(tie.organisation_id, []).append(tie.group_id)
    of_row: dict[tuple[str, int], list[str]] = {}
    for mention in mentions if any(one.group for one in nominations) else ():
        if mention.status == "matched":
            of_row.setdefault((mention.source, mention.row), []).append(mention.group_id)

    def groups(nomination: Nomination) -> Collection[str]:
        if nomination.group:
            return dict.fromkeys(of_row.get((nomination.location.source, nomination.location.row), ()))
        if found := named(nomination.headings):
            return found
        who = people.get(nomination.organisation)
        return wanted.get(who.id, ()) if who else ()

    return groups


class _Headings:
    """Finds the groups that headings name; `shown` says by name what each heading that decides was taken for."""

    def __init__(self, registry: Registry) -> None:
        self.groups = {group.id: group.name for group in registry.groups}
        names = ((name, group.id) for group in registry.groups for name in (*group.aliases, group.name, group.acronym))
        self.names = sorted(((name, id) for name, id in names if name), key=lambda one: (-len(one[0]), one))
        self.shown: dict[str, tuple[str, ...]] = {}
        self.known: dict[str, tuple[str, ...]] = {}

    def __call__(self, headings: Sequence[str]) -> tuple[str, ...]:
        """Give the groups that the first of several headings names which names any."""
        found = {heading: self._find(heading) for heading in headings}
        heading = next((heading for heading, ids in found.items() if ids), headings[-1])
        self.shown[heading] = tuple(self.groups[id] for id in found[heading])
        return found[heading]

    def _find(self, heading: str) -> tuple[str, ...]:
        """Give the groups whose names stand in a heading, the longest first; an acronym in capitals only."""
        if heading not in self.known:
            text, ids = f" {normalise(heading)} ", dict[str, None]()
            for name, id in self.names:
                folded = f" {normalise(name)} "
                capital = not name.isupper() or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", heading)
                if folded.strip() and capital and folded in text:
                    text, ids[id] = text.replace(folded, " | "), None
            self.known[heading] = tuple(sorted(ids))
        return self.known[heading]
