"""Surveys too large for proofs: rules hold, what is called proven is, and the rest is called not proven."""

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from focal.random_surveys import cases, hedge, keeps
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


def weigh(seats, model) -> tuple:
    """Count empty seats, hedges, seats beyond the first of each organisation, and squared distances from the best."""
    scores = [one.score for one in model.candidates]
    spread = max(1, max(scores) - min(scores))
    load = Counter(one.organisation_id for one in seats if one)
    away = [round(1e4 * ((max(scores) - one.score) / spread) ** 2) for one in seats if one]
    hedges = sum(not one.certain for one in seats if one)
    return seats.count(None), hedges, sum(load.values()) - len(load), sum(away)


@pytest.mark.parametrize("seed", range(25))
def test_focal_seats_are_filled_then_certain_then_spread_then_given_to_the_best(seed: int) -> None:
    """Held against every way to fill them; an organisation may have two."""
    rng = np.random.default_rng(seed)
    network = hedge(of_matrix(rng.random((5, 4)) < 0.45), (rng.random(20) < 0.4).tolist())
    model = SeatModel(network, find_candidates(network, Rules()), Rules(max_seats=2))
    matched = LevelMatching(model, list_objectives(model))
    standing = [[None, *(one for one in model.candidates if one.group_id == group)] for group in model.levels]
    every = [
        way
        for way in product(*standing)
        if max(Counter(one and one.organisation_id for one in way if one).values(), default=0) <= 2
    ]
    found = [next(iter(matched.taken.get((group, 0), ())), None) for group in model.levels]
    assert weigh(found, model) == min(weigh(list(way), model) for way in every)


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
    assert "not known for a survey as large as this" in said
    assert [note.code for note in deliberation.describe()] == ["focal.summary.matched"]
