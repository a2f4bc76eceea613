"""How far the centrality of organisations hangs on who else answered: a finite-population resample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from twgnet.measures.nodes.betweenness import betweenness_centrality
from twgnet.measures.nodes.closeness import closeness_centrality
from twgnet.measures.two_mode import TwoModeGraph
from twgnet.model.measures import CentralityRange, Measures
from twgnet.model.message import Message, message
from twgnet.model.network import Network
from twgnet.network import to_biadjacency

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

    Floats = NDArray[np.float64]

DRAWS = 99
LARGEST = 6_000  # organisations x groups; of more, following all paths a hundred times takes seconds
ENDS = (0.025, 0.975)
LITTLE = 0.9  # a rank correlation from here on leaves less than a fifth of the order to anything but degree
FEWEST = 5  # organisations; the order of fewer says nothing


def resample_centrality(
    network: Network, invited: int | None, *, draws: int = DRAWS, seed: int = 0
) -> tuple[CentralityRange, ...]:
    """Give the range of each organisation's centralities over samples of those invited.

    The population of N is made of the rows of the n organisations seen, each as often as N / n allows, and
    the rest drawn; each sample takes n of it without replacement, so that a survey that nearly all answered
    varies little. The range of an organisation is over the samples that hold it, and holds its mean over all
    true samples in about 90 % of cases (`benchmarks/measures_ranges.py`).

    Parameters
    ----------
    invited
        How many were invited (N). Where it is unknown, or the network has more than 6 000 organisations
        times groups, nothing is given.

    References
    ----------
    Gross, S. (1980). Median estimation in sample surveys. Proceedings of the Section on Survey Research
    Methods, American Statistical Association, 181-184.
    Booth, J. G., Butler, R. W. and Hall, P. (1994). Bootstrap methods for finite populations. Journal of
    the American Statistical Association 89, 1282-1289.

    Examples
    --------
    >>> resample_centrality(Network((), (), ()), 109)
    ()
    """
    ties = to_biadjacency(network)
    if invited is None or not ties.nnz or is_too_large(network):
        return ()
    low, high = range_of_rows(ties, max(invited, ties.shape[0]), draws, np.random.default_rng(seed))
    ends = np.stack([low[0], high[0], low[1], high[1]], axis=1).tolist()
    return tuple(CentralityRange(one.id, *four) for one, four in zip(network.organisations, ends, strict=True))


def is_too_large(network: Network) -> bool:
    """Say if following all paths of every sample would take minutes."""
    return len(network.organisations) * len(network.groups) > LARGEST


def range_of_rows(ties: Ties, invited: int, draws: int, rng: np.random.Generator) -> Floats:
    """Give the lower and upper ends (first axis) of closeness and betweenness (second) of each row."""
    rows = ties.shape[0]
    found = np.full((draws, 2, rows), np.nan)
    for drawn in found:
        sample = draw_sample(rows, invited, rng)
        graph = TwoModeGraph(range(rows), range(ties.shape[1]), ties[sample])
        drawn[:, sample] = closeness_centrality(graph)[0], betweenness_centrality(graph)[0]
    missed = np.isnan(found).all(axis=0)
    found[:, missed] = 0.0
    ends: Floats = np.nanquantile(found, ENDS, axis=0)
    ends[:, missed] = np.nan
    return ends


def draw_sample(rows: int, invited: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Draw as many rows as there are from a population of `invited` that is made of them.

    Examples
    --------
    >>> sorted(draw_sample(4, 4, np.random.default_rng(1)).tolist())
    [0, 1, 2, 3]
    """
    times, rest = divmod(invited, rows)
    population = np.concatenate([np.tile(np.arange(rows), times), rng.permutation(rows)[:rest]])
    return rng.permutation(population)[:rows]


def compare_with_degree(measures: Measures) -> Message | None:
    """Say how much betweenness adds to how many groups organisations want; None where few want any.

    The measure is Spearman's rank correlation over the organisations that want a group.

    >>> compare_with_degree(Measures((), ())) is None
    True
    """
    wanting = [node for node in measures.organisations if node.degree]
    correlation = correlate_ranks([one.degree for one in wanting], [one.betweenness for one in wanting])
    if len(wanting) < FEWEST or correlation is None:
        return None
    code = "little" if correlation >= LITTLE else "more"
    return message(f"centrality.{code}", correlation=correlation, n=len(wanting))


def correlate_ranks(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Give Spearman's rank correlation, equal values at their mean rank; None where one side does not vary.

    >>> correlate_ranks([1, 2, 3], [10, 30, 20])
    0.5
    """
    if len(set(one)) < 2 or len(set(other)) < 2:
        return None
    return round(float(np.corrcoef(_rank(np.asarray(one)), _rank(np.asarray(other)))[0, 1]), 6)


def _rank(values: NDArray[np.float64]) -> Floats:
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    ranks: Floats = (last - (count - 1) / 2)[place]
    return ranks
