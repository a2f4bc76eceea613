"""People for seats: the most senior first, each seat of an organisation to another person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twgnet.model.focal import Person, Rules, Seat
from twgnet.model.network import Network

SENIORITY = ("senior management", "middle management", "officer")  # as the survey of 2017 ranks positions
People = Mapping[str, Sequence[Person]]


def sort_people(people: Iterable[Person], rules: Rules) -> People:
    """Give the people of each organisation: most points of the rules first, then the most senior."""
    found: dict[str, list[Person]] = {}
    for person in sorted(people, key=lambda one: (-_points(one, rules), _seniority(one), one.name.casefold())):
        found.setdefault(person.organisation_id, []).append(person)
    return found


def add_people(network: Network, people: People) -> Network:
    """Give organisations the attributes of their first person, where they have none of that name."""
    if not people:
        return network
    organisations = (
        replace(one, attributes={**people[one.id][0].attributes, **one.attributes}) if one.id in people else one
        for one in network.organisations
    )
    return replace(network, organisations=tuple(organisations))


def name_people(seats: Iterable[Seat], people: People) -> Iterator[Seat]:
    """Name a person for each seat; nobody twice while an organisation has others."""
    given: dict[str, int] = {}
    for seat in seats:
        several = people.get(seat.organisation_id, ())
        turn = given.get(seat.organisation_id, 0)
        given[seat.organisation_id] = turn + 1
        yield replace(seat, person=several[turn % len(several)].name) if several else seat


def _points(person: Person, rules: Rules) -> int:
    values = {key.casefold(): value.strip().casefold() for key, value in person.attributes.items()}
    return sum(
        points
        for name, table in rules.points.items()
        for value, points in table.items()
        if values.get(name.casefold()) == value.strip().casefold()
    )


def _seniority(person: Person) -> int:
    position = next((value for key, value in person.attributes.items() if key.casefold() == "position"), "").casefold()
    return next((place for place, name in enumerate(SENIORITY) if name in position), len(SENIORITY))
