"""Counts of ties with their chances, against adding up by hand."""

from math import comb

import numpy as np
import pytest

from twgnet.gaps.balance.conditional import NEGLIGIBLE, Counts, count_ties

ONE, OTHER = Counts(1, np.array([0.2, 0.5, 0.3])), Counts(2, np.array([0.6, 0.4]))


def listed(counts: Counts) -> dict[int, float]:
    return {counts.first + place: chance for place, chance in enumerate(counts.chances.tolist())}


def test_both_together_are_every_sum_of_counts() -> None:
    sums: dict[int, float] = {}
    for here, chance in listed(ONE).items():
        for there, other in listed(OTHER).items():
            sums[here + there] = sums.get(here + there, 0) + chance * other
    assert listed(ONE.plus(OTHER)) == pytest.approx(sums)


@pytest.mark.parametrize("total", range(8))
def test_given_the_total_what_is_left_is_weighed_anew(total: int) -> None:
    here, there = listed(ONE), listed(OTHER)
    both = {count: chance * there[total - count] for count, chance in here.items() if total - count in there}
    found = ONE.of(total, OTHER)
    if not both:
        assert found is None
    else:
        whole = sum(both.values())
        assert listed(found) == pytest.approx({count: chance / whole for count, chance in both.items()})


def test_so_few_or_so_many_are_sums_from_either_end() -> None:
    assert [ONE.at_most(count) for count in range(5)] == pytest.approx([NEGLIGIBLE, 0.2, 0.7, 1, 1])
    assert [ONE.at_least(count) for count in range(5)] == pytest.approx([1, 1, 0.8, 0.3, NEGLIGIBLE])
    assert ONE.at_most(0) == ONE.at_least(4) == NEGLIGIBLE
    assert ONE.mean == pytest.approx(1 * 0.2 + 2 * 0.5 + 3 * 0.3)
    assert ONE.least == pytest.approx((0.2, 0.3))


@pytest.mark.parametrize("chance", [0.2, 0.5, 0.97])
def test_equal_chances_are_binomial(chance: float) -> None:
    found = count_ties({chance: 4})
    assert listed(found) == pytest.approx({n: comb(4, n) * chance**n * (1 - chance) ** (4 - n) for n in range(5)})


def test_who_surely_has_a_tie_or_none_adds_it_or_nothing() -> None:
    assert listed(count_ties({0.0: 5, 1.0: 3})) == {3: 1.0}
    assert listed(count_ties({0.0: 5, 0.5: 1, 1.0: 3})) == pytest.approx({3: 0.5, 4: 0.5})
    assert listed(count_ties({})) == {0: 1.0}


def test_counts_that_are_next_to_impossible_are_left_out() -> None:
    found = count_ties({1e-12: 4})
    assert (found.first, len(found.chances)) == (0, 4)  # four ties have a chance of 1e-48
    found = count_ties({1 - 1e-12: 4})
    assert (found.first, len(found.chances)) == (1, 4)
