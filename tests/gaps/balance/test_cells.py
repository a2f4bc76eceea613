"""Kinds of organisation per group, and kinds fewer than chance, against published values."""

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import hypergeom

from networks import matrices, of_matrix, southern_women, tie_chances
from twgnet.gaps import against_chance, assess_balance, find_gaps
from twgnet.gaps.balance.cells import weigh_kinds
from twgnet.gaps.balance.conditional import count_ties
from twgnet.gaps.balance.kinds import sorting_attributes
from twgnet.model.registry import Organisation
from twgnet.network.false_discovery import false_discovery
from twgnet.network.fixed_margins import draw_networks
from twgnet.wording.catalogue import say


def test_the_published_three_by_three():
    degrees = np.array([1, 1, 2])
    chances = tie_chances(degrees, degrees)
    assert chances[0] == pytest.approx([0.215779, 0.215779, 0.568441], abs=5e-7)
    assert chances[2] == pytest.approx([0.568441, 0.568441, 0.863117], abs=5e-7)


def test_where_all_want_as_many_groups_the_test_is_hypergeometric():
    """30 of 60 organisations are local, all want 3 groups; of the 10 that want one none is local."""
    rng = np.random.default_rng(7)
    matrix = np.zeros((60, 19), dtype=int)
    matrix[30:40, 0] = 1
    for row in matrix:
        row[1 + rng.permutation(18)[: 3 - row[0]]] = 1
    cells = against_chance(of_matrix(matrix, types=["local"] * 30 + ["other"] * 30))
    local, other = (next(c for c in cells if (c.group_id, c.value) == ("G00", kind)) for kind in ("local", "other"))
    assert local.p_fewer == pytest.approx(hypergeom.cdf(0, 60, 30, 10))
    assert round(local.p_fewer, 6) == 0.000399
    assert other.p_more == pytest.approx(local.p_fewer)
    for cell in cells:
        size = matrix[:, int(cell.group_id[1:])].sum()
        assert cell.p_fewer == pytest.approx(hypergeom.cdf(cell.observed, 60, 30, size))
        assert cell.p_more == pytest.approx(hypergeom.sf(cell.observed - 1, 60, 30, size))
    tests = [p for c in cells if c.testable for p in (c.p_fewer, c.p_more)]
    assert local.q == other.q == pytest.approx(min(tests) * len(tests) / 2)


def test_the_conditional_chance_is_near_that_of_networks_with_exactly_these_totals():
    women = southern_women()
    network = of_matrix(women, types=["one"] * 9 + ["two"] * 9)
    drawn = np.concatenate(list(draw_networks(csr_array(women), 4000, seed=1)))
    for cell in against_chance(network):
        column = int(cell.group_id[1:])
        rows = slice(0, 9) if cell.value == "one" else slice(9, 18)
        counts = drawn[:, rows, column].sum(axis=1)
        assert cell.p_fewer == pytest.approx((counts <= cell.observed).mean(), abs=0.04)
        assert cell.p_more == pytest.approx((counts >= cell.observed).mean(), abs=0.04)


def test_untestable_cells_have_no_q_and_do_not_burden_the_others():
    matrix = [[1, 0, 1]] * 5 + [[0, 1, 1]] * 5
    cells = against_chance(of_matrix(matrix, types=["a"] * 5 + ["b"] * 5))
    by_group = {cell.group_id: cell for cell in cells if cell.value == "a"}
    assert (by_group["G02"].testable, by_group["G02"].q, by_group["G02"].p_fewer) == (False, None, 1.0)
    assert by_group["G00"].p_more == pytest.approx(1 / 252)
    assert by_group["G00"].q == pytest.approx(2 / 252)  # eight tests, four of them as small as this


def test_a_cell_is_testable_where_some_count_is_weak_evidence_at_least():
    """Half of 60 organisations are of a kind: none of 4 has p = .0562, none of 3 has p = .1186."""
    wanted = [0, 0, 1, 1, *[2] * 26, 0, 0, 1, *[2] * 27]  # each wants one group
    cells = against_chance(of_matrix(np.eye(3, dtype=int)[wanted], types=["a"] * 30 + ["b"] * 30))
    assert {cell.group_id: cell.testable for cell in cells} == {"G00": True, "G01": False, "G02": True}


def test_two_of_five_in_a_group_of_two_can_just_be_weak_evidence():
    """One of the ten pairs of five is all of a kind: p = 1/10, which is at the limit."""
    matrix = np.eye(2, dtype=int)[[0, 0, 1, 1, 1]]
    cells = against_chance(of_matrix(matrix, types=["a"] * 2 + ["b"] * 3))
    found = {(cell.group_id, cell.value): cell for cell in cells}
    assert found["G00", "a"].p_more == pytest.approx(0.1)
    assert found["G00", "a"].testable
    assert found["G00", "a"].q == pytest.approx(0.1)


