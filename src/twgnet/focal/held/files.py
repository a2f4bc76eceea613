"""The files that an office keeps: seats and how far each has come, and the people who could hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from twgnet.errors import Problem, SeatsError, problem
from twgnet.focal.rules.resolve import Lookup, is_alike, list_names
from twgnet.model.focal import LEFT, ROLES, STATES, HeldSeat, Person
from twgnet.model.network import Network
from twgnet.read import Cell, Form, Record, find_repeated, is_date, one_of
from twgnet.reconcile.text.normalise import normalise
from twgnet.schema import TABLES

SEATS = Form(
    "seats",
    SeatsError,
    (("group_id", "role", "organisation_id", "state"),),
    further=(*TABLES["seats"].names, "cost", "score"),
    cells={
        "role": one_of("seats.role", ROLES),
        "state": one_of("seats.state", STATES, empty=True),
        "from": Cell("seats.date", is_date),
        "until": Cell("seats.date", is_date),
        "place": Cell("seats.place", lambda text: not text or (text.isdecimal() and len(text) < 4 and int(text) > 0)),
    },
)
PEOPLE = Form(
    "people",
    SeatsError,
    (("person", "organisation"),),
    cells={"person": Cell("seats.no_person", lambda text: bool(text.strip()))},
)
NOMINATIONS = Form("nominations", SeatsError, (("group", "nominees"),))


def load_seats(path: Any, network: Network) -> tuple[HeldSeat, ...]:
    """Read the seats of last time, as `seats.csv` keeps them; rows without an organisation are seats left empty.

    A row added by hand may name its organisation without the id.

    Raises
    ------
    SeatsError
        The file is of other groups, or a row says what cannot be; all are listed with their rows.
    """
    _, written, problems = SEATS.read(path)
    records, ambiguous = _find_holders(written, network)
    groups = {group.id for group in network.groups}
    elsewhere = [record for record in records if record.values["group_id"] not in groups]
    if records and len(elsewhere) == len(records):
        raise SeatsError("seats.other_groups", location=records[0].location)
    problems += (
        problem("seats.unknown_group", record.location, group=record.values["group_id"]) for record in elsewhere
    )
    problems += [*ambiguous, *_unknown(records, network), *_vacant(records)]
    problems += [*_twice(records), *_same_place(records), *_backwards(records)]
    SEATS.refuse([*_other_names(records, network), *problems])
    return tuple(map(_held, records))


def load_people(path: Any, network: Network) -> tuple[Person, ...]:
    """Read who could hold the seats: `person`, `organisation`, and attributes such as `position`.

    Raises
    ------
    SeatsError
        A person stands there twice, or an organisation is unknown; all are listed with their rows.
    """
    _, records, problems = PEOPLE.read(path)
    people = []
    lookup = Lookup("organisation", network.organisations, lambda _: record.location)
    for record in records:
        values = dict(record.values)
        people.append(Person(values.pop("person").strip(), lookup.find(values.pop("organisation")), values))
    who = [" ".join(one.name.split()).casefold() or None for one in people]
    works_for = dict(
        zip((record.location.row for record in records), (one.organisation_id for one in people), strict=True)
    )
    for again, first in find_repeated(zip(records, who, strict=True)):
        rows = again.location.row, first.location.row
        code = "person_twice" if works_for[rows[0]] == works_for[rows[1]] else "person_elsewhere"
        problems.append(problem(f"seats.{code}", again.location, row=first.location.row))
    PEOPLE.refuse([*problems, *lookup.problems])
    return tuple(people)


def load_nominations(path: Any, network: Network) -> dict[str, list[frozenset[str]]]:
    """Read ballots: a row names a `group` and the `nominees`, joined by semicolons; nobody needs to sign.

    Raises
    ------
    SeatsError
        A group or a nominee is unknown, or stands in a cell of its own; all are listed with their rows.
    """
    ballots: dict[str, list[frozenset[str]]] = {}
    _, records, problems = NOMINATIONS.read(path)
    groups = Lookup("group", network.groups, lambda _: record.location)
    organisations = Lookup("organisation", network.organisations, lambda _: record.location)
    problems += (
        problem("seats.nominees_apart", record.location, text=record.beyond[0]) for record in records if record.beyond
    )
    for record in records:
        names = [name.strip() for name in record.values["nominees"].split(";")]
        ballot = frozenset(organisations.find(name) for name in names if name)
        if ballot:
            ballots.setdefault(groups.find(record.values["group"].strip()), []).append(ballot)
    NOMINATIONS.refuse([*problems, *groups.problems, *organisations.problems])
    return ballots


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
        int(values.get("place") or 0) if values["role"] == "alternate" else 0,
        record.location,
    )


def _find_holders(records: Iterable[Record], network: Network) -> tuple[list[Record], list[Problem]]:
    """Give rows that name an organisation without its id that id, and the problems of names that several have."""
    lookup = Lookup("organisation", network.organisations, lambda _: record.location)
    found = []
    for record in records:
        values, name = record.values, record.values.get("organisation", "").strip()
        if name and not values["organisation_id"]:
            id = lookup.find(name) if lookup.knows(name) else name
            record = replace(record, values={**values, "organisation_id": id})
        found.append(record)
    return found, lookup.problems


def _vacant(records: Sequence[Record]) -> Iterator[Problem]:
    """Refuse what somebody would have done with a seat of nobody."""
    for record in records:
        values = record.values
        if values["state"] not in ("", "proposed") and not values["organisation_id"]:
            yield problem("seats.vacant", record.location, state=values["state"])


def _unknown(records: Sequence[Record], network: Network) -> Iterator[Problem]:
    """Refuse organisations that the survey does not know, unless their seat has ended."""
    lookup = Lookup("organisation", network.organisations, lambda _: None)
    for record in records:
        id, state = record.values["organisation_id"], record.values["state"]
        if id and id not in lookup.ids and state not in LEFT:
            ids = lookup.suggest_ids(id) or lookup.suggest_ids(record.values.get("organisation", ""))
            code = "seats.like_organisation" if ids else "seats.unknown_organisation"
            yield problem(code, record.location, organisation=id, near=ids)


def _twice(records: Sequence[Record]) -> Iterator[Problem]:
    """Refuse a second seat of an organisation in a group, unless one of them has ended."""

    def key(values: Mapping[str, str]) -> tuple[str, str] | None:
        held = values["organisation_id"] and values["state"] not in LEFT
        return (values["group_id"], values["organisation_id"]) if held else None

    for again, first in find_repeated((record, key(record.values)) for record in records):
        seat = _held(again)
        who = {"organisation": seat.organisation, "group": seat.group_id, "row": str(first.location.row)}
        yield problem("seats.twice", again.location, **who)


def _same_place(records: Sequence[Record]) -> Iterator[Problem]:
    """Refuse a place among the alternates of a group that another has already."""

    def key(values: Mapping[str, str]) -> tuple[str, str] | None:
        held = values["role"] == "alternate" and values["state"] not in LEFT
        return (values["group_id"], values["place"]) if held and values.get("place") else None

    for again, first in find_repeated((record, key(record.values)) for record in records):
        where = {"place": again.values["place"], "group": again.values["group_id"], "row": str(first.location.row)}
        yield problem("seats.same_place", again.location, **where)


def _backwards(records: Sequence[Record]) -> Iterator[Problem]:
    """Refuse terms that end before they begin."""
    for record in records:
        since, until = record.values.get("from", ""), record.values.get("until", "")
        if since and until and is_date(since) and is_date(until) and since > until:
            yield problem("seats.backwards", record.location, since=since, until=until)


def _other_names(records: Sequence[Record], network: Network) -> Iterator[Problem]:
    """Refuse rows whose ids are known, but for a group or an organisation of another name."""
    groups = {group.id: group for group in network.groups}
    organisations = {one.id: one for one in network.organisations}
    for record in records:
        values = record.values
        group, written = groups.get(values["group_id"]), values.get("group", "")
        if (
            group
            and written
            and normalise(written) not in {normalise(name) for name in (*list_names(group), group.name_km)}
        ):
            yield problem("seats.other_group", record.location, id=group.id, group=group.name, written=written)
        one, written = organisations.get(values["organisation_id"]), values.get("organisation", "")
        if one and written and not is_alike(written, list_names(one)):
            yield problem(
                "seats.other_organisation", record.location, id=one.id, organisation=one.name, written=written
            )
