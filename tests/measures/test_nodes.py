"""The measures that only `--measures` asks for: published values, brute force, and what they must keep."""

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix, southern_women
from twgnet.errors import OptionError
from twgnet.measures import MEASURES, TwoModeGraph, find_measures, measure_nodes
from twgnet.measures.nodes.clustering import global_clustering, reinforcement
from twgnet.measures.nodes.core import pq_core
from twgnet.network import to_graph

DAVIS = of_matrix(southern_women())
WOMEN = {"Evelyn": "o:o000", "Nora": "o:o013", "Helen": "o:o014"}


@pytest.mark.parametrize(
    ("node", "value"),
    [("Nora", 0.75), ("Helen", 0.9), ("Evelyn", 0.9643), ("g:G07", 0.8022), ("g:G08", 0.7121), ("g:G10", 0.6667)],
)
def test_redundancy_of_the_southern_women_as_published(node: str, value: float) -> None:
    assert measure_nodes(DAVIS, "redundancy")[WOMEN.get(node, node)] == pytest.approx(value, abs=5e-5)


def test_whole_network_clustering_as_published() -> None:
    """Robins and Alexander .468 and Opsahl .772 and .819, as netrics and tnet give them."""
    graph = TwoModeGraph.of(DAVIS)
    assert reinforcement(graph) == pytest.approx(0.467764, abs=5e-7)
    assert global_clustering(graph) == pytest.approx((0.771897, 0.818736), abs=5e-7)


@given(matrices(rows=8, columns=6))
@settings(max_examples=60, deadline=None)
def test_harmonic_core_and_redundancy_agree_with_networkx(matrix) -> None:
    network = of_matrix(matrix)
    graph = to_graph(network)
    rows, columns = matrix.shape
    most = {"o": columns + max(0, rows - 1) / 2, "g": rows + max(0, columns - 1) / 2}
    near, core = nx.harmonic_centrality(graph), nx.core_number(graph)
    harmonic = measure_nodes(network, "harmonic")
    for node, value in harmonic.items():
        assert value == pytest.approx(near[node] / max(1, most[node[0]]), abs=1e-9)
    assert measure_nodes(network, "core_number") == core
    pairs = [node for node, degree in graph.degree if degree >= 2]
    expected = nx.bipartite.node_redundancy(graph, pairs) if pairs else {}
    for node, value in measure_nodes(network, "redundancy").items():
        assert value == (pytest.approx(expected[node]) if node in expected else None)


def paths_of_four(graph: nx.Graph, node: str) -> tuple[int, int]:
    """Count the paths of four ties centred on a node, and the closed ones, one by one."""
    closed = every = 0
    for s1, s2 in combinations(graph[node], 2):
        for p1 in set(graph[s1]) - {node}:
            for p2 in set(graph[s2]) - {node, p1}:
                every += 1
                closed += bool(set(graph[p1]) & set(graph[p2]) - {s1, s2})
    return closed, every


@given(matrices(rows=7, columns=6))
@settings(max_examples=40, deadline=None)
def test_clustering_is_the_count_of_closed_paths(matrix) -> None:
    network = of_matrix(matrix)
    graph = to_graph(network)
    for node, value in measure_nodes(network, "clustering").items():
        closed, every = paths_of_four(graph, node)
        assert value == (pytest.approx(closed / every) if every else None)


@given(matrices(rows=7, columns=6))
@settings(max_examples=40, deadline=None)
def test_reinforcement_agrees_with_networkx(matrix) -> None:
    expected = nx.bipartite.robins_alexander_clustering(to_graph(of_matrix(matrix)))
    found = reinforcement(TwoModeGraph.of(of_matrix(matrix)))
    assert (found or 0) == pytest.approx(expected)


@given(matrices(rows=6, columns=5))
@settings(max_examples=40, deadline=None)
def test_the_pq_core_is_the_largest_part_that_keeps_its_ties(matrix) -> None:
    rows, columns = pq_core(TwoModeGraph.of(of_matrix(matrix)), 2, 1)
    inside = matrix[np.ix_(rows, columns)]
    assert (inside.sum(1) >= 2).all()
    assert (inside.sum(0) >= 1).all()
    # nobody outside could stay, alone or with others: the union of such parts is one
    for size in range(1, len(matrix) + 1):
        for chosen in combinations(range(len(matrix)), size):
            part = matrix[list(chosen)]
            if (part.sum(1) >= 2).all():
                assert rows[list(chosen)].all()


