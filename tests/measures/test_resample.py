"""The range of centralities over a finite-population resample, and what they add to degree."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import spearmanr

from networks import of_matrix
from twgnet.measures import compare_with_degree, compute_measures, resample_centrality
from twgnet.measures.nodes.betweenness import betweenness_centrality
from twgnet.measures.nodes.closeness import closeness_centrality
from twgnet.measures.resample import LARGEST, correlate_ranks, draw_sample, is_too_large, range_of_rows
from twgnet.measures.tables import organisation_rows
from twgnet.measures.two_mode import TwoModeGraph
from twgnet.model.network import Network
from twgnet.wording.catalogue import say


def random_rows(seed: int, rows: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    matrix = rng.random((rows, 12)) < rng.beta(1.5, 6, (rows, 1)) + 0.03
    matrix[np.arange(rows), rng.integers(0, 12, rows)] = True
    return matrix.astype(int)


def test_two_values_on_each_side_have_a_rank_correlation_and_one_has_none():
    assert correlate_ranks([1, 1, 2], [5, 5, 9]) == 1.0
    assert correlate_ranks([1, 2, 3], [5, 5, 9]) == pytest.approx(spearmanr([1, 2, 3], [5, 5, 9]).statistic)
    assert correlate_ranks([1, 1, 2], [5, 7, 9]) == pytest.approx(spearmanr([1, 1, 2], [5, 7, 9]).statistic)
    assert correlate_ranks([4, 4, 4], [5, 7, 9]) is None
    assert correlate_ranks([5, 7, 9], [4, 4, 4]) is None


def test_where_all_answered_there_is_nothing_to_range_over(golden_network: Network) -> None:
    measured = {one.id: one for one in compute_measures(golden_network).organisations}
    for one in resample_centrality(golden_network, len(golden_network.organisations)):
        node = measured[one.organisation_id]
        assert (one.closeness_low, one.closeness_high) == pytest.approx((node.closeness, node.closeness), abs=1e-9)
        assert (one.betweenness_low, one.betweenness_high) == pytest.approx((node.betweenness, node.betweenness))


def test_where_it_is_not_known_how_many_were_asked_nothing_is_said(golden_network: Network) -> None:
    assert resample_centrality(golden_network, None) == ()
    rows = organisation_rows(golden_network, compute_measures(golden_network)).records()
    assert {row["betweenness_low"] for row in rows} == {None}
    assert resample_centrality(of_matrix(np.ones((LARGEST // 10 + 1, 10), dtype=int)), 10_000) == ()


def test_ranges_are_given_up_to_6000_organisations_times_groups() -> None:
    assert not is_too_large(of_matrix(np.zeros((3_000, 2))))
    assert is_too_large(of_matrix(np.zeros((6_001, 1))))


@given(st.integers(1, 12), st.integers(0, 40), st.integers(0, 9))
def test_a_sample_holds_nobody_more_often_than_the_population_does(rows: int, more: int, seed: int) -> None:
    drawn = draw_sample(rows, rows + more, np.random.default_rng(seed))
    assert len(drawn) == rows
    assert np.bincount(drawn).max() <= -(-(rows + more) // rows)


def test_every_row_is_drawn_as_often_as_any_other() -> None:
    rng = np.random.default_rng(1)
    times = np.bincount(np.concatenate([draw_sample(5, 12, rng) for _ in range(4000)]))
    assert times == pytest.approx([4000] * 5, rel=0.04)


def test_the_range_holds_the_mean_over_all_samples() -> None:
    """Of 60 asked 30 answer: the range of an organisation holds its mean centrality, most times."""
    rng = np.random.default_rng(3)
    population = csr_array(random_rows(1, 60).astype(float))
    values = np.full((60, 2, 60), np.nan)
    for one in values:
        rows = rng.permutation(60)[:30]
        graph = TwoModeGraph(range(30), range(12), population[rows])
        one[:, rows] = closeness_centrality(graph)[0], betweenness_centrality(graph)[0]
    mean, held = np.nanmean(values, axis=0), []
    for _ in range(4):
        rows = rng.permutation(60)[:30]
        low, high = range_of_rows(population[rows], 60, 60, rng)
        held.append((low <= mean[:, rows]) & (mean[:, rows] <= high))
    assert 0.85 < np.mean(held) < 0.99


def test_the_same_seed_gives_the_same_range(golden_network: Network) -> None:
    assert resample_centrality(golden_network, 109, seed=4) == resample_centrality(golden_network, 109, seed=4)
    assert resample_centrality(golden_network, 109, seed=4) != resample_centrality(golden_network, 109, seed=5)


def test_in_2017_centrality_adds_little_to_degree(golden_network: Network) -> None:
    found = compare_with_degree(compute_measures(golden_network))
    assert found is not None
    assert found.code == "centrality.little"
    assert round(found.values["correlation"], 3) == 0.976
    assert found.values["n"] == 26
    assert "adds little" in say(found)


def test_where_a_bridge_wants_few_groups_centrality_adds_more() -> None:
    block = np.array([[1, 1, 1, 0]] * 4 + [[1, 1, 0, 1]] * 4)
    matrix = np.block([[block, np.zeros_like(block)], [np.zeros_like(block), block]])
    bridge = np.eye(8, dtype=int)[[3]] + np.eye(8, dtype=int)[[7]]
    found = compare_with_degree(compute_measures(of_matrix(np.vstack([matrix, bridge]))))
    assert found is not None
    assert found.code == "centrality.more"
    assert "differs" in say(found)


def test_four_organisations_are_too_few_to_compare() -> None:
    five = np.tril(np.ones((5, 5), dtype=int))
    assert compare_with_degree(compute_measures(of_matrix(five))) is not None
    assert compare_with_degree(compute_measures(of_matrix(five[:4]))) is None


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=12))
def test_the_rank_correlation_is_that_of_scipy(pairs: list[tuple[int, int]]) -> None:
    one, other = zip(*pairs, strict=True)
    if len(set(one)) < 2 or len(set(other)) < 2:
        assert correlate_ranks(one, other) is None
    else:
        assert correlate_ranks(one, other) == pytest.approx(spearmanr(one, other).statistic, abs=1e-6)
