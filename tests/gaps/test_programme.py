"""The integer programme against trying everything."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from scipy import sparse

from networks import matrices
from twgnet.gaps.programme import smallest


@given(matrices(rows=4, columns=7))
@settings(max_examples=60, deadline=None)
def test_the_least_cost_and_then_the_first_places_are_chosen(matrix):
    rows, columns = matrix.shape
    cost = 1.0 + np.arange(columns) % 2
    least = np.minimum(matrix.sum(axis=1), 2).astype(float)
    answer = smallest(
        cost,
        np.ones(columns, bool),
        sparse.csr_array(matrix.astype(float)),
        least,
        np.full(rows, np.inf),
        seconds=5,
    )
    places = 1 + np.arange(columns)
    possible = [
        (cost @ chosen, places @ chosen)
        for chosen in map(np.array, product((0, 1), repeat=columns))
        if (matrix @ chosen >= least).all()
    ]
    assert answer.proven
    assert (cost @ answer.chosen, places @ answer.chosen) == min(possible)
    assert answer.bound == cost @ answer.chosen


def test_what_cannot_be_done_has_no_answer():
    one = np.ones(1)
    answer = smallest(one, one > 0, sparse.csr_array(one[None]), 2 * one, 3 * one, seconds=1)
    assert answer.chosen is None
    assert not answer.proven
