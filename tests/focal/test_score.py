"""What the points of a candidate count."""

from dataclasses import replace
from fractions import Fraction
from math import floor

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

import twgnet
from focal.random_surveys import hedge
from networks import matrices, of_matrix
from twgnet.errors import RulesError
from twgnet.focal import Deliberation, Rules, move_weights
from twgnet.focal.score import draw_lot, find_candidates, leave_out_hopeless
from twgnet.model.focal import Candidate, Never
from twgnet.model.network import Network
from twgnet.wording.catalogue import say


def merged(network: Network, one: str, other: str) -> Network:
    """Give the network where two organisations are one."""
    ties = {}
    for tie in network.interests:
        id = one if tie.organisation_id == other else tie.organisation_id
        ties.setdefault((id, tie.group_id), replace(tie, organisation_id=id))
    return replace(network, interests=tuple(ties.values()))


@given(matrices(rows=7, columns=5))
@settings(max_examples=40, deadline=None)
def test_organisations_that_may_be_one_count_as_one_in_the_contact_of_others(matrix) -> None:
    network = of_matrix(matrix)
    if len(network.organisations) < 3:
        return
    pair = ("o000", "o001")
    apart = find_candidates(network, Rules(), duplicates=[pair])
    joined = find_candidates(merged(network, *pair), Rules())

    def others(standing):
        return {
            (c.group_id, c.organisation_id): c for s in standing.values() for c in s if c.organisation_id not in pair
        }

    assert others(apart) == others(joined)


def test_the_pair_itself_is_no_contact_of_its_own() -> None:
    """A and B may be one; with C they are two in the first group, and A and C meet in the second."""
    network = of_matrix(np.array([[1, 1], [1, 1], [1, 1]]))
    deliberation = Deliberation(network, Rules(), duplicates=[("o000", "o001")])
    found = {one.organisation_id: (one.met, one.others) for one in deliberation.standing["G00"]}
    assert found == {"o000": (1, 1), "o001": (1, 1), "o002": (1, 1)}
    alone = of_matrix(np.array([[1], [1]]))
    (seat, _) = Deliberation(alone, Rules(), duplicates=[("o000", "o001")]).propose().seats
    assert "focal.alone" in [reason.code for reason in seat.reasons]


