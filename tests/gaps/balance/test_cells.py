"""Kinds of organisation per group, and kinds fewer than chance, against published values."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from networks import matrices, of_matrix, southern_women
from twgnet.gaps import against_chance, assess_balance, find_gaps
from twgnet.gaps.balance.null_model import (
    _refined_normal,
    chance_of_so_few,
)
from twgnet.network.configuration_model import tie_chances
from twgnet.network.false_discovery import false_discovery


def test_the_published_three_by_three():
    degrees = np.array([1, 1, 2])
    chances = tie_chances(degrees, degrees)
    assert chances[0] == pytest.approx([0.215779, 0.215779, 0.568441], abs=5e-7)
    assert chances[2] == pytest.approx([0.568441, 0.568441, 0.863117], abs=5e-7)


def test_the_first_nine_southern_women_at_the_twelfth_event():
    """p and the adjusted p are the tabulated .0108 and .15."""
    network = of_matrix(southern_women(), types=["one"] * 9 + ["two"] * 9)
    (cell,) = [c for c in against_chance(network) if (c.value, c.group_id, c.observed) == ("one", "G11", 0)]
    assert cell.p == pytest.approx(0.0108, abs=5e-5)
    assert cell.q == pytest.approx(0.15, abs=5e-3)
    assert cell.least_p == pytest.approx(cell.p)


@given(matrices(rows=9, columns=8))
@settings(max_examples=80, deadline=None)
def test_expected_degrees_are_the_degrees(matrix):
    chances = tie_chances(matrix.sum(axis=1), matrix.sum(axis=0))
    assert ((chances >= 0) & (chances <= 1)).all()
    assert chances.sum(axis=1) == pytest.approx(matrix.sum(axis=1), abs=2e-3)
    assert chances.sum(axis=0) == pytest.approx(matrix.sum(axis=0), abs=2e-3)


def test_full_and_empty_rows_and_columns_are_certain():
    matrix = np.array([[1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 0]])
    chances = tie_chances(matrix.sum(axis=1), matrix.sum(axis=0))
    assert (chances[:4, 0] == 1).all()
    assert chances[0, :3].tolist() == [1, 1, 1]
    assert (chances[:, 3] == 0).all()
    assert (chances[4] == 0).all()
    assert (chances[3, 1:] == 0).all()
    assert chances[1:3, 1:3] == pytest.approx(np.full((2, 2), 0.5))


chances_of_ties = st.lists(st.tuples(st.floats(0, 1, allow_subnormal=False), st.integers(1, 3)), min_size=1, max_size=4)


@given(chances_of_ties, st.integers(0, 12))
@settings(max_examples=80, deadline=None)
def test_the_tail_is_the_sum_over_all_outcomes(ties, observed):
    alone = [p for p, times in ties for _ in range(times)]
    expected = sum(
        np.prod([p if hit else 1 - p for p, hit in zip(alone, outcome, strict=True)])
        for outcome in product((0, 1), repeat=len(alone))
        if sum(outcome) <= observed
    )
    assert chance_of_so_few(observed, ties) == pytest.approx(expected, abs=1e-9)


def test_large_cells_are_approximated_closely():
    ties = [(0.05, 1500), (0.3, 1500), (0.01, 900)]
    for observed in (480, 500, 530, 560):
        exact = chance_of_so_few(observed, ties)
        assert _refined_normal(observed, ties) == pytest.approx(exact, abs=2e-4)
    assert chance_of_so_few(5, [(0.0, 5000)]) == 1.0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_false_discovery_keeps_order_and_agrees_with_scipy(chances):
    from scipy.stats import false_discovery_control

    assert false_discovery(chances) == pytest.approx(list(false_discovery_control(chances)))


def test_groups_that_hear_one_kind_are_named():
    matrix = np.array([[1, 1], [1, 0], [1, 0], [0, 1]])
    network = of_matrix(matrix, types=["local", "local", "union", "local"])
    mixed, single = assess_balance(network)
    assert (mixed.group_id, mixed.counts, mixed.only) == ("G00", {"local": 2, "union": 1}, "")
    assert mixed.concentration == pytest.approx(5 / 9)
    assert mixed.effective_number == pytest.approx(9 / 5)
    assert (single.group_id, single.only, single.missing) == ("G01", "local", ("union",))
    assert single.effective_number == 1


def test_any_attribute_sorts_but_one_that_names_does_not():
    network = of_matrix(np.ones((6, 1), dtype=int))
    organisations = tuple(
        replace(o, attributes={"province": "Takeo" if i < 2 else "Kep", "phone": str(i), "note": ""})
        for i, o in enumerate(network.organisations[:5])
    )
    network = replace(network, organisations=(*organisations, network.organisations[5]))
    (found,) = assess_balance(network)
    assert (found.attribute, found.counts, found.unknown) == ("province", {"Kep": 3, "Takeo": 2}, 1)


def test_without_attributes_the_note_says_so(golden_network):
    found = find_gaps(golden_network, invited=109, answered=49)
    assert found.balance == found.cells == ()
    assert any("nothing is said of balance" in note for note in found.notes)


@given(matrices(rows=8), st.data())
@settings(max_examples=40, deadline=None)
def test_cells_of_a_group_add_up_to_its_organisations(matrix, data):
    kinds = data.draw(st.lists(st.sampled_from("ab"), min_size=len(matrix), max_size=len(matrix)))
    assume(len(set(kinds)) == 2 and len(matrix) >= 4 and matrix.any())
    cells = against_chance(of_matrix(matrix, types=kinds))
    for j in np.flatnonzero(matrix.sum(axis=0)):
        mine = [c for c in cells if c.group_id == f"G{j:02}"]
        assert sum(c.observed for c in mine) == matrix[:, j].sum()
        assert sum(c.expected for c in mine) == pytest.approx(matrix[:, j].sum(), abs=1e-2)
        assert all(c.least_p <= c.p + 1e-12 and c.p <= c.q + 1e-12 <= 1.1 for c in mine)
