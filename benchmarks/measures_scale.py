"""Time and memory of the measures on large networks, other libraries beside them, as Markdown.

Run: PYTHONPATH=src python benchmarks/measures_scale.py [--shapes M K L] [--limit SECONDS]
     PYTHONPATH=src python benchmarks/measures_scale.py --goals M:paths P:"top 10" (all of them by default)

Every figure is one run in a process of its own: processor seconds, of all threads together, so that
other work on the machine matters little, and the peak of memory beyond what the network itself takes (on Linux).
Libraries take turns on the same network, each in its own form with both directions at hand; what is
imported and compiled at the first call is so before, on a small network. Where one is not installed, or
does not end within the limit (of the processor, with making its network), a dash stands. Degrees are Poisson, group
sizes Zipf 0.6; K is heavy-tailed on both sides (Pareto 1.2), as data on who appears with whom are. Seed 0.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np
from scipy import sparse

SHAPES = {  # organisations, groups, ties
    "1e3": (200, 20, 1_000),
    "1e4": (2_000, 40, 10_000),
    "1e5": (20_000, 50, 100_000),
    "1e6": (200_000, 200, 1_000_000),
    "M": (20_000, 50, 120_000),
    "W": (1_000_000, 20, 3_000_000),
    "K": (6_400, 12_600, 96_000),
    "P": (100_000, 1_000, 1_000_000),
    "L": (1_000_000, 10_000, 10_000_000),
}
FOLDER = TemporaryDirectory()
WORKS = ("paths", "degree", "components", "eigenvector", "core", "clustering", "opsahl", "projection", "communities")
LIBRARIES = ("twgnet", "igraph", "networkit", "networkx", "sknetwork", "scipy", "graphblas", "numba")

GOALS = (  # network, work, the goal in words, rivals, and how many times as fast as the best of them
    ("M", "paths", "10x igraph, under 1 GB", ("igraph",), 10),
    ("W", "paths", "under a minute", (), None),
    ("K", "paths", "2x igraph", ("igraph",), 2),
    ("L", "degree", "1.2x the best", ("igraph", "networkit", "sknetwork"), 1.2),
    ("L", "components", "1.2x the best", ("igraph", "networkit", "sknetwork"), 1.2),
    ("L", "eigenvector", "1.2x the best", ("igraph", "sknetwork"), 1.2),
    ("L", "core", "1.2x the best", ("igraph", "networkit", "sknetwork"), 1.2),
    ("L", "clustering", "1.2x the best", ("networkx", "graphblas"), 1.2),
    ("L", "projection", "1.2x the best", ("scipy", "graphblas", "numba"), 1.2),
    ("P", "top 10", "10x scipy's full product", ("scipy",), 10),
)


def draw(organisations: int, groups: int, ties: int, heavy: bool) -> sparse.csr_array:
    """Draw a network of so many ties, none twice."""
    rng = np.random.default_rng(0)
    if heavy:
        rows, columns = (
            np.minimum(share / share.sum(), 0.004)
            for share in (rng.pareto(1.2, n) + 1 for n in (organisations, groups))
        )
    else:
        rows, columns = np.ones(organisations), 1 / np.arange(1, groups + 1) ** 0.6
    rows, columns = rows / rows.sum(), columns / columns.sum()
    keys = np.zeros(0, np.int64)
    while len(keys) < ties:
        more = ties - len(keys)
        pairs = rng.choice(organisations, 2 * more, p=rows) * groups + rng.choice(groups, 2 * more, p=columns)
        fresh = rng.permutation(np.setdiff1d(pairs, keys))
        keys = np.sort(np.concatenate([keys, fresh[:more]]))
    cells = (np.ones(ties), ((keys // groups).astype(np.int32), (keys % groups).astype(np.int32)))
    return sparse.coo_array(cells, (organisations, groups)).tocsr()


def with_twgnet(ties: sparse.csr_array, work: str) -> Callable[[], Any]:
    """Give what this library does for a piece of work."""
    from twgnet.measures import TwoModeGraph, find_measures
    from twgnet.measures.nodes.clustering import clustering, reinforcement, takes_too_long
    from twgnet.network import project
    from twgnet.network.projection import count_shared

    graph = TwoModeGraph(range(ties.shape[0]), range(ties.shape[1]), ties)
    assert graph.across.nnz == ties.nnz
    if work == "eigenvector":  # what is imported, and the component, which the others do not look for
        import_module("scipy.sparse.linalg")
        assert graph.largest
    assert work != "opsahl" or not takes_too_long(graph)
    names = {"degree": "degree", "eigenvector": "eigenvector", "core": "core_number"}
    if work in names:
        (measure,) = find_measures(names[work])
        return lambda: measure.compute(graph)
    return {
        "paths": lambda: graph.paths,
        "components": lambda: graph.largest,
        "clustering": lambda: reinforcement(graph),
        "opsahl": lambda: clustering(graph),
        "projection": lambda: [shared.astype(np.int32) for _, shared in count_shared(graph.across, graph.ties)],
        "pairs": lambda: project(graph.across),
        "communities": lambda: graph.communities,
        "top 10": lambda: project(ties, top=10),
    }[work]


def with_igraph(ties: sparse.csr_array, work: str) -> Callable[[], Any]:
    """Give what igraph does for it."""
    import igraph

    cells = ties.tocoo()
    graph = igraph.Graph(n=sum(ties.shape), edges=np.column_stack([cells.row, cells.col + ties.shape[0]]))
    graph.vs["type"] = [0] * ties.shape[0] + [1] * ties.shape[1]
    return {
        "paths": lambda: (graph.betweenness(directed=False), graph.closeness(normalized=False)),
        "degree": graph.degree,
        "components": graph.connected_components,
        "eigenvector": lambda: graph.eigenvector_centrality(scale=False),
        "core": graph.coreness,
        "projection": lambda: graph.bipartite_projection(which=1),
    }[work]


def with_networkit(ties: sparse.csr_array, work: str) -> Callable[[], Any]:
    """Give what networkit does for it; its eigenvector is wrong on such graphs and left out."""
    import networkit as nk

    cells = ties.tocoo()
    graph = nk.GraphFromCoo((cells.row, cells.col + ties.shape[0]), n=sum(ties.shape))
    return {
        "paths": lambda: (nk.centrality.Betweenness(graph).run(), _networkit_closeness(nk, graph)),
        "degree": lambda: nk.centrality.DegreeCentrality(graph).run().scores(),
        "components": lambda: nk.components.ConnectedComponents(graph).run(),
        "core": lambda: nk.centrality.CoreDecomposition(graph).run().scores(),
    }[work]


def _networkit_closeness(nk: Any, graph: Any) -> Any:
    return nk.centrality.Closeness(graph, False, nk.centrality.ClosenessVariant.GENERALIZED).run()


def with_networkx(ties: sparse.csr_array, work: str) -> Callable[[], Any]:
    """Give what networkx does for it."""
    import networkx as nx

    graph = nx.bipartite.from_biadjacency_matrix(ties)
    rows = range(ties.shape[0])
    return {
        "paths": lambda: (
            nx.bipartite.betweenness_centrality(graph, rows),
            nx.bipartite.closeness_centrality(graph, rows),
        ),
        "degree": lambda: nx.bipartite.degree_centrality(graph, rows),
        "components": lambda: list(nx.connected_components(graph)),
        "core": lambda: nx.core_number(graph),
        "clustering": lambda: nx.bipartite.robins_alexander_clustering(graph),
    }[work]


def with_sknetwork(ties: sparse.csr_array, work: str) -> Callable[[], Any]:
    """Give what scikit-network does for it."""
    from sknetwork import linalg, topology, utils

    whole = sparse.csr_matrix(sparse.block_array([[None, ties], [ties.T, None]], format="csr"))
    return {
        "degree": lambda: utils.get_degrees(whole),
        "components": lambda: topology.get_connected_components(whole),
        "eigenvector": lambda: linalg.LanczosSVD().fit(sparse.csr_matrix(ties), 1),
        "core": lambda: topology.get_core_decomposition(whole),
    }[work]


def with_graphblas(ties: sparse.csr_array, work: str) -> Callable[[], Any]:
    """Give what graphblas does for it; clustering is the sum of squares over its product."""
    import graphblas as gb

    matrix = gb.io.from_scipy_sparse(sparse.csr_matrix(ties))
    across = matrix.T.new()

    def product() -> Any:
        return gb.semiring.plus_pair(across @ matrix).new(dtype="INT32")

    return {"projection": product, "clustering": lambda: (product() ** 2).reduce_scalar().new()}[work]


def with_numba(ties: sparse.csr_array, work: str) -> Callable[[], Any]:
    """Give what loops over the pairs of each row do, compiled by numba, into a table of groups x groups."""
    import numba

    @numba.njit
    def count(starts: Any, columns: Any, size: int) -> Any:
        found = np.zeros((size, size), np.int32)
        for row in range(len(starts) - 1):
            for i in range(starts[row], starts[row + 1]):
                for j in range(i + 1, starts[row + 1]):
                    found[columns[i], columns[j]] += 1
        return found

    count(ties.indptr[:2], ties.indices, ties.shape[1])
    return {"projection": lambda: count(ties.indptr, ties.indices, ties.shape[1])}[work]


def with_scipy(ties: sparse.csr_array, work: str) -> Callable[[], Any]:
    """Give the plain product of scipy; of organisations a thousand rows at a time, which are dropped, to fit."""
    across = ties.T.tocsr()

    def by_rows() -> None:
        for start in range(0, ties.shape[0], 1_000):
            ties[start : start + 1_000] @ across

    return {"projection": lambda: ties.T @ ties, "top 10": by_rows}[work]


def one(library: str, work: str, *files: str) -> dict[str, float]:
    """Time one piece of work on the last network in this process, after the first of them."""
    for file in files:
        ties = sparse.csr_array(sparse.load_npz(file))
        todo = globals()[f"with_{library}"](ties, work)
        before = _megabytes("VmRSS")
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        start = process_time()
        todo()
        seconds = process_time() - start
        more = _megabytes("VmHWM") - before
    return {"seconds": seconds, "megabytes": max(0.0, more)}


def _megabytes(name: str) -> float:
    """Give the memory of this process now (VmRSS), or its peak (VmHWM), as Linux counts it."""
    (line,) = (one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith(f"{name}:"))
    return float(line.split()[1]) / 1024


@cache
def file_of(shape: str) -> str:
    """Give the file of a network, drawn once."""
    file = Path(FOLDER.name) / f"{shape}.npz"
    sparse.save_npz(file, draw(*SHAPES[shape], heavy=shape == "K"), compressed=False)
    return str(file)


def measure(shape: str, work: str, library: str, limit: float) -> dict[str, float] | None:
    """Time one piece of work in a process of its own; None where it did not end."""
    command = [sys.executable, str(Path(__file__)), "--limit", str(limit), "--one", library, work]
    command += [file_of("1e3"), file_of(shape)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (subprocess.SubprocessError, OSError):
        return None
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(found: dict[str, float] | None) -> str:
    """Write one figure; a dash where there is none."""
    return "–" if found is None else f"{found['seconds']:.3g} s, {found['megabytes']:.0f} MB"


def print_goals(chosen: list[str], limit: float) -> None:
    """Print each goal with what was reached, all libraries one after the other."""
    print("| network | work | goal | twgnet | best other | times as fast | reached |\n|" + " --- |" * 7)
    for shape, work, goal, rivals, times in GOALS:
        if chosen and f"{shape}:{work}" not in chosen:
            continue
        ours = measure(shape, work, "twgnet", limit)
        theirs = {name: found for name in rivals if (found := measure(shape, work, name, limit))}
        name, best = min(theirs.items(), key=lambda item: item[1]["seconds"], default=("", None))
        ratio = best["seconds"] / ours["seconds"] if ours and best else None
        reached = ours is not None and (ours["seconds"] < 60 if times is None else ratio is not None and ratio >= times)
        shown = "–" if ratio is None else f"{ratio:.2g}"
        cells = (shape, work, goal, show(ours), f"{name} {show(best)}", shown, "yes" if reached else "no")
        print(f"| {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Print a table for each shape."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", nargs="+")
    parser.add_argument("--shapes", nargs="*", default=["1e3", "1e4", "1e5", "1e6", "M", "K"])
    parser.add_argument("--works", nargs="*", default=WORKS)
    parser.add_argument("--libraries", nargs="*", default=LIBRARIES)
    parser.add_argument("--limit", type=float, default=300)
    parser.add_argument("--goals", nargs="*", metavar="NETWORK:WORK")
    asked = parser.parse_args()
    if asked.one:
        resource.setrlimit(resource.RLIMIT_CPU, (int(asked.limit), int(asked.limit)))
        print(json.dumps(one(*asked.one)))
        return
    if asked.goals is not None:
        print_goals(asked.goals, asked.limit)
        return
    print(f"| network | work | {' | '.join(asked.libraries)} |\n| --- | --- |{' --- |' * len(asked.libraries)}")
    for shape in asked.shapes:
        for work in asked.works:
            found = [show(measure(shape, work, library, asked.limit)) for library in asked.libraries]
            if set(found) != {"–"}:
                print(f"| {shape} | {work} | {' | '.join(found)} |", flush=True)


if __name__ == "__main__":
    main()
