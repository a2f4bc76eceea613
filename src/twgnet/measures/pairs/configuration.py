"""Chance in the most random network with these mean degrees of both sides (SDSM)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twgnet.measures.pairs.chance import Chance, Floats, Whole
from twgnet.network.configuration_model import Chances, fit_chances, sum_of_ties

if TYPE_CHECKING:
    from twgnet.network.projection import Projection


def by_configuration_model(degree: Whole, columns: Whole, pairs: Projection) -> Chance:
    """Weigh pairs against the bipartite configuration model, exactly.

    The stochastic degree sequence model (Neal 2014, Social Networks 39:84-97) with the chances of
    Saracco et al. (2015): the shared count is a sum of independent ties, Poisson-binomial, and
    worked out without approximation.
    """
    found = fit_chances(degree, columns)
    kinds = np.sort(np.column_stack([found.of_row[pairs.a], found.of_row[pairs.b]]), axis=1)
    most = np.minimum(degree[pairs.a], degree[pairs.b])
    distinct, which = np.unique(kinds, axis=0, return_inverse=True)
    expected, p, least_p = (np.zeros(len(most)) for _ in range(3))
    order = np.argsort(which.ravel(), kind="stable")
    starts = np.searchsorted(which.ravel()[order], np.arange(len(distinct) + 1))
    for number, (one, other) in enumerate(distinct.tolist()):
        own = order[starts[number] : starts[number + 1]]
        both = found.by_degree[one] * found.by_degree[other]
        expected[own] = both @ found.columns
        tail = _tails(both, found, int(most[own].max()))
        p[own] = tail[pairs.shared[own].astype(np.int64)]
        least_p[own] = tail[most[own]]
    return Chance(expected, p, least_p)


def _tails(both: Floats, found: Chances, most: int) -> Floats:
    """Give P(X >= s) for s from 0 to `most`."""
    chances = zip(both.tolist(), found.columns.tolist(), strict=True)
    below = np.cumsum(sum_of_ties(chances, most))
    below = np.append(below, np.ones(max(0, most - len(below))))
    return np.asarray(np.maximum(np.concatenate([[1.0], 1.0 - below[:most]]), 0.0))
