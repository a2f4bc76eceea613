"""Pairs against the published backbones of the Southern Women, exact enumeration, and brute force."""

from collections import defaultdict
from dataclasses import replace
from itertools import combinations, product
from math import comb

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix, southern_women
from twgnet.errors import OptionError
from twgnet.measures import find_pairs, pair_rows
from twgnet.network import fixed_margins, project, to_biadjacency, to_graph
from twgnet.network.fixed_margins import draw_networks
from twgnet.network.nearest import nearest
from twgnet.network.projection import (
    _pairs_of_products,
    _pairs_of_tables,
    count_shared,
    shared_blocks,
    shared_squares,
)
from twgnet.schema import TABLES

DAVIS = of_matrix(southern_women())


def below(pairs) -> int:
    """Count p < .05 among all 153 pairs: those that share nothing have p = 1."""
    return int((pairs.chance.p < 0.05).sum())


def test_backbones_of_the_southern_women_as_published() -> None:
    """Of 153 pairs, 17 with p < .05 (fixed rows) and none (SDSM, least .088); none after BH."""
    fixed_rows, sdsm = (find_pairs(DAVIS, null=null) for null in ("hypergeometric", "sdsm"))
    assert (below(fixed_rows), below(sdsm)) == (17, 0)
    assert sdsm.chance.p.min() == pytest.approx(0.088, abs=5e-4)
    assert fixed_rows.q.min() > 0.05
    assert not sdsm.telling
    assert sdsm.headline().code == "pairs.too_few_organisations"
    assert fixed_rows.headline().code == "pairs.none"


def test_fixed_degrees_come_near_exact_sampling_of_the_southern_women() -> None:
    """The five least p of 100,000 exactly uniform matrices, within sampling error of ours."""
    pairs = find_pairs(DAVIS, null="fdsm", draws=6_000, seed=1)
    found = {(a, b): p for a, b, p in zip(pairs.found.a.tolist(), pairs.found.b.tolist(), pairs.chance.p, strict=True)}
    exact = {(11, 12): 0.0078, (0, 2): 0.0337, (16, 17): 0.0348, (1, 3): 0.0363, (10, 11): 0.0480}
    for pair, p in exact.items():
        assert found[pair] == pytest.approx(p, abs=4 * (p / 6_000) ** 0.5 + 0.0016)
    assert set(sorted(found, key=found.get)[:5]) == set(exact)
    assert pairs.q.min() > 0.05


@pytest.mark.parametrize("wide", [100, 0])
def test_drawn_networks_are_uniform_over_all_of_their_degrees(monkeypatch, wide) -> None:
    """3 x 3 with rows 1, 1, 2 and columns 1, 1, 2: five networks, each as often, cell by cell and tie by tie."""
    monkeypatch.setattr(fixed_margins, "WIDE", wide)
    matrix = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 1]])
    seen: dict[bytes, int] = defaultdict(int)
    for block in draw_networks(to_biadjacency(of_matrix(matrix)), 10_000, seed=3):
        for network in block:
            seen[network.tobytes()] += 1
    same = [
        cells
        for cells in product((0, 1), repeat=9)
        if np.reshape(cells, (3, 3)).sum(1).tolist() == [1, 1, 2]
        and np.reshape(cells, (3, 3)).sum(0).tolist() == [1, 1, 2]
    ]
    assert len(seen) == len(same) == 5
    assert all(abs(times - 2_000) < 5 * (2_000 * 0.8) ** 0.5 for times in seen.values())


@given(matrices(rows=7, columns=6))
@settings(max_examples=40, deadline=None)
def test_shared_jaccard_newman_and_hypergeometric_by_hand(matrix) -> None:
    pairs = find_pairs(of_matrix(matrix))
    expected = nx.bipartite.collaboration_weighted_projected_graph(
        to_graph(of_matrix(matrix)), [f"o:o{i:03}" for i in range(len(matrix))]
    )
    seen = []
    rows = zip(pairs.found.a, pairs.found.b, pairs.found.shared, pairs.found.jaccard, pairs.found.newman, strict=True)
    for number, (a, b, shared, jaccard, newman) in enumerate(rows):
        seen.append((a, b))
        both, either = (matrix[a] & matrix[b]).sum(), (matrix[a] | matrix[b]).sum()
        assert (shared, jaccard) == (both, pytest.approx(both / either))
        assert newman == pytest.approx(expected[f"o:o{a:03}"][f"o:o{b:03}"]["weight"])
        k, d, n = int(matrix[a].sum()), int(matrix[b].sum()), matrix.shape[1]
        tail = sum(comb(k, x) * comb(n - k, d - x) for x in range(both, min(k, d) + 1) if d - x <= n - k)
        assert pairs.chance.p[number] == pytest.approx(tail / comb(n, d))
    assert seen == [(a, b) for a, b in combinations(range(len(matrix)), 2) if (matrix[a] & matrix[b]).any()]


