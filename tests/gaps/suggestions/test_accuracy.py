"""Hidden interests: fair to the organisation that lost one, and measured against chance."""

import numpy as np
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix, southern_women
from twgnet.gaps import assess_accuracy
from twgnet.gaps.suggestions.hidden_interests import HiddenInterests


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


@given(matrices(rows=6, columns=5))
@settings(max_examples=40, deadline=None)
def test_the_area_is_that_of_hiding_one_interest_of_each_by_hand(matrix):
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


def test_too_few_interests_and_complete_networks_give_no_accuracy():
    assert assess_accuracy(of_matrix(np.eye(5, dtype=int))) == ()
    assert assess_accuracy(of_matrix(np.ones((6, 6), dtype=int))) == ()
