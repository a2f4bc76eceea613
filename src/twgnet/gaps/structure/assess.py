"""The whole network in eight numbers, three of them against chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from twgnet.model.gaps import StructureMeasure
from twgnet.model.measures import Measures
from twgnet.model.message import Message, message
from twgnet.model.network import Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

LEVEL = 0.05
MOST_DRAWS = 199
FEWEST_DRAWS = 19  # the least that can show p = .05
LARGEST = 1_000_000  # organisations x groups; of more, random networks would take minutes and gigabytes
CELLS = 1_000_000  # over all draws: about half a second of trades


def assess_structure(network: Network, *, seed: int = 0) -> tuple[StructureMeasure, ...]:
    """Describe the whole network, and test whether it has any pattern beyond its totals.

    Nestedness, modularity and shared interest stand beside those of random networks in which every
    organisation wants as many groups and every group is wanted as often. p is the share of networks,
    the observed one among them, at least as far out (modularity: at least as high); with few draws
    the least p is large.

    Returns
    -------
    tuple of StructureMeasure
        In the order of `structure.csv`; nothing where nobody wants a group.
    """
    if not network.interests:
        return ()
    from twgnet.network import to_biadjacency

    ties = to_biadjacency(network)
    return (*_describe(ties), *_test(ties, seed))


def _describe(ties: Ties) -> Iterator[StructureMeasure]:
    import numpy as np

    from twgnet.gaps.structure.pattern import gini

    rows, columns = np.diff(ties.indptr), np.bincount(ties.indices, minlength=ties.shape[1])
    for measure, value in (
        ("density", ties.nnz / (ties.shape[0] * ties.shape[1])),
        ("components", float(_count_components(ties) - (rows == 0).sum() - (columns == 0).sum())),
        ("gini_organisations", gini(rows)),
        ("gini_groups", gini(columns)),
        ("mean_degree", float(rows.mean())),
    ):
        yield StructureMeasure(measure, value, message(f"gaps.structure.{measure}"))


def _count_components(ties: Ties) -> int:
    """Count the parts that no line connects, who has no line each a part."""
    from scipy.sparse import block_array
    from scipy.sparse.csgraph import connected_components

    blocks: Any = [[None, ties], [ties.T, None]]
    found, _ = connected_components(block_array(blocks), directed=False)
    return int(found)


def _test(ties: Ties, seed: int) -> Iterator[StructureMeasure]:
    """Hold the network against random ones; who has no line, or all lines, says nothing of a pattern."""
    import numpy as np
    from scipy.sparse import csr_array

    from twgnet.gaps.structure.modularity import STARTS, count_starts, search_modularity
    from twgnet.gaps.structure.pattern import nodf, shared_interest, sparse_nodf, sparse_shared_interest
    from twgnet.measures.communities.find import find_communities
    from twgnet.network.fixed_margins import draw_networks

    tied = ties[np.diff(ties.indptr) > 0][:, np.bincount(ties.indices, minlength=ties.shape[1]) > 0]
    tied.data = np.ones_like(tied.data)
    if tied.shape[0] * tied.shape[1] > LARGEST:
        for measure, found in (("nodf", sparse_nodf(tied)), ("shared_interest", sparse_shared_interest(tied))):
            verdict = message("gaps.structure.not_compared")
            yield StructureMeasure(measure, found, message(f"gaps.structure.{measure}", verdict=verdict))
        return
    kept = tied.toarray() > 0
    draws = count_draws(*kept.shape)
    both = np.concatenate([kept[None], *draw_networks(csr_array(kept), draws, seed)])
    yield _against_chance("nodf", nodf(both))
    modularity = search_modularity(both, np.random.default_rng(seed))
    best = find_communities(tied, seed).modularity if count_starts(both.shape) == STARTS else None
    yield _against_chance("modularity", modularity, best)
    yield _against_chance("shared_interest", shared_interest(both))


def count_draws(rows: int, columns: int) -> int:
    """Give how many random networks of this size are drawn in about half a second.

    >>> count_draws(30, 19), count_draws(1000, 40), count_draws(5000, 60)
    (199, 25, 19)
    """
    return min(MOST_DRAWS, max(FEWEST_DRAWS, CELLS // (rows * columns)))


def _against_chance(measure: str, values: NDArray[np.float64], best: float | None = None) -> StructureMeasure:
    """Hold the first value against the others; what a longer search found of it is shown, not compared."""
    import numpy as np

    value, drawn = values[0], values[1:]
    near = 1e-9 * value  # sums in another order are the same
    above = float((1 + (drawn >= value - near).sum()) / (1 + len(drawn)))
    below = float((1 + (drawn <= value + near).sum()) / (1 + len(drawn)))
    p = above if measure == "modularity" else min(1.0, 2 * min(above, below))
    direction = "as_chance" if p > LEVEL else "above" if above < below else "below"
    low, high = np.quantile(drawn, (0.025, 0.975))
    return StructureMeasure(
        measure,
        float(value if best is None else max(best, value)),
        message(f"gaps.structure.{measure}", verdict=message(f"gaps.structure.{direction}")),
        null_mean=float(drawn.mean()),
        null_low=float(low),
        null_high=float(high),
        p=p,
        draws=len(drawn),
    )


def summarise_structure(structure: Sequence[StructureMeasure]) -> Message | None:
    """Say in one sentence whether there is any pattern beyond the totals; None without interests.

    Three tests are made, so that each must show p <= .05 / 3 unless no network can show less.

    >>> summarise_structure(()) is None
    True
    """
    tested = [one for one in structure if one.p is not None]
    if not tested:
        return None
    draws = tested[0].draws or 0
    level = max(LEVEL / len(tested), 1 / (1 + draws))
    found = tuple(_name_pattern(one) for one in tested if (one.p or 0) <= level)
    code = "some" if found else "none"
    return message(f"gaps.structure.{code}", n=len(found), names=found, draws=draws)


def _name_pattern(found: StructureMeasure) -> Message:
    direction = "above" if found.value > (found.null_mean or 0) else "below"
    return message(f"gaps.structure.name.{found.measure}_{direction}")


def hide_communities(measures: Measures, structure: Sequence[StructureMeasure]) -> Measures:
    """Give the measures, without communities where chance would give as much of them."""
    if shows_communities(structure):
        return measures
    organisations, groups = (
        tuple(replace(node, community="") for node in side) for side in (measures.organisations, measures.groups)
    )
    return replace(measures, organisations=organisations, groups=groups)


def shows_communities(structure: Sequence[StructureMeasure]) -> bool:
    """Say if the network falls into parts more than chance would give.

    >>> shows_communities(())
    False
    """
    return any(one.measure == "modularity" and one.p is not None and one.p <= LEVEL for one in structure)
