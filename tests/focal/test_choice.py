"""Why not us: every cost and every move, held against proposals made with a rule that seats the organisation."""

from dataclasses import replace

import numpy as np
import pytest

from networks import of_matrix
from twgnet.focal import Deliberation, Rules, explain_choice, propose
from twgnet.model.focal import HeldSeat, Must, Never
from twgnet.wording.catalogue import say

SEED = 5


def draw_survey(number: int):
    rng = np.random.default_rng(number)
    network = of_matrix(rng.random((9, 4)) < 0.4)
    ties = (replace(tie, certainty="tentative") if rng.random() < 0.3 else tie for tie in network.interests)
    return replace(network, interests=tuple(ties))


def reached(proposal) -> dict[str, int]:
    """Count what the objectives are about in the seats; worst-served groups have no single value."""
    seats = [seat for seat in proposal.seats if seat.organisation_id]
    counts = {"focal": sum(s.role == "focal" for s in seats), "alternates": sum(s.role != "focal" for s in seats)}
    counts["everyone"] = len({seat.organisation_id for seat in seats})
    return {one.code: one.value for one in proposal.objectives if one.code not in (*counts, "worst_served")} | counts


def told(messages):
    """Give by role the changes that are told of the objectives; worst-served groups have no single value."""
    changes, role = {}, ""
    for one in messages:
        cost = one.values["cost"] if one.code == "focal.why.could" else one
        if one.code == "focal.why.could":
            role = one.values["role"].code.rpartition(".")[2]
            changes[role] = {}
        *_, less, code = cost.code.split(".")
        if cost.code.startswith("focal.cost.") and code not in ("draw", "worst_served"):
            changes[role][code] = -cost.values["n"] if less == "less" else cost.values["n"]
    return changes


@pytest.mark.parametrize("number", range(6))
def test_what_seating_somebody_changes_in_each_objective(number: int) -> None:
    network = draw_survey(number)
    before, deliberation = reached(propose(network, seed=SEED)), Deliberation(network, Rules(), seed=SEED)
    tried = 0
    for tie in network.interests:
        for role, found in told(explain_choice(deliberation, tie.group_id, tie.organisation_id)).items():
            after = propose(network, Rules(must=(Must(tie.group_id, tie.organisation_id, role),)), seed=SEED)
            signs = dict.fromkeys(("focal", "alternates", "everyone", "total"), -1)
            changes = {code: signs.get(code, 1) * (n - before[code]) for code, n in reached(after).items()}
            assert found == {code: n for code, n in changes.items() if n}
            tried += 1
    assert tried


@pytest.mark.parametrize("number", range(6))
def test_who_did_not_ask_is_told_what_asking_would_change(number: int) -> None:
    network = draw_survey(number)
    deliberation = Deliberation(network, Rules(), seed=SEED)
    asked = {(tie.group_id, tie.organisation_id) for tie in network.interests}
    pairs = [(group.id, one.id) for group in network.groups for one in network.organisations]
    for group, organisation in [pair for pair in pairs if pair not in asked][:8]:
        messages = list(explain_choice(deliberation, group, organisation))
        assert [one.code for one in messages[:2]] == ["focal.why.not_asked", "focal.why.suppose"]
        tie = replace(network.interests[0], organisation_id=organisation, group_id=group, certainty="certain")
        asking = propose(replace(network, interests=(*network.interests, tie)), seed=SEED)
        roles = [s.role for s in asking.seats if (s.group_id, s.organisation_id) == (group, organisation)]
        holds = [one for one in messages if one.code == "focal.why.would_hold"]
        assert [one.values["role"].code for one in holds] == [f"focal.role.{role}" for role in roles]
        moves = [one for one in messages if one.code == "focal.why.move"]
        name = next(one.name for one in network.organisations if one.id == organisation)
        assert any(name in str(one.values["organisation"]) for one in moves)


def test_of_a_seat_lost_in_a_conflict_the_rule_left_out_and_the_one_broken_instead_are_told() -> None:
    network = of_matrix(np.ones((3, 1), int))
    must = (Must("G00", "o000", "focal"), Must("G00", "o001", "focal"))
    deliberation = Deliberation(network, Rules(alternates=0, must=must))
    (seat, *_) = deliberation.propose().seats
    kept, lost = (seat.organisation, next(one for one in ("O000", "O001") if one != seat.organisation))
    said = [say(note) for note in explain_choice(deliberation, "G00", lost)]
    left_out = f"asks for this seat and is left out: {lost} must have a focal seat of g00."
    assert any(line.endswith(left_out) for line in said)
    could = next(line for line in said if line.startswith(f"If {lost} were focal organisation of g00"))
    assert f"another of the rules that cannot all hold would be broken: {kept} must have a focal seat of g00." in could
    assert not any("Nothing: the draw decides" in line for line in said if "focal organisation" in line)
    assert "focal.cost.draw" not in {price.code for price in seat.prices}


@pytest.mark.parametrize(
    ("rules", "held", "said"),
    [
        (Rules(never=(Never("G00", "o000", "a quarrel"),)), (), "focal.banned_because"),
        (Rules(exclude=("o000",)), (), "focal.why.excluded"),
        (Rules(max_seats_of={"o000": 0}), (), "focal.why.no_seats"),
        (Rules(), (HeldSeat("G00", "focal", "o000", "O000", "declined"),), "focal.declined"),
    ],
)
def test_who_is_kept_out_is_told_by_what_and_what_would_be_without_it(rules, held, said) -> None:
    network = of_matrix(np.array([[1, 0], [1, 1], [1, 1]]))
    messages = list(explain_choice(Deliberation(network, rules, held=held, seed=SEED), "G00", "o000"))
    assert [one.code for one in messages[:2]] == [said, "focal.why.suppose_free"]
    free = propose(network, seed=SEED)
    roles = [s.role for s in free.seats if (s.group_id, s.organisation_id) == ("G00", "o000")]
    holds = [one.values["role"].code for one in messages if one.code == "focal.why.would_hold"]
    assert holds == [f"focal.role.{role}" for role in roles] != []
    assert any("O000" in say(one) for one in messages if one.code == "focal.why.move")


def test_the_rank_of_who_did_not_ask_or_is_unsure_is_said_to_stand_behind_whatever_the_points() -> None:
    network = of_matrix(np.array([[1, 1], [0, 1], [1, 1]]))
    placed = Deliberation(network, Rules(must=(Must("G00", "o001"),)), seed=SEED)
    rank = next(one for one in explain_choice(placed, "G00", "o001") if one.code.startswith("focal.points"))
    assert rank.code == "focal.points_unasked"
    assert say(rank).startswith("Rank 3 of 3 for this group, after all who asked for it and are sure")
