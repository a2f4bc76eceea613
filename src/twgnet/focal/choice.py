"""Why an organisation has a seat, or why not: what seating it would cost, and the nearest assignment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from twgnet.errors import OptionError
from twgnet.focal.assign import Assignment, list_objectives
from twgnet.focal.proposal import Deliberation
from twgnet.focal.rules.resolve import Lookup
from twgnet.model.focal import Candidate, Role
from twgnet.model.message import Message, message


def explain_choice(deliberation: Deliberation, group: str, organisation: str) -> Iterator[Message]:
    """Say why an organisation has a seat of a group, or what it would cost and change to seat it.

    The two may come in either order.

    Raises
    ------
    OptionError
        There is no such group or organisation.
    """
    network = deliberation.network
    groups = Lookup("group", network.groups, lambda _: None)
    organisations = Lookup("organisation", network.organisations, lambda _: None)
    if not groups.knows(group) and groups.knows(organisation) and organisations.knows(group):
        group, organisation = organisation, group
    group_id, organisation_id = groups.find(group), organisations.find(organisation)
    if problems := [*groups.problems, *organisations.problems]:
        raise OptionError(*problems)
    standing = deliberation.standing[group_id]
    one = next((one for one in standing if one.organisation_id == organisation_id), None)
    if one is None:
        name, where = deliberation.explanation.names[organisation_id], deliberation.explanation.groups[group_id]
        code = "excluded" if organisation_id in deliberation.rules.exclude else "not_asked"
        yield message(f"focal.why.{code}", organisation=name, group=where)
        return
    yield from _explain(deliberation, one, len(standing))


def _explain(deliberation: Deliberation, one: Candidate, standing: int) -> Iterator[Message]:
    explanation, model = deliberation.explanation, deliberation.model
    group = explanation.groups[one.group_id]
    held = [
        seat
        for seat in explanation.seats()
        if (seat.group_id, seat.organisation_id) == (one.group_id, one.organisation_id)
    ]
    for seat in held:
        yield message("focal.why.holds", organisation=one.organisation, role=_say(seat.role), group=group)
        yield from seat.reasons
    if not held:
        yield from explanation.standing_reasons(one)
    terms = tuple(message("focal.term", name=term.name, points=term.points, most=term.most) for term in one.terms)
    yield message("focal.points", rank=explanation.rank(one), n=standing, terms=terms)
    if held:
        return
    if obstacle := explanation.obstacle(one):
        yield obstacle
    roles: tuple[Role, ...] = ("focal", "alternate")
    prices = {
        role: (columns[0], explanation.price(columns[0]))
        for role in roles
        if (columns := model.columns(one.group_id, one.organisation_id, role))
    }
    for role, (_, cost) in prices.items():
        yield message("focal.why.could", organisation=one.organisation, role=_say(role), group=group, cost=cost)
    open_ones = [column for column, cost in prices.values() if cost.code != "focal.cost.rules"]
    if open_ones and isinstance(deliberation.assignment, Assignment):
        yield from _nearest(deliberation, deliberation.assignment, open_ones)


def _nearest(deliberation: Deliberation, before: Assignment, columns: list[int]) -> Iterator[Message]:
    """List the seats that change in the best assignment, nearest to the proposal, with one of some columns."""
    tried = []
    for column in columns:
        before.program.restore(before.start)
        before.program.require(column)
        objectives = [*list_objectives(deliberation.model, deliberation.holding.kept), ("nearest", _distance(before))]
        after = Assignment(deliberation.model, before.program, objectives)
        tried.append((after.steps[-1].best.value or 0, column, after))
    _, _, after = min(tried)
    names = deliberation.explanation.groups
    moves = []
    for group, level in sorted({*before.taken, *after.taken}, key=lambda seat: (seat[1], seat[0])):
        had, has = ([one.organisation for one in made.taken.get((group, level), [])] for made in (before, after))
        if had != has:
            role = _say("alternate" if level else "focal")
            new, old = (", ".join(several) or message("focal.why.nobody") for several in (has, had))
            moves.append(message("focal.why.move", group=names[group], role=role, organisation=new, other=old))
    yield message("focal.why.nearest", n=len(moves))
    yield from moves


def _distance(assignment: Assignment) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    model, kept = assignment.model, assignment.solution
    taken = np.flatnonzero(np.asarray(kept)[: len(model.candidate)] > 0.5)
    return model.cost(taken, -1.0)


def _say(role: str) -> Message:
    return message(f"focal.role.{role}")
