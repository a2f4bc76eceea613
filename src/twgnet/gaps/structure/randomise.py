"""Random networks in which every organisation wants as many groups, and every group is wanted as often."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Networks = NDArray[np.bool_]

TRADES = 10  # that each row takes part in; with fewer the draws still remember the network
MOST_DRAWS = 199
FEWEST_DRAWS = 19  # the least that can show p = .05
CELLS = 2_000_000  # over all draws: about a second of trades


def count_draws(rows: int, columns: int) -> int:
    """Give how many random networks of this size are drawn in about a second.

    >>> count_draws(30, 19), count_draws(1000, 40), count_draws(5000, 60)
    (199, 50, 19)
    """
    return int(np.clip(CELLS // max(1, rows * columns), FEWEST_DRAWS, MOST_DRAWS))


def draw_networks(network: Networks, draws: int, rng: np.random.Generator) -> Networks:
    """Draw random networks with the same sums of rows and columns, each from the network itself.

    In each of `TRADES` rounds all rows are paired at random, and each pair shares out anew what only
    one of the two has: a global trade of the curveball algorithm, every row in one trade a round.

    Parameters
    ----------
    network
        Rows x columns, true where the row has the column.

    References
    ----------
    Strona, G. et al. (2014). A fast and unbiased procedure to randomize ecological binary matrices
    with fixed row and column totals. Nature Communications 5, 4114.
    Carstens, C. J. et al. (2018). Parallel and I/O-efficient randomisation of massive networks using
    global curveball trades. ESA 2018.

    Examples
    --------
    >>> start = np.eye(3, dtype=bool)
    >>> drawn = draw_networks(start, 50, np.random.default_rng(0))
    >>> drawn.sum(axis=1).tolist()[0], len({one.tobytes() for one in drawn})
    ([1, 1, 1], 6)
    """
    drawn = np.tile(network, (draws, 1, 1))
    for _ in range(TRADES):
        _trade(drawn, rng)
    return drawn


def _trade(networks: Networks, rng: np.random.Generator) -> None:
    """Pair all rows of each network at random, and let each pair trade."""
    draws, rows, _ = networks.shape
    order = rng.random((draws, rows)).argsort(axis=1)
    number, one, other = np.arange(draws)[:, None], order[:, 0 : rows - 1 : 2], order[:, 1::2]
    here, there = networks[number, one], networks[number, other]
    differ = here ^ there
    keep = (here & differ).sum(axis=-1)
    keys = np.where(differ, rng.random(differ.shape, dtype=np.float32), np.float32(2))
    given = differ & (keys.argsort(axis=-1).argsort(axis=-1) < keep[..., None])
    networks[number, one] = here & there | given
    networks[number, other] = here & there | differ & ~given
