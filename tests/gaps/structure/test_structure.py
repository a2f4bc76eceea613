"""The whole network against random ones: published values, exact distributions, planted patterns."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from scipy.sparse import csr_array

from networks import matrices, of_matrix, southern_women
from twgnet.gaps import assess_structure, shows_communities, summarise_structure
from twgnet.gaps.structure.assess import _against_chance, _describe, _test, count_draws
from twgnet.gaps.structure.modularity import _best_module, _take_turns, count_starts, search_modularity
from twgnet.gaps.structure.pattern import gini, nodf, shared_interest, sparse_nodf, sparse_shared_interest
from twgnet.model.gaps import StructureMeasure
from twgnet.model.message import message
from twgnet.study import build
from twgnet.wording.catalogue import say


def by_measure(structure):
    return {one.measure: one for one in structure}


def test_published_values_of_the_southern_women():
    women = southern_women().astype(bool)
    assert nodf(women[None])[0] == pytest.approx(48.5812, abs=5e-5)
    assert gini(np.zeros(3, dtype=int)) == 0.0
    assert gini(women.sum(axis=1)) == pytest.approx(0.234082, abs=5e-7)
    assert gini(women.sum(axis=0)) == pytest.approx(0.294543, abs=5e-7)


@given(matrices().filter(np.any))
def test_the_description_is_its_definitions(matrix):
    found = {one.measure: one.value for one in _describe(csr_array(matrix.astype(float)))}
    rows, columns = matrix.sum(axis=1), matrix.sum(axis=0)
    expected = {
        "density": matrix.mean(),
        "components": count_parts(matrix),
        "gini_organisations": np.abs(np.subtract.outer(rows, rows)).mean() / (2 * rows.mean()),
        "gini_groups": np.abs(np.subtract.outer(columns, columns)).mean() / (2 * columns.mean()),
        "mean_degree": rows.mean(),
    }
    assert found == pytest.approx(expected)


def count_parts(matrix):
    """Merge the lines that share a group, until none do."""
    parts = []
    for row in filter(None, (set(np.flatnonzero(line)) for line in matrix)):
        parts = [part for part in parts if not part & row] + [row.union(*(part for part in parts if part & row))]
    return len(parts)


@pytest.mark.parametrize(
    ("measure", "value", "p", "direction"),
    [
        ("nodf", 39, 2 / 40, "above"),  # above all 39 drawn, two-sided: just significant
        ("nodf", 38, 2 * 2 / 40, "as_chance"),  # one is as high
        ("nodf", 0, 2 * 2 / 40, "as_chance"),
        ("nodf", 20, 1, "as_chance"),
        ("modularity", 38, 2 / 40, "above"),  # one-sided
        ("modularity", 37, 3 / 40, "as_chance"),
        ("modularity", 0, 1, "as_chance"),
        ("nodf", -1, 2 / 40, "below"),
    ],
)
def test_p_is_the_share_of_networks_at_least_as_far_out(measure, value, p, direction):
    found = _against_chance(measure, np.array([value, *range(39)], dtype=float))
    assert (found.p, found.draws) == (pytest.approx(p), 39)
    assert found.meaning.values["verdict"].code == f"gaps.structure.{direction}"
    assert (found.null_low, found.null_mean, found.null_high) == pytest.approx((0.95, 19, 37.05))


def test_what_a_longer_search_found_is_shown_and_not_compared():
    found = _against_chance("modularity", np.array([1.0, 2.0, 3.0]), best=2.5)
    assert (found.value, found.p) == (2.5, 1)


def test_from_so_many_starts_as_a_second_allows_or_the_sides_take_turns():
    assert count_starts((1, 1, 1)) == count_starts((1, 1_500_000, 1)) == 6 > count_starts((1, 1_500_001, 1))
    assert count_starts((1, 9_000_000, 1)) == 1 > count_starts((1, 9_000_001, 1)) == 0
    assert count_starts((1, 100, 9)) == count_starts((1, 100, 8)) == 6
    assert count_starts((1, 1, 187_500)) == 6 > count_starts((1, 1, 187_501))


def test_as_many_networks_are_drawn_as_half_a_second_allows():
    assert count_draws(1, 1) == count_draws(5, 1005) == 199 > count_draws(5, 1006)
    assert count_draws(1, 9901) == 100  # 101 of them would be a million and one cells
    assert count_draws(50, 1000) == 20
    assert count_draws(50, 1001) == count_draws(1000, 1000) == 19


@given(matrices())
def test_nestedness_and_shared_interest_are_their_definitions(matrix):
    def pairs(rows):
        for a, b in combinations(rows, 2):
            few, many = sorted((a.sum(), b.sum()))
            yield 100 * (a & b).sum() / few if 0 < few < many else 0.0

    matrix = matrix.astype(bool)
    scores = [*pairs(matrix), *pairs(matrix.T)]
    ties = csr_array(matrix.astype(float))
    assert nodf(matrix[None])[0] == pytest.approx(np.mean(scores) if scores else 0.0)
    assert sparse_nodf(ties) == pytest.approx(nodf(matrix[None])[0])
    shared = [int((a & b).sum()) ** 2 for a, b in combinations(matrix, 2)]
    assert shared_interest(matrix[None])[0] == pytest.approx(np.mean(shared) if shared else 0.0)
    assert sparse_shared_interest(ties) == pytest.approx(shared_interest(matrix[None])[0])
    wide = csr_array(matrix.T.astype(float))
    assert sparse_shared_interest(wide) == pytest.approx(shared_interest(matrix.T[None])[0])


def test_the_search_comes_near_the_proven_modularity_and_never_above():
    women = southern_women().astype(bool)
    found = search_modularity(np.stack([women] * 2), np.random.default_rng(0))
    assert 0.318 <= found[0] <= 0.3455371796 + 1e-9
    two = np.kron(np.eye(2, dtype=bool), np.ones((4, 4), dtype=bool))
    assert search_modularity(two[None], np.random.default_rng(0))[0] == pytest.approx(0.5)
    assert search_modularity(np.ones((1, 3, 5), dtype=bool), np.random.default_rng(0))[0] == 0


def best_of_all(matrix: np.ndarray) -> float:
    """Try every partition of the columns; each row then has a best module of its own."""
    matrix = matrix.astype(int)
    ties, width = matrix.sum(), matrix.shape[1]
    surplus = ties * matrix - np.outer(matrix.sum(1), matrix.sum(0))
    labellings = (np.array(one) for one in product(range(width), repeat=width))
    worths = (np.stack([surplus[:, one == m].sum(1) for m in range(width)]).max(0).sum() for one in labellings)
    return max(worths) / ties**2


def test_the_modularity_of_small_networks_is_that_of_trying_every_partition():
    rng = np.random.default_rng(8)
    networks = rng.random((12, 9, 5)) < 0.4
    for matrix in networks:
        proven = best_of_all(matrix)
        found = by_measure(assess_structure(of_matrix(matrix)))["modularity"].value
        assert found == pytest.approx(proven, abs=1e-9)
        assert search_modularity(matrix[None], rng)[0] <= proven + 1e-9


def test_sides_that_take_turns_end_where_neither_gains():
    """Each side is then in its best modules for the other, and the worth is what the definition says."""
    rng = np.random.default_rng(5)
    networks = rng.random((6, 9, 5)) < 0.4
    surplus = np.stack([m.sum() * m - np.outer(m.sum(1), m.sum(0)) for m in networks.astype(int)]).astype(float)
    start = np.tile(np.arange(5) % 3, (6, 1))
    worth, labels = _take_turns(networks, start, 3)
    for one, label, first, found in zip(surplus, labels, start, worth, strict=True):
        inside = np.stack([one[:, label == module].sum(1) for module in range(3)], axis=1)
        before = np.stack([one[:, first == module].sum(1) for module in range(3)], axis=1)
        assert found == inside.max(1).sum() >= before.max(1).sum()
        rows = inside.argmax(1)
        columns = np.stack([one[rows == module].sum(0) for module in range(3)])
        assert columns.max(0).sum() == pytest.approx(found)
    two = np.kron(np.eye(2, dtype=bool), np.ones((4, 4), dtype=bool))[None]
    assert _take_turns(two, np.array([[0, 0, 0, 1, 1, 1, 1, 0]]), 2)[0][0] == 32**2 / 2


def test_starts_are_as_many_as_a_second_allows():
    assert count_starts((100, 100, 10)) == 6  # 9 million units over 800,000 are 11
    assert count_starts((300, 100, 10)) == 3  # of at most eight modules
    assert count_starts((300, 100, 8)) == 4
    assert count_starts((1125, 1000, 1)) == 6  # at most six
    assert count_starts((1, 9_000_000, 1)) == 1 > count_starts((1, 9_000_001, 1))


def test_a_wide_network_has_its_modularity_too():
    """More columns than modules, and so many ties that single precision would not do."""
    blocks = np.kron(np.eye(8, dtype=bool), np.ones((8, 6), dtype=bool))
    assert search_modularity(np.stack([blocks, blocks]), np.random.default_rng(0)) == pytest.approx(7 / 8)


def test_a_column_joins_the_module_that_serves_the_rows_best_where_some_lose():
    inside = np.array([[[5.0, 1.0]], [[4.0, 3.0]], [[0.0, 0.0]]])  # modules x networks x rows
    own = np.array([[-3.0, 2.0]])
    worths = [sum(max(inside[m, 0, r] + own[0, r] * (m == to) for m in range(3)) for r in range(2)) for to in range(3)]
    assert _best_module(inside, own)[0] == np.argmax(worths) == 1


def test_2017_has_the_modularity_that_is_proven():
    """The bound takes a quarter of a minute: `benchmarks/measures_communities.py` proves it."""
    assert by_measure(assess_structure(build().network))["modularity"].value == pytest.approx(0.4858163063)


def test_2017_shows_no_pattern_beyond_its_totals():
    structure = assess_structure(build().network)
    found = by_measure(structure)
    assert found["mean_degree"].value == pytest.approx(71 / 30)
    assert found["density"].value == pytest.approx(71 / (30 * 19))
    assert 0.1 < found["modularity"].p < 0.35
    assert found["modularity"].null_mean == pytest.approx(0.474, abs=0.012)
    assert not shows_communities(structure)
    assert say(summarise_structure(structure)).startswith("Beyond how many groups each organisation wants")
    assert "no pattern" in say(summarise_structure(structure))


def test_parts_that_were_planted_are_found():
    rng = np.random.default_rng(3)
    blocks = np.kron(np.eye(3), np.ones((12, 5)))
    structure = assess_structure(of_matrix(rng.random(blocks.shape) < 0.08 + 0.5 * blocks))
    assert by_measure(structure)["modularity"].p == 0.005
    assert shows_communities(structure)
    assert "some groups are often wanted together" in say(summarise_structure(structure))


def test_five_in_a_hundred_random_networks_seem_to_have_parts():
    rng = np.random.default_rng(4)
    found = [by_measure(assess_structure(of_matrix(rng.random((9, 6)) < 0.4), seed=i)) for i in range(25)]
    for measure in ("nodf", "modularity", "shared_interest"):
        assert sum(one[measure].p <= 0.05 for one in found) <= 4


def test_the_same_seed_gives_the_same_numbers_and_nothing_comes_of_nothing():
    network = of_matrix(southern_women())
    assert assess_structure(network, seed=5) == assess_structure(network, seed=5)
    assert assess_structure(network) == assess_structure(network, seed=0) != assess_structure(network, seed=5)
    assert assess_structure(of_matrix(np.zeros((3, 2), dtype=int))) == ()
    one = by_measure(assess_structure(of_matrix([[1]])))
    assert (one["nodf"].value, one["shared_interest"].value, one["modularity"].p) == (0, 0, 1)


def test_components_leave_out_who_has_no_line():
    structure = by_measure(assess_structure(of_matrix([[1, 0, 0], [0, 1, 0], [0, 0, 0]])))
    assert structure["components"].value == 2


def test_a_network_too_large_to_compare_says_so(monkeypatch):
    from twgnet.gaps.structure import assess

    monkeypatch.setattr(assess, "LARGEST", 18 * 14)
    assert by_measure(assess_structure(of_matrix(southern_women())))["nodf"].p is not None
    with_silent = np.pad(southern_women(), ((0, 9), (0, 9)))  # who has no line does not count
    assert by_measure(assess_structure(of_matrix(with_silent)))["nodf"].p is not None
    monkeypatch.setattr(assess, "LARGEST", 18 * 14 - 1)
    structure = by_measure(assess_structure(of_matrix(southern_women())))
    assert structure["nodf"].value == pytest.approx(48.5812, abs=5e-5)
    assert structure["nodf"].p is None
    assert "too large a network" in say(structure["nodf"].meaning)
    assert summarise_structure(list(structure.values())) is None


def measured(measure, p, draws=199):
    return StructureMeasure(measure, 0.5, message("gaps.structure.density"), p=p, draws=draws)


@pytest.mark.parametrize(
    ("ps", "draws", "patterns"),
    [
        ((0.05 / 3, 1, 1), 199, 1),  # each of three tests must show a third of .05
        ((0.017, 1, 1), 199, 0),
        ((1, 0.01, 0.005), 199, 2),
        ((0.05, 1, 1), 19, 1),  # no p can be less with 19 draws
        ((0.0501, 1, 1), 19, 0),
        ((0.025, 1, 1), 39, 1),
    ],
)
def test_a_pattern_is_named_from_a_third_of_the_level(ps, draws, patterns):
    names = ("nodf", "modularity", "shared_interest")
    structure = [measured(name, p, draws) for name, p in zip(names, ps, strict=True)]
    found = summarise_structure([StructureMeasure("density", 0.1, structure[0].meaning), *structure])
    assert (found.code.rpartition(".")[2], found.values["n"]) == ("some" if patterns else "none", patterns)
    assert found.values["draws"] == draws


def test_communities_are_shown_up_to_the_level():
    assert shows_communities([measured("modularity", 0.05)])
    assert not shows_communities([measured("modularity", 0.0501), measured("nodf", 0.01)])


def test_letters_of_communities_stand_nowhere_unless_parts_are_above_chance():
    study = build()
    assert {node.community for node in study.measures.groups} != {""}
    assert {node.community for node in (*study.results.measures.organisations, *study.results.measures.groups)} == {""}


def test_two_rows_are_a_pair_and_one_is_none():
    two = np.array([[1, 1, 1, 0], [0, 1, 1, 1]], dtype=bool)
    assert shared_interest(two[None]).tolist() == [4]
    assert shared_interest(two[None, :1]).tolist() == [0]
    assert sparse_shared_interest(csr_array(two.astype(float))) == 4
    assert sparse_shared_interest(csr_array(two[:1].astype(float))) == 0


def test_who_has_no_tie_changes_no_pattern():
    matrix = np.random.default_rng(3).random((6, 5)) < 0.5
    matrix[[0, 1], [0, 4]] = True
    whole, padded = (by_measure(assess_structure(of_matrix(one))) for one in (matrix, np.pad(matrix, ((0, 2), (0, 2)))))
    for measure in ("nodf", "modularity", "shared_interest"):
        assert padded[measure] == whole[measure]


class DrawnError(Exception):
    """Says that random networks were asked for."""


def test_random_networks_are_drawn_up_to_a_million_cells(monkeypatch):
    def draw(*_):
        raise DrawnError

    monkeypatch.setattr("twgnet.network.fixed_margins.draw_networks", draw)
    cells = csr_array(np.eye(1001, 1000) + np.eye(1001, 1000, -1))
    with pytest.raises(DrawnError):
        list(_test(cells[:1000], 0))
    assert {one.p for one in _test(cells, 0)} == {None}
