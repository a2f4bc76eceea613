"""The backend of networkx: networkx's own tests, and its values on random graphs."""

import os
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix
from twgnet.measures.backend import Backend, BackendGraph
from twgnet.measures.nodes.betweenness import most_between
from twgnet.network import to_graph

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> dict[str, str]:
    """Give an environment in which networkx finds the entry point that pyproject declares, once."""
    path = [str(ROOT / "src")]
    if not entry_points(group="networkx.backends", name="twgnet"):
        declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]["networkx.backends"]
        folder = tmp_path_factory.mktemp("site")
        info = folder / "twgnet_backend-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: twgnet-backend\nVersion: 1\n")
        lines = "\n".join(f"{name} = {where}" for name, where in declared.items())
        (info / "entry_points.txt").write_text(f"[networkx.backends]\n{lines}\n")
        path.append(str(folder))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}


def run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", *command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_networkx_own_tests_pass(installed, tmp_path) -> None:
    """All but one, whose `nodes` are of both sides: that graph is left to networkx."""
    environment = {**installed, "NETWORKX_TEST_BACKEND": "twgnet"}
    tests = [f"networkx.algorithms.bipartite.tests.test_{name}" for name in ("centrality", "cluster", "redundancy")]
    command = ["-m", "pytest", "--pyargs", *tests, "-p", "no:cacheprovider", "--rootdir", str(tmp_path), "-rA", "-q"]
    said = run(command, environment)
    passed = {line.split("::")[-1] for line in said.splitlines() if line.startswith("PASSED")}
    assert {
        "test_degree_centrality",
        "test_betweenness_centrality",
        "test_closeness_centrality",
        "test_davis_degree_centrality",
        "test_davis_betweenness_centrality",
        "test_davis_closeness_centrality",
        "test_no_redundant_nodes",
        "test_redundant_nodes",
        "test_not_enough_neighbors",
    } <= passed


def test_networkx_dispatches_by_name(installed) -> None:
    program = (
        "import networkx as nx\n"
        "g = nx.davis_southern_women_graph(); women = g.graph['top']\n"
        "for name in ('degree_centrality', 'betweenness_centrality', 'closeness_centrality'):\n"
        "    f = getattr(nx.bipartite, name); one, other = f(g, women), f(g, women, backend='twgnet')\n"
        "    print(max(abs(one[n] - other[n]) for n in g) < 1e-12)\n"
    )
    assert run(["-c", program], installed).split() == ["True"] * 3


@given(matrices(rows=8, columns=6))
@settings(max_examples=60, deadline=None)
def test_every_function_gives_what_networkx_gives(matrix) -> None:
    graph = to_graph(of_matrix(matrix))
    rows = [node for node, side in graph.nodes(data="bipartite") if side == 0]
    ours, inside = Backend(), BackendGraph(graph)
    assert ours.bipartite_degree_centrality(inside, rows) == pytest.approx(nx.bipartite.degree_centrality(graph, rows))
    for name in ("betweenness_centrality", "closeness_centrality"):
        if min(most_between(*matrix.shape), most_between(*matrix.T.shape)):  # else networkx divides by zero
            expected = getattr(nx.bipartite, name)(graph, rows)
            assert getattr(ours, f"bipartite_{name}")(inside, rows) == pytest.approx(expected, abs=1e-9)
    assert ours.robins_alexander_clustering(inside) == pytest.approx(nx.bipartite.robins_alexander_clustering(graph))
    pairs = [node for node, degree in graph.degree if degree > 1]
    if pairs:
        assert ours.node_redundancy(inside, pairs) == pytest.approx(nx.bipartite.node_redundancy(graph, pairs))


def test_graphs_of_another_kind_are_left_to_networkx() -> None:
    path = nx.path_graph(4)
    assert Backend.can_run("bipartite_degree_centrality", (path, [0, 2]), {})
    assert not Backend.can_run("bipartite_degree_centrality", (path, [0, 1]), {})
    assert Backend.can_run("bipartite_degree_centrality", (path,), {"nodes": [0, 2]})
    assert not Backend.can_run("bipartite_degree_centrality", (), {"G": path, "nodes": [0, 1]})
    assert not Backend.can_run("bipartite_degree_centrality", (path.to_directed(), [0, 2]), {})
    assert Backend.can_run("node_redundancy", (path,), {})
    assert not Backend.can_run("node_redundancy", (nx.cycle_graph(3),), {})