def test_of_a_count_that_chance_never_gives_nothing_is_claimed():
    """Forty of 8 000 say what they are, and just they want a group: chance gives that once in 10^90."""
    organisations = [Organisation(f"o{i}", "", type="ab"[i % 2] if i < 40 else "") for i in range(8_000)]
    degree = Counter({one.id: 1 for one in organisations})
    cells = weigh_kinds(
        organisations, degree, Counter(G00=40, G01=7_960), lambda known: Counter((known[o], "G00") for o in known)
    )
    found = {(cell.value, cell.group_id): cell for cell in cells}
    assert set(found) == {(value, group) for value in "ab" for group in ("G00", "G01")}
    never = found["a", "G00"]
    assert (never.observed, never.expected, never.p_fewer, never.p_more) == (20, 20.0, 1.0, 1.0)
    assert (never.testable, never.q) == (False, None)


def test_large_kinds_have_a_p_above_zero():
    rng = np.random.default_rng(2)
    matrix = rng.random((9000, 3)) < [[0.02, 0.3, 0.1]]
    matrix[:4500, 2] = False
    cells = against_chance(of_matrix(matrix.astype(int), types=["a"] * 4500 + ["b"] * 4500))
    gone = next(c for c in cells if (c.group_id, c.value) == ("G02", "a"))
    assert 0 < gone.p_fewer < 1e-30
    assert gone.p_more == 1
    assert all(0 < c.p_fewer <= 1 and 0 < c.p_more <= 1 for c in cells)


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


chances_of_ties = st.dictionaries(
    st.floats(0, 1, allow_subnormal=False).map(lambda p: round(p, 3)), st.integers(1, 3), min_size=1, max_size=3
)


@given(chances_of_ties, chances_of_ties, st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_the_conditional_count_is_the_sum_over_all_outcomes(own, others, total):
    def outcomes(spread):
        alone = [p for p, times in spread.items() for _ in range(times)]
        found = Counter()
        for outcome in product((0, 1), repeat=len(alone)):
            found[sum(outcome)] += np.prod([p if hit else 1 - p for p, hit in zip(alone, outcome, strict=True)])
        return found

    first, second = outcomes(own), outcomes(others)
    joint = {x: first[x] * second[total - x] for x in range(total + 1)}
    whole = sum(joint.values())
    counts = count_ties(own).of(total, count_ties(others))
    if whole < 1e-30:
        return
    for x in range(total + 1):
        assert counts.at_most(x) == pytest.approx(sum(joint[y] for y in range(x + 1)) / whole, abs=1e-9)
        assert counts.at_least(x) == pytest.approx(sum(joint[y] for y in range(x, total + 1)) / whole, abs=1e-9)
    assert counts.mean == pytest.approx(sum(x * p for x, p in joint.items()) / whole, abs=1e-9)


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


@pytest.mark.parametrize(("values", "sorts"), [(1, False), (2, True), (30, True), (31, False)])
def test_two_to_thirty_values_sort_organisations(values: int, sorts: bool):
    organisations = [Organisation(f"o{i}", "", attributes={"sector": str(i % values)}) for i in range(70)]
    assert ("sector" in sorting_attributes(organisations)) == sorts


@pytest.mark.parametrize(("organisations", "sorts"), [(7, False), (8, True)])
def test_what_sorts_has_two_organisations_for_each_value(organisations: int, sorts: bool):
    some = [Organisation(f"o{i}", "", attributes={"sector": str(i % 4)}) for i in range(organisations)]
    assert ("sector" in sorting_attributes(some)) == sorts


def test_without_attributes_the_note_says_so(golden_network):
    found = find_gaps(golden_network, invited=109, answered=49)
    assert found.balance == found.cells == ()
    assert any("balance cannot be assessed" in say(note) for note in found.notes)


@given(matrices(rows=8), st.data())
@settings(max_examples=40, deadline=None)
def test_cells_of_a_group_add_up_to_its_organisations(matrix, data):
    kinds = data.draw(st.lists(st.sampled_from("ab"), min_size=len(matrix), max_size=len(matrix)))
    assume(len(set(kinds)) == 2 and len(matrix) >= 4 and matrix.any())
    cells = against_chance(of_matrix(matrix, types=kinds))
    for j in np.flatnonzero(matrix.sum(axis=0)):
        mine = [c for c in cells if c.group_id == f"G{j:02}"]
        assert sum(c.observed for c in mine) == matrix[:, j].sum()
        assert sum(c.expected for c in mine) == pytest.approx(matrix[:, j].sum())
        assert all(c.p_fewer + c.p_more >= 1 - 1e-9 for c in mine)
        assert all(c.q is None or min(c.p_fewer, c.p_more) <= c.q + 1e-12 for c in mine)
