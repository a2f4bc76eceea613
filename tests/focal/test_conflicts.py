"""Rules that cannot hold together: named, with the smallest change, and the best that is left."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import of_matrix
from twgnet.focal import Rules, propose
from twgnet.focal.repair import KINDS, is_feasible, relax
from twgnet.focal.score import find_candidates
from twgnet.focal.seat_model import SeatModel
from twgnet.model.focal import Must, Quota


def codes(proposal):
    return [said.code for said in proposal.conflicts]


def test_a_quota_that_the_caps_leave_no_room_for() -> None:
    network = of_matrix(np.ones((4, 3), int), types=["Local", "Other", "Other", "Other"])
    rules = Rules(
        max_seats=1, alternates=0, quotas=(Quota({"type": "Local"}, "focal", at_least=1),), max_seats_of={"o000": 0}
    )
    proposal = propose(network, Rules(max_seats=1, alternates=0))
    assert not proposal.conflicts
    rules = Rules(max_seats=2, max_focal=1, alternates=0, quotas=(Quota({"type": "Local"}, "focal", at_least=2),))
    proposal = propose(network, rules)
    assert codes(proposal) == ["focal.conflict", "focal.repair.cap", "focal.repair.verified"]
    assert proposal.conflicts[1].values == {"n": 2, "organisation": "O000"}
    named = {rule.code for rule in proposal.conflicts[0].values["rules"]}
    assert named == {"focal.rule.quota", "focal.rule.cap"}
    assert sum(seat.organisation_id == "o000" for seat in proposal.seats) == 1
    assert all(seat.organisation_id for seat in proposal.seats)


def test_a_family_that_must_sit_together() -> None:
    rules = Rules(families=(("o000", "o001"),), must=(Must("G00", "o000"), Must("G00", "o001")))
    proposal = propose(of_matrix(np.ones((3, 1), int)), rules)
    assert codes(proposal) == ["focal.conflict", "focal.repair.family", "focal.repair.verified"]
    assert all(seat.organisation_id for seat in proposal.seats)


@st.composite
def demands(draw):
    pairs = st.tuples(st.sampled_from(["G00", "G01"]), st.sampled_from(["o000", "o001", "o002"]))
    must = draw(st.lists(pairs, min_size=1, max_size=4, unique=True))
    return tuple(Must(group, organisation) for group, organisation in must)


@given(demands(), st.integers(0, 1))
@settings(max_examples=40, deadline=None)
def test_the_smallest_repair_is_that_of_trying_everything(must, alternates) -> None:
    """The unmet demands first, then the seats above the caps: compared over every set of pairs."""
    network, rules = of_matrix(np.ones((3, 2), int)), Rules(max_seats=1, alternates=alternates, must=must)
    model = SeatModel(network, find_candidates(network, rules), rules)
    _, breaks = relax(model, KINDS)
    missed = sum(abs(n) for row, n in breaks.items() if model.rows.kinds[row] == "must")
    above = sum(abs(n) for row, n in breaks.items() if model.rows.kinds[row] == "cap")
    assert (missed, above) == best_repair(must, room=1 + alternates)
    assert is_feasible(model.program()) == (not breaks)


def best_repair(must, room):
    wanted = {(rule.group, rule.organisation) for rule in must}
    pairs = list(product(["G00", "G01"], ["o000", "o001", "o002"]))
    tried = []
    for which in product((0, 1), repeat=len(pairs)):
        seats = {pair for pair, chosen in zip(pairs, which, strict=True) if chosen}
        if all(sum(group == one for one, _ in seats) <= room for group in ("G00", "G01")):
            held = [sum(one == id for _, one in seats) for id in ("o000", "o001", "o002")]
            tried.append((len(wanted - seats), sum(max(0, n - 1) for n in held)))
    return min(tried)
