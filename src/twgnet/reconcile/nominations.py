"""Whom respondents trust to speak: names of organisations as they wrote them, to ballots by group."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from twgnet.errors import Location
from twgnet.model.reconciliation import Duplicate, Interest, Mention
from twgnet.model.registry import Organisation, Registry
from twgnet.model.survey import Nomination
from twgnet.reconcile.groups.parse import LONGEST, Fragment, Splitter
from twgnet.reconcile.groups.result import ALL, WHOLE
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.duplicates import join_duplicates
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
    splitter: Splitter,
    duplicates: Iterable[Duplicate] = (),
) -> tuple[Ballots | None, tuple[Location, ...], Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """Give one ballot of each respondent for each group it is about, and where no organisation is named.

    All that a respondent names for a group is one ballot, and those are one respondent that may be one organisation.

    A nomination is about the group of its row, the groups that its heading names, or every group that the
    respondent wants. Third come the groups (names) of each heading that decides, fourth the headings in which
    a group stands that is not listed, so that they are about none.
    """
    if not nominations:
        return None, (), {}, ()
    find = _Nominees(people, nominations)
    named = _Headings(registry, splitter, {one.headings for one in nominations if not one.group})
    groups = _groups_of(nominations, people, mentions, interests, named)
    voters = _join_voters(people, duplicates)
    named_by: dict[str, dict[str, frozenset[str]]] = {}
    unknown: list[Location] = []
    for nomination in nominations:
        nominees, whole = find(nomination.text)
        if not whole:
            unknown.append(nomination.location)
        for group in groups(nomination) if nominees else ():
            ballots, voter = (
                named_by.setdefault(group, {}),
                voters.get(nomination.organisation, nomination.organisation),
            )
            ballots[voter] = ballots.get(voter, frozenset()) | nominees
    every = {group: [*ballots.values()] for group, ballots in sorted(named_by.items())}
    return every, tuple(unknown), named.shown, tuple(named.unlisted)


def _join_voters(people: Mapping[str, Organisation], duplicates: Iterable[Duplicate]) -> dict[str, str]:
    """Give for each organisation, as written, one id, the same for all that may be one."""
    joined = join_duplicates((pair.organisation_id, pair.other_id) for pair in duplicates)
    same = {id: several[0] for several in joined for id in several}
    return {name: same.get(one.id, one.id) for name, one in people.items()}


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
            return named.take(nomination.group, of_row.get((nomination.location.source, nomination.location.row), ()))
        if (found := named(nomination.headings)) is not None:
            return found
        who = people.get(nomination.organisation)
        return wanted.get(who.id, ()) if who else ()

    return groups


class _Headings:
    """Finds the groups that headings name; `shown` says by name what each heading that decides was taken for.

    A group is known by its name within a heading, or by what the matcher of answers makes of the part that tells a
    heading from the others, or of its end. `unlisted` are the headings in which a group stands that is not
    listed: nothing is known of it, but another heading names a group in its place.
    """

    def __init__(self, registry: Registry, splitter: Splitter, every: Collection[Sequence[str]]) -> None:
        self.groups = {group.id: group.name for group in registry.groups}
        names = ((name, group.id) for group in registry.groups for name in (*group.aliases, group.name, group.acronym))
        self.names = sorted(((name, id) for name, id in names if name), key=lambda one: (-len(one[0]), one))
        self.splitter = splitter
        options, questions = ([one[0] for one in every if (len(one) > 1) is option] for option in (True, False))
        shared = {whole: part for whole, part in _parts_apart(questions).items() if part != _open(whole)}
        self.parts = _parts_apart(options) | shared
        self.shown: dict[str, tuple[str, ...]] = {}
        self.unlisted: dict[str, None] = {}
        self.known: dict[str, tuple[str, ...]] = {}
        self.apart = {len(headings) for headings in every if self._find(headings[0])}

    def __call__(self, headings: Sequence[str]) -> tuple[str, ...] | None:
        """Give the groups that the first of several headings names which names any; None for those of a respondent."""
        found = {heading: self._find(heading) for heading in headings}
        heading = next((heading for heading, ids in found.items() if ids), headings[-1])
        if not found[heading] and len(headings) in self.apart and self.parts.get(headings[0]):
            self.unlisted[headings[0]] = None
            return ()
        self.shown[heading] = tuple(self.groups[id] for id in found[heading])
        return found[heading] or None

    def take(self, written: str, ids: Iterable[str]) -> tuple[str, ...]:
        """Give the groups of a row, and remember what was written for them."""
        found = tuple(dict.fromkeys(ids))
        if found:
            self.shown[written] = tuple(self.groups[id] for id in found)
        return found

    def _find(self, heading: str) -> tuple[str, ...]:
        if heading not in self.known:
            ids = self._settle(self.parts.get(heading, "")) or self._settle_end(heading)
            self.known[heading] = tuple(sorted({*self._find_names(heading), *ids}))
        return self.known[heading]

    def _find_names(self, heading: str) -> Iterator[str]:
        """Give the groups whose names stand in a heading, the longest first; an acronym in capitals only."""
        text = f" {normalise(heading)} "
        for name, id in self.names:
            folded = f" {normalise(name)} "
            capital = not name.isupper() or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", heading)
            if folded.strip() and capital and folded in text:
                text = text.replace(folded, " | ")
                yield id

    def _settle(self, text: str, is_sure: Callable[[Fragment], bool] = bool) -> tuple[str, ...]:
        """Give the groups of a text of which every part is one, and surely so."""
        parts = self.splitter.parse_answers([text])[text] if text else []
        sure = all(part.result.status == "matched" and is_sure(part) for part in parts)
        return tuple(id for part in parts for id in part.result.group_ids) if sure else ()

    def _settle_end(self, heading: str) -> tuple[str, ...]:
        """Give the groups that the last words of a heading name, as many words as do, wholly but for slips."""

        def is_whole(part: Fragment) -> bool:
            lower = {normalise(word) for word in part.text.split() if not word.isupper()}
            return part.result.rule in WHOLE - {ALL} and not lower & capitals

        capitals = {normalise(name) for name, _ in self.names if name.isupper()}
        said = _open(heading).split()
        ends = (" ".join(said[-count:]) for count in range(min(len(said), LONGEST), 0, -1))
        return next((ids for end in ends if (ids := self._settle(end, is_whole))), ())


def _open(heading: str) -> str:
    """Give a heading without the mark that ends a question."""
    return heading.rstrip(" ?？។.!:")


def _parts_apart(headings: Iterable[str]) -> dict[str, str]:
    """Give of each heading what tells it from the others: the words between those with which all begin and end.

    >>> _parts_apart(["Whom do you trust for Land?", "Whom do you trust for Roads and rails?"])
    {'Whom do you trust for Land?': 'Land', 'Whom do you trust for Roads and rails?': 'Roads and rails'}
    """
    said = {heading: _open(heading).split() for heading in dict.fromkeys(headings)}
    if len(said) < 2:
        return {}
    first = _count_shared([*said.values()])
    last = _count_shared([words[first:][::-1] for words in said.values()])
    return {heading: " ".join(words[first : len(words) - last]) for heading, words in said.items()}


def _count_shared(several: Sequence[Sequence[str]]) -> int:
    """Count the words with which all of several begin.

    >>> _count_shared([["a", "b"], ["a", "c"], ["a"]])
    1
    """
    columns = zip(*several, strict=False)
    return next((place for place, words in enumerate(columns) if len({*words}) > 1), min(map(len, several)))
