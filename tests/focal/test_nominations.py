"""Nominations: published examples, and justified by every outcome of equal shares."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import of_matrix
from twgnet.errors import SeatsError
from twgnet.focal import Deliberation, Rules, explain_choice
from twgnet.focal.held.files import load_nominations
from twgnet.focal.nominations import is_justified, share_equally
from twgnet.model.focal import HeldSeat, Must, Never
from twgnet.wording.catalogue import say

BALLOTS = st.lists(st.frozensets(st.sampled_from("abcd"), min_size=1), min_size=1, max_size=6)


def ballots(*texts):
    return [frozenset(text) for text in texts]


def test_a_committee_that_is_justified_but_not_in_the_extended_sense() -> None:
    """Eight ballots, four seats, after Sanchez-Fernandez et al. (2017): half of the ballots agree on e and f."""
    several = ballots("a", "b", "c", "d", "aef", "bef", "cef", "def")
    assert is_justified(several, "abcd", 4, levels=1)
    assert not is_justified(several, "abcd", 4)
    assert is_justified(several, share_equally(several, 4, {}), 4)


@given(BALLOTS, st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_equal_shares_are_always_justified(several, seats) -> None:
    elected = share_equally(several, seats, {})
    assert len(elected) == min(seats, len(frozenset().union(*several)))
    if len(elected) == seats:
        assert is_justified(several, elected, seats)


@given(BALLOTS, st.integers(1, 3), st.data())
@settings(max_examples=60, deadline=None)
def test_the_check_is_that_of_trying_every_group_of_ballots(several, seats, data) -> None:
    committee = data.draw(st.frozensets(st.sampled_from("abcd"), min_size=seats, max_size=seats))
    broken = any(
        len(group) * seats >= level * len(several)
        and frozenset.intersection(*group) - committee
        and all(len(ballot & committee) < level for ballot in group)
        for level in range(1, seats + 1)
        for size in range(1, len(several) + 1)
        for group in combinations(several, size)
    )
    assert is_justified(several, committee, seats) == (not broken)


def test_the_most_approved_gets_the_focal_seat_and_the_verdict_is_told() -> None:
    network = of_matrix(np.ones((3, 1), int))
    votes = {"G00": [frozenset({"o002"}), frozenset({"o002", "o001"}), frozenset({"o001", "o002"})]}
    deliberation = Deliberation(network, Rules(), ballots=votes)
    focal, alternate = deliberation.propose().seats
    assert (focal.organisation_id, alternate.organisation_id) == ("o002", "o001")
    assert [term.points for term in focal.terms if term.name == "nominations"] == [100]
    assert [said.code for said in deliberation.assess_nominations()] == ["focal.nominations.most"]


def test_several_focal_seats_go_by_equal_shares() -> None:
    network = of_matrix(np.ones((4, 1), int))
    votes = {"G00": [*[frozenset({"o000", "o001"})] * 3, *[frozenset({"o003"})] * 3]}
    deliberation = Deliberation(network, Rules(seats={"G00": (2, 0)}), ballots=votes)
    seated = {seat.organisation_id for seat in deliberation.propose().seats}
    assert len(seated & {"o000", "o001"}) == 1
    assert "o003" in seated
    assert [said.code for said in deliberation.assess_nominations()] == ["focal.nominations.justified"]


def test_only_who_stands_is_elected_and_who_does_not_is_told() -> None:
    matrix = np.ones((4, 2), int)
    matrix[0, :] = (0, 1)
    votes = {
        "G00": [*[frozenset({"o000"})] * 4, *[frozenset({"o001"})] * 2, *[frozenset({"o002", "o003"})] * 2],
        "G01": [frozenset({"o003"})],
    }
    rules = Rules(seats={"G00": (2, 0)}, exclude=("o003",))
    deliberation = Deliberation(of_matrix(matrix), rules, ballots=votes)
    seated = {seat.organisation_id for seat in deliberation.propose().seats if seat.group_id == "G00"}
    assert seated == {"o001", "o002"}
    notes = [(said.code.rpartition(".")[2], said.values["group"]) for said in deliberation.assess_nominations()]
    assert notes == [("justified", "g00"), ("absent", "g00"), ("absent", "g01")]


@pytest.mark.parametrize(
    ("rules", "held"),
    [
        ({"never": (Never("G00", "o000"),)}, ()),
        ({"max_seats_of": {"o000": 0}}, ()),
        ({}, (HeldSeat("G00", "focal", "o000", "O000", "declined"),)),
    ],
    ids=["barred", "no seats", "declined"],
)
def test_nobody_who_may_not_sit_is_elected(rules, held) -> None:
    votes = {"G00": [*[frozenset({"o000"})] * 3, *[frozenset({"o001"})] * 2, frozenset({"o002"})]}
    settled = Rules(seats={"G00": (2, 0)}, **rules)
    deliberation = Deliberation(of_matrix(np.ones((4, 1), int)), settled, ballots=votes, held=held)
    points = {s.organisation_id: t.points for s in deliberation.propose().seats for t in s.terms if t.most == 100}
    assert points == {"o001": 100, "o002": 100}
    notes = [said.code.rpartition(".")[2] for said in deliberation.assess_nominations()]
    assert notes == ["justified", "absent"]


def test_a_seat_left_empty_counts_as_a_seat_that_the_ballots_may_claim() -> None:
    votes = {"G00": [*[frozenset({"o000"})] * 2, *[frozenset({"o001"})] * 2]}
    rules = Rules(seats={"G00": (2, 0)}, families=(("o000", "o001", "o002"),))
    deliberation = Deliberation(of_matrix(np.ones((3, 1), int)), rules, ballots=votes)
    assert [said.code for said in deliberation.assess_nominations()] == ["focal.nominations.unjustified"]


def test_ballots_for_whom_nobody_knows_are_refused_with_their_row(tmp_path) -> None:
    path = tmp_path / "ballots.csv"
    path.write_text("group,nominees\nG00,O000;O001\nG00,Nobody\nXX,O000\n", encoding="utf-8")
    with pytest.raises(SeatsError) as caught:
        load_nominations(path, of_matrix(np.ones((2, 1), int)))
    assert "ballots.csv, row 3" in str(caught.value)
    assert "ballots.csv, row 4" in str(caught.value)


def test_a_nominee_in_a_cell_of_its_own_is_refused_and_in_one_cell_counts(tmp_path) -> None:
    network, path = of_matrix(np.ones((2, 1), int)), tmp_path / "ballots.csv"
    path.write_text("group,nominees\nG00,O000, O001\n", encoding="utf-8")
    with pytest.raises(SeatsError, match=r"ballots\.csv, row 2: 'O001' has no heading above it\. .*semicolons"):
        load_nominations(path, network)
    path.write_text("group,nominees\nG00,O000; O001\n", encoding="utf-8")
    assert load_nominations(path, network) == {"G00": [frozenset({"o000", "o001"})]}


def test_of_one_seat_it_is_told_how_many_ballots_name_whom() -> None:
    network = of_matrix(np.ones((3, 1), int))
    by = {"G00": [frozenset({"o000"}), frozenset({"o000", "o001"}), frozenset({"o001"})]}
    must = Rules(must=(Must("G00", "o002", "focal"),))
    said = {}
    for name, rules in (("free", Rules()), ("must", must)):
        said[name] = [say(one) for one in Deliberation(network, rules, ballots=by).assess_nominations()]
    assert said["must"] == ["g00: O002 is named by 0 of 3 ballots, O000 and O001 by 2."]
    only = Deliberation(network, must, ballots={"G00": [frozenset({"o000"})]}).assess_nominations()
    assert say(next(only)) == "g00: the only ballot names O000, not O002."
    assert said["free"][0].endswith("is named by 2 of 3 ballots; nobody who may sit is named by more.")


def test_what_names_no_organisation_gets_no_seat_and_that_is_told() -> None:
    network = of_matrix(np.ones((3, 1), int))
    names = ("Not in the list", "Other (please specify)", "Alpha Aid")
    named = tuple(replace(one, name=name) for one, name in zip(network.organisations, names, strict=True))
    deliberation = Deliberation(replace(network, organisations=named), Rules())
    proposal = deliberation.propose()
    assert [seat.organisation_id for seat in proposal.seats] == ["o002", ""]
    assert [one.code for one in proposal.idle] == ["focal.nameless"]
    (said,) = explain_choice(deliberation, "G00", "Not in the list")
    assert (said.code, said.values["n"]) == ("focal.nameless", 1)
