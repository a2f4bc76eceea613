"""Seats against brute force, objective by objective; published instances; stability of the draw."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focal.random_surveys import cases, hedge, keeps
from networks import matrices, of_matrix
from twgnet.focal import Rules, propose, seat_model
from twgnet.focal.assign import Assignment, list_objectives
from twgnet.focal.held.seats import Holding, hold
from twgnet.focal.score import find_candidates
from twgnet.focal.seat_model import SeatModel
from twgnet.model.focal import Candidate, Must, Quota, Term
from twgnet.model.network import Network
from twgnet.optimise import Optimum
from twgnet.wording.catalogue import say


def assign(network: Network, rules: Rules, *, seed: int = 0, without: str = "") -> Assignment:
    model = SeatModel(network, find_candidates(network, rules, seed=seed), rules)
    objectives = [one for one in list_objectives(model) if one[0] != without]
    return Assignment(model, model.program(), objectives)


def taken(assignment: Assignment) -> dict:
    return {chair: [one.organisation_id for one in several] for chair, several in assignment.taken.items()}


def every_assignment(model: SeatModel):
    """Give every way to fill seats that keeps the rules, as sets of (candidate, level)."""
    rules, chairs = model.rules, []
    for group in model.levels:
        standing = [one for one in model.candidates if one.group_id == group]
        for level, room in enumerate(model.capacities(group)):
            chairs.append([(group, level, c) for n in range(room + 1) for c in combinations(standing, n)])
    for choice in product(*chairs):
        seats = [(one, level) for _, level, several in choice for one in several]
        if keeps(rules, seats, model):
            yield seats


def measure(seats, rules: Rules, places, held=()) -> dict:
    """Give what each objective is about, as something to be maximised."""
    roles = {(one.group_id, one.organisation_id, "alternate" if level else "focal") for one, level in seats}
    filled = Counter((one.group_id, level) for one, level in seats)
    standing = {(one.group_id, one.organisation_id): level for one, level in seats if level}
    alternates = [(s.group_id, s.organisation_id) for s in held if s.role == "alternate"]
    return {
        "emptied": sum(min(n, filled[seat]) for seat, n in levels_held(held).items()),
        "focal": sum(level == 0 for _, level in seats),
        "alternates": [sum(level == n for _, level in seats) for n in range(1, 4)],
        "hedged_focal": -sum(not one.certain for one, level in seats if level == 0),
        "hedged_alternates": -sum(not one.certain for one, level in seats if level > 0),
        "changes": sum((s.group_id, s.organisation_id, s.role) in roles for s in held),
        "kept_order": -(places["deepest"] > 1)
        * sum(
            standing.get(pair, 0) * sum(other[0] == pair[0] for other in alternates[place:])
            for place, pair in enumerate(alternates)
        ),
        "everyone": len({one.organisation_id for one, _ in seats}) if rules.everyone_first else 0,
        "worst_served": [-sum(one.score <= limit and not level for one, level in seats) for limit in places["limits"]],
        "total": sum(one.score for one, _ in seats),
        "order": -sum(level * places[one.group_id].index(one.merit) for one, level in seats if places["deepest"] > 1),
    }


def levels_held(held) -> Counter:
    """Count the seats that are held at each level of each group; alternates in their order."""
    seats = Counter()
    for seat in held:
        level = 1 + sum(taken[0] == seat.group_id and taken[1] > 0 for taken in seats) if seat.role != "focal" else 0
        seats[seat.group_id, level] += 1
    return seats


@given(cases())
@settings(max_examples=60, deadline=None)
def test_every_objective_in_turn_is_the_best_of_all_assignments(case) -> None:
    network, rules, held = case
    model = SeatModel(network, find_candidates(network, rules), rules)
    hold(model, Holding(tuple(held)), None)
    program = model.program()
    every = list(every_assignment(model))
    if not every:
        assert program.minimise(np.zeros(len(program.low))).value is None
        return
    found = Assignment(model, program, list_objectives(model))
    merits = ((group, {one.merit for one in model.candidates if one.group_id == group}) for group in model.levels)
    places = {group: [None, *sorted(those, reverse=True)] for group, those in merits}
    scores = sorted(
        {model.candidates[n].score for n, level in zip(model.candidate, model.level, strict=True) if not level}
    )
    places["limits"] = scores[: max(1, len(scores) - 1)]
    places["deepest"] = int(model.level.max(initial=0))
    measured = [(measure(one, rules, places, held), one) for one in every]
    seats = [(one, level) for (_, level), those in found.taken.items() for one in those]
    assert keeps(rules, seats, model)
    best = max(compared(mine) for mine, _ in measured)
    mine = measure(seats, rules, places, held)
    assert compared(mine) == best
    assert all(objective.proven for objective in found.objectives)
    check_ties(found, [one for values, one in measured if compared(values) == best])
    check_prices(found, mine, measured)


def compared(values: dict) -> tuple:
    """Give what an assignment reaches as a tuple that compares objective by objective."""
    return tuple(values.values())


def check_ties(found: Assignment, best: list) -> None:
    """What is possible before the draw is what the best assignments take."""
    keys = {(one.organisation_id, one.group_id, level) for seats in best for one, level in seats}
    for key, column in found.model.index.items():
        assert found.possible[column] == (key in keys)


def check_prices(found: Assignment, mine: dict, measured: list) -> None:
    """The price of a column is what the best assignment that takes it has less, or more, in each objective."""
    for key, column in found.model.index.items():
        price = found.price(column)
        holding = [v for v, seats in measured if any((o.organisation_id, o.group_id, n) == key for o, n in seats)]
        if not holding:
            assert [cost.code for cost in price] == ["rules"]
            continue
        other = max(holding, key=compared)
        told = {cost.code.removeprefix("less.").replace("standing", "order"): cost.n for cost in price}
        untold = {"worst_served"} if other["focal"] < mine["focal"] else set()  # what emptied seats gain is no gain
        assert [code for code in told if code not in untold] == [
            code for code in mine if mine[code] != other[code] and code not in untold
        ]
        for code in {*told} - {"alternates", "worst_served"}:
            assert told[code] == mine[code] - other[code], code
        for code in ({*told} & {"alternates", "worst_served"}) - untold:
            first = next(pair for pair in zip(mine[code], other[code], strict=False) if pair[0] != pair[1])
            assert (told[code] > 0) == (first[0] > first[1])


@pytest.mark.parametrize(
    ("cap", "focal", "alternates", "total", "seated", "total_everyone"),
    [(1, 18, 8, 1177, 26, 1177), (2, 19, 14, 1441, 23, 1423), (3, 19, 15, 1494, 22, 1473), (4, 19, 15, 1469, 22, 1448)],
)
def test_the_survey_of_2017_gives_the_published_numbers(
    golden_network, cap, focal, alternates, total, seated, total_everyone
):
    for everyone, best, holders in ((False, total, seated), (True, total_everyone, 26)):
        rules = Rules(max_seats=cap, everyone_first=everyone)
        found = assign(golden_network, rules, without="worst_served")
        values = {objective.code: objective.value for objective in found.objectives}
        assert (values["focal"], values["alternates"], values["total"]) == (focal, alternates, best)
        assert len({one.organisation_id for several in found.taken.values() for one in several}) == holders


def test_leximin_costs_no_points_on_the_survey_of_2017(golden_network) -> None:
    found = assign(golden_network, Rules())
    assert {o.code: o.value for o in found.objectives}["total"] == 1423
    everybody = {one.organisation_id for several in found.taken.values() for one in several}
    assert everybody == {tie.organisation_id for tie in golden_network.interests}


def test_the_fair_assignment_of_peerreview4all() -> None:
    """Example 1 of Stelmakh, Shah and Singh: a sum gives one paper nothing where .24 is possible."""
    scores = [[100, 100, 100], [0, 0, 24], [25, 25, 50]]
    network, rules = of_matrix(np.ones((3, 3), int)), Rules(max_seats=1, alternates=0)
    standing = {
        f"G{paper:02}": [
            Candidate(
                f"o{r:03}",
                f"O{r}",
                f"G{paper:02}",
                True,
                True,
                (Term("s", scores[r][paper], 100),),
                scores[r][paper],
                3,
                2,
                0,
                "",
                bytes(32),
            )
            for r in range(3)
        ]
        for paper in range(3)
    }
    model = SeatModel(network, standing, rules)
    objectives = list(list_objectives(model))
    assert taken(Assignment(model, model.program(), objectives)) in (
        {("G00", 0): ["o000"], ("G01", 0): ["o002"], ("G02", 0): ["o001"]},
        {("G00", 0): ["o002"], ("G01", 0): ["o000"], ("G02", 0): ["o001"]},
    )
    by_sum = Assignment(model, model.program(), [one for one in objectives if one[0] != "worst_served"])
    assert min(one.score for several in by_sum.taken.values() for one in several) == 0


def test_several_focal_seats_and_alternates_of_one_group() -> None:
    network = of_matrix(np.ones((4, 1), int))
    found = taken(assign(network, Rules(seats={"G00": (2, 1)})))
    assert [len(found["G00", level]) for level in (0, 1)] == [2, 1]


@given(matrices(rows=10, columns=6), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_rows_changes_nothing(matrix, random) -> None:
    network = of_matrix(matrix)
    ties = list(network.interests)
    random.shuffle(ties)
    assert propose(replace(network, interests=tuple(ties))) == propose(network)


@given(matrices(rows=8, columns=5), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_other_ids_change_nothing_at_all(matrix, random) -> None:
    network = of_matrix(matrix)
    numbers = list(range(len(network.organisations)))
    random.shuffle(numbers)
    ids = {one.id: f"x{number:02}" for one, number in zip(network.organisations, numbers, strict=True)}
    other = Network(
        tuple(sorted((replace(one, id=ids[one.id]) for one in network.organisations), key=lambda one: one.id)),
        network.groups,
        tuple(replace(tie, organisation_id=ids[tie.organisation_id]) for tie in network.interests),
    )
    names = [(seat.group_id, seat.organisation) for seat in propose(network).seats]
    assert [(seat.group_id, seat.organisation) for seat in propose(other).seats] == names


def test_the_draw_favours_no_letter_and_no_row() -> None:
    """Of six equals each wins about as often, whatever its name."""
    network = of_matrix(np.ones((6, 1), int))
    wins = Counter(propose(network, Rules(alternates=0, draw_seed=seed)).seats[0].organisation for seed in range(120))
    assert len(wins) == 6
    assert min(wins.values()) > 8
    assert max(wins.values()) < 36


def test_shares_are_of_the_seats_that_could_be_filled() -> None:
    matrix = np.ones((6, 3), int)
    network = of_matrix(matrix, types=["Local", "Local", *["International"] * 4])
    rules = Rules(
        max_seats=1, alternates=0, quotas=(Quota({"organisation_type": "Local"}, "focal", at_least=Fraction(1, 2)),)
    )
    locals_ = {"o000", "o001"}
    seats = propose(network, rules).seats
    assert sum(seat.organisation_id in locals_ for seat in seats) == 2


def test_at_most_one_from_each_value_of_an_attribute() -> None:
    network = of_matrix(np.ones((4, 3), int), types=["A", "A", "A", "B"])
    rules = Rules(max_seats=1, alternates=0, quotas=(Quota({"type": "*"}, "all", at_most=1),))
    kinds = Counter(seat.organisation_id == "o003" for seat in propose(network, rules).seats if seat.organisation_id)
    assert kinds == {True: 1, False: 1}


def test_must_places_an_organisation_that_did_not_ask_and_says_so() -> None:
    network = of_matrix(np.array([[1, 0], [0, 1]]))
    seat, *_ = propose(network, Rules(must=(Must("G00", "o001", "focal"),))).seats
    assert seat.organisation_id == "o001"
    assert seat.reasons[0].code == "focal.placed"


def test_a_large_survey_is_the_same_as_by_another_solver() -> None:
    cp_model = pytest.importorskip("ortools.sat.python.cp_model", exc_type=ImportError)
    rng = np.random.default_rng(5)
    network, rules = of_matrix(rng.random((24, 8)) < 0.2), Rules(max_focal=1)
    found = assign(network, rules)
    model, solver = cp_model.CpModel(), cp_model.CpSolver()
    solver.parameters.num_workers = 1
    seats = found.model
    take = [model.new_bool_var(str(key)) for key in seats.index]
    used = [model.new_bool_var(f"used{n}") for n in range(seats.seated)]
    for keys, most in ((seats.candidate, 1), (seats.group * 2 + seats.level, 1), (seats.organisation, rules.max_seats)):
        for key in set(keys.tolist()):
            model.add(sum(take[c] for c in np.flatnonzero(keys == key)) <= most)
    for one in range(seats.seated):
        own = [take[c] for c in np.flatnonzero(seats.organisation == one)]
        model.add(
            sum(own[c] for c in range(len(own)) if seats.level[np.flatnonzero(seats.organisation == one)[c]] == 0) <= 1
        )
        model.add(used[one] <= sum(own))
    for step in found.steps:
        goal = sum(int(w) * v for w, v in zip(step.cost, take, strict=False) if w)
        if step.code == "everyone":
            goal = -sum(used)
        model.minimize(goal)
        assert solver.solve(model) == cp_model.OPTIMAL
        value = round(solver.objective_value)
        if step.code == "everyone":
            filled = sum(len(several) for several in found.taken.values())
            assert step.best.value == filled + value
        else:
            assert step.best.value == value, step.code
        model.add(goal <= value)


def test_organisations_that_may_be_one_never_sit_in_the_same_group() -> None:
    network = of_matrix(np.ones((2, 1), int))
    seats = propose(network, duplicates=[("o000", "o001")]).seats
    assert sum(bool(seat.organisation_id) for seat in seats) == 1
    assert [reason.code for reason in seats[1].reasons] == ["focal.duplicate"]


def test_who_was_only_suggested_stands_for_groups_nobody_asked_for_and_is_marked() -> None:
    network = of_matrix(np.array([[1, 0], [1, 0]]))
    invited = [("G01", "o000"), ("G00", "o001")]
    closed = propose(network, invited=invited).seats
    assert not any(seat.organisation_id for seat in closed if seat.group_id == "G01")
    opened = [seat for seat in propose(network, Rules(open_gaps=True), invited=invited).seats if seat.group_id == "G01"]
    assert [(seat.organisation_id, seat.reasons[0].code) for seat in opened if seat.organisation_id] == [
        ("o000", "focal.invited")
    ]


def test_where_open_gaps_find_nobody_the_empty_seat_says_so() -> None:
    network = of_matrix(np.array([[1, 0], [1, 0]]))
    empty = [seat for seat in propose(network, Rules(open_gaps=True)).seats if seat.group_id == "G01"]
    assert [[reason.code for reason in seat.reasons] for seat in empty] == [["focal.nobody", "focal.ask_nobody"]] * 2
    assert all("ask_nobody" not in reason.code for seat in propose(network).seats for reason in seat.reasons)


@pytest.mark.parametrize("draw", range(4))
@pytest.mark.parametrize("kin", [0, 40])
def test_leaving_out_the_hopeless_changes_nothing(monkeypatch, draw, kin) -> None:
    rng = np.random.default_rng(draw)
    network = hedge(of_matrix(rng.random((120, 6)) < 0.25), (rng.random(60) < 0.4).tolist())
    ids = [one.id for one in network.organisations]
    rules = Rules(max_focal=1, families=tuple(zip(ids[:kin:2], ids[1:kin:2], strict=True)))
    whole = assign(network, rules)
    monkeypatch.setattr(seat_model, "FEW", 0)
    pruned = assign(network, rules)
    assert len(pruned.model.candidate) < len(whole.model.candidate) / 2
    assert taken(pruned) == taken(whole)
    assert list(pruned.objectives) == list(whole.objectives)
    ties = [{key for key, column in a.model.index.items() if a.possible[column]} for a in (whole, pruned)]
    assert ties[0] == ties[1]


def test_a_search_that_ends_early_is_never_called_proven(monkeypatch) -> None:
    rng = np.random.default_rng(7)
    types = ["A" if x < 0.5 else "B" for x in rng.random(40)]
    network = of_matrix(rng.random((40, 12)) < 0.3, types=types)
    quotas = (Quota({"type": "A"}, "focal", at_most=5), Quota({"type": "B"}, "alternate", at_most=5))
    model = SeatModel(network, find_candidates(network, Rules()), Rules(max_focal=1, quotas=quotas))
    program = model.program()
    monkeypatch.setattr(program, "_search_whole", lambda bound: Optimum(None, bound, proven=False))
    monkeypatch.setattr(program, "_solve_fractions", lambda cost: (-0.5, np.full(len(cost), 0.5)))
    best = program.minimise(-np.ones(len(program.low)))
    assert not best.proven


def test_an_attribute_without_points_gives_none_and_could_give_none(golden_network) -> None:
    (candidate, *_) = find_candidates(golden_network, Rules(points={"position": {}, "type": {"x": 7}}))["HEALTH"]
    assert [tuple(term) for term in candidate.terms[-2:]] == [("position", 0, 0), ("type", 0, 7)]


@pytest.mark.parametrize("vast", [False, True])
@pytest.mark.parametrize("pairs", [[("o000", "o001")], [("o000", "o001"), ("o001", "o002")]])
def test_those_that_may_be_one_hold_together_what_one_may(pairs, vast, monkeypatch) -> None:
    """Also those that only hang together: no two sit in one group, and caps count them as one."""
    if vast:
        monkeypatch.setattr(seat_model, "VAST", 0)
    kin = {id for pair in pairs for id in pair}
    network = of_matrix(np.ones((5, 4), int))
    for rules in (Rules(max_seats=1), Rules(max_seats=3, max_focal=1), Rules(max_seats_of={"o001": 3}, max_seats=2)):
        seats = [seat for seat in propose(network, rules, duplicates=pairs).seats if seat.organisation_id in kin]
        assert len({seat.group_id for seat in seats}) == len(seats) <= rules.limit_of(kin)
        assert sum(seat.role == "focal" for seat in seats) <= (rules.max_focal or 4)


def test_who_may_be_one_with_the_holder_of_all_seats_is_told_so_and_a_conflict_names_both() -> None:
    network, rules = of_matrix(np.ones((2, 2), int)), Rules(max_seats=1, alternates=0)
    empty = next(seat for seat in propose(network, rules, duplicates=[("o000", "o001")]).seats if not seat.organisation)
    assert {"focal.full", "focal.full_together"} <= {reason.code for reason in empty.reasons}
    must = replace(rules, must=(Must("G00", "o000"), Must("G01", "o001")))
    assert not propose(network, must).conflicts
    conflicts = propose(network, must, duplicates=[("o000", "o001")]).conflicts
    assert [one.code for one in conflicts] == ["focal.conflict", "focal.repair.kin", "focal.repair.verified"]
    assert "O000 and O001, which may be one organisation, may hold 1 seat together" in say(conflicts[0])
