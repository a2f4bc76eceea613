"""Departures and reach against brute force and the values known of the Southern Women."""

from itertools import combinations, pairwise
from math import comb

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networks import matrices, of_matrix, southern_women
from twgnet import optimise as programme
from twgnet.gaps import assess_robustness, find_gaps
from twgnet.gaps.classes import classify_organisations
from twgnet.gaps.robustness import count_covers
from twgnet.gaps.robustness import removal as departures
from twgnet.gaps.robustness import set_cover as reach
from twgnet.gaps.robustness.removal import find_removals


def dark_without(matrix, gone) -> int:
    staying = [i for i in range(len(matrix)) if i not in gone]
    return int((matrix[staying].sum(axis=0) == 0).sum())


def fewest_departures(matrix) -> int:
    rows, columns = matrix.shape
    return next(
        k for k in range(rows + 1) for gone in combinations(range(rows), k) if dark_without(matrix, gone) > columns / 2
    )


def fewest_reaching(matrix, times) -> int:
    need = np.minimum(matrix.sum(axis=0), times)
    return next(
        k
        for k in range(len(matrix) + 1)
        for chosen in combinations(range(len(matrix)), k)
        if (matrix[list(chosen)].sum(axis=0) >= need).all()
    )


@pytest.fixture
def by_programme(monkeypatch):
    """Send small networks to the integer programme too."""
    monkeypatch.setattr(departures, "TRY_ALL_UP_TO", 0)


def test_the_southern_women():
    found = assess_robustness(of_matrix(southern_women()))
    assert len(found.removal_set.organisations) == 12
    assert len(found.cover_once.organisations) == 2
    assert len(found.cover_twice.organisations) == 6
    shares = [share for _, share in found.curve]
    area = sum((a + b) / 2 for a, b in pairwise(shares)) / 18
    assert area == pytest.approx(0.853679, abs=5e-7)


def test_the_southern_women_by_programme(by_programme):
    found = assess_robustness(of_matrix(southern_women())).removal_set
    assert (len(found.organisations), found.proven, found.bound) == (12, True, 12)


@given(matrices())
@settings(max_examples=60, deadline=None)
def test_smallest_sets_agree_with_brute_force(matrix):
    found = assess_robustness(of_matrix(matrix))
    for best, size in (
        (found.removal_set, fewest_departures(matrix)),
        (found.cover_once, fewest_reaching(matrix, 1)),
        (found.cover_twice, fewest_reaching(matrix, 2)),
    ):
        assert (len(best.organisations), best.proven, best.bound) == (size, True, size)
    gone = {int(organisation[1:]) for organisation in found.removal_set.organisations}
    dark = np.flatnonzero(matrix[[i for i in range(len(matrix)) if i not in gone]].sum(axis=0) == 0)
    assert found.removal_set.groups == tuple(f"G{j:02}" for j in dark)
    assert len(dark) > matrix.shape[1] / 2


@given(matrices())
@settings(max_examples=40, deadline=None)
def test_equal_sets_and_the_worst_among_them_agree_with_brute_force(matrix):
    rows, columns = matrix.shape
    found = assess_robustness(of_matrix(matrix))
    size = len(found.removal_set.organisations)
    lost = [dark_without(matrix, gone) for gone in combinations(range(rows), size)]
    assert len(found.removal_set.groups) == max(lost)
    assert found.removal_set.equal == sum(n > columns / 2 for n in lost)
    for times, best in ((1, found.cover_once), (2, found.cover_twice)) if matrix.any() else ():
        need = np.minimum(matrix.sum(axis=0), times)
        covers = combinations(range(rows), len(best.organisations))
        assert best.equal == sum((matrix[list(c)].sum(axis=0) >= need).all() for c in covers)


@given(matrices())
@settings(max_examples=40, deadline=None)
def test_the_worst_curve_is_the_worst_of_all_ways_to_leave(matrix):
    rows, columns = matrix.shape
    found = assess_robustness(of_matrix(matrix))
    assert found.worst_proven
    for (q, share), (_, expected) in zip(found.worst_curve, found.curve, strict=True):
        worst = max(dark_without(matrix, gone) for gone in combinations(range(rows), q))
        assert share == pytest.approx(1 - worst / columns)
        assert share <= expected + 1e-9


def test_of_equally_small_sets_the_one_that_loses_most_groups_is_taken():
    """a wants g0, b wants g1 and g2, c wants g3 and g4: without b and c one of five groups is left."""
    found = assess_robustness(of_matrix([[1, 0, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 1]]))
    assert found.removal_set.organisations == ("o001", "o002")
    assert found.removal_set.groups == ("G01", "G02", "G03", "G04")
    assert found.removal_set.equal == 3
    assert dict(found.worst_curve)[2] == pytest.approx(0.2)


def test_of_equally_small_sets_the_programme_takes_the_one_that_loses_most_groups_too(by_programme):
    """Three groups of five are more than half; with the same two organisations a fourth has nobody."""
    matrix = [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 1]]
    found = find_removals(classify_organisations(of_matrix(matrix)))[0]
    assert (found.groups, found.proven) == (("G00", "G01", "G02", "G03"), True)


