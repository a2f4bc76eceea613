"""A two-mode network as the measures see it: sparse ties, and what several of them need."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from twgnet.measures.communities.find import Partition, find_communities
from twgnet.measures.paths.follow import follow_paths
from twgnet.model.network import Network
from twgnet.network import from_bipartite, to_biadjacency
from twgnet.network.components import find_components
from twgnet.network.equivalence import EquivalenceClasses, merge_equivalent

if TYPE_CHECKING:
    from twgnet.measures.paths.reach import Reach
    from twgnet.network.biadjacency import Ties


Side = NDArray[Any]
Sides = tuple[Side, Side]  # one value a row, one a column; NaN (None among texts) where undefined


def share_of(values: Side, most: float) -> Side:
    """Give values as shares of the most there could be; nothing where there could be none."""
    return np.asarray(values / most if most else np.zeros(len(values)))


class TwoModeGraph:
    """Rows (organisations), columns (groups), and the ties between them.

    Attributes
    ----------
    rows, columns
        The nodes of each side; for a study `o:<id>` and `g:<id>`.
    ties
        Rows x columns, 0/1.
    weights
        Rows x columns, the weight of each tie.
    seed
        For what is searched at random.
    """

    def __init__(self, rows: Iterable[Hashable], columns: Iterable[Hashable], weights: Ties, seed: int = 0) -> None:
        self.rows = tuple(rows)
        self.columns = tuple(columns)
        self.weights = weights.sorted_indices()
        self.ties: Ties = self.weights.astype(bool).astype(np.float64)
        self.seed = seed

    @classmethod
    def of(cls, source: Any, nodes: Iterable[Hashable] | None = None, *, seed: int = 0) -> TwoModeGraph:
        """Take a study, a network, or a two-mode networkx graph.

        `nodes` are those of one side of a networkx graph (the rows), as networkx asks for; left
        out, the rows are the nodes with `bipartite` 0.

        Examples
        --------
        >>> import networkx as nx
        >>> TwoModeGraph.of(nx.davis_southern_women_graph()).ties.shape
        (18, 14)
        """
        network = getattr(source, "network", source)
        if isinstance(network, Network):
            rows = (f"o:{organisation.id}" for organisation in network.organisations)
            columns = (f"g:{group.id}" for group in network.groups)
            return cls(rows, columns, to_biadjacency(network, weighted=True), seed)
        return cls(*from_bipartite(source, nodes), seed)

    @property
    def transposed(self) -> TwoModeGraph:
        """The same network with its sides swapped."""
        return TwoModeGraph(self.columns, self.rows, self.weights.T.tocsr(), self.seed)

    @cached_property
    def degrees(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """How many ties each row and each column has."""
        rows, columns = (np.diff(starts).astype(np.int64) for starts in (self.ties.indptr, self.across.indptr))
        return rows, columns

    @cached_property
    def across(self) -> Ties:
        """Columns x rows, 0/1: the ties seen from the other side."""
        return self.ties.T.tocsr()

    @cached_property
    def classes(self) -> tuple[EquivalenceClasses, EquivalenceClasses]:
        """The classes of structurally equivalent rows, and of columns."""
        return merge_equivalent(self.ties), merge_equivalent(self.across)

    @cached_property
    def paths(self) -> tuple[Reach, Reach]:
        """What each row and each column reaches by shortest paths."""
        return follow_paths(self.ties)

    @cached_property
    def communities(self) -> Partition:
        """The communities of both sides."""
        return find_communities(self.ties, self.seed)

    @cached_property
    def largest(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which rows and columns are in the largest component.

        The largest has the most nodes; among equals the most ties, then the one that holds the
        first node of the side with fewer nodes (the columns where there are as many).
        """
        rows, columns = self.ties.shape
        if not self.ties.nnz:
            return np.zeros(rows, bool), np.zeros(columns, bool)
        of_rows, of_columns = find_components(self.ties)
        tied = of_rows[of_rows >= 0]
        nodes = np.bincount(of_columns) + np.bincount(tied, minlength=of_columns.max() + 1)
        ties = np.bincount(of_columns, weights=self.degrees[1])
        short = of_columns if columns <= rows else of_rows
        first = np.full(len(nodes), len(short))
        np.minimum.at(first, short[short >= 0], np.flatnonzero(short >= 0))
        best = np.lexsort((first, -ties, -nodes))[0]
        return of_rows == best, of_columns == best
