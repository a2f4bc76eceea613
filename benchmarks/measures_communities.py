"""Prove the best modularity with an exact solver (clique partitioning) and compare the search.

Run: PYTHONPATH=src:tests python benchmarks/measures_communities.py
The integer programme has one 0/1 variable for each pair of nodes (together or not) and keeps
"together" transitive; HiGHS proves the optimum. Prints both values and their times.
"""

from itertools import combinations
from time import perf_counter

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

import twgnet
from networks import of_matrix, southern_women
from twgnet.measures.communities import communities
from twgnet.network.equivalence import merge_equivalent


def proven(matrix: np.ndarray) -> float:
    """Give the largest Barber modularity of a 0/1 matrix, proven."""
    rows, total = matrix.shape[0], matrix.sum()
    surplus = matrix / total - np.outer(matrix.sum(1), matrix.sum(0)) / total**2
    nodes = range(sum(matrix.shape))
    number = {pair: i for i, pair in enumerate(combinations(nodes, 2))}
    worth = np.array([surplus[i, j - rows] if i < rows <= j else 0 for i, j in number])
    entries = []
    for i, j, k in combinations(nodes, 3):
        a, b, c = number[i, j], number[j, k], number[i, k]
        entries += [((a, 1), (b, 1), (c, -1)), ((a, 1), (c, 1), (b, -1)), ((b, 1), (c, 1), (a, -1))]
    at = [(row, *entry) for row, three in enumerate(entries) for entry in three]
    lines, columns, values = zip(*at, strict=True)
    transitive = csr_array((values, (lines, columns)), shape=(len(entries), len(number)))
    found = milp(
        -worth,
        integrality=np.ones(len(worth)),
        bounds=(0, 1),
        constraints=LinearConstraint(transitive, -np.inf, 1),
        options={"mip_rel_gap": 0},
    )
    assert found.success
    return -found.fun


def main() -> None:
    """Compare on the Southern Women and on the 2017 survey."""
    survey = twgnet.build().network
    for name, network in (("Southern Women", of_matrix(southern_women())), ("2017 survey", survey)):
        sets = merge_equivalent(network)
        start = perf_counter()
        search = communities(sets)
        middle = perf_counter()
        matrix = np.zeros((len(network.organisations), len(network.groups)))
        row = {node.id: i for i, node in enumerate(network.organisations)}
        column = {node.id: j for j, node in enumerate(network.groups)}
        for tie in network.interests:
            matrix[row[tie.organisation_id], column[tie.group_id]] = 1
        best = proven(matrix[matrix.any(1)])
        exact = perf_counter() - middle
        print(
            f"{name}: search {search.modularity:.10f} in {middle - start:.4f} s,"
            f" proven {best:.10f} in {exact:.1f} s ({exact / (middle - start):.0f} x)"
        )


if __name__ == "__main__":
    main()
