"""What lies on either side of numbers: how many are named, what a place may be, when a seat counts as free."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest

from networks import of_matrix
from twgnet.errors import RulesError, SeatsError
from twgnet.focal import Rules, load_rules, load_seats, propose
from twgnet.focal.assign import Assignment, list_objectives
from twgnet.focal.held.people import list_unranked, sort_people
from twgnet.focal.held.seats import _is_history, _next_alternate, _seats_filled
from twgnet.focal.matching import LevelMatching, _copies
from twgnet.focal.nominations import _compare_approvals, _price
from twgnet.focal.proposal import Deliberation
from twgnet.focal.repair import _loosen
from twgnet.focal.rules.resolve import Lookup, is_alike
from twgnet.focal.score import _Book, _find_venue, find_candidates
from twgnet.focal.seat_model import SeatModel, draw_weights
from twgnet.model.focal import HeldSeat, Person, Quota
from twgnet.model.registry import Organisation

SEATS = "group_id,role,organisation_id,state,place\n"


def codes(seat) -> list[str]:
    return [reason.code for reason in seat.reasons]


@pytest.mark.parametrize("place", ["1", "9", "10", "999"])
def test_a_place_is_from_one_to_999(tmp_path, place: str) -> None:
    path = tmp_path / "seats.csv"
    path.write_text(f"{SEATS}G00,focal,o001,serving,2\nG00,alternate,o000,serving,{place}\n", encoding="utf-8")
    held = load_seats(path, of_matrix(np.ones((2, 2), int)))
    assert [seat.place for seat in held] == [0, int(place)]


@pytest.mark.parametrize("place", ["0", "000", "1000", "-1", "9" * 5_000])
def test_another_place_is_refused(tmp_path, place: str) -> None:
    path = tmp_path / "seats.csv"
    path.write_text(f"{SEATS}G00,alternate,o000,serving,{place}\n", encoding="utf-8")
    with pytest.raises(SeatsError, match="place is"):
        load_seats(path, of_matrix(np.ones((2, 2), int)))


def test_a_role_that_a_rule_leaves_out_has_one_seat(tmp_path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("[seats]\nG00 = {focal = 2}\nG01 = {alternates = 0}\n", encoding="utf-8")
    assert load_rules(path).seats == {"G00": (2, 1), "G01": (1, 0)}


@pytest.mark.parametrize("number", [5, 6])
def test_five_positions_without_a_rank_are_named(number: int) -> None:
    people = [Person(f"P{n}", "o000", {"position": f"Gardener {n}"}) for n in range(number)]
    (said,) = list_unranked(sort_people(people, Rules()))
    assert (said.values["n"], len(said.values["names"])) == (number, 5)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_three_names_that_hold_a_word_are_suggested(number: int) -> None:
    nodes = [Organisation(f"o{n}", f"Mlup {n}") for n in range(number)]
    assert len(Lookup("organisation", nodes, lambda _: None).suggest("Mlup")) == min(number, 3)


def test_two_names_that_are_spelled_alike_are_suggested() -> None:
    nodes = [Organisation(f"o{n}", name) for n, name in enumerate(("Chamroeuna", "Chamroeunb", "Chamroeunc"))]
    assert len(Lookup("organisation", nodes, lambda _: None).suggest("Chamroeun")) == 2


@pytest.mark.parametrize("number", [3, 4, 5])
def test_three_who_could_have_an_empty_seat_are_named_and_the_others_counted(number: int) -> None:
    nobody = Rules(alternates=0, quotas=(Quota({"type": "Local"}, "all", at_most=0),))
    (seat,) = propose(of_matrix(np.ones((number, 1), int), types=["Local"] * number), nobody).seats
    counted = [reason.values["n"] for reason in seat.reasons if reason.code == "focal.others"]
    assert codes(seat)[:3] == ["focal.quota_full"] * 3
    assert counted == [number - 3] * (number > 3)


@pytest.mark.parametrize(("most", "blocked"), [(1, True), (2, False)])
def test_a_quota_keeps_the_next_out_only_where_it_is_full(most: int, blocked: bool) -> None:
    rules = Rules(alternates=0, quotas=(Quota({"type": "Local"}, "all", at_most=most),))
    network = of_matrix(np.ones((3, 1), int), types=["Local"] * 3)
    assert bool(Deliberation(network, rules).explanation._full_quotas) == blocked


@pytest.mark.parametrize(("seats", "steps_up"), [(1, False), (2, True)])
def test_an_alternate_steps_up_only_where_a_focal_seat_is_free(seats: int, steps_up: bool) -> None:
    lost = HeldSeat("G00", "focal", "o000", "O000", "declined")
    stays = [
        HeldSeat("G00", "focal", "o001", "O001", "serving"),
        HeldSeat("G01", "focal", "o003", "O003", "serving"),
        HeldSeat("G00", "alternate", "o002", "O002", "serving", place=1),
    ]
    found = _next_alternate(lost, stays, Rules(seats={"G00": (seats, 1)}))
    assert bool(found) == steps_up


@pytest.mark.parametrize(("amount", "limits"), [(-1, (1, 5)), (0, (2, 5)), (2, (2, 7))])
def test_a_rule_is_loosened_by_no_more_than_it_is_broken(amount: int, limits: tuple[int, int]) -> None:
    model = SimpleNamespace(rows=SimpleNamespace(least=[2], most=[5]))
    assert _loosen(model, 0, amount) == limits


@pytest.mark.parametrize("make", [Assignment, LevelMatching])
def test_a_seating_takes_what_its_solution_says(make) -> None:
    network = of_matrix([[1, 1, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    rules = Rules(max_seats=2)
    model = SeatModel(network, find_candidates(network, rules), rules)
    seating = (
        make(model, model.program(), list_objectives(model))
        if make is Assignment
        else make(model, list_objectives(model))
    )
    taken = seating.solution[: len(model.candidate)].round().astype(bool).tolist()
    assert 0 < sum(taken) < len(taken)
    if make is LevelMatching:
        assert seating.possible.tolist() == taken
    else:
        assert [seating.takes(column) for column in range(len(taken))] == taken
    assert seating.worst_served == min(
        one.score for (_, level), several in seating.taken.items() for one in several if not level
    )


def test_where_no_seat_is_filled_nobody_is_served_worst() -> None:
    network, rules = of_matrix(np.zeros((2, 2), int)), Rules()
    model = SeatModel(network, find_candidates(network, rules), rules)
    assert Assignment(model, model.program(), list_objectives(model)).worst_served == 0


@pytest.mark.parametrize(
    ("budgets", "price"),
    [
        (["1/2"], None),
        (["1/2", "1/2"], "1/2"),
        (["1/3", "3/4"], "2/3"),
        (["1"], "1"),
        (["2/3", "1/4"], None),
        ([], None),
    ],
)
def test_who_can_pay_for_a_seat_together_pays_the_least_that_is_enough(budgets: list[str], price: str | None) -> None:
    assert _price([Fraction(one) for one in budgets]) == (price and Fraction(price))


@pytest.mark.parametrize(("name", "alike"), [("Aid Mnopqrst", True), ("Ad Mnopqrst", False)])
def test_a_word_of_three_letters_makes_two_names_alike(name: str, alike: bool) -> None:
    assert is_alike(name, ["Aid Bcdefghi", "Ad Cdefghij"]) == alike


@pytest.mark.parametrize(
    ("least", "most", "fine"),
    [(1, 1, True), (2, 1, False), (Fraction(1, 2), Fraction(1, 3), False), (Fraction(1), 1, True)],
)
def test_at_least_is_no_more_than_at_most_of_the_same_unit(least, most, fine: bool) -> None:
    rules = Rules(quotas=(Quota({"type": "Local"}, "all", at_least=least, at_most=most),))
    network = of_matrix(np.ones((3, 1), int), types=["Local"] * 3)
    if fine:
        assert propose(network, rules)
        return
    with pytest.raises(RulesError, match="at least"):
        propose(network, rules)


@pytest.mark.parametrize(
    ("weight", "heaviest", "points"),
    [({}, {}, 0), ({}, {"G": 4}, 0), ({("G", "o"): -1}, {"G": 0}, 0), ({("G", "o"): 2}, {"G": 4}, 5)],
)
def test_a_row_gives_points_by_its_weight_beside_the_heaviest(weight, heaviest, points: int) -> None:
    scores = SimpleNamespace(weight=weight, heaviest=heaviest, rules=Rules(proportional={"w": 10}), of_rows=["w"])
    assert [term.points for term in _Book._row_weight(scores, "G", "o")] == [points]


def test_where_no_number_is_above_nothing_nobody_gets_points_for_it() -> None:
    network = of_matrix([[1]])
    network = replace(network, organisations=(replace(network.organisations[0], attributes={"n": "0"}),))
    (one,) = find_candidates(network, Rules(proportional={"n": 10}))["G00"]
    assert next(term.points for term in one.terms if term.name == "n") == 0


@pytest.mark.parametrize(
    ("interests", "shared", "venue"),
    [
        (["G2", "G1"], {"G1": 2, "G2": 2}, (2, "G1")),
        (["G1", "G2"], {"G1": 2, "G2": 3}, (3, "G2")),
        (["G0", "G1"], {"G0": 9, "G1": 1}, (1, "G1")),
        (["G0"], {"G0": 9}, (0, "")),
    ],
)
def test_others_are_met_in_another_group_the_first_of_equals(interests, shared, venue) -> None:
    assert _find_venue("G0", interests, shared, False) == venue


@pytest.mark.parametrize(("role", "seats", "history"), [("focal", (1, 2), True), ("alternate", (1, 2), False)])
def test_a_seat_was_given_on_where_rows_enough_of_its_role_stand(role, seats, history: bool) -> None:
    left = HeldSeat("G00", role, "o000", "O000", "declined")
    held = [left, HeldSeat("G00", role, "o001", "O001", "serving")]
    assert _is_history(left, held, Rules(seats={"G00": seats})) == history


def test_alternates_move_up_to_the_first_places_and_focal_seats_have_none() -> None:
    focal = [HeldSeat("G00", "focal", f"o00{n}", "", "serving") for n in (0, 1)]
    alternates = [HeldSeat("G00", "alternate", f"o00{n}", "", "serving", place=n) for n in (3, 5)]
    filled = _seats_filled(SimpleNamespace(kept=[*focal, *alternates], alternates={"G00": alternates}))
    assert filled == {("G00", 0): focal, ("G00", 1): alternates[:1], ("G00", 2): alternates[1:]}


@pytest.mark.parametrize(("number", "shown"), [(5, 5), (6, 6), (7, 6)])
def test_five_whom_most_ballots_name_are_named_and_the_others_counted(number: int, shown: int) -> None:
    names = {f"o{n}": f"O{n}" for n in range(number)} | {"seated": "Seated"}
    said = _compare_approvals([frozenset(names), frozenset(names) - {"seated"}], "seated", "G", names)
    assert len(said.values["names"]) == shown
    assert isinstance(said.values["names"][-1], str) == (number == 5)


def test_an_organisation_is_weighed_for_eight_seats_of_a_level() -> None:
    model = SimpleNamespace(organisation=np.array([0]))
    one = np.array([0])
    copies = [*_copies(model, one, np.array([2]), np.array([20]))]
    assert [(int(seat[0]), int(place[0])) for _, seat, place in copies] == [*product(range(2), range(8))]


@pytest.mark.parametrize(("attempt", "places"), [(0, (0, 5, 10, 15, 4)), (1, (1, 6, 11, 0, 5))])
def test_each_level_has_lots_of_its_own_and_each_attempt_the_next(attempt: int, places: tuple[int, ...]) -> None:
    lots = b"".join(number.to_bytes(2, "big") for number in range(16))
    columns = {"level": np.arange(5), "candidate": np.zeros(5, int)}
    model = SimpleNamespace(candidates=[SimpleNamespace(lot=lots)], cost=lambda _, values: values, **columns)
    assert draw_weights(model, attempt).tolist() == [*places]