@pytest.mark.parametrize("seed", range(4))
def test_points_are_what_the_answers_say_group_by_group(seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.random((7, 5)) < 0.5
    sure = rng.random(35) < 0.7
    network, rules = hedge(of_matrix(matrix), (~sure).tolist()), Rules(focus=50, contact=30, commitment=7)
    certain = {(tie.organisation_id, tie.group_id): tie.certainty == "certain" for tie in network.interests}
    standing = find_candidates(network, rules)
    assert sum(map(len, standing.values())) == matrix.sum()
    for column, group in enumerate(network.groups):
        for one in standing[group.id]:
            row = int(one.organisation_id[1:])
            others = matrix[:, column].sum() - 1
            meets = {
                where.id: int((matrix[:, column] & matrix[:, place]).sum()) - 1
                for place, where in enumerate(network.groups)
                if matrix[row, place] and place != column
            }
            met = max(meets.values(), default=0)
            assert (one.interests, one.others, one.met) == (matrix[row].sum(), others, met)
            assert one.venue == (min(id for id, n in meets.items() if n == met) if met else "")
            half_up = [floor(Fraction(50, one.interests) + Fraction(1, 2))]
            half_up += [floor(Fraction(30 * met, others) + Fraction(1, 2)) if others else 0]
            points = [7 * certain[one.organisation_id, group.id], *half_up]
            assert [(term.points, term.most) for term in one.terms] == list(zip(points, (7, 50, 30), strict=True))
            assert one.score == sum(points)
        merits = [one.merit for one in standing[group.id]]
        assert merits == sorted(merits)


def test_attributes_and_nominations_have_their_points() -> None:
    network = of_matrix([[1], [1], [1]])
    places = ("Officer ", "director", "none of these")
    organisations = tuple(
        replace(one, attributes={"Position": place}) for one, place in zip(network.organisations, places, strict=True)
    )
    rules = Rules(focus=0, contact=0, points={"position": {"Officer": 5, "Director": 20}})
    found = find_candidates(replace(network, organisations=organisations), rules, nominated={("G00", "o000"): 60})
    terms = {one.organisation_id: [(term.points, term.most) for term in one.terms][-2:] for one in found["G00"]}
    assert terms == {
        "o000": [(5, 20), (60, 100)],
        "o001": [(20, 20), (0, 100)],
        "o002": [(0, 20), (0, 100)],
    }


@pytest.mark.parametrize(
    ("rules", "families", "up_to", "left"),
    [
        (Rules(), (), 3, ["o000", "o001", "o002"]),  # who is as good as the second of two seats, or wants more
        (Rules(), (), 4, ["o000", "o001", "o002", "o003"]),
        (Rules(alternates=2), (), 3, ["o000", "o001", "o002"]),
        (Rules(alternates=3), (), 3, ["o000", "o001", "o002", "o003"]),  # no more than there are seats
        (Rules(), (("o000", "o001"),), 3, ["o000", "o001", "o002", "o003"]),  # kin may keep one out
        (Rules(max_seats_of={"o000": 0, "o001": 0}), (), 3, ["o000", "o001", "o002", "o003"]),  # no seat for it
        (Rules(never=(Never("G00", "o000"),)), (), 3, ["o000", "o001", "o002", "o003"]),
        (Rules(seats={"G00": (0, 0)}), (), 3, ["o000", "o001", "o002", "o003"]),
    ],
)
def test_of_very_many_those_are_left_out_that_nothing_could_seat(rules, families, up_to, left) -> None:
    points = {f"o00{n}": 100 - 10 * n for n in range(4)}
    several = [
        Candidate(id, id.upper(), "G00", True, True, (), score, 1, 3, 0, "", draw_lot(0, id))
        for id, score in points.items()
    ]
    several[2] = several[2]._replace(score=several[1].score)
    found = leave_out_hopeless({"G00": several}, rules, families, up_to)
    assert [one.organisation_id for one in found] == left


def test_a_number_gives_points_in_proportion_to_the_highest(tmp_path) -> None:
    rows = [("Alpha Aid", "Land", "12"), ("Beta Bridge", "Land", "4,5"), ("Gamma Group", "Land", "often")]
    table = pd.DataFrame([*rows, ("Delta Aid", "Land", "")], columns=["Organisation", "Groups", "Meetings attended"])
    path = tmp_path / "rules.toml"
    path.write_text('alternates = 3\n[score]\n"Meetings attended" = 20\n')
    study = twgnet.build(table, rules=path)
    points = {seat.organisation: seat.terms[-1] for seat in study.seats}
    assert {name: term.points for name, term in points.items()} == {
        "Alpha Aid": 20,
        "Beta Bridge": 8,
        "Gamma Group": 0,
        "Delta Aid": 0,
    }
    assert {term.most for term in points.values()} == {20}
    (said,) = (say(one) for one in study.proposal.idle)
    assert said == "often under meetings_attended is not a number, and gets no points."
    moved = {shift.term for shift in move_weights(study.deliberation)}
    assert moved <= {"focus", "contact", "meetings_attended"}
    path.write_text("[score]\nmeetings = true\n")
    with pytest.raises(RulesError, match="the most points of a number: meetings = 20"):
        twgnet.build(table, rules=path)


def test_the_weight_of_a_row_counts_beside_the_heaviest_of_its_group(tmp_path) -> None:
    rows = [("Alpha Aid", "Land", 3), ("Beta Bridge", "Land", 1), ("Gamma Group", "Sea", 2), ("Beta Bridge", "Sea", 5)]
    table = pd.DataFrame(rows, columns=["Organisation", "Group", "Weight"])
    path = tmp_path / "rules.toml"
    path.write_text("[score]\nWeight = 20\n")
    seats = twgnet.build(table, rules=path).seats
    points = {(seat.group, seat.organisation): seat.terms[-1].points for seat in seats if seat.organisation}
    assert points == {
        ("Land", "Alpha Aid"): 20,
        ("Land", "Beta Bridge"): 7,
        ("Sea", "Beta Bridge"): 20,
        ("Sea", "Gamma Group"): 8,
    }
    with pytest.raises(RulesError, match="no organisation has the attribute 'Weight'"):
        twgnet.build(table.drop(columns="Weight"), rules=path)
