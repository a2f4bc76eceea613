"""The proposal: every seat of every group, filled or with the reason why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from twgnet.focal.assign import Assignment, Seating, list_objectives
from twgnet.focal.explain import Explanation
from twgnet.focal.held.files import load_nominations, load_people, load_seats
from twgnet.focal.held.people import People, add_people, list_unranked, name_people, sort_people
from twgnet.focal.held.seats import end_terms, hold, list_changes, take_over
from twgnet.focal.matching import LevelMatching
from twgnet.focal.nominations import Ballots, assess_committees, keep_candidates, list_absent, score_nominees
from twgnet.focal.repair import DEMANDS, describe_conflict, is_feasible, relax
from twgnet.focal.rules.load import load_rules
from twgnet.focal.rules.resolve import list_unknown_points, resolve_rules
from twgnet.focal.score import draw_lot, find_candidates
from twgnet.focal.seat_model import SeatModel
from twgnet.model.focal import Candidate, HeldSeat, Person, Proposal, Rules
from twgnet.model.gaps import Suggestion
from twgnet.model.message import Message, message
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest, Reconciliation, find_open_answers
from twgnet.options import Options
from twgnet.reconcile.organisations.duplicates import join_duplicates
from twgnet.reconcile.text.blanks import names_nobody

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLEND, BLENDED = 100.0, 5  # the first objectives in one sum, to start near their best: more of them take longer
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is given to decide on seats: its names are ids, its rules know the seats of the registry."""

    network: Network
    rules: Rules
    seed: int
    registered: tuple[str, ...]
    duplicates: tuple[tuple[str, ...], ...]
    invited: tuple[tuple[str, str], ...]
    held: tuple[HeldSeat, ...]
    max_changes: int | None
    people: People
    nominations: Ballots | None
    unclear: Mapping[tuple[str, str], str]
    to_ask: Mapping[str, tuple[str, ...]]
    nameless: tuple[str, ...]

    @property
    def taken(self) -> tuple[HeldSeat, ...]:
        """The seats of last time that somebody held."""
        return tuple(seat for seat in self.held if seat.organisation_id)


