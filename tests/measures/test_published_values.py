"""The Southern Women (Davis, Gardner and Gardner 1941; the 89-tie matrix) as published.

`southern_women.csv` holds the two-decimal table of Borgatti and Halgin (2011, "Analyzing
Affiliation Networks"), 32 nodes by 3 measures.
"""

import csv
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from networks import ceos_and_clubs, of_matrix, southern_women
from twgnet.measures import compute_measures
from twgnet.measures.paths.follow import follow_paths
from twgnet.network import to_biadjacency, to_graph

WOMEN = of_matrix(southern_women())
NAMED = {"Evelyn": 0, "Laura": 1, "Theresa": 2, "Nora": 13, "Flora": 17, "E8": 18 + 7, "E9": 18 + 8}


@pytest.fixture(scope="module")
def nodes():
    found = compute_measures(WOMEN)
    return [*found.organisations, *found.groups]


def test_all_published_centralities_to_the_printed_decimals(nodes) -> None:
    with (Path(__file__).parent / "southern_women.csv").open(newline="") as file:
        published = list(csv.DictReader(file))
    assert len(published) == len(nodes) == 32
    for row, node in zip(published, nodes, strict=True):
        for name in ("degree_centrality", "closeness", "betweenness"):
            assert getattr(node, name) == pytest.approx(float(row[name]), abs=0.005 + 1e-9), row


@pytest.mark.parametrize(
    ("name", "degree", "closeness", "betweenness", "eigenvector"),
    [
        ("Evelyn", 8, 0.8000, 0.0966, 0.3347),
        ("Theresa", 8, 0.8000, 0.0876, 0.3706),
        ("Nora", 8, 0.8000, 0.1135, 0.2639),
        ("Flora", 2, 0.5854, 0.0051, 0.0696),
        ("E8", 14, 0.8462, 0.2438, 0.5066),
        ("E9", 12, 0.7857, 0.2255, 0.3795),
    ],
)
def test_to_four_decimals(nodes, name, degree, closeness, betweenness, eigenvector) -> None:
    node = nodes[NAMED[name]]
    found = (node.degree, node.closeness, node.betweenness, node.eigenvector)
    assert found == pytest.approx((degree, closeness, betweenness, eigenvector), abs=5e-5)


def test_raw_betweenness_and_farness() -> None:
    rows, _ = follow_paths(to_biadjacency(WOMEN))
    raw = rows.between[:5]
    assert raw == pytest.approx([42.9802, 22.8541, 38.9796, 22.0215, 4.7153], abs=5e-5)
    assert rows.farness[[0, 2, 13, 17]].tolist() == [60, 60, 60, 82]


def test_the_best_known_communities_are_found(nodes) -> None:
    found = compute_measures(WOMEN)
    assert found.modularity == pytest.approx(0.3455371796, abs=1e-10)  # proven best by an ILP
    assert {node.community for node in nodes} == set("ABCD")


def test_the_eigenvector_is_the_singular_vector_of_each_side(nodes) -> None:
    u, s, vt = np.linalg.svd(southern_women())
    assert s[0] == pytest.approx(6.741908, abs=1e-6)
    expected = np.abs(np.concatenate([u[:, 0], vt[0]]))
    assert [node.eigenvector for node in nodes] == pytest.approx(expected, abs=1e-9)


def test_ceos_and_clubs_have_the_published_degrees_and_the_centralities_that_follow() -> None:
    """Degrees as printed (Wasserman and Faust 1994; Faust 1997), 3.77 and 6.53 in the mean."""
    network = of_matrix(ceos_and_clubs())
    found = compute_measures(network)
    ceos, clubs = ([node.degree for node in side] for side in (found.organisations, found.groups))
    assert ceos == [3, 3, 2, 3, 3, 3, 4, 3, 4, 2, 3, 2, 4, 7, 5, 5, 6, 5, 5, 5, 3, 3, 4, 5, 3, 3]
    assert clubs == [3, 11, 22, 12, 3, 4, 4, 4, 6, 3, 4, 5, 5, 3, 9]
    assert (np.mean(ceos), np.mean(clubs)) == pytest.approx((3.77, 6.53), abs=0.005)
    graph, rows = to_graph(network), [f"o:{one.id}" for one in network.organisations]
    for name, expected in (
        ("betweenness", nx.bipartite.betweenness_centrality(graph, rows)),
        ("closeness", nx.bipartite.closeness_centrality(graph, rows)),
    ):
        assert [getattr(node, name) for node in found.organisations] == pytest.approx([expected[row] for row in rows])
