"""Seats against brute force: no better assignment exists, and every sentence is true."""

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import matrices, of_matrix
from twgnet.errors import RulesError
from twgnet.focal import Rules, propose
from twgnet.focal.assign import assign
from twgnet.focal.score import candidates
from twgnet.model.network import Network


def hedged(network: Network, which: list[bool]) -> Network:
    """Make some interests tentative."""
    ties = [
        replace(tie, certainty="tentative" if hedge else "certain")
        for tie, hedge in zip(network.interests, which, strict=False)
    ]
    return replace(network, interests=(*ties, *network.interests[len(ties) :]))


def best_by_trying_all(network: Network, rules: Rules):
    """Try every assignment; the wishes in order, the last one leaving no ties."""
    standing = candidates(network, rules)
    chairs = sorted(
        ((group, level) for group in standing for level in range(rules.alternates + 1)),
        key=lambda chair: (chair[1], chair[0]),
    )
    best, kept = None, {}
    for some in product(*([*standing[group], None] for group, _ in chairs)):
        taken = {chair: one for chair, one in zip(chairs, some, strict=True) if one}
        pairs = [(group, one.organisation_id) for (group, _), one in taken.items()]
        load = Counter(one.organisation_id for one in taken.values())
        if len(set(pairs)) < len(pairs) or max(load.values(), default=0) > rules.max_seats:
            continue
        key = (
            [sum(level == n for _, level in taken) for n in range(rules.alternates + 1)],
            -sum(not one.certain for one in taken.values()),
            sum(one.score for one in taken.values()),
            [-([*standing[c[0]], None].index(one)) for c, one in zip(chairs, some, strict=True)],
        )
        if best is None or key > best:
            best, kept = key, taken
    return kept


@given(
    matrices(rows=4, columns=3),
    st.lists(st.booleans(), max_size=12),
    st.integers(1, 3),
    st.integers(0, 1),
)
@settings(max_examples=60, deadline=None)
def test_no_assignment_is_better(matrix, hedges, max_seats, alternates) -> None:
    network = hedged(of_matrix(matrix), hedges)
    rules = Rules(max_seats=max_seats, alternates=alternates)
    assert assign(candidates(network, rules), rules) == best_by_trying_all(network, rules)


def test_two_alternates_fill_the_first_ones_before_the_second() -> None:
    matrix = np.array([[1, 1], [1, 1], [1, 0], [0, 1]])
    network, rules = of_matrix(matrix), Rules(max_seats=1, alternates=2)
    found = assign(candidates(network, rules), rules)
    assert found == best_by_trying_all(network, rules)
    assert sorted(found) == [("G00", 0), ("G00", 1), ("G01", 0), ("G01", 1)]


