"""Hidden interests: fair to the organisation that lost one, and measured against chance."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix, southern_women
from twgnet.gaps import assess_accuracy
from twgnet.gaps.suggestions import hidden_interests
from twgnet.gaps.suggestions.accuracy import _choose
from twgnet.gaps.suggestions.hidden_interests import HiddenInterests
from twgnet.network import to_biadjacency


def overall(network, seed=0):
    return [one for one in assess_accuracy(network, seed=seed) if not one.group_id]


def by_hand(matrix, i, j):
    """Score i without its interest in j, and each other without one of its own; count who is below."""

    def score(reduced, x):
        k = reduced.sum(axis=1)
        total = 0.0
        for a in np.flatnonzero(reduced[x]):
            both = [y for y in range(len(reduced)) if reduced[y, a] and reduced[y, j] and y != x]
            total += sum(1 / matrix[y].sum() for y in both) / matrix[:, a].sum()
        return total / np.sqrt(max(k[x], 1))

    hidden = matrix.copy()
    hidden[i, j] = 0
    own, means = (score(hidden, i), hidden[i].sum()), []
    for k in np.flatnonzero((matrix[:, j] == 0) & (matrix.sum(axis=1) > 0)):
        below = []
        for lost in np.flatnonzero(matrix[k]):
            other = hidden.copy()
            other[k, lost] = 0
            theirs = (score(other, k), other[k].sum())
            below.append([0.5 + 0.5 * np.sign(round(a - b, 10)) for a, b in zip(own, theirs, strict=True)])
        means.append(np.mean(below, axis=0))
    return np.mean(means, axis=0)


@pytest.mark.parametrize("many", [0, 1_000_000])
@given(matrix=matrices(rows=6, columns=5))
@settings(max_examples=40, deadline=None)
def test_the_area_is_that_of_hiding_one_interest_of_each_by_hand(many, matrix):
    with patch.object(hidden_interests, "MANY", many):
        interests = HiddenInterests(matrix.astype(bool), np.random.default_rng(0))
    for i, j in zip(*np.nonzero(matrix), strict=True):
        if not ((matrix[:, j] == 0) & (matrix.sum(axis=1) > 0)).any():
            continue
        assert interests.areas(j, np.array([i]))[:, 0] == pytest.approx(by_hand(matrix, i, j))


def test_where_all_tick_three_at_random_no_way_finds_anything():
    rng = np.random.default_rng(0)
    found = []
    for _ in range(8):
        matrix = np.zeros((49, 19), dtype=int)
        for row in matrix:
            row[rng.permutation(19)[:3]] = 1
        paths, popularity = overall(of_matrix(matrix))
        assert (popularity.auc, popularity.reference) == pytest.approx((0.5, 0.5))
        found.append(paths.auc)
    assert np.mean(found) == pytest.approx(0.5, abs=0.03)


def test_groups_that_one_organisation_wants_show_exactly_a_half():
    matrix = southern_women().astype(bool)
    matrix = np.hstack([matrix, np.eye(18, dtype=bool)])
    interests = HiddenInterests(matrix, np.random.default_rng(0))
    for column in range(14, 32):
        assert interests.areas(column, np.array([column - 14]))[0] == pytest.approx([0.5])


def test_the_southern_women_are_found_better_than_in_networks_of_the_same_totals():
    paths, popularity = overall(of_matrix(southern_women()))
    assert paths.auc > paths.reference_high
    assert paths.p == 0.01
    assert popularity.p > 0.05
    assert overall(of_matrix(southern_women())) == [paths, popularity]


def test_2017_is_found_no_better_than_chance(golden_network):
    paths, popularity = overall(golden_network)
    assert paths.reference_low < paths.auc < paths.reference_high
    assert paths.auc < popularity.auc
    assert paths.hidden == 71


def test_the_reference_is_where_random_networks_lie():
    rng = np.random.default_rng(6)
    p = [overall(of_matrix(rng.random((25, 10)) < rng.beta(1, 3, 25)[:, None]), seed)[0].p for seed in range(10)]
    assert sum(one <= 0.05 for one in p) <= 3
    assert 0.2 < np.mean(p) < 0.8


def test_of_nineteen_interests_nothing_is_measured_and_of_twenty_there_is():
    matrix = np.zeros((10, 4), dtype=int)
    matrix[:, 0] = matrix[:9, 1] = 1
    assert assess_accuracy(of_matrix(matrix)) == ()
    matrix[9, 2] = 1
    found = assess_accuracy(of_matrix(matrix))
    assert {one.hidden for one in found if not one.group_id} == {10}  # of the group that all want there is nobody else


def test_of_more_than_200_interests_200_are_hidden():
    matrix = np.eye(5, dtype=int)[np.arange(201) % 5]
    assert {one.hidden for one in overall(of_matrix(matrix[:200]))} == {200}
    assert {one.hidden for one in overall(of_matrix(matrix))} == {200}


def test_a_network_with_more_groups_than_organisations_has_an_accuracy_too():
    paths, popularity = overall(of_matrix(southern_women().T))
    assert paths.hidden == popularity.hidden == 89


def test_too_few_interests_and_complete_networks_give_no_accuracy():
    assert assess_accuracy(of_matrix(np.eye(5, dtype=int))) == ()
    assert assess_accuracy(of_matrix(np.ones((6, 6), dtype=int))) == ()


def ten_folds(matrix, rng):
    """Hide a tenth of the interests at a time, of nobody in particular; give the mean areas of paths and popularity."""
    who, group = np.nonzero(matrix)
    fold, areas = rng.permutation(len(who)) % 10, []
    for number in range(10):
        hidden = fold == number
        reduced = matrix.astype(float)
        reduced[who[hidden], group[hidden]] = 0
        k, d = np.maximum(reduced.sum(axis=1), 1), np.maximum(reduced.sum(axis=0), 1)
        ties = reduced / np.sqrt(np.outer(k, d))
        paths = np.round(ties @ ties.T @ ties, 10)
        popular = np.repeat(reduced.sum(axis=1)[:, None], matrix.shape[1], axis=1)
        for i, j in zip(who[hidden], group[hidden], strict=True):
            others = matrix[:, j] == 0
            areas.append([np.mean(0.5 + 0.5 * np.sign(s[i, j] - s[others, j])) for s in (paths, popular)])
    return np.mean(areas, axis=0)


def test_plain_folds_give_the_published_figures_of_2017_and_are_not_fair(golden_network):
    """Ten-fold hiding gives .603 and .633, and far below a half where no way can find anything: it is not used."""
    rng = np.random.default_rng(2)
    plain = np.mean([ten_folds(to_biadjacency(golden_network).toarray() > 0, rng) for _ in range(30)], axis=0)
    assert plain == pytest.approx([0.603, 0.633], abs=0.01)
    three_each = np.zeros((49, 19), dtype=bool)
    for row in three_each:
        row[rng.permutation(19)[:3]] = True
    unfair = ten_folds(three_each, rng)
    assert unfair[0] < 0.45
    assert unfair[1] < 0.15
    fair = {one.method: one.auc for one in overall(of_matrix(three_each.astype(int)))}
    assert fair["popularity"] == pytest.approx(0.5)
    assert fair["three-step paths"] == pytest.approx(0.5, abs=0.08)


def test_all_are_taken_where_they_are_not_too_many_and_some_in_order_where_they_are():
    assert _choose(3, 3, None).tolist() == [0, 1, 2]  # nothing is drawn
    some = _choose(50, 10, np.random.default_rng(1)).tolist()
    assert some == sorted({*some})
    assert (len(some), max(some) > 10) == (10, True)
