"""The break-even odds ratio: where the interval begins to include, or to exclude, the target."""

import pytest
from scipy import stats

from twgnet.gaps.coverage.sensitivity import break_even_odds


@pytest.mark.parametrize(
    "case", [(0, 3, 49, 109, 0), (1, 3, 49, 109, 1), (2, 3, 49, 109, 2), (4, 9, 20, 40, 4), (1, 5, 90, 100, 1)]
)
def test_at_the_ratio_the_target_is_at_the_upper_end_of_the_interval(case):
    """The chance of so few is 2.5 % under Fisher's noncentral hypergeometric, as scipy gives it."""
    organisations, target, answered, invited, _ = case
    ratio = break_even_odds(*case)
    chance = stats.nchypergeom_fisher(invited, target, answered, ratio)
    assert chance.cdf(organisations) == pytest.approx(0.025, rel=1e-3)


def test_where_the_interval_reaches_the_target_the_ratio_takes_it_away():
    """Ten of 109 answered, two want the group: 4 to 59, and the target is 3."""
    ratio = break_even_odds(2, 3, 10, 109, low=4)
    chance = stats.nchypergeom_fisher(109, 2, 10, ratio)
    assert ratio > 1
    assert chance.sf(1) == pytest.approx(0.025, rel=1e-3)


@pytest.mark.parametrize("case", [(3, 3, 49, 109, 3), (1, 3, 49, 49, 1), (1, 70, 49, 109, 1)])
def test_where_no_ratio_changes_anything_there_is_none(case):
    assert break_even_odds(*case) is None


def test_large_surveys_are_no_trouble():
    assert 0 < break_even_odds(100, 3000, 2000, 5000, 180) < 1
