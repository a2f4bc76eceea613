"""Seats in words: the reasons of a proposal, the seats file, the letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twgnet.model.focal import LEFT, SETTLED, HeldSeat, Proposal, Seat
from twgnet.model.message import Message, message
from twgnet.schema import TABLES, Table
from twgnet.wording.catalogue import LANGUAGES, say


def explain_seats(seats: Iterable[Seat], language: str = "en", *, show_people: bool = False) -> tuple[Seat, ...]:
    """Give seats with their reasons and the cost of the runner-up in words; people are named if asked."""
    return tuple(
        replace(
            seat,
            why=join_messages((*_person(seat, show_people), *seat.reasons), language),
            cost=join_messages(seat.prices, language),
        )
        for seat in seats
    )


def _person(seat: Seat, show_people: bool) -> tuple[Message, ...]:
    return (message("focal.person", person=seat.person),) if show_people and seat.person else ()


def join_messages(messages: Iterable[Message], language: str = "en") -> str:
    """Say messages one behind the other."""
    return " ".join(say(one, language) for one in messages)


def seat_table(name: str, seats: Iterable[Seat], held: Sequence[HeldSeat] = ()) -> Table:
    """Give the table `focal`, `seats` or `letters` from explained seats."""
    match name:
        case "focal":
            return _focal_rows(seats)
        case "seats":
            return _seat_rows(list(seats), held)
        case _:
            return _letter_rows(seats, held)


def _focal_rows(seats: Iterable[Seat]) -> Table:
    rows = (
        (
            *(seat.group_id, seat.group, seat.role, seat.organisation_id, seat.organisation, seat.score),
            *(seat.why, seat.runner_up, seat.rank, ";".join(seat.tied_with), seat.cost),
            ";".join(f"{term.name}={term.points}" for term in seat.terms),
            seat.person,
        )
        for seat in seats
    )
    return Table("focal", TABLES["focal"].names, tuple(rows))


def _seat_rows(seats: Sequence[Seat], held: Sequence[HeldSeat]) -> Table:
    """Give the rows of `seats.csv`: what was kept keeps its state, who moved its note; who left is listed below."""
    known = _by_holder(held)
    rows = []
    for seat in seats:
        one = known.get((seat.group_id, seat.organisation_id))
        place = seat.place or None
        state = ("", "", "", "") if not seat.organisation_id else ("proposed", "", "", "")
        if one is not None:
            state = (
                (one.state, one.since, one.until, one.note) if one.role == seat.role else ("proposed", "", "", one.note)
            )
        who = (seat.group_id, seat.group, seat.role, seat.organisation_id, seat.organisation)
        rows.append((*who, seat.why, seat.runner_up, *state, place))
    groups = {seat.group_id: seat.group for seat in seats}
    for one in held:
        if one.state in LEFT:
            who = (one.group_id, groups.get(one.group_id, ""), one.role, one.organisation_id, one.organisation)
            rows.append((*who, "", "", one.state, one.since, one.until, one.note, one.place or None))
    return Table("seats", TABLES["seats"].names, tuple(rows))


def _by_holder(held: Iterable[HeldSeat]) -> dict[tuple[str, str], HeldSeat]:
    """Give the seats that nobody has left, by group and organisation."""
    return {(one.group_id, one.organisation_id): one for one in held if one.organisation_id and one.state not in LEFT}


def _letter_rows(seats: Iterable[Seat], held: Iterable[HeldSeat]) -> Table:
    rows = [
        (organisation_id, organisation, language, join_messages(letter, language))
        for organisation_id, organisation, letter in write_letters(seats, held)
        for language in LANGUAGES
    ]
    return Table("letters", TABLES["letters"].names, tuple(rows))


def write_letters(
    seats: Iterable[Seat], held: Iterable[HeldSeat] = ()
) -> Iterator[tuple[str, str, tuple[Message, ...]]]:
    """Give for each organisation with a seat its id, its name, and what it is asked or thanked for."""
    known, duties = _by_holder(held), dict[tuple[str, str], tuple[list[Message], list[Message]]]()
    for seat in seats:
        if seat.organisation_id:
            one = known.get((seat.group_id, seat.organisation_id))
            agreed = one if one and one.role == seat.role and one.state in SETTLED else None
            asked, thanked = duties.setdefault((seat.organisation_id, seat.organisation), ([], []))
            (thanked if agreed else asked).append(_duty(seat, agreed.until if agreed else ""))
    for (id, name), (asked, thanked) in sorted(duties.items(), key=lambda one: one[0]):
        parts = (("greeting", tuple(asked)), ("also" if asked else "thanks", tuple(thanked)))
        texts = [message(f"focal.letter.{code}", organisation=name, duties=part) for code, part in parts if part]
        yield id, name, tuple(texts)


def _duty(seat: Seat, until: str) -> Message:
    code = "duty_until" if until else "duty"
    return message(f"focal.letter.{code}", role=message(f"focal.role.{seat.role}"), group=seat.group, until=until)


def summarise_proposal(proposal: Proposal) -> Message:
    """Say if the assignment is proven, and if not, what is known."""
    open_ones = [objective for objective in proposal.objectives if not objective.proven]
    if not open_ones:
        code = "focal.summary.proven_rest" if proposal.conflicts else "focal.summary.proven"
        return message(code, seed=str(proposal.draw_seed))
    first = open_ones[0]
    names = tuple(objective.code for objective in open_ones)
    return message("focal.summary.unproven", names=names, value=first.value, bound=first.bound)


def list_doubts(proposal: Proposal) -> tuple[Message, ...]:
    """Give what a reader must know of a proposal: rules that cannot hold, points for nobody, what is not proven."""
    return (*proposal.conflicts, *proposal.idle, *(() if proposal.proven else (summarise_proposal(proposal),)))


def summarise_changes(proposal: Proposal) -> tuple[Message, ...]:
    """Give the changes since last time, or say that there are none."""
    return proposal.changes or (message("focal.change.none"),)


def table_of_groups(seats: Iterable[Seat], *, show_people: bool = False) -> Table:
    """Give one row a group: its focal organisations and its alternates, with their people if asked."""
    nobody = say(message("focal.why.nobody"))
    groups: dict[str, dict[str, list[str]]] = {}
    for seat in seats:
        roles = groups.setdefault(seat.group, {"focal": [], "alternate": []})
        person = f" ({seat.person})" if show_people and seat.person else ""
        roles[seat.role].append(seat.organisation + person or nobody)
    rows = [(group, "; ".join(roles["focal"]), "; ".join(roles["alternate"])) for group, roles in groups.items()]
    return Table("focal", ("group", "focal", "alternate"), tuple(rows))