def test_where_most_groups_have_nobody_as_it_is_nobody_need_leave():
    found = assess_robustness(of_matrix([[1, 0, 0]]))
    assert found.removal_set.organisations == ()
    assert not any("removal" in note.code for note in find_gaps(of_matrix([[1, 0, 0]])).notes)


def test_a_bound_without_the_program_is_never_above_the_truth(by_programme, monkeypatch):
    monkeypatch.setattr(departures, "LINES_A_SECOND", 0)
    rng = np.random.default_rng(5)
    for _ in range(20):
        matrix = (rng.random((7, 6)) < 0.35).astype(int)
        found, removals = departures.find_removals(classify_organisations(of_matrix(matrix)))
        truth = fewest_departures(matrix)
        assert found.bound <= truth <= len(found.organisations)
        assert not removals.exact


def test_large_networks_of_unequal_groups_are_proven_where_the_bound_alone_is_not():
    rng = np.random.default_rng(3)
    matrix = (rng.random((400, 30)) < np.geomspace(0.4, 0.02, 30)).astype(int)
    classes = classify_organisations(of_matrix(matrix))
    assert 300 < classes.ties.nnz < departures.LINES_A_SECOND
    proven = find_removals(classes, seconds=30)[0]
    assert proven.proven
    assert departures._bound(classes, 16) < len(proven.organisations)


def test_what_is_not_proven_has_a_bound_that_no_machine_changes(by_programme, monkeypatch):
    classes = classify_organisations(of_matrix((np.random.default_rng(5).random((9, 6)) < 0.4).astype(int)))
    bounds = set()
    for met in (0, 1, 2):
        monkeypatch.setattr(departures, "_solve", lambda *_, met=met: programme.Answer(None, met, proven=False))
        bounds.add(find_removals(classes)[0].bound)
    assert len(bounds) == 1


