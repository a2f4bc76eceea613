"""What lies on either side of numbers: the last digit, the largest network that is measured, how a search goes on."""

from itertools import count
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import sparse

from networks import of_matrix
from twgnet.measures import compute, find_pairs, measure_nodes, resample
from twgnet.measures.communities import find, local_search, stability
from twgnet.measures.compute import without_largest
from twgnet.measures.nodes import clustering
from twgnet.measures.nodes.betweenness import most_between
from twgnet.measures.pairs.find import assess_pairs
from twgnet.measures.pairs.hypergeometric import _one_tail
from twgnet.measures.resample import correlate_ranks
from twgnet.measures.two_mode import TwoModeGraph


def test_values_have_twelve_digits() -> None:
    values = measure_nodes(of_matrix([[1, 1, 1], [1, 0, 0], [0, 1, 0]]), "eigenvector").values()
    assert any(value != round(value, 11) for value in values)
    assert all(value == round(value, 12) for value in values)


def test_a_side_without_nodes_has_no_betweenness() -> None:
    assert (most_between(0, 3), most_between(3, 0)) == (0, 0)


@pytest.mark.parametrize(("steps", "too_long"), [(26, True), (27, False)])
def test_clustering_takes_too_long_beyond_its_steps(monkeypatch, steps: int, too_long: bool) -> None:
    monkeypatch.setattr(clustering, "STEPS", steps)
    assert clustering.takes_too_long(TwoModeGraph.of(of_matrix(np.ones((3, 2), int)))) == too_long


@pytest.mark.parametrize(("cells", "measured"), [(5, 0), (6, 2)])
def test_the_largest_is_left_out_of_networks_that_can_be_measured_twice(monkeypatch, cells: int, measured: int) -> None:
    monkeypatch.setattr(compute, "FOLLOWED_TWICE", cells)
    assert len(without_largest(of_matrix(np.ones((3, 2), int))).organisations) == measured


def test_of_equal_components_the_largest_holds_the_first_of_the_columns_where_both_sides_are_as_many() -> None:
    rows, columns = TwoModeGraph.of(of_matrix([[0, 1], [1, 0]])).largest
    assert (rows.tolist(), columns.tolist()) == ([False, True], [True, False])


def test_only_what_is_drawn_says_how_often() -> None:
    network = of_matrix([[1, 1, 0], [1, 1, 1], [0, 1, 1]])
    draws = [find_pairs(network, null=null, draws=7).draws for null in ("sdsm", "fdsm", "hypergeometric")]
    assert draws == [0, 7, 0]


@pytest.mark.parametrize(("least", "telling"), [(0.05, False), (0.0499, True)])
def test_pairs_tell_something_where_one_could_be_significant(least: float, telling: bool) -> None:
    chance = SimpleNamespace(p=np.array([0.5]), least_p=np.array([least]))
    found = SimpleNamespace(a=np.array([0]))
    pairs = assess_pairs(("a", "b", "c"), np.array([1, 1, 0]), found, chance, "organisations", "sdsm")
    assert (pairs.telling, pairs.draws) == (telling, 0)


def test_no_chance_is_above_one() -> None:
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, 31)))])
    assert max(_one_tail(k, d, 0, logs) for k in range(1, 31) for d in range(1, 31)) == 1


KICKED = {6: "63734565", 50: "00401124", 68: "12320211", 79: "12132123"}  # found only with such kicks
BLOCKS = np.kron(np.eye(4), np.ones((3, 2)))
SURPLUS = BLOCKS - np.outer(BLOCKS.sum(1), BLOCKS.sum(0)) / BLOCKS.sum()


@pytest.mark.parametrize(
    ("start", "modules", "worth"),
    [([0] * 8, 3, 15), ([0, 0, 1, 1, 2, 2, 3, 3], 4, 18), ([0, 1, 2, 3, 4, 5, 6, 7], 4, 18)],
)
def test_columns_split_off_join_and_stay_until_no_move_gains(start: list[int], modules: int, worth: float) -> None:
    labels, found = local_search._climb(SURPLUS, np.array(start))
    assert (len(set(labels.tolist())), found) == (modules, pytest.approx(worth))


def test_the_side_with_fewer_nodes_is_searched(monkeypatch) -> None:
    looked = []
    search = local_search.search_columns
    monkeypatch.setattr(find, "search_columns", lambda ties, seed: looked.append(ties.shape) or search(ties, seed))
    ties = np.array([[1, 1, 0, 0, 1], [0, 1, 1, 0, 0], [0, 0, 1, 1, 1]])
    found = [find.find_communities(sparse.csr_array(side)).modularity for side in (ties, ties.T)]
    assert looked == [(5, 3), (5, 3)]
    assert found[0] == found[1]


@pytest.mark.parametrize(("seed", "labels"), KICKED.items())
def test_a_kick_moves_three_in_ten_columns_to_any_module_or_a_new_one(monkeypatch, seed: int, labels: str) -> None:
    monkeypatch.setattr(local_search, "KICKS", 4)
    ties = np.random.default_rng(seed).random((9, 8)) ** 3
    assert "".join(map(str, local_search.search_columns(ties, seed))) == labels


def test_fifty_samples_tell_how_firm_a_community_is_to_six_digits(monkeypatch) -> None:
    number, drawn = count(), np.random.default_rng(3).integers(0, 2, (60, 12))
    monkeypatch.setattr(
        stability,
        "find_communities",
        lambda ties, _: SimpleNamespace(rows=drawn[next(number), : ties.shape[0]], columns=np.array([0, 1])),
    )
    values = stability.community_stability(sparse.csr_array((12, 2))).values()
    assert next(number) == 51
    assert all(value == round(value, 6) for value in values)
    assert any(value != round(value, 5) for value in values)


def test_rank_correlations_have_six_digits() -> None:
    assert correlate_ranks([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 7, 6]) == 0.964286


@pytest.mark.parametrize(("limit", "code"), [(0.9, "little"), (0.9001, "more")])
def test_what_correlates_just_enough_adds_little(monkeypatch, limit: float, code: str) -> None:
    monkeypatch.setattr(resample, "LITTLE", limit)
    nodes = [SimpleNamespace(degree=n, betweenness=m) for n, m in ((1, 2), (2, 1), (3, 3), (4, 4), (5, 5))]
    assert resample.compare_with_degree(SimpleNamespace(organisations=nodes)).code == f"centrality.{code}"


def test_columns_of_few_rows_join_from_a_module_each() -> None:
    ties = np.kron(np.eye(2), np.ones((1, 3)))
    labels, found = local_search._climb(ties - np.outer(ties.sum(1), ties.sum(0)) / ties.sum(), np.arange(6))
    assert (len({*labels[:3].tolist()}), len({*labels[3:].tolist()}), found) == (1, 1, pytest.approx(3))