@given(matrices(rows=7, columns=5))
@settings(max_examples=40, deadline=None)
def test_core_and_periphery_fit_best_of_all_splits_by_degree(matrix) -> None:
    found = measure_nodes(of_matrix(matrix), "core_periphery")
    core = np.array(list(found.values()), dtype=float)
    rows, columns = matrix.sum(1), matrix.sum(0)
    best, splits = 0.0, []
    for r in np.unique(rows):
        for c in np.unique(columns):
            ideal = np.outer(rows >= r, columns >= c)
            if 0 < ideal.sum() < ideal.size and 0 < matrix.sum() < matrix.size:
                fit = np.corrcoef(ideal.ravel(), matrix.ravel())[0, 1]
                splits.append((fit, np.concatenate([rows >= r, columns >= c])))
                best = max(best, fit)
    if best <= 1e-12:
        assert np.isnan(core).all() or best > 0
    else:
        assert any(fit >= best - 1e-9 and (split == core).all() for fit, split in splits)


def test_equivalent_nodes_share_a_class_and_others_do_not() -> None:
    found = measure_nodes(of_matrix([[1, 1, 0], [1, 1, 0], [0, 0, 0], [0, 1, 0]]), "equivalence_class")
    assert list(found.values()) == [1, 1, None, 2, 1, 2, None]


def test_weights_count_where_a_measure_says_so() -> None:
    graph = nx.Graph()
    graph.add_nodes_from("ab", bipartite=0)
    graph.add_nodes_from("xy", bipartite=1)
    graph.add_weighted_edges_from([("a", "x", 3), ("a", "y", 1), ("b", "y", 1)])
    assert measure_nodes(graph, "strength") == {"a": 4, "b": 1, "x": 3, "y": 2}
    weights = np.array([[3, 1], [0, 1]])
    u, _, vt = np.linalg.svd(weights)
    expected = np.abs([*u[:, 0], *vt[0]])
    assert list(measure_nodes(graph, "weighted_eigenvector").values()) == pytest.approx(expected)
    assert measure_nodes(graph, "degree") == {"a": 2, "b": 1, "x": 1, "y": 2}


@given(matrices(rows=6, columns=5))
@settings(max_examples=25, deadline=None)
def test_every_measure_has_a_value_for_every_node_and_both_sides_alike(matrix) -> None:
    network, turned = of_matrix(matrix), of_matrix(matrix.T)
    for measure in MEASURES:
        if measure.name in ("community", "core_periphery", "equivalence_class", "eigenvector", "weighted_eigenvector"):
            continue  # named by order, or of the first of equals
        one, other = measure_nodes(network, measure.name), measure_nodes(turned, measure.name)
        assert len(one) == sum(matrix.shape)
        rows = list(one.values())[: len(matrix)]
        assert rows == pytest.approx(list(other.values())[-len(matrix) :], nan_ok=True)


def test_measures_are_found_by_name() -> None:
    assert find_measures("all") == MEASURES
    assert [one.name for one in find_measures("core-number, degree")] == ["core_number", "degree"]
    with pytest.raises(OptionError, match="no measure 'influence'"):
        find_measures("influence")
    with pytest.raises(OptionError, match="no measure 'influence'"):
        find_measures("degree, influence, power")
    assert len({one.name for one in MEASURES}) == len(MEASURES)


def test_no_order_of_nodes_changes_a_core() -> None:
    matrix = np.array([[1, 1, 0], [1, 1, 1], [0, 1, 1], [0, 0, 1]])
    found = [measure_nodes(of_matrix(matrix[list(order)]), "core_number") for order in permutations(range(4))]
    assert {tuple(sorted(one.values())) for one in found} == {(1, 2, 2, 2, 2, 2, 2)}


def test_clustering_that_would_take_too_long_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("twgnet.measures.nodes.clustering.STEPS", 100)
    with pytest.raises(OptionError, match=r"clustering would take too long.*Name other measures, or all"):
        measure_nodes(DAVIS, "clustering")
    assert measure_nodes(DAVIS, "degree")


def test_clustering_in_blocks_is_the_same(monkeypatch) -> None:
    whole = measure_nodes(DAVIS, "clustering")
    monkeypatch.setattr("twgnet.measures.nodes.clustering.BLOCK", 7)
    assert measure_nodes(DAVIS, "clustering") == whole


@pytest.mark.parametrize("shape", ["one value stands out", "none does"])
def test_the_eigenvector_of_a_network_beyond_the_dense_solver(shape) -> None:
    chain = np.eye(320, dtype=int) + np.eye(320, k=1, dtype=int)
    matrix = (np.random.default_rng(1).random((340, 320)) < 0.1).astype(int) if shape[:3] == "one" else chain
    left, _, right = np.linalg.svd(matrix.astype(float))
    found = [*measure_nodes(of_matrix(matrix), "eigenvector").values()]
    assert found == pytest.approx([*abs(left[:, 0]), *abs(right[0])], abs=1e-6)
