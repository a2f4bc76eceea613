"""What lies on either side of numbers: how many are named, what a place may be, when a seat counts as free."""

from types import SimpleNamespace

import numpy as np
import pytest

from networks import of_matrix
from twgnet.errors import SeatsError
from twgnet.focal import Rules, load_rules, load_seats, propose
from twgnet.focal.assign import Assignment, list_objectives
from twgnet.focal.held.people import list_unranked, sort_people
from twgnet.focal.held.seats import _next_alternate
from twgnet.focal.matching import LevelMatching
from twgnet.focal.proposal import Deliberation
from twgnet.focal.repair import _loosen
from twgnet.focal.rules.resolve import Lookup
from twgnet.focal.score import find_candidates
from twgnet.focal.seat_model import SeatModel
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
