"""Measures of large networks with few groups, as ratios to networkx on the same network.

Run: PYTHONPATH=src python benchmarks/measures_scale.py
networkx runs in full on the small network; on the larger ones its betweenness and closeness are
extrapolated from 20 sources (marked *). Degrees are Poisson, group sizes Zipf 0.6, seed 0.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Any

import networkx as nx
import numpy as np
from twgnet.measures.shortest_paths import shortest_paths

from twgnet.focal import propose
from twgnet.measures import compute_measures
from twgnet.measures.communities import communities
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation
from twgnet.network import to_graph
from twgnet.network.equivalence import merge_equivalent

SOURCES = 20


def synthetic(organisations: int, groups: int, mean: float) -> Network:
    """Draw a network: Poisson degrees (at least 1), group sizes by Zipf's law."""
    rng = np.random.default_rng(0)
    share = 1 / np.arange(1, groups + 1) ** 0.6
    degrees = np.clip(rng.poisson(mean, organisations), 1, groups)
    keys = rng.random((organisations, groups)) ** (1 / share)  # weighted sampling without return
    chosen = np.argsort(-keys, axis=1)
    ids, names = [f"o{i:06}" for i in range(organisations)], [f"G{j:03}" for j in range(groups)]
    ties = [
        Interest(ids[i], ids[i], names[j], names[j], "certain", 1, "", 0, "", "exact", 100.0)
        for i in range(organisations)
        for j in sorted(chosen[i, : degrees[i]])
    ]
    return Network(tuple(Organisation(id, id) for id in ids), tuple(Group(n, n) for n in names), tuple(ties))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Give the seconds that some work takes, and its result."""
    start = perf_counter()
    result = work()
    return perf_counter() - start, result


def by_networkx(network: Network) -> tuple[float, bool]:
    """Give the seconds networkx takes for betweenness and closeness; whether extrapolated."""
    graph = to_graph(network)
    top = [f"o:{node.id}" for node in network.organisations]
    if len(graph) < 1000:
        between = timed(lambda: nx.bipartite.betweenness_centrality(graph, top))[0]
        return between + timed(lambda: nx.bipartite.closeness_centrality(graph, top))[0], False
    some = timed(lambda: nx.betweenness_centrality(graph, k=SOURCES, seed=0))[0]
    near = timed(lambda: [nx.single_source_shortest_path_length(graph, n) for n in top[:SOURCES]])
    return (some + near[0]) * len(graph) / SOURCES, True


def main() -> None:
    """Print one line a network."""
    for shape in ((500, 20, 6), (20_000, 50, 6), (100_000, 20, 5)):
        network = synthetic(*shape)
        merging, sets = timed(lambda network=network: merge_equivalent(network))
        paths = timed(lambda sets=sets: shortest_paths(sets))[0]
        modules = timed(lambda sets=sets: communities(sets))[0]
        whole = timed(lambda network=network: compute_measures(network))[0]
        seats = timed(lambda network=network: propose(network))[0]
        theirs, guessed = by_networkx(network)
        print(
            f"{shape[0]} x {shape[1]}, {len(network.interests)} ties, {len(sets.matrix)} sets:"
            f" all measures {whole:.2f} s (merging {merging:.2f}, paths {paths:.2f},"
            f" communities {modules:.2f}); seats {seats:.2f} s; networkx betweenness and"
            f" closeness {theirs:.1f} s{'*' * guessed} = {theirs / (merging + paths):.0f} x ours"
        )


if __name__ == "__main__":
    main()
