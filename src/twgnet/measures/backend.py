"""twgnet as a backend of networkx: its names and its definitions, computed here.

    nx.bipartite.betweenness_centrality(G, nodes, backend="twgnet")

Every function gives what networkx gives for the same graph (its own tests run against them), only
sooner. Where the definitions of twgnet differ, as for the closeness of a network that falls
apart, they are those of `measure_nodes`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from twgnet.measures.two_mode import Side, TwoModeGraph

    Values = dict[Hashable, float]


class BackendGraph:
    """A networkx graph on its way through this backend."""

    __networkx_backend__ = "twgnet"

    def __init__(self, graph: nx.Graph) -> None:
        self.graph = graph

    def is_directed(self) -> bool:
        """Say if ties have a direction, as networkx asks."""
        return bool(self.graph.is_directed())

    def is_multigraph(self) -> bool:
        """Say if ties can be parallel, as networkx asks."""
        return bool(self.graph.is_multigraph())


class Backend:
    """What networkx calls: one method a function, by the name that it is dispatched under."""

    @staticmethod
    def convert_from_nx(graph: nx.Graph, **_: Any) -> BackendGraph:
        """Take a networkx graph in."""
        return BackendGraph(graph)

    @staticmethod
    def convert_to_nx(value: Any, **_: Any) -> Any:
        """Give a networkx graph back; any other value as it is."""
        return value.graph if isinstance(value, BackendGraph) else value

    @staticmethod
    def can_run(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
        """Say if a graph is simple, undirected, and tied between its two sides only."""
        graph = Backend.convert_to_nx(args[0] if args else kwargs["G"])
        if graph.is_directed() or graph.is_multigraph():
            return False
        if name in ("node_redundancy", "robins_alexander_clustering"):
            return _colour(graph) is not None
        nodes = set(args[1] if len(args) > 1 else kwargs["nodes"])
        return all((one in nodes) != (other in nodes) for one, other in graph.edges)

    @staticmethod
    def bipartite_degree_centrality(G: BackendGraph, nodes: Iterable[Hashable]) -> Values:  # noqa: N803
        """Compute `networkx.bipartite.degree_centrality`."""
        from twgnet.measures.nodes.degree import degree_centrality

        graph = _two_mode(G, nodes)
        return _by_node(graph, *degree_centrality(graph))

    @staticmethod
    def bipartite_betweenness_centrality(G: BackendGraph, nodes: Iterable[Hashable]) -> Values:  # noqa: N803
        """Compute `networkx.bipartite.betweenness_centrality`."""
        from twgnet.measures.nodes.betweenness import betweenness_centrality

        graph = _two_mode(G, nodes)
        return _by_node(graph, *betweenness_centrality(graph))

    @staticmethod
    def bipartite_closeness_centrality(G: BackendGraph, nodes: Iterable[Hashable], normalized: bool = True) -> Values:  # noqa: N803
        """Compute `networkx.bipartite.closeness_centrality`, which can exceed 1 where a network falls apart."""
        import numpy as np

        graph = _two_mode(G, nodes)
        rows, columns = len(graph.rows), len(graph.columns)
        found = []
        for reach, least in zip(graph.paths, (columns + 2 * (rows - 1), rows + 2 * (columns - 1)), strict=True):
            near = np.divide(least, reach.farness, out=np.zeros_like(reach.farness), where=reach.farness > 0)
            found.append(near * ((reach.same + reach.other) / (rows + columns - 1)) if normalized else near)
        return _by_node(graph, *found)

    @staticmethod
    def node_redundancy(G: BackendGraph, nodes: Iterable[Hashable] | None = None) -> Values:  # noqa: N803
        """Compute `networkx.bipartite.node_redundancy`, which refuses nodes below two ties."""
        import networkx as nx

        from twgnet.measures.nodes.redundancy import redundancy

        wanted = list(G.graph if nodes is None else nodes)
        if any(G.graph.degree[node] < 2 for node in wanted):
            raise nx.NetworkXError(
                "Cannot compute redundancy coefficient for a node that has fewer than two neighbors."
            )
        graph = _two_mode(G, _colour(G.graph) or ())
        found = _by_node(graph, *redundancy(graph))
        return {node: found[node] for node in wanted}

    @staticmethod
    def robins_alexander_clustering(G: BackendGraph) -> float:  # noqa: N803
        """Compute `networkx.bipartite.robins_alexander_clustering`, 0 without paths of three ties."""
        from twgnet.measures.nodes.clustering import reinforcement

        return reinforcement(_two_mode(G, _colour(G.graph) or ())) or 0


def _two_mode(graph: BackendGraph, nodes: Iterable[Hashable]) -> TwoModeGraph:
    from twgnet.measures.two_mode import TwoModeGraph

    return TwoModeGraph.of(graph.graph, nodes)


def _by_node(graph: TwoModeGraph, rows: Side, columns: Side) -> Values:
    return dict(zip((*graph.rows, *graph.columns), (*rows.tolist(), *columns.tolist()), strict=True))


def _colour(graph: nx.Graph) -> set[Hashable] | None:
    """Give the nodes of one side, found by walking the graph; None if it has no two sides."""
    side: dict[Hashable, bool] = {}
    for start in graph:
        if start in side:
            continue
        side[start], open_nodes = True, [start]
        while open_nodes:
            node = open_nodes.pop()
            for other in graph[node]:
                if other not in side:
                    side[other] = not side[node]
                    open_nodes.append(other)
                elif side[other] == side[node]:
                    return None
    return {node for node, first in side.items() if first}


backend = Backend()
