"""What is wrong with a registry as a whole: nothing in it may be settled in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from twgnet.errors import Location, Problem
from twgnet.model.registry import Group, OtherBody, Registry
from twgnet.reconcile.groups.index import names_of
from twgnet.reconcile.text.normalise import normalise, squash


def find_problems(registry: Registry, location: Location) -> Iterator[Problem]:
    """Find names and ids that two groups share, names without letters, unknown ids."""
    ids = Counter(group.id.casefold() for group in registry.groups)
    for group_id in sorted(id for id, count in ids.items() if count > 1):
        what = f"{ids[group_id]} groups have the id {group_id!r}, upper and lower case alike"
        yield Problem(what, location, "rename all but one of them")
    if not registry.groups:
        yield Problem("no group is listed", location, "add a group with id and name")
    subjects: tuple[Group | OtherBody, ...] = (*registry.groups, *registry.other_bodies)
    for subject in subjects:
        if not normalise(subject.name):
            what = f"a name without a letter: {subject.name!r}"
            yield Problem(what, location, "write the name out")
    yield from _shared(subjects, location)
    for body in registry.other_bodies:
        for group_id in sorted(set(body.nearest) - {group.id for group in registry.groups}):
            what = f"{body.name!r} names {group_id!r} as its nearest group, but there is no such group"
            yield Problem(what, location, "use the id of a group")


def _shared(subjects: tuple[Group | OtherBody, ...], location: Location) -> Iterator[Problem]:
    """Find names that would settle two ways, hyphens, blanks and `&` aside."""
    owners: dict[str, Group | OtherBody] = {}
    for subject in subjects:
        for name, _ in names_of(subject):
            owner = owners.setdefault(squash(normalise(name)), subject)
            if owner is not subject and _who(owner) != _who(subject):
                what = f"{name!r} names both {_who(owner)} and {_who(subject)}"
                yield Problem(what, location, "take it from one of them")


def _who(subject: Group | OtherBody) -> str:
    return subject.name if isinstance(subject, OtherBody) else f"{subject.id} ({subject.name})"
