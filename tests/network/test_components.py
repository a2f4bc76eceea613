"""Components over the columns alone, against networkx."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix
from twgnet.network import components, to_biadjacency, to_graph
from twgnet.network.components import find_components


@pytest.mark.parametrize("rows", [1, 8192])
@given(matrix=matrices(rows=9, columns=7))
@settings(max_examples=60, deadline=None)
def test_components_are_those_of_networkx(rows, matrix) -> None:
    before, components.ROWS = components.ROWS, rows
    try:
        of_rows, of_columns = find_components(to_biadjacency(of_matrix(matrix)))
    finally:
        components.ROWS = before
    network = of_matrix(matrix)
    label = {f"o:{one.id}": int(part) for one, part in zip(network.organisations, of_rows, strict=True)}
    label |= {f"g:{one.id}": int(part) for one, part in zip(network.groups, of_columns, strict=True)}
    parts = {frozenset(part) for part in nx.connected_components(to_graph(network)) if len(part) > 1}
    tied = {node for part in parts for node in part}
    assert {frozenset(n for n in tied if label[n] == number) for number in {label[n] for n in tied}} == parts
    alone = [number for node, number in label.items() if node not in tied]
    assert all(number == -1 or list(label.values()).count(number) == 1 for number in alone)


def test_a_long_path_is_one_component() -> None:
    size = 3000
    order = np.random.default_rng(0).permutation(size)
    matrix = np.zeros((size - 1, size), dtype=bool)
    for row in range(size - 1):
        matrix[row, order[[row, row + 1]]] = True
    of_rows, of_columns = find_components(to_biadjacency(of_matrix(matrix)))
    assert set(of_rows) == set(of_columns) == {0}
