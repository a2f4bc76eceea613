"""Exact intervals against the published table, whole-number arithmetic and scipy."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from twgnet.gaps.coverage.interval import interval

FIVE = Fraction(1, 20)


@pytest.mark.parametrize(
    ("named", "alone", "together"),
    [
        (0, (0, 5), (0, 10)),
        (1, (1, 9), (1, 14)),
        (5, (6, 21), (5, 26)),
        (10, (14, 33), (11, 39)),
        (20, (33, 56), (29, 62)),
    ],
)
def test_the_tabulated_intervals_of_109_asked_and_49_answering(named, alone, together):
    assert interval(named, 49, 109, FIVE) == alone
    assert interval(named, 49, 109, FIVE / 20) == together


def by_definition(r: int, n: int, total: int, alpha: Fraction) -> tuple[int, int]:
    """Every count K that neither tail rejects, in whole numbers."""
    kept = []
    for k in range(total + 1):
        chances = [Fraction(comb(k, x) * comb(total - k, n - x), comb(total, n)) for x in range(n + 1)]
        if sum(chances[: r + 1]) > alpha / 2 and sum(chances[r:]) > alpha / 2:
            kept.append(k)
    assert kept == list(range(kept[0], kept[-1] + 1))
    return kept[0], kept[-1]


@st.composite
def surveys(draw):
    total = draw(st.integers(1, 40))
    answered = draw(st.integers(1, total))
    return draw(st.integers(0, answered)), answered, total


@given(surveys(), st.sampled_from([FIVE, FIVE / 20, Fraction(1, 10), Fraction(1, 3)]))
@settings(max_examples=150, deadline=None)
def test_intervals_follow_the_definition_exactly(survey, alpha):
    assert interval(*survey, alpha) == by_definition(*survey, alpha)


def test_a_tail_exactly_at_the_limit_is_not_above_it():
    assert Fraction(1, 40) == FIVE / 2  # one answer of 40: P(X >= 1 | K = 1) is the limit itself
    assert interval(1, 1, 40, FIVE) == (2, 40)
    assert interval(0, 1, 40, FIVE) == (0, 38)


@pytest.mark.parametrize("named", [0, 3, 250_000, 499_990, 500_000])
def test_at_a_million_the_ends_are_the_last_counts_that_scipy_accepts(named):
    total, answered = 1_000_000, 500_000
    low, high = interval(named, answered, total, FIVE)
    assert hypergeom.cdf(named, total, high, answered) > 0.025
    assert hypergeom.sf(named - 1, total, low, answered) > 0.025
    if high < total - answered + named:
        assert hypergeom.cdf(named, total, high + 1, answered) <= 0.025
    if low > named:
        assert hypergeom.sf(named - 1, total, low - 1, answered) <= 0.025


@pytest.mark.parametrize("named", [0, 1, 7, 49])
def test_few_answers_of_a_million_are_exact_to_the_last_count(named):
    """The tails on both sides of each end, in whole numbers."""
    total, answered = 1_000_000, 49

    def tail(count, xs):
        return sum(comb(count, x) * comb(total - count, answered - x) for x in xs)

    low, high = interval(named, answered, total, FIVE)
    limit, every = FIVE / 2, comb(total, answered)
    below, above = range(named + 1), range(named, answered + 1)
    assert Fraction(tail(high, below), every) > limit
    assert high == total - answered + named or Fraction(tail(high + 1, below), every) <= limit
    assert Fraction(tail(low, above), every) > limit
    assert low == named or Fraction(tail(low - 1, above), every) <= limit


def test_when_everybody_answered_nothing_is_left_open():
    assert interval(3, 30, 30, FIVE) == (3, 3)


@pytest.mark.parametrize(("total", "answered"), [(12, 5), (30, 10), (45, 44), (109, 49)])
@pytest.mark.parametrize("alpha", [FIVE, FIVE / 19])
def test_the_interval_holds_often_enough_whatever_the_truth(total, answered, alpha):
    found = [interval(r, answered, total, alpha) for r in range(answered + 1)]
    for true in range(total + 1):
        ways = sum(
            comb(true, r) * comb(total - true, answered - r)
            for r, (low, high) in enumerate(found)
            if low <= true <= high
        )
        assert Fraction(ways, comb(total, answered)) >= 1 - alpha
