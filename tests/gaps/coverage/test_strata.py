"""Estimates by type of organisation, against brute force and against what a list makes certain."""

from itertools import product

import pytest

from networks import of_matrix
from twgnet.gaps import estimate_coverage
from twgnet.gaps.coverage.interval import ALPHA, interval
from twgnet.gaps.coverage.strata import Strata, Stratum, stratify
from twgnet.gaps.headline import summarise_verdicts
from twgnet.model.invited import Invited
from twgnet.model.registry import Organisation


def invited_list(network, further):
    """Give the list of all in a network, and of further organisations by type."""
    silent = tuple(
        Organisation(f"{kind}-{i}", f"{kind} {i}", type=kind) for kind, n in further.items() for i in range(n)
    )
    listed = tuple(Organisation(one.id, one.name, type=one.type) for one in network.organisations)
    return Invited(listed + silent, {one.id: one.id for one in network.organisations})


def test_a_type_that_is_complete_stays_complete():
    """29 of 29 international and 20 of 80 local answered; the group is wanted by the 29 only."""
    network = of_matrix([[1]] * 29 + [[0]] * 20, types=["International"] * 29 + ["Local"] * 20)
    (gap,) = estimate_coverage(network, invited=109, answered=49, invited_list=invited_list(network, {"Local": 60}))
    assert (gap.low, gap.high, gap.low_all, gap.high_all) == (53, 76, 53, 76)
    assert (gap.estimate_by_type, gap.low_by_type, gap.high_by_type) == (29, 29, 40)


def test_a_type_of_which_nobody_answered_may_hold_none_or_all():
    strata = Strata({"a": Stratum(4, 4), "b": Stratum(6, 0)}, {("a", "G"): 1})
    assert strata.interval("G") == (1, 7)
    assert strata.estimate("G") == pytest.approx(1 + 6 / 4)
    assert strata.share("a", "G") == strata.share("b", "G") == (1 + 0.5) / (4 + 1)
    assert strata.share("a", "none") == 0.5 / 5


def test_one_answer_stands_for_all_types_of_which_nobody_answered():
    strata = Strata({"a": Stratum(1, 1), "b": Stratum(6, 0)}, {("a", "G"): 1})
    assert strata.estimate("G") == 7
    assert Strata({"b": Stratum(6, 0)}, {}).estimate("G") == 0


def test_a_type_of_which_nobody_answered_costs_the_others_no_certainty():
    """The chance of error is shared by the types that answered in part: here by one, whatever the empty ones."""
    one = Strata({"a": Stratum(60, 20), "b": Stratum(6, 0)}, {("a", "G"): 9})
    two = Strata({"a": Stratum(60, 20), "b": Stratum(60, 20)}, {("a", "G"): 9})
    low, high = interval(9, 20, 60, ALPHA)
    assert one.interval("G") == (low, high + 6)
    assert two.interval("G")[0] <= low


def test_without_types_nothing_is_said_by_type():
    network = of_matrix([[1], [0]])
    (gap,) = estimate_coverage(network, invited=5, answered=2, invited_list=invited_list(network, {"": 3}))
    assert (gap.estimate_by_type, gap.low_by_type, gap.high_by_type) == (None, None, None)


def test_respondents_that_are_not_on_the_list_count_as_invited_with_their_own_type():
    network = of_matrix([[1], [1]], types=["Local", "Network"])
    listed = Invited((Organisation("o000", "O000", type="Local"),), {"o000": "o000"}, ("o001",))
    assert stratify(network, listed).sizes == {"Local": Stratum(1, 1), "Network": Stratum(1, 1)}


def test_the_interval_by_type_covers_every_truth_of_two_small_types():
    """For every true pair of counts the chance that the interval misses is at most 5 %."""
    from scipy.stats import hypergeom

    sizes = {"a": Stratum(9, 4), "b": Stratum(7, 5)}
    for truth in product(range(10), range(8)):
        missed = 0.0
        for r in product(range(5), range(6)):
            chance = hypergeom.pmf(r[0], 9, truth[0], 4) * hypergeom.pmf(r[1], 7, truth[1], 5)
            if chance:
                low, high = Strata(sizes, {("a", "G"): r[0], ("b", "G"): r[1]}).interval("G")
                missed += chance * (not low <= sum(truth) <= high)
        assert missed <= 0.05


def test_one_type_alone_is_the_plain_interval():
    assert Strata({"a": Stratum(109, 49)}, {("a", "G"): 1}).interval("G") == interval(1, 49, 109, ALPHA)


def test_a_verdict_that_the_range_type_by_type_does_not_bear_out_is_open_and_named():
    """29 of 29 international want it, none of the 20 of 80 local: 53 to 76 in all, 29 to 40 type by type."""
    network = of_matrix([[1]] * 29 + [[0]] * 20, types=["International"] * 29 + ["Local"] * 20)
    rest = [Organisation(f"x{i}", f"X{i}", type="Local") for i in range(60)]
    invited = Invited((*network.organisations, *rest), {one.id: one.id for one in network.organisations})

    def decided(target):
        (gap,) = estimate_coverage(network, invited=109, answered=49, target=target, invited_list=invited)
        assert (gap.low, gap.high, gap.low_by_type, gap.high_by_type) == (53, 76, 29, 40)
        codes = [part.code for part in summarise_verdicts([gap])]
        assert ("gaps.other_by_type" in codes) == gap.differs_by_type
        return gap.verdict, gap.differs_by_type

    assert decided(29) == ("met", False)  # those that answered reach it
    assert decided(30) == decided(53) == ("open", True)  # met by 53 to 76, open or short by 29 to 40
    assert decided(54) == decided(76) == ("open", True)  # open by 53 to 76, short by 29 to 40
    assert decided(77) == ("short", False)
