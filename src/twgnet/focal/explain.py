"""Why an organisation has a seat, or why nobody has it: messages, not sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from twgnet.focal.assign import Assignment, Cost, Seating
from twgnet.focal.repair import Describer, describe_quota
from twgnet.model.focal import Candidate, Declined, Never, Role, Seat
from twgnet.model.message import Message, message, name_few
from twgnet.model.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHOWN = 5  # equals that are named


class Explanation:
    """The seats of an assignment with their reasons.

    Parameters
    ----------
    standing
        The candidates of each group, best first.
    stays
        The seats of last time that were to be kept, as group, organisation and role: whether they were agreed to.
    pasts
        What is to be said of some seats for what was before, by group, organisation and role.
    to_ask
        For groups that nobody asked for, the names of those to ask next that did not answer.
    fresh
        The columns that a best assignment would take before the draw, were no seat held; None where not known.
    """

    def __init__(
        self,
        network: Network,
        standing: dict[str, list[Candidate]],
        assignment: Seating,
        seed: int,
        placed: set[tuple[str, str]],
        *,
        stays: Mapping[tuple[str, str, str], bool] | None = None,
        pasts: Mapping[tuple[str, str, str], Message] | None = None,
        to_ask: Mapping[str, Sequence[str]] | None = None,
        fresh: NDArray[np.bool_] | None = None,
    ) -> None:
        self.to_ask = to_ask or {}
        self.stays, self.pasts, self.fresh = stays or {}, pasts or {}, fresh
        self.network, self.standing, self.assignment, self.seed = network, standing, assignment, seed
        self.rules, self.model, self.placed = assignment.model.rules, assignment.model, placed
        self.kin = {id: several for several in self.model.duplicates for id in several}
        self.groups = {group.id: group.name for group in network.groups}
        self.names = {one.id: one.name for one in network.organisations}
        held = [(one.organisation_id, level) for (_, level), several in assignment.taken.items() for one in several]
        self.load = Counter(organisation for organisation, _ in held)
        self.focal = Counter(organisation for organisation, level in held if level == 0)
        self.asked = Counter(tie.group_id for tie in network.interests)

    def seats(self) -> Iterator[Seat]:
        """Give every seat, by group, focal seats first."""
        for group in self.network.groups:
            yield from self.seats_of(group.id)

    def seats_of(self, group_id: str) -> Iterator[Seat]:
        """Give the seats of a group, focal seats first."""
        name = self.groups[group_id]
        for level, room in enumerate(self.model.capacities(group_id)):
            holders = self.assignment.taken.get((group_id, level), [])
            role: Role = "alternate" if level else "focal"
            for place in range(room):
                if place < len(holders):
                    yield self._held(holders[place], name, role, level)
                else:
                    yield Seat(group_id, name, role, reasons=tuple(self._empty(group_id, level)), place=level)

    def seated(self, group_id: str) -> list[Candidate]:
        """Give those with a seat in a group."""
        levels = range(len(self.model.capacities(group_id)))
        return [one for level in levels for one in self.assignment.taken.get((group_id, level), [])]

    def price(self, column: int) -> tuple[Message, ...]:
        """Say what it would cost to take a column."""
        if not isinstance(self.assignment, Assignment):
            return (message("focal.cost.unknown"),)
        return self.describe_costs(self.assignment.price(column))

    def describe_costs(self, costs: Iterable[Cost]) -> tuple[Message, ...]:
        """Say each objective that another assignment changes; that the draw decides where none does."""
        said = (
            message("focal.cost.broken", rule=Describer(self.model).rule(cost.n))
            if cost.code == "broken"
            else message(f"focal.cost.{cost.code}", n=abs(cost.n), most=cost.most)
            for cost in costs
        )
        return tuple(said) or (message("focal.cost.draw"),)

    def rank(self, one: Candidate) -> int:
        """Give the place among the candidates for a group; equals share a place."""
        return 1 + bisect_left(self.standing[one.group_id], one.merit, key=lambda other: other.merit)

    def obstacle(self, one: Candidate, level: int | None = None) -> Message | None:
        """Say which limit keeps a candidate from a further seat, or from an empty one of a level, if one does."""
        id = one.organisation_id
        if ban := self.rules.ban(one.group_id, id):
            return describe_ban(ban, one.organisation)
        if self.load[id] >= self.rules.limit(id):
            return message("focal.full", organisation=one.organisation, n=self.load[id])
        if together := self._full_together(one):
            return together
        seated = {other.organisation_id for other in self.seated(one.group_id)}
        for number, family in enumerate(self.model.families):
            if id in family and (kin := seated & set(family) - {id}):
                code = "kin" if number < len(self.rules.families) else "duplicate"
                return message(f"focal.{code}", organisation=one.organisation, other=self.names[min(kin)])
        return self._limit_of_empty(one, level)

    def _full_together(self, one: Candidate) -> Message | None:
        """Say that others which may be the same organisation hold all the seats that one may hold."""
        kin = self.kin.get(one.organisation_id, ())
        others = tuple(self.names[other] for other in kin if other != one.organisation_id and self.load[other])
        if others and sum(self.load[other] for other in kin) >= (n := self.rules.limit_of(kin)):
            return message("focal.full_together", organisation=one.organisation, names=others, n=n)
        return None

    def _limit_of_empty(self, one: Candidate, level: int | None) -> Message | None:
        most = self.rules.max_focal
        if level == 0 and most is not None and self.focal[one.organisation_id] >= most:
            return message("focal.full_focal", organisation=one.organisation, n=most)
        column = self.model.index.get((one.organisation_id, one.group_id, -1 if level is None else level), -1)
        quota = next((quota for quota, columns in self._full_quotas if column in columns), None)
        return message("focal.quota_full", organisation=one.organisation, quota=quota) if quota else None

    @cached_property
    def _full_quotas(self) -> list[tuple[Message, frozenset[int]]]:
        """The quotas that allow no further seat, each with the columns that count."""
        rows, solution = self.model.rows, self.assignment.solution
        if solution is None:
            return []
        parts = [(int(row[0]), columns) for row, columns, _ in rows.parts if len(row)]
        full = [
            (row, columns)
            for row, columns in parts
            if rows.kinds[row] == "quota" and solution[columns].sum() > rows.most[row] - 0.5
        ]
        quotas = [describe_quota(rows.about[row][0], rows.about[row][1], -np.inf, rows.most[row]) for row, _ in full]
        return [(quota, frozenset(columns.tolist())) for quota, (_, columns) in zip(quotas, full, strict=True)]

    def standing_reasons(self, one: Candidate) -> Iterator[Message]:
        """Say what speaks for a candidate."""
        if (one.group_id, one.organisation_id) in self.placed:
            yield message("focal.placed")
        elif not one.volunteered:
            yield message("focal.invited")
        else:
            yield message("focal.wants", n=one.interests)
        if one.volunteered and not one.certain:
            yield message("focal.hedged")
        yield from self._contact(one)

    def _held(self, one: Candidate, group: str, role: Role, level: int) -> Seat:
        runner_up = self._runner_up(one.group_id)
        tied = self._tied(one.group_id, level, one, self.assignment.possible)
        drawn = self._drawn(one, level)
        return Seat(
            one.group_id,
            group,
            role,
            one.organisation_id,
            one.organisation,
            one.score,
            (
                *self.standing_reasons(one),
                *self._decisive(one, level, tied, drawn),
                *self._compared(one, level, tied or drawn, runner_up),
            ),
            runner_up.organisation if runner_up else "",
            self.rank(one),
            tied,
            self._price(one.group_id, level, runner_up),
            one.terms,
            place=level,
        )

    def _price(self, group_id: str, level: int, runner_up: Candidate | None) -> tuple[Message, ...]:
        if runner_up is None or not self.model.is_small:
            return ()
        column = self.model.index.get((runner_up.organisation_id, group_id, level))
        return () if column is None else self.price(column)

    def _tied(self, group_id: str, level: int, one: Candidate, possible: NDArray[np.bool_]) -> tuple[str, ...]:
        index = self.model.index
        keys = ((other.organisation_id, group_id, level) for other in self.standing[group_id] if other is not one)
        here = {other.organisation_id for other in self.assignment.taken[group_id, level]}
        return tuple(sorted(key[0] for key in keys if key in index and possible[index[key]] and key[0] not in here))

    def _decisive(self, one: Candidate, level: int, tied: Sequence[str], drawn: Sequence[str]) -> Iterator[Message]:
        """Say that the draw decides, or that a seat of last time is kept, and whom it was `drawn` against."""
        agreed = self._agreed(one, level)
        names = name_few([self.names[id] for id in tied or drawn], SHOWN)
        if tied:
            yield message("focal.drawn", names=names, n=len(tied), seed=str(self.seed))
        elif agreed:
            yield message("focal.agreed")
        elif drawn:
            yield message("focal.kept_drawn", names=names, n=len(drawn))
        elif agreed is not None and not self._is_best_afresh(one, level):
            yield message("focal.kept")
        past = self.pasts.get((one.group_id, one.organisation_id, "alternate" if level else "focal"))
        if past and not agreed:
            yield past
        if self._is_demanded(one, level) and (one.group_id, one.organisation_id) not in self.placed:
            yield message("focal.demanded")

    def _agreed(self, one: Candidate, level: int) -> bool | None:
        """Say if the holder agreed to a seat of last time; None where it had none."""
        return self.stays.get((one.group_id, one.organisation_id, "alternate" if level else "focal"))

    def _is_demanded(self, one: Candidate, level: int) -> bool:
        """Say if a rule asks for a seat, so that no rank decides on it."""
        roles = "", "alternate" if level else "focal"
        return any(
            (rule.group, rule.organisation) == (one.group_id, one.organisation_id) and rule.role in roles
            for rule in self.rules.must
        )

    def _drawn(self, one: Candidate, level: int) -> tuple[str, ...]:
        """Give those whom a seat of last time was drawn against, if it was."""
        stays = self._agreed(one, level) is not None
        fresh = self.fresh if stays and self._is_best_afresh(one, level) else None
        return () if fresh is None else self._tied(one.group_id, level, one, fresh)

    def _is_best_afresh(self, one: Candidate, level: int) -> bool:
        return self.fresh is None or bool(self.fresh[self.model.index[one.organisation_id, one.group_id, level]])

    def _compared(
        self, one: Candidate, level: int, tied: Sequence[str], runner_up: Candidate | None
    ) -> Iterator[Message]:
        if runner_up and runner_up.organisation_id not in tied:
            settled = bool(self._agreed(one, level)) or self._is_demanded(one, level)
            yield self._next(one, runner_up, settled=settled)

    def _next(self, one: Candidate, runner_up: Candidate, *, settled: bool) -> Message:
        code = "focal.better" if runner_up.merit < one.merit else "focal.next"
        obstacle = self.obstacle(runner_up)
        if obstacle is None:
            shown = "focal.higher" if settled and code == "focal.better" else code
            return message(shown, organisation=runner_up.organisation)
        it = message(obstacle.code.replace("focal.", "focal.it."), **obstacle.values)
        return message(f"{code}_blocked", organisation=runner_up.organisation, obstacle=it)

    def _contact(self, one: Candidate) -> Iterator[Message]:
        elsewhere = one.interests - one.volunteered
        if not one.others:
            yield message("focal.alone")
        elif not elsewhere:
            yield message("focal.unmeasured", n=one.others)
        elif not one.met:
            yield message("focal.no_contact", n=one.others)
        else:
            yield message("focal.contact", n=one.others, met=one.met, venue=self.groups[one.venue])

    def _runner_up(self, group_id: str) -> Candidate | None:
        seated = {one.organisation_id for one in self.seated(group_id)}
        return next((one for one in self.standing[group_id] if one.organisation_id not in seated), None)

    def _empty(self, group_id: str, level: int) -> Iterator[Message]:
        standing, seated = self.standing[group_id], self.seated(group_id)
        excluded = self.asked[group_id] - sum(one.volunteered for one in standing)
        if not standing:
            yield message("focal.nobody") if not excluded else message("focal.excluded", n=excluded)
            if names := self.to_ask.get(group_id):
                yield message("focal.ask", names=tuple(names), n=len(names))
            elif self.rules.open_gaps and not excluded:
                yield message("focal.ask_nobody")
            return
        here = {one.organisation_id for one in seated}
        others = [one for one in standing if one.organisation_id not in here]
        if seated and not others:
            yield message("focal.few", n=len(seated))
        for one in others[:3]:
            yield self.obstacle(one, level) or message("focal.passed_over", organisation=one.organisation)
        if len(others) > 3:
            yield message("focal.others", n=len(others) - 3)
        if excluded:
            yield message("focal.excluded", n=excluded)
        yield from self._drawn_empty(group_id, level)

    def _drawn_empty(self, group_id: str, level: int) -> Iterator[Message]:
        """Say that the draw left a level without a seat filled, where an assignment as good fills it."""
        if not self.assignment.taken.get((group_id, level)):
            columns = (
                (one, self.model.index.get((one.organisation_id, group_id, level))) for one in self.standing[group_id]
            )
            able = [
                one.organisation for one, column in columns if column is not None and self.assignment.possible[column]
            ]
            if able:
                yield message("focal.drawn_empty", names=name_few(able, SHOWN), seed=str(self.seed))


def describe_ban(ban: Never, organisation: str) -> Message:
    """Say that an organisation declined a group, or that a rule keeps it out, with the reason if there is one."""
    if isinstance(ban, Declined):
        return message("focal.declined", organisation=organisation)
    if ban.why:
        return message("focal.banned_because", organisation=organisation, why=ban.why)
    return message("focal.banned", organisation=organisation)
