"""Coverage, tiers and what the answers say of the silent ones."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from twgnet.errors import OptionError, RegistryError
from twgnet.gaps import estimate_coverage
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation
from twgnet.wording.catalogue import say


@pytest.fixture(scope="module")
def golden(golden_network):
    return {gap.group_id: gap for gap in estimate_coverage(golden_network, invited=109, answered=49)}


def tie(organisation: str, group: str, *, certainty="certain", rule="exact") -> Interest:
    return Interest(organisation, organisation.upper(), group, group, certainty, 1, "s", 0, "", rule, 100.0)


def network(ties: list[Interest], groups: tuple[Group, ...]) -> Network:
    names = sorted({t.organisation_id for t in ties})
    return Network(tuple(Organisation(n, n.upper()) for n in names), groups, tuple(ties))


def test_the_real_survey_has_five_gaps_and_four_hang_on_one_organisation(golden_network):
    gaps = estimate_coverage(golden_network, invited=109, answered=49)
    assert [(g.group_id, g.tier, g.short) for g in gaps[:6]] == [
        ("IRI", "single", 2),
        ("LAND", "single", 2),
        ("MA", "single", 2),
        ("PFM", "single", 2),
        ("HIV", "thin", 1),
        ("LJR", "covered", 0),
    ]
    assert [g.sole_organisation for g in gaps[:4]] == [
        "Save the Children",
        "CTO-Cambodia",
        "Norwegian People's Aid (NPA)",
        "Save the Children",
    ]
    assert not any(g.sole_organisation for g in gaps[4:])


def test_land_in_full(golden):
    land = golden["LAND"]
    assert land.estimate == pytest.approx(109 / 49)
    assert (land.low, land.high, land.low_all, land.high_all, land.at_most) == (1, 9, 1, 14, 80)
    assert say(land.why) == (
        "1 organisation that answered wants Group LAND; among all 109 it is likely 1 to 9, "
        "if those that did not answer are like those that did; "
        "up to 16, if the 19 answers that are not in the file are like the 30 that are."
    )
    assert golden["PAR"].tentative == 1
    assert "(1 of them perhaps)" in say(golden["PAR"].why)


def test_no_group_of_the_real_survey_can_be_ranked(golden):
    assert {(g.rank_low, g.rank_high) for g in golden.values()} == {(1, 19)}


def test_ranks_are_those_the_intervals_leave_open():
    ties = [tie(f"o{i:02}", "BIG") for i in range(20)] + [tie("o00", "SMALL")]
    gaps = estimate_coverage(network(ties, (Group("BIG", "Big"), Group("SMALL", "Small"))), invited=20, answered=20)
    assert {g.group_id: (g.rank_low, g.rank_high) for g in gaps} == {"BIG": (1, 1), "SMALL": (2, 2)}
    assert all(g.low == g.high == g.organisations == g.at_most for g in gaps)
    assert say(gaps[0].why) == "1 organisation that answered wants Small; all 20 that were invited answered."


@pytest.mark.parametrize(("invited", "answered"), [(None, 49), (109, None), (None, None)])
def test_what_is_unknown_stays_empty_and_the_sentence_says_so(golden_network, invited, answered):
    for gap in estimate_coverage(golden_network, invited=invited, answered=answered):
        beyond = (gap.estimate, gap.low, gap.high_all, gap.rank_low, gap.at_most, gap.flips_at)
        assert set(beyond) == {None}
        assert say(gap.why).startswith(f"{gap.organisations} organisation")
        assert gap.organisations > 0


def test_nobody_answering_is_refused():
    with pytest.raises(OptionError, match="0 organisations answered"):
        estimate_coverage(Network((), (Group("A", "A"),), ()), invited=5, answered=0)


def test_target_of_option_registry_seats_and_default():
    groups = (
        Group("A", "A", target=5, seats=2),
        Group("B", "B", seats=2),
        Group("C", "C"),
    )
    ties = [tie("a", "A"), tie("b", "B"), tie("c", "C")]
    targets = {g.group_id: (g.target, g.short) for g in estimate_coverage(network(ties, groups))}
    assert targets == {"A": (5, 4), "B": (2, 1), "C": (3, 2)}
    assert {g.target for g in estimate_coverage(network(ties, groups), target=4)} == {4}


def test_ties_on_inexact_matches_and_hedges_are_counted():
    ties = [
        tie("a", "A", rule="spelling"),
        tie("b", "A", rule="abbreviation"),
        tie("c", "A", rule="decision", certainty="tentative"),
        tie("d", "A", rule="word-order"),
    ]
    (gap,) = estimate_coverage(network(ties, (Group("A", "A"),)))
    assert (gap.inexact, gap.tentative, gap.organisations) == (2, 1, 4)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"invited": 40, "answered": 49}, "49 organisations answered, but only 40 were invited"),
        ({"invited": 109, "answered": 29}, "29 organisations answered, but the data hold 30"),
        ({"invited": 29}, "29 organisations were invited, but the data hold 30"),
        ({"target": 0}, "the target is 0"),
        ({"target": -3}, "the target is -3"),
    ],
)
def test_impossible_options_are_refused_with_the_reason(golden_network, options, words):
    with pytest.raises(OptionError, match=words):
        estimate_coverage(golden_network, **options)


def test_all_impossible_options_are_told_together(golden_network):
    with pytest.raises(OptionError) as caught:
        estimate_coverage(golden_network, invited=20, answered=25, target=0)
    assert len(caught.value.problems) == 4


def test_a_registry_without_groups_or_with_a_target_of_zero_is_refused(golden_network):
    with pytest.raises(RegistryError, match="no groups"):
        estimate_coverage(replace(golden_network, groups=(), interests=()))
    with pytest.raises(RegistryError, match="group A has a target of 0"):
        estimate_coverage(Network((), (Group("A", "A", seats=0),), ()))


@pytest.mark.parametrize(
    "code",
    [
        "from twgnet.gaps import estimate_coverage",
        "from twgnet.__main__ import main; sys.argv = ['twgnet', 'gaps', '-q']; main()",
    ],
    ids=["stage", "command"],
)
def test_gaps_need_no_heavy_library(code):
    """The bundled survey's gaps take less time than importing pandas."""
    told = "print('loaded', {'numpy', 'scipy', 'pandas', 'networkx', 'twgnet.focal'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", f"import atexit, sys; atexit.register(lambda: {told}); {code}"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stdout.strip().splitlines()[-1] == "loaded set()"