@given(matrices(rows=12, columns=8), st.integers(1, 3), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_rules_hold_and_every_seat_is_explained(matrix, max_seats, random) -> None:
    network, rules = of_matrix(matrix), Rules(max_seats=max_seats)
    seats = propose(network, rules)
    asked = {(tie.organisation_id, tie.group_id) for tie in network.interests}
    held = [seat for seat in seats if seat.organisation_id]
    load = Counter(seat.organisation_id for seat in held)
    assert [(s.group_id, s.role) for s in seats] == [
        (group.id, role) for group in network.groups for role in ("focal", "alternate")
    ]
    assert all((seat.organisation_id, seat.group_id) in asked for seat in held)
    assert max(load.values(), default=0) <= max_seats
    assert len({(seat.organisation_id, seat.group_id) for seat in held}) == len(held)
    for seat in seats:
        by_role = {s.role: s for s in seats if s.group_id == seat.group_id}
        seated = {s.organisation_id for s in by_role.values()} - {""}
        free = {o for o, g in asked if g == seat.group_id} - seated
        assert seat.why
        if seat.organisation_id:
            assert seat.score == int(seat.score)
            assert bool(free) == bool(seat.runner_up)
        else:
            assert seat.score is None
            assert all(load[o] == max_seats for o in free)  # else the seat could be filled
            assert ("already hold" in seat.why) == bool(free)
        if not by_role["focal"].organisation_id:
            assert not by_role["alternate"].organisation_id
    ties = list(network.interests)
    random.shuffle(ties)
    assert propose(replace(network, interests=tuple(ties)), rules) == seats


def test_the_real_survey_at_the_default_rules(golden_network) -> None:
    seats = {(seat.group_id, seat.role): seat for seat in propose(golden_network)}
    empty = {where: seat.why for where, seat in seats.items() if not seat.organisation_id}
    only = "only one organisation named Group {}, and it has the focal seat"
    assert empty == {
        **{(group, "alternate"): only.format(group) for group in ("IRI", "LAND", "MA", "PFM")},
        ("HIV", "alternate"): "Save the Children, the only other one that named Group HIV, already holds 2 seats",
    }
    assert seats["PAR", "alternate"].organisation == "World Renew"
    assert "named tentatively" in seats["PAR", "alternate"].why
    assert "before it, as certain: Save the Children (score 25), which already holds 2 seats" in (
        seats["PAR", "alternate"].why
    )
    first = seats["EDU", "alternate"]
    assert (first.organisation, first.score, first.runner_up) == (
        "Precious Women",
        46,
        "Mekong Plus",
    )
    assert first.why == (
        "one of its 2 interests, named for certain;"
        " 2 of the 5 others that named it also named Group PSD;"
        " score 46 of 100 (focus 30 of 60, contact 16 of 40); next: Mekong Plus (score 36)"
    )


def test_one_seat_each_leaves_a_group_without_a_focal_organisation(golden_network) -> None:
    seats = propose(golden_network, Rules(max_seats=1))
    (empty,) = [s for s in seats if s.role == "focal" and not s.organisation_id]
    assert empty.group_id in ("IRI", "PFM")  # only Save the Children named these two
    assert empty.why.startswith("Save the Children, the only one that named Group")
    assert empty.why.endswith("already holds its one seat")


def test_excluded_organisations_stand_for_nothing_and_the_reason_says_so(golden_network) -> None:
    seats = propose(golden_network, Rules(exclude=("save-the-children",)))
    assert "save-the-children" not in {seat.organisation_id for seat in seats}
    why = {(seat.group_id, seat.role): seat.why for seat in seats}
    assert why["PFM", "focal"] == "one organisation named Group PFM, excluded by the rules"
    assert why["HIV", "alternate"] == (
        "only one organisation named Group HIV (besides 1 excluded by the rules), and it has the focal seat"
    )


def test_excluding_somebody_unknown_is_refused(golden_network) -> None:
    with pytest.raises(RulesError, match="'nobody'"):
        propose(golden_network, Rules(exclude=("nobody", "vbnk")))


def test_the_score_is_what_the_page_says(golden_network) -> None:
    """Recompute focus and contact from the ties, in another way."""
    named = {
        o.id: {t.group_id for t in golden_network.interests if t.organisation_id == o.id}
        for o in golden_network.organisations
    }
    for group, some in candidates(golden_network, Rules()).items():
        others_of = {o for o, groups in named.items() if group in groups}
        assert {one.organisation_id for one in some} == others_of
        for one in some:
            others = others_of - {one.organisation_id}
            elsewhere = named[one.organisation_id] - {group}
            met = max((sum(g in named[o] for o in others) for g in elsewhere), default=0)
            assert one.focus == int(60 / len(named[one.organisation_id]) + 0.5)
            assert one.contact == (int(40 * met / len(others) + 0.5) if others else 0)
            assert 0 < one.score <= 100
        assert some == sorted(some, key=lambda o: (not o.certain, -o.score, o.organisation_id))


def test_many_organisations_need_only_the_best_few() -> None:
    """Leaving out the tail of a long ranking changes nothing."""
    rng = np.random.default_rng(3)
    network = of_matrix(rng.random((60, 4)) < 0.6)
    rules = Rules(max_seats=1)
    standing = candidates(network, rules)
    assert min(map(len, standing.values())) > 8
    shortened = {group: some[:8] for group, some in standing.items()}
    assert assign(standing, rules) == assign(shortened, rules)
    assert len(assign(standing, rules)) == 8
