"""What lies on either side of numbers: the smallest target, the most groups tried whole, sums beyond 64 bits."""

from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.sparse import csr_array

from networks import of_matrix
from twgnet.errors import OptionError, RegistryError
from twgnet.gaps import assess_robustness, find_gaps
from twgnet.gaps.balance.cells import _test
from twgnet.gaps.balance.conditional import _trim
from twgnet.gaps.balance.kinds import sorting_attributes
from twgnet.gaps.classes import OrganisationClasses, classify_organisations
from twgnet.gaps.coverage.targets import check_invited
from twgnet.gaps.coverage.verdict import _at_most, chance_of_fewer
from twgnet.gaps.explain import _group
from twgnet.gaps.headline import name_groups
from twgnet.gaps.response.nonrespondents import _why, expected_move
from twgnet.gaps.robustness import removal
from twgnet.gaps.robustness.rows import fragility_rows
from twgnet.gaps.robustness.set_cover import _count_covers
from twgnet.gaps.structure.assess import _against_chance
from twgnet.gaps.structure.modularity import search_modularity
from twgnet.gaps.suggestions.resemblance import Resemblance
from twgnet.gaps.suggestions.suggest import _nobody
from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation


@pytest.mark.parametrize(("target", "error"), [(-1, OptionError), (0, OptionError), (1, None), (2, None)])
def test_a_target_is_one_or_more(target: int, error) -> None:
    if error is None:
        check_invited(of_matrix([[1]]), None, None, target)
        return
    with pytest.raises(OptionError):
        check_invited(of_matrix([[1]]), None, None, target)


@pytest.mark.parametrize(("target", "fine"), [(0, False), (1, True)])
def test_a_target_of_a_group_is_one_or_more(target: int, fine: bool) -> None:
    network = Network((), (Group("A", "A", target=target),), ())
    if fine:
        check_invited(network, None, None, None)
        return
    with pytest.raises(RegistryError):
        check_invited(network, None, None, None)


def test_where_there_is_no_chance_left_a_kind_has_exactly_what_it_has() -> None:
    test = _test("type", "Local", "G00", 3, None)
    assert (*test[1], test[0].p_fewer, test[0].p_more, test[0].expected) == (1, 1, 1, 1, 3)


def test_chances_that_are_nothing_are_cut_off_on_both_sides() -> None:
    for before, after in product(range(4), repeat=2):
        counts = _trim(5, np.array([0.0] * before + [0.25, 0.0, 0.75] + [0.0] * after))
        assert (counts.first, counts.chances.tolist()) == (5 + before, [0.25, 0.0, 0.75])


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_one_more_answer_moves_the_probability_by_wanting_the_group_or_not(share: float) -> None:
    gap = SimpleNamespace(target=4, organisations=2, seen=6)
    after = chance_of_fewer(4, 2 + int(share), 7, 12)
    assert expected_move(gap, share, 12) == pytest.approx(abs(after - chance_of_fewer(4, 2, 6, 12)))


def test_the_finding_names_no_group_however_few_there_are() -> None:
    finding = find_gaps(of_matrix([[1, 1, 1], [1, 0, 0], [1, 0, 0], [1, 0, 0]])).finding
    assert {part.code for part in finding.values["parts"]} <= {
        "gaps.count_short",
        "gaps.count_open",
        "gaps.count_met",
        "gaps.none_short",
    }


@pytest.mark.parametrize(("groups", "exact"), [(20, True), (21, False)])
def test_of_up_to_twenty_groups_every_set_is_tried(groups: int, exact: bool) -> None:
    classes = classify_organisations(of_matrix(np.ones((1, groups), int)))
    assert removal.find_removals(classes, 0)[1].exact == exact


@pytest.mark.parametrize("number", [3, 4, 5, 6])
def test_without_a_solver_no_more_leave_than_must(monkeypatch, number: int) -> None:
    monkeypatch.setattr(removal, "TRY_ALL_UP_TO", 0)
    found, removals = removal.find_removals(classify_organisations(of_matrix(np.eye(number, dtype=int))), 0)
    assert len(found.organisations) == len(found.groups) == number // 2 + 1
    assert removals.fewest == tuple(range(number + 1))
    assert found.bound == number // 2 + 1


