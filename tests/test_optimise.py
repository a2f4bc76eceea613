"""Integer programs against trying everything."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from networks import matrices
from twgnet import optimise
from twgnet.optimise import IntegerProgram, smallest


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


def vectors(size, low, high):
    return st.lists(st.integers(low, high), min_size=size, max_size=size)


@st.composite
def programs(draw):
    """Rows with coefficients -1 to 2, so that the best fractions are often not whole."""
    columns, rows = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    matrix = np.array([draw(vectors(columns, -1, 2)) for _ in range(rows)], float)
    most = np.array(draw(vectors(rows, 0, 4)), float)
    costs = [np.array(draw(vectors(columns, -4, 4)), float) for _ in range(3)]
    return matrix, most, costs


@given(programs())
@settings(max_examples=150, deadline=None)
def test_objectives_in_order_are_those_of_trying_everything(case):
    matrix, most, costs = case
    points = [np.array(point) for point in product((0, 1), repeat=matrix.shape[1])]
    points = [point for point in points if (matrix @ point <= most).all()]
    program = IntegerProgram(sparse.csr_array(matrix), np.full(len(most), -np.inf), most)
    for cost in costs:
        best = program.minimise(cost)
        least = min(cost @ point for point in points)
        points = [point for point in points if cost @ point == least]
        assert (best.value, best.bound, best.proven) == (least, least, True)
        assert tuple(program.solution) in {tuple(point) for point in points}
        before = program.state
        assert (program.possible() == np.any(points, axis=0)).all()
        assert (program.solution == before.solution).all()


@given(programs())
@settings(max_examples=60, deadline=None)
def test_an_earlier_state_gives_the_earlier_answer(case):
    matrix, most, costs = case
    program = IntegerProgram(sparse.csr_array(matrix), np.full(len(most), -np.inf), most)
    start = program.state
    first = [program.minimise(cost) for cost in costs]
    program.restore(start)
    assert [program.minimise(cost) for cost in costs] == first


def test_what_cannot_be_done_has_no_answer():
    one = np.ones(1)
    answer = smallest(one, one > 0, sparse.csr_array(one[None]), 2 * one, 3 * one)
    assert answer.chosen is None
    assert not answer.proven


def test_a_row_without_a_column_that_asks_for_one_cannot_be_done():
    program = IntegerProgram(sparse.csr_array((1, 0)), [1.0], [np.inf])
    assert program.minimise(np.zeros(0)).value is None
    assert IntegerProgram(sparse.csr_array((1, 0)), [-np.inf], [1.0]).minimise(np.zeros(0)).value == 0


def test_what_is_required_shows_what_it_costs():
    program = IntegerProgram(sparse.csr_array(np.ones((1, 3))), [1.0], [1.0])
    start = program.state
    assert program.minimise([1, 5, 9]).value == 1
    program.restore(start)
    program.require(2)
    assert program.minimise([1, 5, 9]).value == 9


def test_a_search_that_is_cut_short_gives_the_same_every_time_and_says_so(monkeypatch):
    monkeypatch.setattr(optimise, "NODES", 1)
    rng = np.random.default_rng(1)
    ties = sparse.csr_array((rng.random((60, 200)) < 0.06).astype(float))
    one, least = np.ones(200), np.ones(60)
    answers = [smallest(one, one > 0, ties, least, np.full(60, np.inf)) for _ in "ab"]
    assert not answers[0].proven
    assert answers[0].bound < answers[0].chosen.sum()
    assert (answers[0].chosen == answers[1].chosen).all()
    assert answers[0].bound == answers[1].bound


def test_of_a_large_search_only_what_fractions_tell_is_given():
    rng = np.random.default_rng(1)
    ties = sparse.csr_array((rng.random((20, 60)) < 0.15).astype(float))
    one, least, most = np.ones(60), np.ones(20), np.full(20, np.inf)
    whole, skipped = (smallest(one, one > 0, ties, least, most, work=work) for work in (1_000_000, 1))
    assert whole.proven
    assert skipped.chosen is None
    assert not skipped.proven
    assert 0 < skipped.bound <= whole.bound


def test_a_first_approach_is_one_solve_by_the_primal_method(monkeypatch):
    """Given up after a hundred steps, and tried by the dual method, it takes four times as long for many equals."""
    rows = np.kron(np.eye(120), np.ones(3))
    program = IntegerProgram(sparse.csr_array(rows), np.ones(120), np.ones(120))
    limits = []
    solver = program._linear
    set_value = solver.setOptionValue
    monkeypatch.setattr(
        solver, "setOptionValue", lambda name, value: (limits.append((name, value)), set_value(name, value))
    )
    program.approach(np.ones(360))
    assert limits == [("simplex_iteration_limit", 2**31 - 1), ("simplex_strategy", 4)]
    assert program.solution.sum() == 120
