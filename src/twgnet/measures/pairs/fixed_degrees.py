"""Chance among all networks in which every node keeps its degree (FDSM), by drawing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twgnet.measures.pairs.chance import Chance
from twgnet.measures.two_mode import Side
from twgnet.network.fixed_margins import draw_networks

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties
    from twgnet.network.projection import Projection

SQUARE = 2_000  # rows: up to here all pairs of a drawn network are counted at once


def by_fixed_degrees(ties: Ties, pairs: Projection, draws: int, seed: int) -> Chance:
    """Weigh pairs against networks drawn at random with both sides' degrees as they are.

    The fixed degree sequence model (Zweig and Kaufmann 2011, Soc. Netw. Anal. Min. 1:187-218). p
    is the share of draws in which the two share at least as many.
    """
    degree = np.diff(ties.indptr)
    most = np.minimum(degree[pairs.a], degree[pairs.b])
    total, as_many, all_they_could = (np.zeros(len(most)) for _ in range(3))
    for networks in draw_networks(ties, draws, seed):
        for network in networks.astype(np.float32):
            shared = _shared(network, pairs)
            total += shared
            as_many += shared >= pairs.shared
            all_they_could += shared >= most
    return Chance(total / draws, as_many / draws, all_they_could / draws)


def _shared(network: Side, pairs: Projection) -> Side:
    if len(network) <= SQUARE:
        return np.asarray((network @ network.T)[pairs.a, pairs.b])
    return np.asarray(np.einsum("ij,ij->i", network[pairs.a], network[pairs.b]))
