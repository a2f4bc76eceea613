"""Every measure of a few networks stays as it is until it is changed on purpose: tables, pairs, ranges, communities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kept import assert_kept, list_values
from networks import of_matrix
from twgnet.measures import (
    MEASURES,
    community_stability,
    compute_measures,
    find_communities,
    find_pairs,
    measure_rows,
    pair_rows,
    resample_centrality,
    without_largest,
)
from twgnet.measures.communities.alternate import search_both_sides
from twgnet.measures.communities.local_search import search_columns
from twgnet.measures.paths.follow import follow_paths
from twgnet.measures.paths.search import search_paths
from twgnet.model.network import Network
from twgnet.network import to_biadjacency

NOISE = {"noise.0": (30, 20, 0.2, 0), "noise.1": (30, 20, 0.2, 3), "noise.2": (40, 40, 0.1, 3)}
SHAPES = {"tall": (90, 11, 0.18), "wide": (12, 70, 0.12), "sparse": (40, 25, 0.06)}


def list_lines(network: Network) -> Iterator[tuple[str, ...]]:
    ties = to_biadjacency(network)
    for side in ("organisations", "groups"):
        yield from list_values(measure_rows(network, MEASURES, side, seed=1).rows, side)
        for null in ("hypergeometric", "sdsm", "fdsm"):
            pairs = find_pairs(network, side, null=null, top=3, least=0.4, draws=39, seed=2)
            yield from list_values([*pair_rows(network, pairs).rows, pairs.headline()], f"{side}.{null}")
    yield from list_values([compute_measures(network), without_largest(network)], "measures")
    yield from list_values(resample_centrality(network, 2 * ties.shape[0], draws=19), "ranges")
    for name, paths in (("follow", follow_paths(ties)), ("search", search_paths(ties))):
        yield from list_values([[reach.between.tolist(), reach.farness.tolist()] for reach in paths], name)
    found = find_communities(ties, 1)
    yield from list_values([found.modularity, community_stability(ties, draws=5)], "communities")
    yield from list_values(search_both_sides(ties, 3).tolist(), "both_sides")


@pytest.mark.parametrize("kind", SHAPES)
def test_what_is_measured_is_kept(kind: str) -> None:
    rows, columns, share = SHAPES[kind]
    rng = np.random.default_rng(rows)
    matrix = rng.random((rows, columns)) < share * rng.uniform(0.2, 2, columns)
    assert_kept(Path(__file__).parent / f"measures_{kind}.tsv", list_lines(of_matrix(matrix)))


def list_partitions() -> Iterator[tuple[str, ...]]:
    for name, (rows, columns, share, seed) in NOISE.items():
        matrix = np.random.default_rng(seed).random((rows, columns)) < share
        ties = to_biadjacency(of_matrix(matrix[matrix.any(1)]))
        yield from list_values(search_both_sides(ties, 1).tolist(), f"{name}.both_sides")
        yield from list_values(search_columns(ties.toarray().astype(float), 1).tolist(), f"{name}.columns")


def test_where_there_are_no_blocks_every_start_may_count_and_what_is_found_is_kept() -> None:
    assert_kept(Path(__file__).parent / "communities_noise.tsv", list_partitions())
