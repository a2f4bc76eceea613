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


def ceos_and_clubs() -> np.ndarray:
    """Give the 26 x 15 matrix of chief executives and clubs (Galaskiewicz 1985) with 98 ties.

    As printed by Wasserman and Faust (1994, Social Network Analysis, appendix B), club by club.
    """
    members = (
        "9 19 24", "4 6 11 14 15 16 17 20 23 25 26", "1 2 3 4 5 6 7 10 11 13 14 15 16 17 19 20 21 22 23 24 25 26",
        "1 7 8 9 12 13 14 18 19 20 21 24", "2 13 17", "15 16 23 24", "2 8 12 19", "9 16 21 22", "1 10 11 13 18 19",
        "7 8 9", "7 14 17 20", "3 14 17 18 26", "5 14 15 18 25", "5 6 16", "4 14 15 17 18 20 22 23 24",
    )  # fmt: skip
    matrix = np.zeros((26, 15), dtype=int)
    for club, those in enumerate(members):
        matrix[[int(one) - 1 for one in those.split()], club] = 1
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
