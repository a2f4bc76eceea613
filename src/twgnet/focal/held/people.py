"""People for seats: the most senior first, each seat of an organisation to another person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twgnet.focal.held.positions import UNRANKED, rank_position
from twgnet.focal.score import draw_lot
from twgnet.model.focal import Person, Rules, Seat
from twgnet.model.message import Message, message
from twgnet.model.network import Network

SHOWN = 5  # positions that are named
People = Mapping[str, Sequence[Person]]


def sort_people(people: Iterable[Person], rules: Rules, seed: int = 0) -> People:
    """Give the people of each organisation: most points of the rules first, then the most senior; equals by lot."""

    def place(one: Person) -> tuple[int, float, bytes]:
        return -_points(one, rules), rank_position(_position(one)), draw_lot(seed, one.organisation_id, one.name)

    found: dict[str, list[Person]] = {}
    for person in sorted(people, key=place):
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


def _position(person: Person) -> str:
    return next((value for key, value in person.attributes.items() if key.casefold() == "position"), "")


def list_unranked(people: People) -> Iterator[Message]:
    """Say which positions have no rank, where an organisation has several people to choose from."""
    several = (one for found in people.values() if len(found) > 1 for one in found)
    positions = {position.strip() for position in map(_position, several) if rank_position(position) == UNRANKED} - {""}
    if positions:
        yield message("focal.unranked", n=len(positions), names=tuple(sorted(positions)[:SHOWN]))
