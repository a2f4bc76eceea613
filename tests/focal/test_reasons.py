"""Reasons of seats that rules place, of many equals, and of seats that a group no longer has."""

import numpy as np

from networks import of_matrix
from twgnet.focal import Rules, propose
from twgnet.model.focal import HeldSeat, Must
from twgnet.wording.catalogue import say


def test_a_seat_that_a_rule_asks_for_says_so_and_claims_no_other_cost() -> None:
    matrix = np.array([[1, 1], [1, 0]])
    focal = propose(of_matrix(matrix), Rules(alternates=0, must=(Must("G00", "o000", "focal"),))).seats[0]
    codes = [reason.code for reason in focal.reasons]
    assert focal.organisation_id == "o000"
    assert "focal.demanded" in codes
    assert not {"focal.better", "focal.placed"} & {*codes}


def test_of_many_equals_the_rest_is_counted() -> None:
    focal = propose(of_matrix(np.ones((9, 1), int)), Rules(alternates=0)).seats[0]
    names = next(reason.values["names"] for reason in focal.reasons if reason.code == "focal.drawn")
    assert (len(focal.tied_with), len(names), names[-1].values["n"]) == (8, 6, 3)


def test_a_seat_that_the_group_no_longer_has_is_lost_for_that_reason() -> None:
    held = [HeldSeat("G00", "alternate", f"o00{n}", f"O00{n}", "proposed", place=n) for n in (1, 2)]
    held.append(HeldSeat("G00", "focal", "o000", "O000", "proposed"))
    changes = propose(of_matrix(np.ones((4, 1), int)), Rules(alternates=1), held=held).changes
    assert [change.code for change in changes] == ["focal.change.fewer"]


def test_a_seat_that_the_draw_leaves_empty_says_so() -> None:
    network = of_matrix(np.array([[1, 1]]))
    found = set()
    for seed in range(8):
        proposal = propose(network, Rules(max_seats=1, alternates=0), seed=seed)
        (empty,) = (seat for seat in proposal.seats if not seat.organisation_id)
        assert [reason.code for reason in empty.reasons] == ["focal.full", "focal.drawn_empty"]
        assert f"seed {seed}" in say(empty.reasons[1])
        found.add(empty.group_id)
    assert found == {"G00", "G01"}
    (empty,) = (s for s in propose(of_matrix(np.array([[1, 0]]))).seats if s.role == "focal" and not s.organisation_id)
    assert [reason.code for reason in empty.reasons] == ["focal.nobody"]
