"""The integer programme against trying everything."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from scipy import sparse

from networks import matrices
from twgnet import optimise as programme
from twgnet.optimise import smallest


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
    answer = smallest(one, one > 0, sparse.csr_array(one[None]), 2 * one, 3 * one)
    assert answer.chosen is None
    assert not answer.proven


def test_a_search_that_is_cut_short_gives_the_same_every_time_and_says_so(monkeypatch):
    monkeypatch.setattr(programme, "NODES", 1)
    rng = np.random.default_rng(1)
    ties = sparse.csr_array((rng.random((60, 400)) < 0.06).astype(float))
    one, least = np.ones(400), np.ones(60)
    answers = [smallest(one, one > 0, ties, least, np.full(60, np.inf)) for _ in "ab"]
    assert not answers[0].proven
    assert answers[0].bound < answers[0].chosen.sum()
    assert (answers[0].chosen == answers[1].chosen).all()
    assert answers[0].bound == answers[1].bound
