"""The files that an office keeps: seats and how far each has come, and the people who could hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from twgnet.errors import Problem, SeatsError, TwgnetError, problem
from twgnet.focal.rules.resolve import Lookup
from twgnet.model.focal import LEFT, ROLES, STATES, HeldSeat, Person
from twgnet.model.network import Network
from twgnet.read import Record, read_records

SEAT_COLUMNS = ("group_id", "role", "organisation_id", "state")


def load_seats(path: Any, network: Network) -> tuple[HeldSeat, ...]:
    """Read the seats of last time, as `seats.csv` keeps them; rows without an organisation are empty seats.

    Raises
    ------
    SeatsError
        The file is of other groups, or a row says what cannot be; all are listed with their rows.
    """
    records = _read(path, SEAT_COLUMNS)
    groups = {group.id for group in network.groups}
    strangers = [record for record in records if record.values["group_id"] not in groups]
    if records and len(strangers) == len(records):
        raise SeatsError("seats.other_groups", location=records[0].location)
    problems = [
        problem("seats.unknown_group", record.location, group=record.values["group_id"]) for record in strangers
    ]
    problems += [fault for record in records for fault in _faults(record)]
    problems += _unknown(records, network)
    held = [_held(record) for record in records if record.values["organisation_id"]]
    problems += _twice([seat for seat in held if seat.state not in LEFT])
    if problems:
        raise SeatsError(*problems)
    return tuple(held)


def load_people(path: Any, network: Network) -> tuple[Person, ...]:
    """Read who could hold the seats: `person`, `organisation`, and attributes such as `position`.

    Raises
    ------
    SeatsError
        A person stands there twice, or an organisation is unknown; all are listed with their rows.
    """
    records = _read(path, ("person", "organisation"))
    people, problems = [], []
    rows: dict[tuple[str, str], int] = {}
    lookup = Lookup("organisation", network.organisations, lambda _: record.location)
    for record in records:
        values = dict(record.values)
        name, organisation = values.pop("person").strip(), lookup.find(values.pop("organisation"))
        first = rows.setdefault((name.casefold(), organisation), record.location.row)
        if not name:
            problems.append(problem("seats.no_person", record.location))
        elif first != record.location.row:
            problems.append(problem("seats.person_twice", record.location, row=first))
        people.append(Person(name, organisation, values))
    if problems := [*problems, *lookup.problems]:
        raise SeatsError(*problems)
    return tuple(people)


def load_nominations(path: Any, network: Network) -> dict[str, list[frozenset[str]]]:
    """Read ballots: a row names a `group` and the `nominees`, joined by semicolons; nobody needs to sign.

    Raises
    ------
    SeatsError
        A group or a nominee is unknown; all are listed with their rows.
    """
    ballots: dict[str, list[frozenset[str]]] = {}
    records = _read(path, ("group", "nominees"))
    groups = Lookup("group", network.groups, lambda _: record.location)
    organisations = Lookup("organisation", network.organisations, lambda _: record.location)
    for record in records:
        names = [name.strip() for name in record.values["nominees"].split(";")]
        ballot = frozenset(organisations.find(name) for name in names if name)
        if ballot:
            ballots.setdefault(groups.find(record.values["group"].strip()), []).append(ballot)
    if problems := [*groups.problems, *organisations.problems]:
        raise SeatsError(*problems)
    return ballots


def _read(path: Any, needs: Sequence[str]) -> list[Record]:
    try:
        return read_records(path, needs=needs)
    except TwgnetError as error:
        raise SeatsError(*error.problems) from None


def _held(record: Record) -> HeldSeat:
    values = record.values
    return HeldSeat(
        values["group_id"],
        values["role"],  # type: ignore[arg-type]
        values["organisation_id"],
        values.get("organisation") or values["organisation_id"],
        values["state"] or "proposed",
        values.get("from", ""),
        values.get("until", ""),
        values.get("note", ""),
        record.location,
    )


def _faults(record: Record) -> Iterator[Problem]:
    values = record.values
    if values["role"] not in ROLES:
        yield problem("seats.role", record.location, role=values["role"], known=tuple(ROLES))
    if values["state"] not in ("", *STATES):
        yield problem("seats.state", record.location, state=values["state"], known=tuple(STATES))
    for column in ("from", "until"):
        if text := values.get(column, ""):
            try:
                date.fromisoformat(text)
            except ValueError:
                yield problem("seats.date", record.location, column=column, text=text)


def _unknown(records: Sequence[Record], network: Network) -> Iterator[Problem]:
    """Refuse organisations that the survey does not know, unless their seat has ended."""
    lookup = Lookup("organisation", network.organisations, lambda _: None)
    for record in records:
        id, state = record.values["organisation_id"], record.values["state"]
        if id and id not in lookup.ids and state not in LEFT:
            ids = lookup.suggest_ids(id) or lookup.suggest_ids(record.values.get("organisation", ""))
            code = "seats.like_organisation" if ids else "seats.unknown_organisation"
            yield problem(code, record.location, organisation=id, near=ids)


def _twice(held: Sequence[HeldSeat]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], HeldSeat] = {}
    for seat in held:
        first = seen.setdefault((seat.group_id, seat.organisation_id), seat)
        if first is not seat and first.location:
            who = {"organisation": seat.organisation, "group": seat.group_id, "row": str(first.location.row)}
            yield problem("seats.twice", seat.location, **who)