@given(matrices(rows=5, columns=5))
@settings(max_examples=30, deadline=None)
def test_the_configuration_model_by_trying_every_outcome(matrix) -> None:
    from networks import tie_chances

    chances = tie_chances(matrix.sum(1), matrix.sum(0))
    pairs = find_pairs(of_matrix(matrix), null="sdsm")
    for number, (a, b) in enumerate(zip(pairs.found.a, pairs.found.b, strict=True)):
        both = chances[a] * chances[b]
        tail = sum(
            np.prod(np.where(hits, both, 1 - both))
            for hits in product((True, False), repeat=len(both))
            if sum(hits) >= pairs.found.shared[number]
        )
        assert pairs.chance.p[number] == pytest.approx(tail, abs=1e-9)
        assert pairs.chance.expected[number] == pytest.approx(both.sum(), abs=1e-9)


def test_top_and_least_keep_the_nearest_and_blocks_change_nothing(monkeypatch) -> None:
    ties = to_biadjacency(of_matrix(np.random.default_rng(5).random((30, 12)) < 0.3))
    whole = project(ties)
    kept = project(ties, top=3)
    weight = dict(zip(zip(whole.a.tolist(), whole.b.tolist(), strict=True), whole.newman, strict=True))
    for a in range(30):
        own = sorted((w for pair, w in weight.items() if a in pair), reverse=True)
        inside = [weight[pair] for pair in zip(kept.a.tolist(), kept.b.tolist(), strict=True) if a in pair]
        assert sorted(inside, reverse=True)[:3] == pytest.approx(own[:3])
    assert len(kept.a) <= 90
    assert (project(ties, least=1.0).newman >= 1).all()
    assert len(project(ties, least=1.0).a) == (whole.newman >= 1).sum()
    counted = sum(shared.sum() for _, shared in shared_blocks(ties))
    assert counted == 2 * whole.shared.sum()
    monkeypatch.setattr("twgnet.network.projection.BLOCK", 7)
    assert (project(ties).newman == whole.newman).all()
    again = project(ties, top=3)
    assert (again.a == kept.a).all()
    assert (again.newman == kept.newman).all()


@pytest.mark.parametrize("seed", range(12))
def test_the_nearest_by_two_columns_are_the_nearest_to_the_last_bit(monkeypatch, seed) -> None:
    rng = np.random.default_rng(seed)
    columns = (24, 24, 150)[seed % 3]  # of 150, some mark the same bit of a word
    ties = to_biadjacency(of_matrix(rng.random((60, columns)) < rng.random(columns) ** 2))
    top = 1 + seed % 4
    whole = project(ties, top=top)
    monkeypatch.setattr("twgnet.network.projection.MANY", 0)
    for worth, part in ((0.0001, 10_000_000), (1, 500)):
        monkeypatch.setattr("twgnet.network.nearest.WORTH", worth)
        monkeypatch.setattr("twgnet.network.nearest.PART", part)
        found = project(ties, top=top)
        for kept, again in ((whole.a, found.a), (whole.b, found.b), (whole.newman, found.newman)):
            assert kept.tolist() == again.tolist()


def test_by_two_columns_each_row_looks_once_and_at_fewer() -> None:
    rng = np.random.default_rng(3)
    ties = to_biadjacency(of_matrix(rng.random((1000, 200)) < 0.05))
    left = ties.copy()
    left.data = 1 / (np.bincount(ties.indices, minlength=200) - 1)[ties.indices]
    parts = list(nearest(ties, left, 3))
    assert sorted(row for own, _ in parts for row in own.tolist()) == list(range(1000))
    assert sum(found.nnz for _, found in parts) < 0.7 * (ties @ ties.T).nnz


