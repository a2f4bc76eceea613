"""Seats that are held: what the office keeps, who steps up, and what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from twgnet.focal.explain import Explanation, describe_ban
from twgnet.focal.seat_model import Held, SeatModel
from twgnet.model.focal import LEFT, ROLES, SETTLED, Declined, HeldSeat, Never, Role, Rules, Seat
from twgnet.model.message import Message, message
from twgnet.model.network import Network

NOTICE = 90  # days before the end of a term in which the office is warned


@dataclass(frozen=True, slots=True)
class Holding:
    """The seats of last time, sorted by what became of them.

    `kept` are those to be kept, alternates who step up among them as `focal`; `gone` those whose
    organisation left or no longer asks for the group, of which `news` were not filled or left empty
    last time already; `stepped_up` the alternates.
    """

    kept: tuple[HeldSeat, ...] = ()
    gone: tuple[HeldSeat, ...] = ()
    news: tuple[HeldSeat, ...] = ()
    stepped_up: tuple[HeldSeat, ...] = ()

    @property
    def alternates(self) -> dict[str, list[HeldSeat]]:
        """The alternates of each group that stay so, those first who step up first."""
        found: dict[str, list[HeldSeat]] = {}
        for seat in sorted(self.kept, key=_place):
            if seat.role == "alternate":
                found.setdefault(seat.group_id, []).append(seat)
        return found

    @property
    def stays(self) -> dict[tuple[str, str, str], bool]:
        """For each seat to be kept as it is, as group, organisation and role, whether its organisation agreed to it."""
        return {
            (seat.group_id, seat.organisation_id, seat.role): seat.state in SETTLED
            for seat in self.kept
            if not self.rises(seat)
        }

    @property
    def pasts(self) -> dict[tuple[str, str, str], Message]:
        """What is to be said of a new seat, by group, organisation and role: it steps up, or had a term that ended."""
        found: dict[tuple[str, str, str], Message] = {
            (seat.group_id, seat.organisation_id, role): message(
                "focal.again_since" if seat.until else "focal.again",
                role=message(f"focal.role.{seat.role}"),
                until=seat.until,
            )
            for seat in self.gone
            if seat.state == "ended"
            for role in ROLES
        }
        return found | {
            (seat.group_id, seat.organisation_id, "focal"): message(
                "focal.rises_agreed" if seat.state in SETTLED else "focal.rises"
            )
            for seat in self.stepped_up
        }

    def rises(self, seat: HeldSeat) -> bool:
        """Say if a kept seat is that of an alternate who steps up."""
        return any((s.group_id, s.organisation_id) == (seat.group_id, seat.organisation_id) for s in self.stepped_up)


def _place(seat: HeldSeat) -> float:
    return seat.place or np.inf


def end_terms(held: Iterable[HeldSeat], today: str) -> Iterator[HeldSeat]:
    """Give the seats, ended where their term was over before a day (in ISO form)."""
    for seat in held:
        over = seat.until and seat.until < today and seat.organisation_id and seat.state not in LEFT
        yield replace(seat, state="ended") if over else seat


def take_over(held: Iterable[HeldSeat], network: Network, rules: Rules) -> tuple[Holding, Rules]:
    """Sort the seats of last time, and bar those that declined a seat from its group, unless they agreed to another."""
    held = tuple(held)
    filled = [seat for seat in held if seat.organisation_id]
    asking = {(tie.group_id, tie.organisation_id) for tie in network.interests}
    asking |= {(rule.group, rule.organisation) for rule in rules.must}
    asking -= {(group, organisation) for group, organisation in asking if organisation in rules.exclude}
    asking -= {(rule.group, rule.organisation) for rule in rules.never}
    stays = [s for s in filled if s.state not in LEFT and (s.group_id, s.organisation_id) in asking]
    gone = [seat for seat in filled if seat not in stays]
    declined = [seat for seat in gone if seat.state == "declined"]
    agreed = {(seat.group_id, seat.organisation_id) for seat in stays if seat.state in SETTLED}
    bans = [Declined(*pair) for s in declined if (pair := (s.group_id, s.organisation_id)) not in agreed]
    unwilling = {(seat.group_id, seat.organisation_id) for seat in declined if seat.role == "focal"}
    willing = [s for s in stays if s.role == "focal" or (s.group_id, s.organisation_id) not in unwilling]
    rising = [seat for seat in (_next_alternate(lost, willing, rules) for lost in gone) if seat]
    kept = [replace(seat, role="focal") if seat in rising else seat for seat in stays]
    news = [seat for seat in gone if not _is_history(seat, held, rules)]
    holding = Holding(tuple(kept), tuple(gone), tuple(news), tuple(rising))
    return holding, replace(rules, never=(*rules.never, *bans))


def hold(model: SeatModel, holding: Holding, max_changes: int | None) -> None:
    """Add to a model that settled seats stay, and that few others change; who steps up may stay an alternate."""
    model.held = _columns_of(model, holding) if holding.kept else None
    keepable = [
        (seat, columns)
        for seat in holding.kept
        if (columns := model.columns(seat.group_id, seat.organisation_id, "" if holding.rises(seat) else seat.role))
    ]
    for seat, columns in keepable:
        if seat.state in SETTLED:
            model.rows.add("must", columns, 1, np.inf, about=seat)
    if max_changes is not None and keepable:
        every = [column for _, columns in keepable for column in columns]
        model.rows.add("changes", every, len(keepable) - max_changes, np.inf, about=len(keepable))


def _columns_of(model: SeatModel, holding: Holding) -> Held:
    """Give the columns of the seats that are held, of each with its holder and of each with anybody."""
    columns_of: dict[tuple[str, int], list[int]] = {}
    for (_, group, level), column in model.index.items():
        columns_of.setdefault((group, level), []).append(column)
    filled: list[int] = []
    for seat, several in _seats_filled(holding).items():
        columns = columns_of.get(seat, [])
        short = columns and len(several) < model.room[columns[0]]
        filled += [model.rows.count_taken(columns, len(several))] if short else columns
    return Held(
        [c for seat in holding.kept for c in model.columns(seat.group_id, seat.organisation_id, seat.role)],
        filled,
        _weigh_order(model, holding),
    )


def _seats_filled(holding: Holding) -> dict[tuple[str, int], list[HeldSeat]]:
    """Give who holds the seats of each level of each group, alternates moved up to the first free places."""
    filled: dict[tuple[str, int], list[HeldSeat]] = {}
    for group, alternates in holding.alternates.items():
        filled |= {(group, level): [seat] for level, seat in enumerate(alternates, 1)}
    for seat in holding.kept:
        if seat.role == "focal":
            filled.setdefault((seat.group_id, 0), []).append(seat)
    return filled


def _weigh_order(model: SeatModel, holding: Holding) -> dict[int, int]:
    """Weigh the places of alternates so that whoever stood first is best placed first."""
    weights: dict[int, int] = {}
    for group, alternates in holding.alternates.items() if model.level.max(initial=0) > 1 else ():
        rising = [seat for seat in holding.stepped_up if seat.group_id == group]
        for place, seat in enumerate([*rising, *alternates]):
            for column in model.columns(group, seat.organisation_id, "alternate"):
                weights[column] = int(model.level[column]) * (len(rising) + len(alternates) - place)
    return weights


def list_changes(holding: Holding, seats: Sequence[Seat], why: Explanation) -> Iterator[Message]:
    """Say what differs from last time, each with its reason."""
    now = {(seat.group_id, seat.organisation_id): seat for seat in seats if seat.organisation_id}
    before = {(seat.group_id, seat.organisation_id) for seat in holding.kept}
    ended = {(seat.group_id, seat.organisation_id) for seat in holding.gone if seat.state == "ended"}
    for seat in holding.news:
        yield _describe_loss(seat, why)
    for seat in holding.stepped_up:
        found = now.get((seat.group_id, seat.organisation_id))
        if found and found.role == "focal":
            yield _change("focal.change.steps_up", replace(seat, role="focal"), why)
    for seat in holding.kept:
        yield from _list_moves(seat, now.get((seat.group_id, seat.organisation_id)), holding, why)
    for fresh in seats:
        if fresh.organisation_id and (fresh.group_id, fresh.organisation_id) not in before:
            values = {
                "group": fresh.group,
                "role": message(f"focal.role.{fresh.role}"),
                "organisation": fresh.organisation,
            }
            again = (fresh.group_id, fresh.organisation_id) in ended
            yield message("focal.change.again" if again else "focal.change.takes", **values)


def _list_moves(seat: HeldSeat, found: Seat | None, holding: Holding, why: Explanation) -> Iterator[Message]:
    """Say what became of a seat to be kept, where it is not as it was."""
    role = found.role if found else None
    if role == "focal" and seat.role == "alternate":
        yield _change("focal.change.steps_up", replace(seat, role="focal"), why)
    elif role == "alternate" and holding.rises(seat):
        yield _describe_stay(seat, why)
    elif role != seat.role:
        yield _describe_move(seat, holding, why)
    elif found and role == "alternate" and seat.place and seat.place != found.place:
        yield replace_values(_change("focal.change.moves", seat, why), n=found.place)


def _describe_move(seat: HeldSeat, holding: Holding, why: Explanation) -> Message:
    """Say that a seat to be kept goes to another: there are fewer such seats, or what keeping it would cost."""
    focal, alternates = why.rules.seats_of(seat.group_id)
    room = focal if seat.role == "focal" else alternates
    if sum((other.group_id, other.role) == (seat.group_id, seat.role) for other in holding.kept) > room:
        return replace_values(_change("focal.change.fewer", seat, why), n=room)
    cost = _price(seat, seat.role, why)
    demanded = [rule for rule in why.rules.must if (rule.group, rule.role) == (seat.group_id, seat.role)]
    if cost.code == "focal.cost.rules" and len(demanded) == room:
        names = tuple(why.names[rule.organisation] for rule in demanded)
        cost = message("focal.cost.demanded", names=names)
    return replace_values(_change("focal.change.loses", seat, why), cost=cost)


def _describe_stay(seat: HeldSeat, why: Explanation) -> Message:
    """Say what it would cost that an alternate who could step up does."""
    return replace_values(_change("focal.change.stays", seat, why), cost=_price(seat, "focal", why))


def _price(seat: HeldSeat, role: Role, why: Explanation) -> Message:
    """Say what it would cost that who holds a seat had one of a role in that group."""
    column = next(iter(why.model.columns(seat.group_id, seat.organisation_id, role)), None)
    return message("focal.cost.rules") if column is None else why.price(column)[0]


def _describe_loss(seat: HeldSeat, why: Explanation) -> Message:
    """Say why a seat of last time is free: left, barred by a rule, or no longer asked for."""
    if seat.state == "ended" and seat.until:
        return replace_values(_change("focal.change.over", seat, why), until=seat.until)
    if seat.state in LEFT:
        return _change(f"focal.change.{seat.state}", seat, why)
    ban = why.rules.ban(seat.group_id, seat.organisation_id)
    if ban is None and seat.organisation_id in why.rules.exclude:
        ban = Never(seat.group_id, seat.organisation_id)
    if ban is None:
        return _change("focal.change.withdrew", seat, why)
    lost = _change("focal.change.barred", seat, why)
    return replace_values(lost, ban=describe_ban(ban, str(lost.values["organisation"])))


def replace_values(original: Message, **values: object) -> Message:
    """Give a message with further values."""
    return message(original.code, **original.values, **values)


def _change(code: str, seat: HeldSeat, why: Explanation) -> Message:
    return message(
        code,
        group=why.groups.get(seat.group_id, seat.group_id),
        role=message(f"focal.role.{seat.role}"),
        organisation=why.names.get(seat.organisation_id, seat.organisation),
    )


def _is_history(left: HeldSeat, held: Sequence[HeldSeat], rules: Rules) -> bool:
    """Say if rows enough of its role stand beside a seat that was left: it was given on last time."""
    focal, alternates = rules.seats_of(left.group_id)
    alike = [seat for seat in held if (seat.group_id, seat.role) == (left.group_id, left.role)]
    now = sum(seat.state not in LEFT for seat in alike)
    return left.state in LEFT and now >= (focal if left.role == "focal" else alternates)


def _next_alternate(lost: HeldSeat, stays: Sequence[HeldSeat], rules: Rules) -> HeldSeat | None:
    """Give the first alternate of a group that lost a focal organisation, of those who may have one more focal seat."""
    focal = sum(seat.role == "focal" for seat in stays if seat.group_id == lost.group_id)
    if lost.role != "focal" or focal >= rules.seats_of(lost.group_id)[0]:
        return None
    held = Counter(seat.organisation_id for seat in stays if seat.role == "focal")
    most = np.inf if rules.max_focal is None else rules.max_focal
    alternates = (
        seat
        for seat in stays
        if seat.group_id == lost.group_id and seat.role == "alternate" and held[seat.organisation_id] < most
    )
    return min(alternates, key=_place, default=None)


def list_endings(held: Iterable[HeldSeat], groups: Mapping[str, str], today: str | None) -> Iterator[Message]:
    """Say which seats end within 90 days of a day."""
    for seat in held:
        if seat.state in LEFT or not seat.until or not today:
            continue
        days = (date.fromisoformat(seat.until) - date.fromisoformat(today)).days
        values = {
            "organisation": seat.organisation,
            "group": groups.get(seat.group_id, seat.group_id),
            "until": seat.until,
        }
        if 0 <= days <= NOTICE:
            yield message("focal.state.ends", n=days, **values) if days else message("focal.state.ends_today", **values)