class Deliberation:
    """A proposal in the making: candidates, model and assignment, to be asked about.

    Parameters
    ----------
    network, rules
        Who asked for what, and what the office decided (names or ids).
    seed
        The seed of the public draw where the rules give none.
    duplicates
        Pairs of organisations that may be one: never two of them in one group, and together no more seats than one.
    invited
        Pairs of group and organisation to "ask next", for `rules.open_gaps`.
    held, max_changes, today
        The seats of last time, and how many of them may change; terms that were over before the day `today`
        (in ISO form) have ended.
    people
        Who could hold the seats: what is known of the best of an organisation counts for it.
    ballots
        Nominations: for each group whom each ballot trusts to speak.
    unclear
        Answers that still need a decision, by the group that each could be and its organisation.
    to_ask
        For groups that nobody asked for, the names of those to ask next that did not answer, and so cannot stand.

    Raises
    ------
    RulesError
        The rules name what is unknown, or contradict each other.
    """

    def __init__(
        self,
        network: Network,
        rules: Rules,
        *,
        seed: int = 0,
        duplicates: Pairs = (),
        invited: Pairs = (),
        held: Iterable[HeldSeat] = (),
        max_changes: int | None = None,
        today: str = "",
        people: Iterable[Person] = (),
        ballots: Ballots | None = None,
        unclear: Mapping[tuple[str, str], str] | None = None,
        to_ask: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        seed = seed if rules.draw_seed is None else rules.draw_seed
        known = sort_people(people, rules, seed)
        nameless = {one.id: one.name for one in network.organisations if names_nobody(one.name)}
        ties = tuple(tie for tie in network.interests if tie.organisation_id not in nameless)
        described = add_people(replace(network, interests=ties), known)
        rules = resolve_rules(rules, described)
        case = Case(
            network=described,
            rules=add_registered_seats(rules, network),
            seed=seed,
            registered=tuple(group.id for group in network.groups if group.seats and group.id not in rules.seats),
            duplicates=join_duplicates(duplicates),
            invited=tuple(pair for pair in invited if pair[1] not in nameless),
            held=tuple(end_terms(held, today)),
            max_changes=max_changes,
            people=known,
            nominations=ballots,
            unclear=unclear or {},
            to_ask=to_ask or {},
            nameless=tuple(sorted(nameless.values())),
        )
        self._decide(case)

    def _decide(self, case: Case) -> None:
        """Find the candidates and the best assignment of the seats to them."""
        self.case, network = case, case.network
        self.holding, self.rules = take_over(case.held, network, case.rules)
        asked = {(tie.group_id, tie.organisation_id) for tie in network.interests}
        self.placed = {(rule.group, rule.organisation) for rule in self.rules.must} - asked
        open_groups = {group.id for group in network.groups} - {group for group, _ in asked}
        wanted = {pair for pair in case.invited if self.rules.open_gaps and pair[0] in open_groups}
        eligible = {pair for pair in asked | self.placed | wanted if self.rules.lets_sit(*pair)}
        self.ballots = keep_candidates(case.nominations or {}, eligible)
        self.nominated = None if case.nominations is None else self._count_nominations()
        self.standing = find_candidates(
            network,
            self.rules,
            seed=case.seed,
            invited=wanted,
            placed=self.placed,
            nominated=self.nominated,
            duplicates=case.duplicates,
        )
        everybody = float("inf") if case.taken else None
        self.model = SeatModel(network, self.standing, self.rules, case.duplicates, all_up_to=everybody)
        hold(self.model, self.holding, case.max_changes)
        self.conflicts: tuple[Message, ...] = ()
        self.assignment = self._assign()
        self.explanation = Explanation(
            network,
            self.standing,
            self.assignment,
            case.seed,
            self.placed,
            stays=self.holding.stays,
            pasts=self.holding.pasts,
            to_ask=case.to_ask,
            fresh=self._best_afresh(),
        )

    def _assign(self) -> Seating:
        objectives = list(list_objectives(self.model))
        if self.model.is_vast and not self.case.taken:
            return LevelMatching(self.model, objectives)
        program = self.model.program()
        program.approach(sum(BLEND**-n * cost for n, (_, cost) in enumerate(objectives[:BLENDED])))
        if is_feasible(program):
            return Assignment(self.model, program, objectives)
        best = Assignment(self.model, relax(self.model, DEMANDS), objectives)
        self.conflicts = describe_conflict(self.model, best.solution)
        return best

    def _best_afresh(self) -> NDArray[np.bool_] | None:
        """Tell which columns could be taken before the draw, were no seats held but those agreed to."""
        if not self.case.taken or self.conflicts or not self.model.is_small:
            return None
        afresh = copy(self.model)
        afresh.held = None
        return Assignment(afresh, afresh.program(without={"changes"}), list_objectives(afresh), draws=0).possible

    def _count_nominations(self) -> dict[tuple[str, str], int]:
        names = {group.id: group.name for group in self.case.network.groups}
        lots = {
            group: {one.id: draw_lot(self.case.seed, one.name, names[group]) for one in self.case.network.organisations}
            for group in self.ballots
        }
        return score_nominees(self.ballots, self.rules, lots)

    def find(self, group_id: str, organisation_id: str) -> Candidate | None:
        """Give an organisation as a candidate for a group, if it stands."""
        return next((one for one in self.standing[group_id] if one.organisation_id == organisation_id), None)

    def suppose(self, group_id: str, organisation_id: str) -> Deliberation:
        """Deliberate as if an organisation had asked for a further group, without a hedge."""
        tie = Interest(
            organisation_id=organisation_id,
            organisation=self.explanation.names[organisation_id],
            group_id=group_id,
            group=self.explanation.groups[group_id],
            certainty="certain",
            weight=1,
            source="",
            row=0,
            text="",
            rule="supposed",
            score=100.0,
        )
        network = self.case.network
        other = copy(self)
        other._decide(replace(self.case, network=replace(network, interests=(*network.interests, tie))))
        return other

    def free(self, group_id: str, organisation_id: str) -> Deliberation:
        """Deliberate as if nothing kept an organisation out of a group: no rule, and no seat that it declined."""
        rules = self.case.rules
        free = replace(
            rules,
            exclude=tuple(one for one in rules.exclude if one != organisation_id),
            never=tuple(one for one in rules.never if (one.group, one.organisation) != (group_id, organisation_id)),
            max_seats_of={one: most for one, most in rules.max_seats_of.items() if most or one != organisation_id},
        )
        gone = (group_id, organisation_id, "declined")
        held = tuple(one for one in self.case.held if (one.group_id, one.organisation_id, one.state) != gone)
        other = copy(self)
        other._decide(replace(self.case, rules=free, held=held))
        return other

    def describe(self) -> Iterator[Message]:
        """Say what was taken from the list of groups, and what was left out of so large a survey."""
        if self.case.registered:
            yield message("focal.summary.registered", n=len(self.case.registered))
        if isinstance(self.assignment, LevelMatching):
            yield message("focal.summary.matched")
        elif not self.model.is_small:
            yield message("focal.summary.no_costs")

    def assess_nominations(self) -> Iterator[Message]:
        """Say for each group with nominations whether they justify its focal organisations, and who is no candidate."""
        seated = {
            group: [one.organisation_id for one in self.assignment.taken.get((group, 0), [])] for group in self.ballots
        }
        names, groups = self.explanation.names, self.explanation.groups
        yield from assess_committees(self.ballots, seated, self.rules, groups, names)
        yield from list_absent(self.case.nominations or {}, self.ballots, groups, names)

    def _limit_told(self) -> Iterator[Message]:
        """Say what would be better, and what worse, if more seats were allowed to change."""
        best, most = self.assignment, self.case.max_changes
        if most is None or self.conflicts or not isinstance(best, Assignment):
            return
        objectives = list_objectives(self.model)
        free = Assignment(self.model, self.model.program(without={"changes"}), objectives, draws=0)
        if costs := [*best.compare(free)]:
            yield message("focal.change.limited", n=most)
            yield from self.explanation.describe_costs(costs)

    def propose(self) -> Proposal:
        """Give the proposal with its reasons."""
        seats = tuple(name_people(self.explanation.seats(), self.case.people))
        changes = list_changes(self.holding, seats, self.explanation) if self.case.taken else ()
        changes = (*changes, *self._limit_told())
        people = [one for several in self.case.people.values() for one in several]
        idle = [*list_unknown_points(self.rules, self.case.network, people), *list_unranked(self.case.people)]
        if nameless := self.case.nameless:
            idle.append(message("focal.nameless", n=len(nameless), names=nameless))
        reached = tuple(self.assignment.objectives)
        return Proposal(seats, reached, self.case.seed, self.conflicts, changes, tuple(idle))


def add_registered_seats(rules: Rules, network: Network) -> Rules:
    """Give each group as many focal seats as the list of groups says civil society has, unless a rule does.

    >>> from twgnet.model.registry import Group
    >>> add_registered_seats(Rules(), Network((), (Group("LAND", "Land", seats=2), Group("MA", "Mines")), ())).seats
    {'LAND': (2, 1)}
    """
    known = {group.id: (group.seats, rules.alternates) for group in network.groups if group.seats}
    return replace(rules, seats={**known, **rules.seats})


def propose(network: Network, rules: Rules | None = None, **circumstances: object) -> Proposal:
    """Propose a focal organisation and alternates for each group, among those that asked for it.

    The objectives stand in `docs/focal.md`; each is proven to be as good as the ones before it allow.
    What else is taken into account, such as seats of last time, are the parameters of `Deliberation`.

    Returns
    -------
    Proposal
        Its seats stand by group id, focal seats first; an empty seat gives its reasons.

    Examples
    --------
    >>> from twgnet.model.registry import Group
    >>> network = Network((), (Group("LAND", "Land"),), ())
    >>> [(seat.role, seat.reasons[0].code) for seat in propose(network).seats]
    [('focal', 'focal.nobody'), ('alternate', 'focal.nobody')]
    """
    return Deliberation(network, rules or Rules(), **circumstances).propose()  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Given:
    """What an office gives to decide on seats: its rules, the seats of last time, people and nominations."""

    rules: Rules = field(default_factory=Rules)
    held: tuple[HeldSeat, ...] = ()
    people: tuple[Person, ...] = ()
    ballots: Ballots | None = None


def load_given(network: Network, options: Options, columns: Sequence[str] = ()) -> tuple[Given, Options]:
    """Read what the options of a study give to decide on seats, and refuse what cannot be meant.

    `columns` of the survey become attributes if the rules name them, and so could be meant.

    Where a seat has a term, the options come back with the day on which terms are over: no other day is asked for.

    Raises
    ------
    RulesError, SeatsError
        A file cannot be used, names what is unknown, or contradicts itself.
    """
    rules = Rules() if options.rules is None else load_rules(options.rules)
    people = () if options.people is None else load_people(options.people, network)
    resolve_rules(rules, add_people(network, sort_people(people, rules)), columns)
    held = () if options.seats is None else load_seats(options.seats, network)
    if options.today is None and any(seat.until for seat in held):
        options = replace(options, today=date.today().isoformat())  # noqa: TID251
    ballots = None if options.nominations is None else load_nominations(options.nominations, network)
    return Given(rules, held, people, ballots), options


def deliberate(
    network: Network,
    reconciliation: Reconciliation,
    options: Options,
    suggest: Callable[[], Iterable[Suggestion]],
    given: Given | None = None,
) -> Deliberation:
    """Make the deliberation of a study; `suggest` is called for open gaps only."""
    given, ids = given or Given(), {one.name: one.id for one in network.organisations}
    known = frozenset(ids.values())
    suggested = tuple(suggest()) if given.rules.open_gaps else ()
    to_ask: dict[str, tuple[str, ...]] = {}
    for one in suggested:
        if one.organisation_id and one.organisation_id not in known:
            to_ask[one.group_id] = (*to_ask.get(one.group_id, ()), one.organisation)
    stand = [(one.group_id, one.organisation_id) for one in suggested if one.organisation_id in known]
    stand += [(one.group_id, ids[name]) for one in suggested for name in one.most_active if name in ids]
    return Deliberation(
        network,
        given.rules,
        seed=options.seed,
        duplicates=[(one.organisation_id, one.other_id) for one in reconciliation.duplicates],
        invited=stand,
        to_ask=to_ask,
        held=given.held,
        max_changes=options.max_changes,
        today=options.today or "",
        people=given.people,
        ballots=reconciliation.ballots if given.ballots is None else given.ballots,
        unclear={
            (group, mention.organisation_id): mention.text
            for group, several in find_open_answers(reconciliation.mentions, reconciliation.interests).items()
            for mention in several
        },
    )