def test_sums_beyond_64_bits_cancel() -> None:
    """Ten groups, each wanted by forty organisations of its own: one of each forty makes a smallest set."""
    sizes = np.full(10, 40)
    members = tuple(tuple(f"o{c}-{n}" for n in range(40)) for c in range(10))
    ties = csr_array(np.eye(10, dtype=np.int64))
    classes = OrganisationClasses(tuple(f"G{c}" for c in range(10)), ties, sizes, members)
    assert _count_covers(classes, 10) == 40**10


def shuffle_ties(seed: int) -> np.ndarray:
    """Draw four networks of 16 organisations, 12 groups and 60 ties."""
    cells = np.tile(np.arange(16 * 12) < 60, (4, 1))
    return np.random.default_rng(seed).permuted(cells, axis=1).reshape(4, 16, 12)


SEARCHED = {0: [1196, 1202, 1131, 1167], 1: [1201, 1166, 1211, 1212], 8: [1208, 1085, 1177, 1249]}


@pytest.mark.parametrize(("seed", "worth"), SEARCHED.items())
def test_six_starts_that_move_three_in_ten_groups_find_what_they_found(seed: int, worth: list[int]) -> None:
    found = search_modularity(shuffle_ties(seed), np.random.default_rng(seed))
    assert (found * 60**2).round().astype(int).tolist() == worth


def test_chances_are_no_more_than_one() -> None:
    grid = product(range(1, 40), (0, 1, 3, 10), (10, 17, 40))
    assert max(_at_most(draws - 1, draws, named, of) for draws, named, of in grid) == 1


def test_up_to_three_groups_spelled_alike_are_suggested() -> None:
    groups = tuple(Group(f"G{n}", f"Health{n}") for n in range(4))
    with pytest.raises(OptionError) as caught:
        _group("Health", Network((), groups, ()))
    assert len(caught.value.problems[0].values["near"]) == 3


@pytest.mark.parametrize(("wanting", "code"), [({}, "any"), ({("Local", "G"): 1}, "type")])
def test_a_kind_of_which_nobody_wants_a_group_is_no_reason_to_ask(wanting, code: str) -> None:
    strata = SimpleNamespace(sizes={"Local": SimpleNamespace(answered=2)}, wanting=wanting)
    assert _why(SimpleNamespace(type="Local"), ["G"], {}, strata, {"G": "g"}).code == f"gaps.nonrespondent.{code}"


def test_an_organisation_that_alone_holds_groups_is_one_smallest_set() -> None:
    fragility = assess_robustness(of_matrix([[1, 1, 0], [0, 1, 1], [0, 0, 1]]))
    rows = [row for row in fragility_rows(fragility).rows if row[0] == "sole_cover"]
    assert [(row[1], row[3], row[-1]) for row in rows] == [(1, 1, 1)]


@pytest.mark.parametrize("measure", ["modularity", "shared_interest"])
def test_where_every_network_is_alike_the_chance_is_one(measure: str) -> None:
    assert _against_chance(measure, np.ones(20)).p == 1


@pytest.mark.parametrize(("values", "sorts"), [(1, False), (2, True), (30, True), (31, False)])
def test_an_attribute_of_two_to_thirty_values_sorts(values: int, sorts: bool) -> None:
    rows = [Organisation(f"o{n}", f"O{n}", attributes={"kind": f"k{n % values}"}) for n in range(2 * values)]
    assert ("kind" in sorting_attributes(rows)) == sorts


@pytest.mark.parametrize(("last", "shown"), [(78, 2), (79, 2)])
def test_names_of_160_letters_make_a_sentence(last: int, shown: int) -> None:
    names = name_groups(["L" * 78, "M" * last])
    assert (len(names), isinstance(names[-1], str)) == (shown, last == 78)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_two_that_are_most_like_one_are_named(number: int) -> None:
    network = of_matrix([*[[1, 1]] * number, [0, 1]])
    resemblance = Resemblance(classify_organisations(network), ["G00"])
    (best, *_) = resemblance.candidates("G00", 5)
    assert resemblance.like("G00", best[1]) == ("o000", "o001")


@pytest.mark.parametrize("number", [3, 4])
def test_three_of_the_most_active_are_named(number: int) -> None:
    active = [f"o{n}" for n in range(number)]
    sources = SimpleNamespace(names={one: one for one in active}, active=active, inside=(), nonrespondents=())
    assert _nobody(sources, "G").why.values["names"] == ("o0", "o1", "o2")
