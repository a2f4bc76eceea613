"""Every measure against independent arithmetic on random networks: networkx, SVD, brute force."""

from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from networks import matrices, of_matrix
from twgnet.measures import compute, compute_measures, without_largest
from twgnet.measures.communities.find import find_communities
from twgnet.measures.nodes.betweenness import most_between
from twgnet.measures.paths import search
from twgnet.measures.paths.search import SOURCES
from twgnet.network import to_biadjacency, to_graph
from twgnet.network.equivalence import merge_equivalent


def keyed(network, found):
    return {f"o:{node.id}": node for node in found.organisations} | {f"g:{node.id}": node for node in found.groups}


@given(matrices(rows=9, columns=9))
def test_centralities_agree_with_networkx(matrix) -> None:
    network = of_matrix(matrix)
    graph, found = to_graph(network), keyed(network, compute_measures(network))
    top = [node for node, side in graph.nodes(data="bipartite") if side == 0]
    degree = nx.bipartite.degree_centrality(graph, top)
    between = nx.betweenness_centrality(graph, normalized=False)
    for name, node in found.items():
        assert node.degree == graph.degree[name]
        assert node.degree_centrality == pytest.approx(degree[name])
        most = most_between(*(matrix.shape if name in top else matrix.T.shape))
        assert node.betweenness * most == pytest.approx(between[name], abs=1e-8)


@pytest.mark.parametrize("sources", [SOURCES, 2])
@given(matrix=matrices(rows=9, columns=9))
def test_the_search_of_large_networks_follows_the_same_paths(matrix, sources) -> None:
    network = of_matrix(matrix)
    graph = to_graph(network)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "SOURCES", sources)  # several blocks of sources in a small network
        rows, columns = search.search_paths(to_biadjacency(network))
    between = nx.betweenness_centrality(graph, normalized=False)
    for prefix, nodes, reach in (("o:", network.organisations, rows), ("g:", network.groups, columns)):
        for place, node in enumerate(nodes):
            steps = nx.single_source_shortest_path_length(graph, prefix + node.id)
            away = [step for step in steps.values() if step]
            assert (reach.same[place], reach.other[place]) == (
                sum(step % 2 == 0 for step in away),
                sum(step % 2 for step in away),
            )
            assert reach.farness[place] == sum(away)
            assert reach.nearness[place] == pytest.approx(sum(1 / step for step in away))
            assert reach.between[place] == pytest.approx(between[prefix + node.id], abs=1e-9)


@given(matrices(rows=9, columns=9))
def test_closeness_is_that_of_the_component_times_what_it_reaches(matrix) -> None:
    network = of_matrix(matrix)
    graph, found = to_graph(network), keyed(network, compute_measures(network))
    for part in nx.connected_components(graph):
        own = graph.subgraph(part)
        top = [node for node, side in own.nodes(data="bipartite") if side == 0]
        inside = nx.bipartite.closeness_centrality(own, top)
        share = (len(part) - 1) / max(1, len(graph) - 1)
        for name in part:
            expected = inside[name] * share if len(part) > 1 else 0
            assert found[name].closeness == pytest.approx(expected, abs=1e-9)


@given(matrices(rows=9, columns=7))
def test_eigenvector_is_the_leading_singular_pair_of_the_largest_component(matrix) -> None:
    network = of_matrix(matrix)
    graph, found = to_graph(network), keyed(network, compute_measures(network))
    defined = {name for name, node in found.items() if node.eigenvector is not None}
    parts = [part for part in nx.connected_components(graph) if len(part) > 1]
    if not parts:
        assert not defined
        return
    best = max((len(part), graph.subgraph(part).size()) for part in parts)
    assert defined in parts
    assert (len(defined), graph.subgraph(defined).size()) == best
    rows = [i for i, node in enumerate(network.organisations) if f"o:{node.id}" in defined]
    columns = [j for j, node in enumerate(network.groups) if f"g:{node.id}" in defined]
    u, _, vt = np.linalg.svd(matrix[np.ix_(rows, columns)].astype(float))
    measured = compute_measures(network)
    of_rows = [measured.organisations[i].eigenvector for i in rows]
    of_columns = [measured.groups[j].eigenvector for j in columns]
    assert of_rows == pytest.approx(np.abs(u[:, 0]), abs=1e-7)
    assert of_columns == pytest.approx(np.abs(vt[0]), abs=1e-7)


