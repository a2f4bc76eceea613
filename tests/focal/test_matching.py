"""Surveys too large for proofs: rules hold, what is called proven is, and the rest is called not proven."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from focal.random_surveys import cases, keeps
from networks import of_matrix
from twgnet.focal import Rules, propose, seat_model
from twgnet.focal.assign import Assignment, list_objectives
from twgnet.focal.choice import explain_choice
from twgnet.focal.matching import LevelMatching
from twgnet.focal.proposal import Deliberation
from twgnet.focal.score import find_candidates
from twgnet.focal.seat_model import SeatModel
from twgnet.wording.catalogue import say
from twgnet.wording.seats import summarise_proposal


@given(cases())
@settings(max_examples=60, deadline=None)
def test_matched_seats_keep_the_rules_and_what_is_proven_is_the_best(case) -> None:
    network, rules, _ = case
    rules = replace(rules, quotas=())
    model = SeatModel(network, find_candidates(network, rules), rules)
    best = Assignment(model, model.program(), list_objectives(model))
    matched = LevelMatching(model, list_objectives(model))
    assert keeps(rules, [(one, level) for (_, level), those in matched.taken.items() for one in those], model)
    seated = {
        model.candidates[model.candidate[column]].organisation_id
        for column in matched.solution[: len(model.candidate)].nonzero()[0]
    }
    beside = matched.solution[len(model.candidate) :]
    assert beside.sum() == (
        model.seated - len(seated) if model.plenty else sum(map(len, matched.taken.values())) - len(seated)
    )
    for mine, exact in zip(matched.steps, best.steps, strict=True):
        assert mine.best.bound <= exact.best.value
        if not mine.best.proven:
            break
        assert mine.best.value == exact.best.value
    if not rules.families and not rules.never and not rules.seats and rules.max_focal is None:
        assert matched.steps[0].best == best.steps[0].best


def test_the_worst_served_group_comes_before_the_sum_of_scores() -> None:
    """Two organisations want both groups; the one that wants a third is the lower in each."""
    network = of_matrix([[1, 1, 0], [1, 1, 1], [0, 0, 1]])
    rules = Rules(max_seats=1, alternates=0)
    model = SeatModel(network, find_candidates(network, rules), rules)
    matched, best = (
        LevelMatching(model, list_objectives(model)),
        Assignment(model, model.program(), list_objectives(model)),
    )
    assert matched.worst_served == best.worst_served


def test_both_focal_seats_of_a_group_go_to_different_organisations() -> None:
    network, rules = of_matrix(np.ones((2, 1), int)), Rules(seats={"G00": (2, 1)})
    model = SeatModel(network, find_candidates(network, rules), rules)
    matched = LevelMatching(model, list_objectives(model))
    assert sorted(one.organisation_id for one in matched.taken["G00", 0]) == ["o000", "o001"]


@pytest.fixture
def vast(monkeypatch):
    monkeypatch.setattr(seat_model, "VAST", 0)
    return of_matrix([[1, 1, 1, 0], [1, 1, 0, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]])


def test_a_proposal_without_proof_says_so(vast) -> None:
    proposal = propose(vast, Rules())
    assert all(seat.organisation_id for seat in proposal.seats)
    assert not proposal.proven
    assert say(summarise_proposal(proposal)).startswith("Not proven")
    assert {price.code for seat in proposal.seats for price in seat.prices} == {"focal.cost.unknown"}


def test_why_not_says_that_the_cost_is_not_known(vast) -> None:
    deliberation = Deliberation(vast, Rules())
    seated = {one.organisation_id for one in deliberation.explanation.seated("G00")}
    other = next(one.organisation_id for one in deliberation.standing["G00"] if one.organisation_id not in seated)
    said = " ".join(say(note) for note in explain_choice(deliberation, "G00", other))
    assert "not known in so large a survey" in said
    assert [note.code for note in deliberation.describe()] == ["focal.summary.matched"]
