"""Why an organisation has a seat, or why not: what seating it would cost, and the nearest assignment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from twgnet.errors import OptionError
from twgnet.focal.assign import Assignment, Cost, Seating, list_objectives
from twgnet.focal.explain import Explanation, describe_ban
from twgnet.focal.proposal import Deliberation
from twgnet.focal.repair import Describer
from twgnet.focal.rules.resolve import Lookup
from twgnet.model.focal import ROLES, Candidate, HeldSeat, Role, Seat
from twgnet.model.message import Message, message


def explain_choice(deliberation: Deliberation, group: str, organisation: str) -> Iterator[Message]:
    """Say why an organisation has a seat of a group, or what it would cost and change to seat it.

    The two may come in either order.

    Raises
    ------
    OptionError
        There is no such group or organisation.
    """
    network = deliberation.case.network
    groups = Lookup("group", network.groups, lambda _: None)
    organisations = Lookup("organisation", network.organisations, lambda _: None)
    if not groups.knows(group) and groups.knows(organisation) and organisations.knows(group):
        group, organisation = organisation, group
    group_id, organisation_id = groups.find(group), organisations.find(organisation)
    if problems := [*groups.problems, *organisations.problems]:
        raise OptionError(*problems)
    name = deliberation.explanation.names[organisation_id]
    if name in deliberation.case.nameless:
        yield message("focal.nameless", n=1, names=(name,))
    elif deliberation.rules.lets_sit(group_id, organisation_id):
        yield from _explain_seat(deliberation, group_id, organisation_id)
    else:
        yield _describe_bar(deliberation, group_id, organisation_id)
        yield message("focal.why.suppose_free")
        yield from _explain_seat(deliberation.free(group_id, organisation_id), group_id, organisation_id, deliberation)


def _explain_seat(
    deliberation: Deliberation, group_id: str, organisation_id: str, now: Deliberation | None = None
) -> Iterator[Message]:
    """Say why an organisation has a seat or not, as it is or, where `now` is given, as it would be."""
    one = deliberation.find(group_id, organisation_id)
    if one is None:
        yield from _suppose(deliberation, group_id, organisation_id)
    else:
        yield from _explain(deliberation, one, now)


def _describe_bar(deliberation: Deliberation, group_id: str, organisation_id: str) -> Message:
    """Say what keeps an organisation out of a group."""
    name, ban = deliberation.explanation.names[organisation_id], deliberation.rules.ban(group_id, organisation_id)
    if ban:
        return describe_ban(ban, name)
    code = "excluded" if organisation_id in deliberation.rules.exclude else "no_seats"
    return message(f"focal.why.{code}", organisation=name)


def _suppose(deliberation: Deliberation, group_id: str, organisation_id: str) -> Iterator[Message]:
    """Say that an organisation did not ask, or not clearly, and what its asking would change."""
    names = deliberation.explanation
    who = {"organisation": names.names[organisation_id], "group": names.groups[group_id]}
    text = deliberation.case.unclear.get((group_id, organisation_id))
    if text is None:
        yield message("focal.why.not_asked", **who)
        yield message("focal.why.suppose")
    else:
        yield message("focal.why.unclear", text=text, **who)
        yield message("focal.why.suppose_unclear")
    supposed = deliberation.suppose(group_id, organisation_id)
    one = supposed.find(group_id, organisation_id)
    if one is not None:
        yield from _explain(supposed, one, deliberation)


def _explain(deliberation: Deliberation, one: Candidate, now: Deliberation | None = None) -> Iterator[Message]:
    """Say what speaks for a candidate, what seating it costs, and which seats of `now` would change."""
    explanation = deliberation.explanation
    held = [seat for seat in explanation.seats_of(one.group_id) if seat.organisation_id == one.organisation_id]
    yield from _explain_standing(deliberation, one, held, "would_hold" if now else "holds")
    yield from _demands_unmet(deliberation, one)
    obstacle = None if held else explanation.obstacle(one)
    if obstacle:
        yield obstacle
    best = deliberation.assignment
    if held and now is None:
        return
    if not isinstance(best, Assignment):
        yield message("focal.why.cost_unknown")
        return
    tried = {
        role: _seat(deliberation, best, _choose_place(best, columns), (now or deliberation).assignment)
        for role in ([seat.role for seat in held] or ROLES)
        if (columns := deliberation.model.columns(one.group_id, one.organisation_id, role))
    }
    if not held:
        yield from _costs(explanation, best, tried, one)
    found = {role: other for role, other in tried.items() if other.solution is not None}
    if found:
        role = min(found, key=lambda role: found[role].steps[-1].best.value or 0)
        yield from _moves((now or deliberation).assignment, found[role], explanation.groups, role)


def _explain_standing(deliberation: Deliberation, one: Candidate, held: Sequence[Seat], code: str) -> Iterator[Message]:
    """Say which seats of the group a candidate holds, what speaks for it, and where its points put it."""
    explanation = deliberation.explanation
    for seat in held:
        yield message(
            f"focal.why.{code}",
            organisation=one.organisation,
            role=_describe_role(seat.role),
            group=explanation.groups[one.group_id],
        )
        yield from seat.reasons
    if not held:
        yield from explanation.standing_reasons(one)
    terms = tuple(message("focal.term", name=term.name, points=term.points, most=term.most) for term in one.terms)
    standing = len(deliberation.standing[one.group_id])
    points = "points" if one.certain else "points_unsure" if one.volunteered else "points_unasked"
    yield message(f"focal.{points}", rank=explanation.rank(one), n=standing, terms=terms)


def _costs(
    explanation: Explanation, best: Assignment, tried: Mapping[Role, Assignment], one: Candidate
) -> Iterator[Message]:
    """Say for each seat that an organisation could have every objective that seating it there would change."""
    who = {"organisation": one.organisation, "group": explanation.groups[one.group_id]}
    for role, other in tried.items():
        costs = [Cost("rules", 0)] if other.solution is None else best.compare(other)
        first, *further = explanation.describe_costs(costs)
        yield message("focal.why.could", role=_describe_role(role), cost=first, **who)
        yield from further


def _demands_unmet(deliberation: Deliberation, one: Candidate) -> Iterator[Message]:
    """Say which rules ask for a seat of an organisation in a group, but are left out of those that cannot all hold."""
    best, names = deliberation.assignment, Describer(deliberation.model)
    rows = deliberation.model.rows
    for row in rows.broken(best.solution) if deliberation.conflicts and best.solution is not None else ():
        about = rows.about[row]
        group = about.group_id if isinstance(about, HeldSeat) else getattr(about, "group", "")
        who = about.organisation_id if isinstance(about, HeldSeat) else getattr(about, "organisation", "")
        if (group, who) == (one.group_id, one.organisation_id):
            yield message("focal.why.unmet", rule=names.rule(row))


def _choose_place(best: Assignment, columns: Sequence[int]) -> int:
    """Choose among the places of alternates: the one it has or could as well have, else the last that is filled."""

    def fit(column: int) -> tuple[bool, bool, bool, int]:
        level = int(best.model.level[column])
        filled = (best.model.candidates[best.model.candidate[column]].group_id, level) in best.taken
        return best.takes(column), bool(best.possible[column]), filled, level if filled else -level

    return max(columns, key=fit)


def _seat(deliberation: Deliberation, best: Assignment, column: int, now: Seating) -> Assignment:
    """Seat a candidate, everything else as good as that allows and then as near to `now` as can be."""
    model, program = deliberation.model, best.program
    program.restore(best.start)
    program.require(column)
    seats = ((one.organisation_id, *seat) for seat, several in now.taken.items() for one in several)
    near = model.cost([model.index[seat] for seat in seats if seat in model.index], -1.0)
    objectives = list_objectives(model)
    return Assignment(model, program, [*objectives, ("nearest", near)])


def _moves(before: Seating, after: Seating, groups: Mapping[str, str], wanted: Role) -> Iterator[Message]:
    """Say which seats change from one seating to another that gives a seat of the role `wanted`."""
    moves = []
    for group, level in sorted({*before.taken, *after.taken}, key=lambda seat: (seat[1], seat[0])):
        had, has = ([one.organisation for one in made.taken.get((group, level), [])] for made in (before, after))
        if had != has:
            role = _describe_role("alternate" if level else "focal")
            new, old = (", ".join(several) or message("focal.why.nobody") for several in (has, had))
            moves.append(message("focal.why.move", group=groups[group], role=role, organisation=new, other=old))
    yield message("focal.why.nearest", n=len(moves), role=_describe_role(wanted))
    yield from moves


def _describe_role(role: str) -> Message:
    return message(f"focal.role.{role}")
