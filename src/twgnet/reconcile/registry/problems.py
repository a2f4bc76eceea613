"""What is wrong with a registry as a whole: nothing in it may be settled in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from twgnet.errors import Location, Problem, problem
from twgnet.model.registry import Group, OtherBody, Registry
from twgnet.reconcile.groups.index import names_of
from twgnet.reconcile.text.normalise import normalise, squash


def find_problems(registry: Registry, location: Location) -> Iterator[Problem]:
    """Find names and ids that two groups share, names without letters, unknown ids."""
    ids = Counter(group.id.casefold() for group in registry.groups)
    for group_id in sorted(id for id, count in ids.items() if count > 1):
        yield problem("registry_file.id_twice", location, n=ids[group_id], id=group_id)
    if not registry.groups:
        yield problem("registry_file.no_group", location)
    subjects: tuple[Group | OtherBody, ...] = (*registry.groups, *registry.other_bodies)
    for subject in subjects:
        if not normalise(subject.name):
            yield problem("registry_file.no_letter", location, name=subject.name)
    yield from _shared(subjects, location)
    for body in registry.other_bodies:
        for group_id in sorted(set(body.nearest) - {group.id for group in registry.groups}):
            yield problem("registry_file.no_nearest", location, name=body.name, id=group_id)


def _shared(subjects: tuple[Group | OtherBody, ...], location: Location) -> Iterator[Problem]:
    """Find names that would settle two ways, hyphens, blanks and `&` aside."""
    owners: dict[str, Group | OtherBody] = {}
    for subject in subjects:
        for name, _ in names_of(subject):
            owner = owners.setdefault(squash(normalise(name)), subject)
            if owner is not subject and _who(owner) != _who(subject):
                yield problem("registry_file.shared", location, name=name, one=_who(owner), other=_who(subject))


def _who(subject: Group | OtherBody) -> str:
    return subject.name if isinstance(subject, OtherBody) else f"{subject.id} ({subject.name})"
