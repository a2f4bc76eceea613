"""Seats that live: what is settled stays, alternates step up, and nothing changes without a reason."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import twgnet
from networks import matrices, of_matrix
from twgnet.errors import RulesError, SeatsError
from twgnet.focal import Deliberation, Rules, list_endings, load_people, load_rules, load_seats, propose, seat_model
from twgnet.model.focal import HeldSeat, Must, Never, Quota
from twgnet.wording.catalogue import say
from twgnet.wording.seats import seat_table


def hold(proposal, **states):
    """Keep the seats of a proposal, with the states of some by group and role."""
    return [
        HeldSeat(
            s.group_id,
            s.role,
            s.organisation_id,
            s.organisation,
            states.get(f"{s.group_id}_{s.role}", "proposed"),
            place=s.place,
        )
        for s in proposal.seats
        if s.organisation_id
    ]


def who(proposal):
    return {(s.group_id, s.role): s.organisation_id for s in proposal.seats if s.organisation_id}


def filled(proposal):
    """Count the seats that are filled at each place of each group; 0 is focal."""
    return Counter((s.group_id, s.place) for s in proposal.seats if s.organisation_id)


def codes(proposal):
    return [said.code.removeprefix("focal.change.") for said in proposal.changes]


@given(matrices(rows=8, columns=5), st.integers(0, 9))
@settings(max_examples=20, deadline=None)
def test_without_a_change_in_the_data_nothing_changes_whatever_the_draw(matrix, seed) -> None:
    network = of_matrix(matrix)
    first = propose(network)
    again = propose(network, seed=seed, held=hold(first), max_changes=0)
    assert who(again) == who(first)
    assert not again.changes


@given(matrices(rows=8, columns=5), st.data())
@settings(max_examples=20, deadline=None)
def test_who_holds_no_seat_can_withdraw_without_changing_any(matrix, data) -> None:
    network = of_matrix(matrix)
    first = propose(network, Rules(max_seats=1))
    idle = [one.id for one in network.organisations if one.id not in who(first).values()]
    if idle:
        gone = data.draw(st.sampled_from(idle))
        ties = tuple(tie for tie in network.interests if tie.organisation_id != gone)
        again = propose(replace(network, interests=ties), Rules(max_seats=1), held=hold(first))
        assert who(again) == who(first)


def test_rainwater_withdraws_from_the_survey_of_2017_and_no_seat_changes(golden_network) -> None:
    rules = Rules(everyone_first=False)
    first = propose(golden_network, rules)
    idle = {tie.organisation_id for tie in golden_network.interests} - {*who(first).values()}
    assert idle
    for gone in sorted(idle):
        ties = tuple(tie for tie in golden_network.interests if tie.organisation_id != gone)
        assert who(propose(replace(golden_network, interests=ties), rules, held=hold(first))) == who(first)


RULES = [
    Rules(),
    Rules(alternates=2),
    Rules(alternates=3, max_seats=3),
    Rules(seats={"G00": (2, 1), "G01": (2, 0)}, alternates=2),
]


@given(matrices(rows=7, columns=4), st.sampled_from(RULES), st.data())
@settings(max_examples=60, deadline=None)
def test_a_further_interest_never_empties_a_filled_seat_of_any_level(matrix, rules, data) -> None:
    names = {group.id for group in of_matrix(matrix).groups}
    rules = replace(rules, seats={id: seats for id, seats in rules.seats.items() if id in names})
    first = propose(of_matrix(matrix), rules)
    absent = np.argwhere(matrix == 0)
    if len(absent):
        more = matrix.copy()
        more[tuple(absent[data.draw(st.integers(0, len(absent) - 1))])] = 1
        again = propose(of_matrix(more), rules, held=hold(first))
        assert filled(first) <= filled(again)


def test_a_second_alternate_is_not_given_up_for_the_first_one_of_another_place() -> None:
    """Counted by role alone, seat 2 of one group was as good as seat 2 of the other, filled or not."""
    held = [
        HeldSeat("G00", "focal", "o000", "O000", "proposed"),
        HeldSeat("G00", "alternate", "o001", "O001", "proposed", place=1),
        HeldSeat("G01", "focal", "o002", "O002", "proposed"),
        HeldSeat("G01", "alternate", "o003", "O003", "proposed", place=1),
        HeldSeat("G01", "alternate", "o004", "O004", "proposed", place=2),
    ]
    network = of_matrix(np.array([[1, 0], [1, 0], [0, 1], [0, 1], [1, 1]]))
    for seed in range(6):
        again = propose(network, Rules(max_seats=1, alternates=2), seed=seed, held=held)
        assert filled(again) == {("G00", 0): 1, ("G00", 1): 1, ("G01", 0): 1, ("G01", 1): 1, ("G01", 2): 1}


@given(matrices(rows=8, columns=4), st.integers(0, 9), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_alternates_stand_by_their_points_and_keep_their_order(matrix, seed, random) -> None:
    network, rules = of_matrix(matrix), Rules(alternates=3, max_seats=3)
    first = propose(network, rules)
    ranks = [(s.group_id, s.rank) for s in first.seats if s.role == "alternate" and s.organisation_id]
    assert ranks == sorted(ranks)
    alternates = [seat for seat in hold(first) if seat.role == "alternate"]
    mixed = dict(zip(alternates, random.sample(alternates, len(alternates)), strict=True))
    held = [mixed.get(seat, seat) for seat in hold(first)]  # in any order of rows
    again = propose(network, rules, seed=seed, held=held, max_changes=0)
    assert [(s.group_id, s.place, s.organisation_id) for s in again.seats] == [
        (s.group_id, s.place, s.organisation_id) for s in first.seats
    ]
    assert not again.changes


def test_who_stands_first_steps_up_whatever_the_order_of_rows_and_the_next_moves_up() -> None:
    network = of_matrix(np.ones((5, 1), int))
    held = [
        HeldSeat("G00", "alternate", "o003", "O003", "proposed", place=2),
        HeldSeat("G00", "alternate", "o001", "O001", "proposed", place=1),
        HeldSeat("G00", "focal", "o002", "O002", "declined"),
    ]
    again = propose(network, Rules(alternates=2), held=held)
    assert [seat.organisation_id for seat in again.seats][:2] == ["o001", "o003"]
    assert codes(again) == ["declined", "steps_up", "moves", "takes"]
    assert say(again.changes[2]) == "O003 is now alternate 1 of g00."


@pytest.mark.parametrize("agreed", ["accepted", "serving"])
def test_who_declined_the_focal_seat_and_agreed_to_be_alternate_stays_alternate(agreed) -> None:
    network = of_matrix(np.ones((3, 1), int))
    held = [
        HeldSeat("G00", "focal", "o000", "O000", "declined"),
        HeldSeat("G00", "alternate", "o000", "O000", agreed, place=1),
    ]
    proposal = propose(network, held=held)
    assert not proposal.conflicts
    assert who(proposal)["G00", "alternate"] == "o000"
    assert who(proposal)["G00", "focal"] in {"o001", "o002"}
    again = propose(network, held=[*hold(proposal, G00_alternate=agreed), held[0]])
    assert who(again) == who(proposal)
    assert not again.changes


def test_who_declined_once_and_agreed_later_keeps_the_seat() -> None:
    held = [HeldSeat("G00", "focal", "o000", "O000", state) for state in ("declined", "serving")]
    proposal = propose(of_matrix(np.ones((3, 1), int)), held=held)
    assert not proposal.conflicts
    assert who(proposal)["G00", "focal"] == "o000"


def test_the_alternate_steps_up_when_the_focal_organisation_declines() -> None:
    network = of_matrix(np.ones((4, 2), int))
    first = propose(network, Rules(max_seats=1))
    before = who(first)
    again = propose(network, Rules(max_seats=1), held=hold(first, G00_focal="declined", G01_focal="serving"))
    after = who(again)
    assert after["G00", "focal"] == before["G00", "alternate"]
    assert after["G01", "focal"] == before["G01", "focal"]
    assert before["G00", "focal"] not in (after["G00", "focal"], after.get(("G00", "alternate")))
    assert codes(again)[:2] == ["declined", "steps_up"]
    assert say(again.changes[1]).endswith("steps up to focal organisation of g00."), say(again.changes[1])


def test_what_is_settled_stays_though_better_is_possible() -> None:
    matrix = np.array([[1, 1, 1], [1, 0, 0]])
    held = [HeldSeat("G00", "focal", "o000", "O000", "accepted")]
    proposal = propose(of_matrix(matrix), Rules(max_seats=1, alternates=0), held=held)
    assert who(proposal) == {("G00", "focal"): "o000"}
    free = propose(of_matrix(matrix), Rules(max_seats=1, alternates=0), held=[replace(held[0], state="asked")])
    assert len(who(free)) == 2
    assert "loses" in codes(free)


def test_no_more_seats_change_than_may() -> None:
    matrix = np.array([[1, 1, 1], [1, 0, 0]])
    held = [HeldSeat("G00", "focal", "o000", "O000", "proposed")]
    kept = propose(of_matrix(matrix), Rules(max_seats=1, alternates=0), held=held, max_changes=0)
    assert who(kept) == {("G00", "focal"): "o000"}


def test_who_is_far_down_the_ranking_keeps_its_seat_in_a_very_large_survey(monkeypatch) -> None:
    monkeypatch.setattr(seat_model, "FEW", 0)
    matrix = np.array([[1, 0], [1, 0], [1, 0], [1, 1]])
    held = [HeldSeat("G00", "focal", "o003", "O003", "serving")]
    assert who(propose(of_matrix(matrix), held=held))["G00", "focal"] == "o003"


def test_settled_seats_against_the_rules_are_a_conflict_with_a_name() -> None:
    held = [HeldSeat("G00", "focal", "o000", "O000", "serving"), HeldSeat("G01", "focal", "o000", "O000", "serving")]
    proposal = propose(of_matrix(np.ones((2, 2), int)), Rules(max_seats=1), held=held)
    assert [said.code for said in proposal.conflicts] == ["focal.conflict", "focal.repair.cap", "focal.repair.verified"]


@pytest.mark.parametrize(("today", "over"), [("2026-12-31", False), ("2027-01-01", True), ("", False)])
def test_a_term_that_is_over_no_longer_binds_and_its_last_day_is_told(today, over) -> None:
    matrix = np.array([[1, 1], [1, 0], [0, 1]])
    held = [
        HeldSeat("G00", "focal", "o000", "O000", "serving", "2025-01-01", "2026-12-31"),
        HeldSeat("G00", "alternate", "o001", "O001", "accepted"),
    ]
    proposal = propose(of_matrix(matrix), Rules(), held=held, today=today)
    assert (who(proposal)["G00", "focal"] == "o001") == over
    assert (codes(proposal)[:2] == ["over", "steps_up"]) == over
    if over:
        assert "ended on 2026-12-31" in say(proposal.changes[0])
        never = Rules(never=(Never("G00", "o000"),), max_seats=1)
        assert not propose(of_matrix(matrix), never, held=held, today=today).conflicts


def test_a_seat_that_a_rule_now_forbids_is_given_up() -> None:
    held = [HeldSeat("G00", "focal", "o000", "O000", "serving")]
    proposal = propose(of_matrix(np.ones((2, 1), int)), Rules(never=(Never("G00", "o000"),)), held=held)
    assert who(proposal) == {("G00", "focal"): "o001"}
    assert codes(proposal) == ["barred", "takes"]
    for rules in (Rules(never=(Never("G00", "o000", "a quarrel"),)), Rules(exclude=("o000",))):
        lost = propose(of_matrix(np.ones((2, 1), int)), rules, held=held).changes[0]
        assert "keep O000 out of this group" in say(lost)
        assert ("a quarrel" in say(lost)) == bool(rules.never)


def test_an_alternate_that_may_hold_no_further_focal_seat_stays_alternate_and_another_takes_it() -> None:
    matrix = np.array([[1, 1], [0, 1], [0, 1], [1, 0]])
    held = [
        HeldSeat("G00", "focal", "o000", "O000", "serving"),
        HeldSeat("G01", "focal", "o001", "O001", "declined"),
        HeldSeat("G01", "alternate", "o000", "O000", "serving"),
    ]
    proposal = propose(of_matrix(matrix), Rules(max_focal=1), held=held)
    assert proposal.conflicts == ()
    assert who(proposal)["G01", "focal"] == "o002"
    assert who(proposal)["G01", "alternate"] == "o000"
    assert "loses" not in codes(proposal)


def test_the_next_alternate_steps_up_where_the_first_may_not() -> None:
    matrix = np.array([[1, 1], [0, 1], [0, 1], [0, 1]])
    held = [
        HeldSeat("G00", "focal", "o000", "O000", "serving"),
        HeldSeat("G01", "focal", "o001", "O001", "declined"),
        HeldSeat("G01", "alternate", "o000", "O000", "serving", place=1),
        HeldSeat("G01", "alternate", "o002", "O002", "proposed", place=2),
    ]
    proposal = propose(of_matrix(matrix), Rules(max_focal=1, alternates=2), held=held)
    assert who(proposal)["G01", "focal"] == "o002"
    assert codes(proposal)[:2] == ["declined", "steps_up"]
    assert "loses" not in codes(proposal)


def test_a_rule_that_keeps_an_organisation_out_is_told_before_the_seats_that_it_has() -> None:
    matrix = np.array([[1, 1], [1, 1]])
    rules = Rules(max_seats=1, alternates=0, never=(Never("G00", "o000", "a quarrel"),))
    deliberation = Deliberation(of_matrix(matrix), rules)
    one = deliberation.find("G00", "o000")
    assert deliberation.explanation.obstacle(one).code == "focal.banned_because"


def reasons(proposal, group="G00", role="focal"):
    seat = next(seat for seat in proposal.seats if (seat.group_id, seat.role) == (group, role))
    return [reason.code.removeprefix("focal.") for reason in seat.reasons]


def test_a_seat_that_was_drawn_says_so_ever_after_and_one_agreed_to_says_that() -> None:
    network, rules = of_matrix(np.ones((3, 1), int)), Rules(alternates=0)
    first = propose(network, rules)
    assert "drawn" in reasons(first)
    again = propose(network, rules, held=hold(first), max_changes=0)
    assert "kept_drawn" in reasons(again)
    assert not {"drawn", "next"} & {*reasons(again)}
    assert reasons(propose(network, rules, held=hold(again))) == reasons(again)
    assert reasons(propose(network, rules, held=hold(first, G00_focal="serving")))[-2:] == ["agreed", "next"]
    better = of_matrix(np.array([[1, 0], [1, 1], [0, 1]]))
    kept = propose(better, rules, held=[HeldSeat("G00", "focal", "o001", "O001", "asked")])
    assert "kept" in reasons(kept)


SEATS = "group_id,group,role,organisation_id,organisation,why,runner_up,state,from,until,note,place\n"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("XX,X,focal,o000,O,,,,,,", "none of these groups is in this survey"),
        ("G00,G,chair,o000,O,,,,,,", "role is 'chair'"),
        ("G00,G,focal,o0,O,,,serving,,,", "no organisation 'o0' in this survey"),
        ("G00,G,focal,gone,O000,,,,,,", "Did you mean o000?"),
        ("G00,G,focal,o000,O,,,gone,,,", "state is 'gone'"),
        ("G00,G,focal,,O00,,,accepted,,,", "Did you mean o001 or o000?"),
        ("G00,G,focal,,,,,serving,,,", "the state is serving, and the row names no organisation"),
        ("G00,G,focal,o000,O,,,,soon,,", "from is 'soon'"),
        ("G00,G,focal,o000,O,,,,,31.12.2026,", "until is '31.12.2026'"),
        ("G00,G,focal,o000,O,,,,,,\nG00,G,alternate,o000,O,,,,,,", "already has a seat of G00 in row 2"),
        ("G00,G,alternate,o000,O,,,,,,,first", "place is 'first'"),
        (
            "G00,G,alternate,o000,O,,,,,,,1\nG00,G,alternate,o001,O,,,,,,,1",
            "place 1 among the alternates of G00 is already",
        ),
        ("G00,G,focal,o000,O,,,,,,\nG77,G,focal,o000,O,,,,,,", "there is no group 'G77'"),
        ("G00,g00,focal,o000,,,,,2027-01-01,2026-01-01,", "begins on 2027-01-01 and ends on 2026-01-01"),
        ("G00,Fisheries,focal,o000,O000,,,,,,", "G00 is 'g00' in this survey, and 'Fisheries' in this file"),
        ("G00,g00,focal,o000,Mlup Baitong,,,,,,", "o000 is 'O000' in this survey, and 'Mlup Baitong' in this file"),
    ],
)
def test_a_seats_file_that_cannot_be_is_refused_with_its_row(tmp_path, row, what) -> None:
    path = tmp_path / "seats.csv"
    path.write_text(SEATS + row + "\n", encoding="utf-8-sig")
    with pytest.raises(SeatsError, match=r"seats\.csv, row [23]") as caught:
        load_seats(path, of_matrix(np.ones((2, 2), int)))
    assert what in str(caught.value)


def test_a_row_added_by_hand_may_name_its_organisation_without_the_id(tmp_path) -> None:
    path = tmp_path / "seats.csv"
    path.write_text(SEATS + "G00,,focal,,O001,,,accepted,,,,\nG01,,focal,,O000,,,declined,,,,\n", encoding="utf-8")
    network = of_matrix(np.ones((2, 2), int))
    seats = load_seats(path, network)
    assert [(seat.organisation_id, seat.state) for seat in seats] == [("o001", "accepted"), ("o000", "declined")]
    assert who(propose(network, held=seats))["G00", "focal"] == "o001"


def test_people_take_the_seats_of_their_organisation_by_seniority(tmp_path) -> None:
    path = tmp_path / "people.csv"
    rows = "person,organisation,position\nDara,O000,Officer\nSokha,o000,Senior management\n"
    path.write_text(rows, encoding="utf-8")
    network = of_matrix(np.ones((1, 2), int))
    proposal = propose(network, Rules(alternates=0), people=load_people(path, network))
    assert [seat.person for seat in proposal.seats] == ["Sokha", "Dara"]
    points = Rules(alternates=0, points={"position": {"Senior management": 20}})
    seats = propose(network, points, people=load_people(path, network)).seats
    assert [term.points for term in seats[0].terms if term.name == "position"] == [20]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("Dara,O000,", "already in row 2. Delete"),
        (" dara ,O001,", "already in row 2, for another organisation"),
        ("A,Nobody,", "no organisation 'Nobody'"),
        (",O000,x", "no person"),
    ],
)
def test_a_people_file_that_cannot_be_is_refused_with_its_row(tmp_path, row, what) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"person,organisation,position\nDara,O000,\n{row}\n", encoding="utf-8")
    with pytest.raises(SeatsError, match=r"people\.csv, row 3") as caught:
        load_people(path, of_matrix(np.ones((2, 1), int)))
    assert what in str(caught.value)


@pytest.mark.parametrize(("days", "code"), [(91, None), (90, "ends"), (1, "ends"), (0, "ends_today"), (-1, None)])
def test_the_office_is_warned_ninety_days_before_a_term_ends(days, code) -> None:
    until = (date(2026, 1, 1) + timedelta(days)).isoformat()
    held = [HeldSeat("G", "focal", "a", "A", "serving", until=until), HeldSeat("G", "focal", "b", "B", "serving")]
    found = [(one.code, one.values.get("n")) for one in list_endings(held, {"G": "Land"}, "2026-01-01")]
    assert found == ([(f"focal.state.{code}", days or None)] if code else [])


@pytest.mark.parametrize(
    ("share", "holds"), [("1", 1), ("1/1", 1), ("0", 1), ("0.5", 1), ("3/2", 0), ("1/0", 0), ("x", 0)]
)
def test_a_share_of_seats_is_from_nothing_to_all(share, holds) -> None:
    rules = {"quota": [{"where": {"type": "Local"}, "at_most": share}]}
    if holds:
        assert load_rules(rules).quotas[0].at_most is not None
    else:
        with pytest.raises(RulesError, match="Write a share"):
            load_rules(rules)


def test_a_term_that_ended_and_an_alternate_that_steps_up_are_said_in_the_seat_and_the_change() -> None:
    network = of_matrix(np.ones((2, 1), int))
    held = [
        HeldSeat("G00", "focal", "o000", "O000", "ended", "2024-01-01", "2025-12-31"),
        HeldSeat("G00", "alternate", "o001", "O001", "accepted", note="by phone"),
    ]
    proposal = propose(network, held=held)
    assert "rises_agreed" in reasons(proposal)
    assert "kept" not in reasons(proposal)
    assert "again_since" in reasons(proposal, role="alternate")
    assert codes(proposal) == ["over", "steps_up", "again"]
    assert "O000, whose term has ended, is proposed again" in say(proposal.changes[-1])
    rows = seat_table("seats", proposal.seats, held).records()
    kept = {row["organisation_id"]: (row["state"], row["note"]) for row in rows[:2]}
    assert kept == {"o001": ("proposed", "by phone"), "o000": ("proposed", "")}
    alone = propose(of_matrix(np.ones((1, 1), int)), held=[replace(held[0], until="")])
    assert "again" in reasons(alone)
    assert codes(alone) == ["ended", "again"]


def test_what_a_limit_of_changes_costs_is_told() -> None:
    network, rules = of_matrix(np.array([[1, 1, 1], [1, 0, 0]])), Rules(max_seats=1, alternates=0)
    held = [HeldSeat("G00", "focal", "o000", "O000", "proposed")]
    kept = propose(network, rules, held=held, max_changes=0)
    assert codes(kept)[0] == "limited"
    assert {"focal.cost.less.focal", "focal.cost.changes"} <= {one.code for one in kept.changes}
    assert "limited" not in codes(propose(network, rules, held=held, max_changes=1))
    left = propose(network, rules, held=[replace(held[0], state="declined")], max_changes=0)
    assert who(left)["G00", "focal"] == "o001"  # a seat that was left may always be given anew
    assert "limited" not in codes(left)


def test_who_left_the_survey_and_its_seat_is_told_by_name() -> None:
    proposal = propose(of_matrix(np.ones((2, 1), int)), held=[HeldSeat("G00", "focal", "sun", "Sun House", "ended")])
    assert say(proposal.changes[0]) == "The term of Sun House as focal organisation of g00 has ended."


def test_the_limit_of_changes_that_is_advised_lets_the_rules_hold() -> None:
    network = of_matrix(np.ones((4, 2), int))
    first = propose(network, Rules(alternates=0))
    seated = set(who(first).values())
    others = [f"o{n:03}" for n in range(4) if f"o{n:03}" not in seated]
    rules = Rules(alternates=0, must=tuple(Must(f"G0{n}", id, "focal") for n, id in enumerate(others)))
    conflict = propose(network, rules, held=hold(first), max_changes=0)
    said = " ".join(say(one) for one in conflict.conflicts)
    assert "at most 0 seats may change hands although nobody gave them up (⟨max_changes⟩)" in said
    assert "let 2 seats change hands although nobody gave them up (⟨max_changes⟩ 2)" in said
    assert not propose(network, rules, held=hold(first), max_changes=2).conflicts
    assert propose(network, rules, held=hold(first), max_changes=1).conflicts


def test_an_alternate_that_does_not_step_up_is_told_what_it_would_cost() -> None:
    network = of_matrix(np.ones((3, 2), int), types=["Local", "Other", "Local"])
    held = [
        HeldSeat("G00", "focal", "o000", "O000", "declined"),
        HeldSeat("G00", "alternate", "o001", "O001", "accepted"),
    ]
    rules = Rules(quotas=(Quota({"type": "Local"}, "focal", at_least=2),))
    proposal = propose(network, rules, held=held)
    assert who(proposal)["G00", "alternate"] == "o001"
    assert codes(proposal)[:2] == ["declined", "stays"]
    assert say(proposal.changes[1]).endswith(
        "does not step up. If it did: No assignment that keeps your rules allows it."
    )


def test_who_is_to_be_asked_next_but_did_not_answer_is_named_where_nobody_asked(tmp_path) -> None:
    answers = pd.DataFrame({"Organisation": ["Alpha Aid", "Beta Bridge"], "Groups": ["Land", "Land"]})
    rows = [("Alpha Aid", "Farms"), ("Beta Bridge", "Farms"), ("Solar Sisters", "Energy")]
    invited = pd.DataFrame(rows, columns=["organisation", "sector"])
    groups = pd.DataFrame({"id": ["LAND", "ENER"], "name": ["Land", "Energy"]})
    groups.to_csv(tmp_path / "groups.csv", index=False)
    study = twgnet.build(answers, groups=tmp_path / "groups.csv", invited=invited, rules={"open_gaps": True})
    (empty,) = (seat for seat in study.seats if (seat.group_id, seat.role) == ("ENER", "focal"))
    assert empty.why == "Nobody asked for this group. Ask next, since it did not answer: Solar Sisters."


def test_where_nothing_points_to_anyone_the_most_active_stand_for_open_gaps(tmp_path) -> None:
    rows = [("Alpha Aid", "Land; Water; Roads"), ("Beta Bridge", "Land; Water"), ("Cove Club", "Roads")]
    answers = pd.DataFrame(rows, columns=["Organisation", "Groups"])
    names = ["Land", "Water", "Roads", "Energy"]
    pd.DataFrame({"id": [name[:4].upper() for name in names], "name": names}).to_csv(tmp_path / "g.csv", index=False)
    study = twgnet.build(answers, groups=tmp_path / "g.csv", rules={"open_gaps": True, "alternates": 0})
    named = next(one for one in study.findings.suggestions if one.group_id == "ENER").most_active
    (seat,) = (seat for seat in study.seats if seat.group_id == "ENER")
    assert seat.organisation in named
    assert seat.why.startswith("Has not asked for this group: ask first.")
    (empty,) = (
        one
        for one in twgnet.build(answers, groups=tmp_path / "g.csv", rules={"alternates": 0}).seats
        if one.group_id == "ENER"
    )
    assert not empty.organisation