@given(matrices(rows=8, columns=6))
@settings(max_examples=40, deadline=None)
def test_counting_in_tables_and_multiplying_give_the_same_pairs(matrix) -> None:
    ties = to_biadjacency(of_matrix(matrix))
    for least in (0.0, 0.6):
        for by_table, by_product in zip(
            _pairs_of_tables(ties, None, least), _pairs_of_products(ties, None, least), strict=True
        ):
            assert (by_table == by_product).all()
    shared = matrix.astype(int) @ matrix.astype(int).T
    counted = np.zeros_like(shared)
    for block, table in count_shared(ties):
        counted[block, block.start :] = table
    assert (counted == np.triu(shared, 1)).all()
    at_hand = count_shared(ties, ties.T.tocsr())
    assert all((table == again).all() for (_, table), (_, again) in zip(count_shared(ties), at_hand, strict=True))
    np.fill_diagonal(shared, 0)
    assert shared_squares(ties) == (shared**2).sum()


def test_the_table_holds_ids_names_and_the_numbers_of_the_pairs(golden_network) -> None:
    for side in ("organisations", "groups"):
        table = pair_rows(golden_network, find_pairs(golden_network, side))
        assert table.columns == TABLES[f"pairs_{side}"].names
        assert list(table.rows) == sorted(table.rows, key=lambda row: (row[0], row[2]))
        named = {tie.organisation_id: set() for tie in golden_network.interests}
        for tie in golden_network.interests:
            named[tie.organisation_id].add(tie.group_id)
        if side == "organisations":
            for row in table.records():
                assert row["shared"] == len(named[row["a_id"]] & named[row["b_id"]])


@pytest.mark.parametrize("side", ["organisations", "groups"])
def test_a_network_without_pairs_says_that_it_is_too_small(side: str) -> None:
    pairs = find_pairs(of_matrix(np.eye(3, dtype=int)), side)
    assert len(pairs.q) == 0
    assert pairs.headline().code == f"pairs.too_few_{side}"


def test_what_cannot_be_asked_is_refused() -> None:
    for asked in ({"side": "people"}, {"null": "none"}, {"top": 0}, {"draws": 0}):
        with pytest.raises(OptionError):
            find_pairs(DAVIS, **asked)


def test_groups_that_always_go_together_are_found_where_there_are_enough() -> None:
    rng = np.random.default_rng(2)
    matrix = (rng.random((200, 6)) < 0.2).astype(int)
    matrix[:, 1] = matrix[:, 0]
    pairs = find_pairs(of_matrix(matrix), "groups", null="sdsm")
    best = int(pairs.q.argmin())
    assert (pairs.found.a[best], pairs.found.b[best]) == (0, 1)
    assert pairs.q[best] < 1e-6
    assert pairs.headline().code == "pairs.found"


def test_where_every_pair_is_too_light_none_is_kept() -> None:
    for top in (None, 1):
        assert len(find_pairs(of_matrix([[1, 1], [1, 1]]), top=top, least=9.0).q) == 0


class AskedError(Exception):
    """Says how many of the nearest are asked for."""


@pytest.mark.parametrize(("nodes", "top", "asked"), [(1000, None, None), (1001, None, 10), (1001, 3, 3)])
def test_beyond_a_thousand_nodes_the_ten_nearest_are_kept_unless_asked_otherwise(nodes, top, asked, monkeypatch):
    def ask(_, *, top, least):
        raise AskedError(top, least)

    monkeypatch.setattr("twgnet.measures.pairs.find.project", ask)
    with pytest.raises(AskedError) as raised:
        find_pairs(of_matrix(np.ones((nodes, 1), int)), top=top)
    assert raised.value.args == (asked, 0.0)


@pytest.mark.parametrize(("q", "code"), [([0.05], "pairs.none"), ([0.049, 0.06], "pairs.found")])
def test_pairs_are_found_below_five_in_a_hundred(q, code):
    one = find_pairs(of_matrix(np.ones((2, 2), int)))
    said = replace(one, q=np.array(q), telling=True).headline()
    assert (said.code, said.values["n"], said.values["pairs"]) == (code, len(q) - 1, len(q))
