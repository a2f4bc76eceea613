"""Communities: the bound proves them, equals share one, large networks take the other search, and how firm they are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks import matrices, of_matrix, southern_women
from twgnet.measures.communities import local_search
from twgnet.measures.communities.find import find_communities
from twgnet.measures.communities.prove import bound_modularity
from twgnet.measures.communities.stability import community_stability
from twgnet.network import to_biadjacency


def ties_of(matrix):
    return to_biadjacency(of_matrix(matrix))


def test_the_communities_of_the_southern_women_are_proven_best() -> None:
    ties = ties_of(southern_women())
    assert find_communities(ties).modularity == pytest.approx(0.3455371796, abs=1e-9)
    assert bound_modularity(ties) == pytest.approx(0.3455371796, abs=1e-7)


@given(matrices(rows=6, columns=5))
@settings(max_examples=25, deadline=None)
def test_the_bound_is_reached_on_small_networks(matrix) -> None:
    found = find_communities(ties_of(matrix)).modularity
    bound = bound_modularity(ties_of(matrix))
    if found is None:
        assert bound is None
    else:
        assert bound == pytest.approx(found, abs=1e-6)


@given(matrices(rows=8, columns=8), st.booleans())
@settings(max_examples=60, deadline=None)
def test_equals_share_a_community_whichever_search_and_modularity_is_true(matrix, large) -> None:
    before = local_search.SMALL
    local_search.SMALL = 0 if large else before
    try:
        found = find_communities(ties_of(matrix))
    finally:
        local_search.SMALL = before
    for side, lines in ((found.rows, matrix), (found.columns, matrix.T)):
        for i, line in enumerate(lines):
            assert (side[i] == -1) == (not line.any())
            for j, other in enumerate(lines):
                if line.any() and (line == other).all():
                    assert side[i] == side[j]
    if matrix.any():
        total = matrix.sum()
        surplus = matrix / total - np.outer(matrix.sum(1), matrix.sum(0)) / total**2
        together = found.rows[:, None] == found.columns[None, :]
        assert found.modularity == pytest.approx(surplus[together].sum(), abs=1e-9)


def test_the_search_of_large_networks_finds_blocks_in_noise() -> None:
    rng = np.random.default_rng(4)
    inside = np.kron(np.eye(6), np.ones((60, 40))) > 0
    matrix = (rng.random(inside.shape) < np.where(inside, 0.25, 0.01)).astype(int)
    found = find_communities(ties_of(matrix))
    rows = found.rows.reshape(6, 60)
    assert all(np.bincount(block[block >= 0]).max() >= 58 for block in rows)
    assert len({int(np.bincount(block[block >= 0]).argmax()) for block in rows}) == 6
    assert bound_modularity(ties_of(matrix)) is None


def test_firm_communities_come_back_and_noise_does_not() -> None:
    blocks = np.kron(np.eye(3, dtype=int), np.ones((6, 4), dtype=int))
    noise = (np.random.default_rng(0).random((18, 12)) < 0.3).astype(int)
    firm = community_stability(ties_of(blocks), draws=8)
    loose = community_stability(ties_of(noise), draws=8)
    assert min(firm.values()) == 1.0
    assert max(loose.values()) < 1.0
    assert np.mean(list(loose.values())) < 0.75
    assert community_stability(ties_of(noise), draws=8) == loose
    assert community_stability(ties_of(np.zeros((3, 2), int)), draws=2) == {}


def test_without_ties_nobody_has_a_community() -> None:
    found = find_communities(ties_of(np.zeros((3, 2), int)))
    assert (found.modularity, found.rows.tolist(), found.columns.tolist()) == (None, [-1, -1, -1], [-1, -1])
