"""The break-even odds ratio: where the interval begins to include, or to exclude, the target."""

from dataclasses import replace
from math import exp, log

import pytest
from scipy import stats

from networks import of_matrix
from twgnet.gaps import estimate_coverage
from twgnet.gaps.coverage.sensitivity import _at_most, _solve, break_even_odds, explain_sensitivity


@pytest.mark.parametrize(
    "case",
    [
        (1, 61, 49, 109, 1),
        (0, 3, 49, 109, 0),
        (1, 3, 49, 109, 1),
        (2, 3, 49, 109, 2),
        (4, 9, 20, 40, 4),
        (1, 5, 90, 100, 1),
    ],
)
def test_at_the_ratio_the_target_is_at_the_upper_end_of_the_interval(case):
    """The chance of so few is 2.5 % under Fisher's noncentral hypergeometric, as scipy gives it."""
    organisations, target, answered, invited, _ = case
    ratio = break_even_odds(*case)
    chance = stats.nchypergeom_fisher(invited, target, answered, ratio)
    assert chance.cdf(organisations) == pytest.approx(0.025, rel=1e-3)


@pytest.mark.parametrize("ratio", [1.0, 3.0])
def test_the_chance_of_at_most_so_many_is_that_of_scipy_from_none_to_all(ratio):
    for wanting, answered in ((9, 8), (3, 8), (9, 2)):
        chance = stats.nchypergeom_fisher(10, wanting, answered, ratio)
        for count in range(answered + 1):
            found = _at_most(count, wanting, answered, 10, log(ratio))
            assert found == pytest.approx(chance.cdf(count), abs=1e-9), (wanting, answered, count)


def test_where_the_interval_reaches_the_target_the_ratio_takes_it_away():
    """Ten of 109 answered, two want the group: 4 to 59, and the target is 3."""
    for target in (3, 4):
        ratio = break_even_odds(2, target, 10, 109, low=4)
        chance = stats.nchypergeom_fisher(109, target - 1, 10, ratio)
        assert ratio > 1
        assert chance.sf(1) == pytest.approx(0.025, rel=1e-3)


@pytest.mark.parametrize("case", [(3, 3, 49, 109, 3), (1, 3, 49, 49, 1), (1, 70, 49, 109, 1)])
def test_where_no_ratio_changes_anything_there_is_none(case):
    assert break_even_odds(*case) is None


def test_a_ratio_is_named_up_to_the_widest_and_none_where_there_is_none():
    assert _solve(lambda log_ratio: log_ratio - 59.5) == pytest.approx(exp(59.5))
    assert _solve(lambda log_ratio: log_ratio + 59.5) == pytest.approx(exp(-59.5))
    assert _solve(lambda log_ratio: log_ratio - 60.5) is None
    assert _solve(lambda log_ratio: log_ratio + 60.5) is None
    assert _solve(lambda _: 0.5) is None
    assert _solve(lambda _: -0.5) is None


def test_large_surveys_are_no_trouble():
    assert 0 < break_even_odds(100, 3000, 2000, 5000, 180) < 1


def state(wanting: int, seen: int, answered: int, invited: int, target: int, open_answers: int = 0):
    """Give a group that so many of those seen want, and the sentence about the others."""
    network = of_matrix([[1 if i < wanting else 0, 1] for i in range(seen)])
    (first,) = (network.groups[0].id,)
    gaps = estimate_coverage(
        network, invited=invited, answered=answered, target=target, open_answers={first: open_answers}
    )
    gap = next(gap for gap in gaps if gap.group_id == first)
    return gap, explain_sensitivity(gap, invited, answered)


def test_what_is_said_holds_under_both_assumptions():
    gap, line = state(1, 30, 49, 109, target=12)  # 1 to 9, or 1 to 16 if the 19 are like the 30
    assert (gap.verdict, gap.high, gap.high_unseen) == ("open", 9, 16)
    assert (line.code, line.values["ratio"] > 1) == ("gaps.sensitivity.open", True)
    gap, line = state(1, 30, 49, 109, target=17)
    assert (gap.verdict, line.code) == ("short", "gaps.sensitivity.short")
    ratio = line.values["ratio"]
    assert ratio == pytest.approx(1 / break_even_odds(1, 17, 30, 109, 0))  # less than with 49 is enough
    assert 1 < ratio < 1 / break_even_odds(1, 17, 49, 109, 0)
    _, to_check = state(1, 30, 49, 109, target=30, open_answers=1)
    assert to_check.values["ratio"] == pytest.approx(1 / break_even_odds(2, 30, 30, 109, 0))


@pytest.mark.parametrize(("target", "code"), [(80, "short"), (81, "out_of_reach")])
def test_out_of_reach_is_what_not_even_all_answers_not_seen_could_fill(target, code):
    gap, line = state(1, 30, 49, 109, target=target)
    assert gap.at_most == 80
    assert line is None or line.code == f"gaps.sensitivity.{code}"
    assert (line is not None and line.code.endswith("out_of_reach")) == (code == "out_of_reach")


def test_a_target_that_is_reached_or_where_all_answered_needs_no_ratio():
    assert state(3, 30, 49, 109, target=3)[1].code == "gaps.sensitivity.reached"
    assert state(1, 30, 109, 109, target=3)[1] is None
    gap, _ = state(1, 30, 49, 109, target=3)
    assert explain_sensitivity(gap, None, 49) is None


def test_where_the_range_lies_above_the_ratio_is_that_which_takes_it_away():
    gap, line = state(2, 10, 10, 109, target=3)
    assert (gap.low, gap.verdict, line.code) == (4, "met", "gaps.sensitivity.met")
    assert line.values["ratio"] == pytest.approx(break_even_odds(2, 3, 10, 109, 4))


def test_a_target_reached_by_a_perhaps_is_said_to_be():
    gap, line = state(3, 30, 49, 109, target=3)
    assert line.code == "gaps.sensitivity.reached"
    assert explain_sensitivity(replace(gap, tentative=1), 109, 49).code == "gaps.sensitivity.reached_perhaps"


def test_whoever_did_not_answer_must_be_less_keen_or_keener_never_alike():
    """At a ratio of one nothing differs, so there the verdict is what it is."""
    ratios = {}
    for seen, answered, invited in ((10, 10, 30), (10, 15, 30), (3, 4, 40), (20, 30, 31)):
        for wanting in range(min(seen, 4)):
            for target in range(1, 12):
                gap, line = state(wanting, seen, answered, invited, target)
                if line is not None and "ratio" in line.values:
                    ratios.setdefault(gap.verdict, []).append(line.values["ratio"])
    assert set(ratios) == {"short", "open", "met"}
    assert all(ratio > 1 for found in ratios.values() for ratio in found)