def barber(matrix, rows, columns) -> float:
    """Q by its definition, one pair at a time."""
    total, k, d = matrix.sum(), matrix.sum(1), matrix.sum(0)
    return sum(
        matrix[i, j] / total - k[i] * d[j] / total**2
        for i, j in product(range(len(k)), range(len(d)))
        if rows[i] and rows[i] == columns[j]
    )


@given(matrices(rows=8, columns=5))
def test_modularity_is_that_of_the_communities_and_the_best_there_is(matrix) -> None:
    found = compute_measures(of_matrix(matrix))
    if not matrix.any():
        assert found.modularity is None
        return
    rows = [node.community for node in found.organisations]
    columns = [node.community for node in found.groups]
    assert found.modularity == pytest.approx(barber(matrix, rows, columns), abs=1e-9)
    assert found.modularity == pytest.approx(best_modularity(matrix), abs=1e-9)


def best_modularity(matrix) -> float:
    """Try every partition of the columns: each row then has a best module of its own."""
    total = matrix.sum()
    surplus = matrix / total - np.outer(matrix.sum(1), matrix.sum(0)) / total**2
    modules = range(matrix.shape[1])
    return max(
        np.stack([surplus[:, np.array(labels) == m].sum(1) for m in modules]).max(0).sum()
        for labels in product(modules, repeat=matrix.shape[1])
        if labels[0] == 0
    )


def test_the_communities_of_the_real_survey_are_proven_best(golden_network) -> None:
    # the proven optimum: benchmarks/measures_communities.py
    found = find_communities(to_biadjacency(golden_network))
    assert found.modularity == pytest.approx(0.4858163063, abs=1e-9)


@pytest.mark.parametrize("shape", [(1, 2), (2, 1), (2, 3), (3, 2), (3, 3), (4, 2)])
def test_the_normaliser_is_the_most_that_any_network_of_that_size_reaches(shape) -> None:
    own, other = shape
    most = 0.0
    for cells in product((0, 1), repeat=own * other):
        graph = to_graph(of_matrix(np.reshape(cells, shape)))
        between = nx.betweenness_centrality(graph, normalized=False)
        most = max(most, *(value for name, value in between.items() if name[0] == "o"))
    assert most_between(own, other) == pytest.approx(most)


def test_merging_twins_and_working_in_blocks_change_nothing(monkeypatch) -> None:
    rng = np.random.default_rng(7)
    matrix = (rng.random((60, 4)) < 0.35).astype(int)  # at most 15 distinct sets
    network = of_matrix(matrix)
    assert len(merge_equivalent(to_biadjacency(network)).size) <= 15
    whole = compute_measures(network)
    monkeypatch.setattr("twgnet.measures.paths.demand._tile", lambda _: 4)
    assert compute_measures(network) == whole
    graph = to_graph(network)
    top = [f"o:{node.id}" for node in network.organisations]
    between = nx.bipartite.betweenness_centrality(graph, top)
    for node in whole.organisations:
        assert node.betweenness == pytest.approx(between[f"o:{node.id}"], abs=1e-9)


def test_without_the_largest_is_the_network_without_its_row() -> None:
    matrix = np.array([[1, 1, 0], [1, 1, 1], [0, 0, 1]])
    found = without_largest(of_matrix(matrix))
    assert [node.id for node in found.organisations] == ["o000", "o002"]
    assert [node.degree for node in found.groups] == [1, 1, 1]
    assert [node.betweenness for node in found.groups] == [pytest.approx(x) for x in (0, 0, 0)]


def test_of_a_very_large_network_paths_are_not_followed_twice(monkeypatch) -> None:
    monkeypatch.setattr(compute, "FOLLOWED_TWICE", 3)
    assert without_largest(of_matrix([[1, 1], [0, 1]])).organisations == ()
