"""Which rulings this survey uses, and which wait for another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twgnet.model.reconciliation import Decision, Duplicate, Mention, Name, State
from twgnet.model.registry import Organisation
from twgnet.reconcile.decisions.file import key_of
from twgnet.reconcile.decisions.rulings import Rulings
from twgnet.reconcile.text.keys import ruling_key
from twgnet.reconcile.text.normalise import normalise

Pairs = Mapping[frozenset[str], frozenset[str]]


def ruled_pairs(rulings: Rulings, people: Mapping[str, Organisation]) -> Pairs:
    """Give for each pair of names ruled on the organisations of this survey it is about.

    An organisation goes by every spelling in the survey, by its name in the master list, and
    by the names ruled to be the same.
    """
    owners = {normalise(one.name): one.id for one in people.values()}
    owners |= {normalise(spelling): one.id for spelling, one in people.items()}
    of_class = {rulings.same_as.get(name, name): owner for name, owner in sorted(owners.items())}
    found = {}
    for pair in rulings.same:
        ids = {owners.get(name) or of_class.get(rulings.same_as.get(name, name)) for name in pair}
        if None not in ids:
            found[pair] = frozenset(filter(None, ids))
    return found


def not_ruled(
    duplicates: Iterable[Duplicate],
    pairs: Pairs,
    names: Iterable[Name],
    master: Iterable[Organisation],
) -> Iterator[Duplicate]:
    """Leave out the pairs a person ruled on, be it by a master list that holds both."""
    ruled = set(pairs.values())
    new = {one.organisation_id for one in names if (one.rule, one.status) == ("decision", "new")}
    listed = {one.id for one in master}
    for pair in duplicates:
        ids = frozenset((pair.organisation_id, pair.other_id))
        if ids not in ruled and not (ids & new and ids & listed) and not ids <= listed:
            yield pair


def with_state(
    decisions: Iterable[Decision], mentions: Sequence[Mention], names: Sequence[Name], pairs: Pairs
) -> Iterator[Decision]:
    """Say of each ruling whether anything in this survey rests on it."""
    applied = {
        "group": {ruling_key(mention.text) for mention in mentions if mention.rule == "decision"},
        "organisation": {normalise(name.text) for name in names if name.rule == "decision"},
    }
    for decision in decisions:
        kind, texts = key_of(decision)
        used = texts in pairs if kind == "same" else texts <= applied[kind]
        state: State = "open" if not decision.ruled else "used" if used else "unused"
        yield replace(decision, state=state)
