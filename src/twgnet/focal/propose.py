"""The proposal: every seat of every group, filled or with the reason why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from twgnet.errors import Problem, RulesError
from twgnet.focal.assign import assign
from twgnet.focal.explain import Bench, why_empty, why_held
from twgnet.focal.score import Candidate, candidates
from twgnet.model.focal import Role, Rules, Seat
from twgnet.model.network import Network
from twgnet.model.registry import Group

OURS = Rules()


def propose(network: Network, rules: Rules = OURS) -> tuple[Seat, ...]:
    """Propose a focal organisation and alternates for each group, among those that named it.

    As many seats are filled as the rules allow (focal seats first), then by as few organisations
    that hedged as possible, then with the highest total score, proven optimal. The score says how
    well placed an organisation is to speak for the others that named the group: its focus and
    its contact with them (`docs/focal.md`).

    Returns
    -------
    tuple of Seat
        By group id, focal seat first; an empty seat gives its reason in `why`.

    Raises
    ------
    RulesError
        The rules exclude an organisation that is not in the network.

    Examples
    --------
    >>> network = Network((), (Group("LAND", "Land"),), ())
    >>> [(seat.role, seat.why) for seat in propose(network)]
    [('focal', 'no organisation named Land'), ('alternate', 'no organisation named Land')]
    """
    _check(network, rules)
    standing = candidates(network, rules)
    taken = assign(standing, rules)
    load = Counter(one.organisation_id for one in taken.values())
    full = frozenset(id for id, seats in load.items() if seats == rules.max_seats)
    named = Counter(tie.group_id for tie in network.interests)
    names = {group.id: group.name for group in network.groups}
    seats: list[Seat] = []
    for group in network.groups:
        chairs = [taken.get((group.id, level)) for level in range(rules.alternates + 1)]
        some = standing[group.id]
        seated = [one for one in chairs if one]
        bench = Bench(group.name, some, named[group.id] - len(some), seated, full)
        seats += (
            _seat(group, "alternate" if level else "focal", one, bench, names, rules)
            for level, one in enumerate(chairs)
        )
    return tuple(seats)


def _check(network: Network, rules: Rules) -> None:
    unknown = sorted(set(rules.exclude) - {node.id for node in network.organisations})
    if unknown:
        advice = "use the ids of organisations.csv"
        raise RulesError(*(Problem(f"the rules exclude {id!r}, an unknown id", advice=advice) for id in unknown))


def _seat(
    group: Group,
    role: Role,
    one: Candidate | None,
    bench: Bench,
    names: Mapping[str, str],
    rules: Rules,
) -> Seat:
    if one is None:
        return Seat(group.id, group.name, role, "", "", None, why_empty(bench, rules))
    behind = bench.runner_up.organisation if bench.runner_up else ""
    why = why_held(one, bench, names, rules)
    who = one.organisation_id, one.organisation
    return Seat(group.id, group.name, role, *who, one.score, why, behind)
