"""The searches for communities on small networks: against every partition, and where each step must end."""

from itertools import product

import numpy as np
import pytest

from networks import of_matrix
from twgnet.measures.communities import prove
from twgnet.measures.communities.alternate import count_starts
from twgnet.measures.communities.local_search import _climb, count_kicks, search_columns
from twgnet.measures.communities.stability import _best_match, community_stability
from twgnet.network import to_biadjacency


def surplus_of(matrix: np.ndarray) -> np.ndarray:
    return matrix - np.outer(matrix.sum(1), matrix.sum(0)) / matrix.sum()


def worth_of(surplus: np.ndarray, labels: np.ndarray) -> float:
    """Give what a partition of the columns is worth where each row takes its best module, or none."""
    return np.stack([surplus[:, labels == module].sum(1) for module in range(len(labels) + 1)]).max(0).sum()


@pytest.mark.parametrize("seed", range(8))
def test_columns_are_parted_as_well_as_can_be_and_no_single_move_gains(seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = (rng.random((9, 5)) < 0.4).astype(float)
    matrix[:5] += np.eye(5)
    surplus = surplus_of(np.minimum(matrix, 1))
    every = max(worth_of(surplus, np.array(labels)) for labels in product(range(5), repeat=5))
    assert worth_of(surplus, search_columns(np.minimum(matrix, 1), 0)) == pytest.approx(every)
    labels, worth = _climb(np.asfortranarray(surplus), rng.integers(0, 3, 5))
    assert worth == pytest.approx(worth_of(surplus, labels))
    for column, module in product(range(5), range(6)):
        moved = labels.copy()
        moved[column] = module
        assert worth_of(surplus, moved) <= worth + 1e-9


def test_from_one_module_as_many_are_split_off_as_there_are_parts() -> None:
    parts = np.kron(np.eye(4), np.ones((3, 1)))
    labels, worth = _climb(np.asfortranarray(surplus_of(parts)), np.zeros(4, int))
    assert sorted(labels) == [0, 1, 2, 3]
    assert worth == pytest.approx(12 * 3 / 4)


def test_a_bound_is_given_up_to_80_classes_of_both_sides(monkeypatch) -> None:
    monkeypatch.setattr(prove, "_solve", lambda surplus, size: float(size))
    line = np.eye(41, 40, dtype=int)
    line[40] = 1
    assert prove.bound_modularity(to_biadjacency(of_matrix(line[:40]))) == 80
    assert prove.bound_modularity(to_biadjacency(of_matrix(line))) is None


def test_a_community_is_found_again_as_far_as_the_best_match_shares_members_with_it() -> None:
    members = np.array([True, True, True, False, False, True])
    assert _best_match(members, np.array([0, 0, 1, 1, -1, -1])) == 2 / 4
    assert _best_match(members, np.array([1, 1, 1, 1, -1, 1])) == 4 / 5
    assert _best_match(members, np.full(6, -1)) == 0


def test_who_is_in_no_community_is_counted_in_none() -> None:
    blocks = np.pad(np.kron(np.eye(2, dtype=int), np.ones((5, 3), int)), ((0, 1), (0, 1)))
    assert community_stability(to_biadjacency(of_matrix(blocks)), draws=3) == {0: 1.0, 1: 1.0}
    assert community_stability(to_biadjacency(of_matrix(blocks[:0])), draws=3) == {}


def test_small_networks_are_searched_again_thirty_times_and_others_from_forty_starts() -> None:
    assert count_kicks((1, 1)) == count_kicks((333_333, 1)) == 30 > count_kicks((333_334, 1))
    assert count_starts(1) == 40
