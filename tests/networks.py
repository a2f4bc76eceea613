"""Networks for the tests of this stage: from a 0/1 matrix, at random, and the Southern Women."""

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation
from twgnet.network.configuration_model import fit_chances


def of_matrix(matrix, *, types=None) -> Network:
    """Make a network of rows `o00`, `o01`, ... and columns `G00`, `G01`, ..."""
    matrix = np.asarray(matrix)
    rows = [f"o{i:03}" for i in range(matrix.shape[0])]
    columns = [f"G{j:02}" for j in range(matrix.shape[1])]
    types = types or [""] * len(rows)
    return Network(
        tuple(Organisation(o, o.upper(), type=t) for o, t in zip(rows, types, strict=True)),
        tuple(Group(g, g.lower()) for g in columns),
        tuple(
            Interest(
                rows[i], rows[i].upper(), columns[j], columns[j].lower(), "certain", 1, "s", 0, "",
                "exact", 100.0,
            )
            for i, j in zip(*np.nonzero(matrix), strict=True)
        ),
    )  # fmt: skip


def southern_women() -> np.ndarray:
    """Give the 18 x 14 matrix of Davis, Gardner and Gardner (1941) with 89 ties."""
    graph = nx.davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    matrix = nx.bipartite.biadjacency_matrix(graph, women, events).toarray()
    assert matrix.shape == (18, 14)
    assert matrix.sum() == 89
    return matrix


def matrices(rows=7, columns=6):
    """Draw small 0/1 matrices."""
    return st.tuples(st.integers(1, rows), st.integers(1, columns)).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, 1), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        ).map(np.array)
    )


def tie_chances(rows, columns):
    """The chance of a tie between each row and each column, as the configuration model finds it."""
    found = fit_chances(rows, columns)
    return found.by_degree[np.ix_(found.of_row, found.of_column)]
