"""Ranks by the difference of every two groups, all right together."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from networks import of_matrix
from twgnet.gaps import estimate_coverage
from twgnet.gaps.coverage.ranks import surely_more


def test_where_all_answered_ranks_are_known_and_equal_groups_share_them():
    matrix = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0]])
    gaps = {g.group_id: (g.rank_low, g.rank_high) for g in estimate_coverage(of_matrix(matrix), invited=3, answered=3)}
    assert gaps == {"G00": (1, 1), "G01": (2, 3), "G02": (2, 3), "G03": (4, 4)}


def test_differences_tell_groups_apart_that_intervals_do_not():
    """Forty want both groups, ten more the first only: the overlap says nothing of the difference."""
    matrix = np.zeros((60, 2), dtype=int)
    matrix[:40] = 1
    matrix[40:50, 0] = 1
    first, second = estimate_coverage(of_matrix(matrix), invited=120, answered=60)
    assert first.high_all > second.low_all
    assert second.group_id == "G00"
    assert (second.rank_high, first.rank_low) == (1, 2)


@given(st.integers(0, 12).flatmap(lambda both: st.tuples(st.integers(0, both), st.just(both), st.integers(0, 9))))
def test_one_group_is_surely_above_only_if_no_population_without_a_difference_makes_it_likely(case):
    only, both, silent = case
    limit = Fraction(1, 20)
    likely = max(
        hypergeom.sf(only - 1, population, favour, both)
        for population in range(both, both + silent + 1)
        for favour in range(population // 2 + 1)
    )
    if abs(likely - 0.05) > 1e-9:
        assert surely_more(only, both, silent, limit) == (likely <= 0.05)


@pytest.mark.parametrize(("wanting", "ranks"), [(6, (1, 3)), (7, (1, 1))])
def test_the_error_is_shared_by_all_ordered_pairs_of_groups(wanting, ranks):
    """Of three groups there are six: 1/2 to the 6th is more than .05 / 6, to the 7th less."""
    matrix = np.zeros((40, 3), dtype=int)
    matrix[:wanting, 0] = 1
    gaps = {gap.group_id: gap for gap in estimate_coverage(of_matrix(matrix), invited=1_000_000, answered=40)}
    assert (gaps["G00"].rank_low, gaps["G00"].rank_high) == ranks


def test_many_answers_are_no_trouble():
    assert surely_more(900, 1000, 0, Fraction(1, 1000))
    assert not surely_more(510, 1000, 500, Fraction(1, 1000))
    assert surely_more(700, 1000, 3000, Fraction(1, 1000))


@pytest.mark.parametrize("groups", [1, 2])
def test_one_group_has_the_first_rank(groups):
    gaps = estimate_coverage(of_matrix(np.ones((4, groups), dtype=int)), invited=9, answered=4)
    assert {(g.rank_low, g.rank_high) for g in gaps} == {(1, groups)}