@given(matrices(columns=9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_programme_and_trying_all_agree(monkeypatch, matrix):
    classes = classify_organisations(of_matrix(matrix))
    tried = find_removals(classes)[0]
    with monkeypatch.context() as patch:
        patch.setattr(departures, "TRY_ALL_UP_TO", 0)
        solved = find_removals(classes)[0]
    assert (len(solved.organisations), solved.proven) == (len(tried.organisations), True)


@given(matrices())
@settings(max_examples=30, deadline=None)
def test_the_curve_is_the_mean_over_all_ways_to_leave(matrix):
    rows, columns = matrix.shape
    for q, share in assess_robustness(of_matrix(matrix)).curve:
        ways = list(combinations(range(rows), q))
        dark = sum(dark_without(matrix, gone) for gone in ways)
        assert share == pytest.approx(1 - dark / len(ways) / columns, abs=1e-9)


def test_the_curve_of_many_organisations_keeps_its_ends_and_a_hundred_steps():
    matrix = np.zeros((1000, 2), dtype=int)
    matrix[:700, 0] = matrix[5, 1] = 1
    curve = assess_robustness(of_matrix(matrix)).curve
    assert len(curve) == 101
    assert (curve[0], curve[-1]) == ((0, 1.0), (1000, 0.0))
    q, share = curve[80]
    expected = 1 - (comb(q, 700) / comb(1000, 700) + q / 1000) / 2
    assert (q, share) == (800, pytest.approx(expected, abs=1e-9))


def test_without_groups_nobody_leaves_and_one_organisation_is_all_or_nothing():
    none, removals = find_removals(classify_organisations(of_matrix(np.zeros((2, 0)))))
    assert (none.organisations, removals.fewest, removals.exact) == ((), (0,), True)
    found = assess_robustness(of_matrix([[1, 1]]))
    assert found.curve == found.worst_curve == ((0, 1.0), (1, 0.0))


@pytest.mark.parametrize("groups", [20, 21, 22])
def test_where_each_group_has_one_organisation_each_that_leaves_takes_one(groups):
    """Up to 20 groups all are tried, beyond they are given up in turn."""
    found = assess_robustness(of_matrix(np.eye(groups, dtype=int)))
    assert found.worst_curve == tuple((q, pytest.approx(1 - q / groups)) for q in range(groups + 1))
    assert len(found.removal_set.organisations) == groups // 2 + 1
    assert found.removal_set.proven
    assert found.worst_proven == (groups <= 20)


def test_the_real_survey(golden_network):
    found = assess_robustness(golden_network)
    assert found.sole_covers == {
        "save-the-children": ("IRI", "PFM"),
        "cto-cambodia": ("LAND",),
        "norwegian-people's-aid-(npa": ("MA",),
    }
    assert next(iter(found.sole_covers)) == "save-the-children"
    assert (len(found.removal_set.organisations), found.removal_set.proven) == (11, True)
    assert len(found.removal_set.groups) == 10
    assert (len(found.cover_once.organisations), len(found.cover_twice.organisations)) == (4, 10)
    assert (found.removal_set.equal, found.cover_once.equal, found.cover_twice.equal) == (1, 5, 74)


def test_the_sets_of_2017_that_reach_all_twice_are_counted_in_another_way(golden_network):
    """Count every set of ten as a way of leaving out sixteen: each group may miss only what it can spare."""
    wanted = classify_organisations(golden_network)
    rows = np.repeat(wanted.wanted, wanted.sizes, axis=0).astype(int)
    total = rows.sum(axis=0)
    forced = rows[:, (total <= 2)].any(axis=1)
    free, need = rows[~forced], np.minimum(total, 2) - rows[forced].sum(axis=0)
    chosen = combinations(range(len(free)), 10 - int(forced.sum()))
    assert sum((free[list(c)].sum(axis=0) >= need).all() for c in chosen) == 74


@pytest.mark.parametrize("limit", ["STATES", "WORK"])
def test_too_many_ways_are_not_counted(monkeypatch, limit):
    monkeypatch.setattr(count_covers, limit, 3)
    found = assess_robustness(of_matrix(southern_women()))
    assert (found.cover_twice.proven, found.cover_twice.equal) == (True, None)


def test_a_set_that_the_programme_cannot_prove_comes_with_its_bound(by_programme, monkeypatch):
    monkeypatch.setattr(programme, "NODES", 1)
    rng = np.random.default_rng(3)
    found = find_removals(classify_organisations(of_matrix(rng.random((300, 60)) < 0.06)))[0]
    assert not found.proven
    matrix = np.random.default_rng(3).random((300, 60)) < 0.06
    largest_needed = sorted(matrix.sum(axis=0))[30]
    assert largest_needed < found.bound < len(found.organisations)


@pytest.mark.parametrize("times", [1, 2])
def test_reach_too_large_for_the_programme_is_greedy_with_a_bound(monkeypatch, times):
    monkeypatch.setattr(reach, "LINES_FOR_PROGRAM", 0)
    rng = np.random.default_rng(1)
    matrix = (rng.random((40, 25)) < 0.15).astype(int)
    matrix[7] = 1
    found = reach.smallest_set_cover(classify_organisations(of_matrix(matrix)), times)
    chosen = [int(o[1:]) for o in found.organisations]
    assert (matrix[chosen].sum(axis=0) >= np.minimum(matrix.sum(axis=0), times)).all()
    assert 7 in chosen
    assert found.proven == (times == 1)
    assert found.bound <= len(chosen) <= 12


def test_too_large_for_the_programme_still_gives_a_set_and_a_bound(by_programme, monkeypatch):
    monkeypatch.setattr(departures, "LINES_A_SECOND", 0)
    matrix = southern_women()
    found = find_removals(classify_organisations(of_matrix(matrix)))[0]
    assert dark_without(matrix, {int(o[1:]) for o in found.organisations}) > 7
    assert found.bound <= 12 <= len(found.organisations)


def test_no_clock_ends_a_search(monkeypatch):
    """What a second of the clock proved depended on how busy the machine was."""
    limits = []
    make = programme._solver
    monkeypatch.setattr(programme, "_solver", lambda **options: limits.append(options) or make(**options))
    found = assess_robustness(of_matrix(np.random.default_rng(8).random((60, 22)) < 0.16))
    searches = [one["time_limit"] for one in limits if "time_limit" in one]
    assert searches
    assert min(searches) >= 100
    assert found.removal_set.proven


def test_more_seconds_prove_what_one_cannot():
    matrix = np.random.default_rng(8).random((80, 22)) < 0.16
    network = of_matrix(matrix)
    quick, slow = (assess_robustness(network, seconds=seconds).removal_set for seconds in (1, 300))
    assert slow.proven
    assert quick.bound <= len(slow.organisations) <= len(quick.organisations)


@given(st.permutations(range(18)))
@settings(max_examples=10, deadline=None)
def test_the_order_of_interests_changes_nothing(order):
    network = of_matrix(southern_women())
    ties = [network.interests[i] for i in order] + list(network.interests[18:])
    shuffled = type(network)(network.organisations, network.groups, tuple(ties))
    assert assess_robustness(shuffled) == assess_robustness(network)


@given(st.permutations(range(3)))
@settings(max_examples=6, deadline=None)
def test_of_equally_small_sets_the_first_by_id_is_taken(order):
    matrix = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]])[order]
    assert assess_robustness(of_matrix(matrix)).cover_once.organisations == ("o000", "o001")


def test_whoever_is_no_better_than_others_is_left_out():
    matrix = np.array([[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [1, 1, 1, 0]])
    classes = classify_organisations(of_matrix(matrix))
    assert reach._candidates(classes, 1)[0] == ["o000", "o003"]
    assert reach._candidates(classes, 2)[0] == ["o000", "o003", "o004"]
    matrix = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 1], [1, 0, 0], [1, 0, 0]])
    assert reach._candidates(classify_organisations(of_matrix(matrix)), 1)[0] == ["o000"]
