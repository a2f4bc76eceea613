"""Both ways of following paths against a search from every node by networkx, node by node."""

import networkx as nx
import numpy as np
import pytest
from scipy.sparse import csr_array

from networks import of_matrix
from twgnet.measures.paths import demand, search
from twgnet.measures.paths.follow import follow_paths
from twgnet.network import to_biadjacency, to_graph
from twgnet.network.equivalence import merge_equivalent

LINE = np.eye(6, 5, dtype=int) | np.eye(6, 5, -1, dtype=int)  # six rows in a row, ten steps from end to end
PARTS = np.kron(np.eye(2, dtype=int), [[1, 1, 0], [1, 1, 0], [0, 1, 1]])  # two parts, with equal rows
LONELY = np.pad(LINE, ((0, 2), (0, 1)))  # two rows and a column without ties
NOISE = (np.random.default_rng(5).random((14, 6)) < 0.3).astype(int)
NETWORKS = {"line": LINE, "parts": PARTS, "lonely": LONELY, "noise": NOISE, "wide": NOISE[:6].T}


def by_demand(ties):
    classes = merge_equivalent(ties)
    rows, columns = demand.gather_demand(classes)
    return rows.of(classes.class_of), columns


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("follow", [by_demand, search.search_paths, follow_paths])
def test_what_is_reached_and_carried_is_what_a_search_from_every_node_finds(follow, name, monkeypatch) -> None:
    monkeypatch.setattr(search, "SOURCES", 3)  # several blocks
    monkeypatch.setattr(demand, "_tile", lambda _: 3)
    network = of_matrix(NETWORKS[name])
    graph = to_graph(network)
    between = nx.betweenness_centrality(graph, normalized=False)
    rows, columns = follow(to_biadjacency(network))
    for prefix, nodes, reach in (("o:", network.organisations, rows), ("g:", network.groups, columns)):
        for place, node in enumerate(nodes):
            steps = [step for step in nx.single_source_shortest_path_length(graph, prefix + node.id).values() if step]
            found = [getattr(reach, what)[place] for what in ("same", "other", "farness", "nearness", "between")]
            even = sum(step % 2 == 0 for step in steps)
            assert found == pytest.approx(
                [even, len(steps) - even, sum(steps), sum(1 / step for step in steps), between[prefix + node.id]]
            )


def test_where_nobody_is_tied_nothing_is_reached() -> None:
    for reach in (side for follow in (by_demand, search.search_paths) for side in follow(csr_array((2, 3)))):
        assert not any(getattr(reach, what).any() for what in ("same", "other", "farness", "nearness", "between"))


def test_tiles_are_smaller_where_there_are_more_columns_but_never_tiny() -> None:
    assert demand._tile(0) == demand._tile(1) == 512
    assert demand._tile(64) == 64
    assert demand._tile(2048) == demand._tile(256) == 32


def test_what_is_lost_in_rounding_makes_no_betweenness_below_nought() -> None:
    rows = [[0, 0, 1, 0], [0, 1, 1, 0], [0, 0, 1, 1], [1, 1, 1, 1], [0, 1, 1, 1]]  # 5 x 4, paths in thirds
    _, columns = by_demand(to_biadjacency(of_matrix(rows)))
    assert columns.between.min() == 0


class TakenError(Exception):
    """Says which way is taken."""


# Squares of ties on the diagonal cost n * n * n by columns, and 27 * 2 n * n to search; the others have one class.
@pytest.mark.parametrize(
    ("rows", "columns", "way"),
    [
        ("diagonal", 54, "demand"),
        ("diagonal", 55, "search"),
        ("twins", 54, "demand"),  # every row twice
        ("twins", 55, "search"),
        ("equal", 2048, "demand"),  # as wide as fits
        ("equal", 2049, "search"),
        ("many", 2, "demand"),
        ("turned", 2, "demand"),  # few on the other side
    ],
)
def test_paths_are_followed_the_cheaper_way(rows: str, columns: int, way: str, monkeypatch) -> None:
    def stop_at(name):
        def follow(_):
            raise TakenError(name)

        return follow

    monkeypatch.setattr("twgnet.measures.paths.follow.gather_demand", stop_at("demand"))
    monkeypatch.setattr("twgnet.measures.paths.follow.search_paths", stop_at("search"))
    ties = {
        "diagonal": np.eye(columns),
        "twins": np.kron(np.eye(columns), np.ones((2, 1))),
        "equal": csr_array((np.ones(columns), (range(columns), [0] * columns)), (columns, columns)),
        "many": np.ones((3000, columns)),
        "turned": np.ones((columns, 3000)),
    }
    with pytest.raises(TakenError, match=way):
        follow_paths(csr_array(ties[rows]))
