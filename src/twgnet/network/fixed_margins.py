"""Random networks in which every node keeps its degree (the fixed degree sequence model).

Curveball (Strona et al. 2014, Nature Communications 5:4114), all rows trading in random pairs at
once (global trades: Carstens, Berger and Strona 2018): two rows pool what only one of them has
and share it out anew at random. Each network is one round of trades after another further on in
its chain than Neal (2023, arXiv:2305.04937) asks for: 10 trades a row, each of two rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

    Bits = NDArray[np.bool_]

ROUNDS = 20  # each row is in one trade a round: 10 trades a row, as two rows share each
CELLS = 2_000_000  # held at once over all chains; more chains amortise each step, fewer stay in the cache
MOST_CHAINS = 500
WIDE = 100  # columns: with more, rows are mostly empty, and only what is tied is shared out


def draw_networks(ties: Ties, draws: int, seed: int) -> Iterator[Bits]:
    """Draw networks with the degrees of this one, uniformly; the same seed gives the same.

    Parameters
    ----------
    ties
        Rows x columns, each 0 or 1.
    draws
        How many networks.

    Yields
    ------
    Blocks of networks: networks x rows x columns, in all `draws` of them.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy import sparse
    >>> (block,) = draw_networks(sparse.csr_array(np.eye(3)), 4, seed=0)
    >>> block.shape, block.sum(1).tolist() == block.sum(2).tolist() == [[1, 1, 1]] * 4
    ((4, 3, 3), True)
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    rows, columns = ties.shape
    chains = int(np.clip(CELLS // max(1, rows * columns), 1, min(MOST_CHAINS, draws)))
    if columns > WIDE:
        yield from _draw_wide(ties, draws, chains, rng)
        return
    state = np.repeat(ties.toarray().astype(bool).T[:, None], chains, axis=1).reshape(columns, -1)
    for done in range(0, draws, chains):
        for _ in range(ROUNDS):
            _trade(state, *_pairs(chains, rows, rng), rng)
        networks = state.reshape(columns, chains, rows).transpose(1, 2, 0)
        yield networks[: draws - done]


def _draw_wide(ties: Ties, draws: int, chains: int, rng: np.random.Generator) -> Iterator[Bits]:
    """Draw networks of many columns: the state are the ties, each with the row that has it in its chain."""
    import numpy as np

    rows, columns = ties.shape
    tied, tied_to = (np.asarray(side, dtype=np.intp) for side in ties.nonzero())
    row: NDArray[np.intp] = (tied + rows * np.arange(chains)[:, None]).ravel()
    column: NDArray[np.intp] = np.tile(tied_to, chains)
    for done in range(0, draws, chains):
        for _ in range(ROUNDS):
            row = _trade_ties(row, column, columns, *_pairs(chains, rows, rng), rng)
        networks = np.zeros((chains * rows, columns), dtype=bool)
        networks[row, column] = True
        yield networks.reshape(chains, rows, columns)[: draws - done]


def _trade_ties(
    row: NDArray[np.intp],
    column: NDArray[np.intp],
    columns: int,
    one: NDArray[np.intp],
    other: NDArray[np.intp],
    rng: np.random.Generator,
) -> NDArray[np.intp]:
    """Let each pair of rows share out anew what only one of them has; give the row of each tie."""
    import numpy as np

    both = np.concatenate([one, other])
    pair = np.full(int(max(row.max(initial=0), both.max(initial=0))) + 1, len(one))
    pair[both] = np.tile(np.arange(len(one)), 2)
    cell = pair[row] * columns + column
    order = cell.argsort()
    twice = np.flatnonzero(cell[order[1:]] == cell[order[:-1]])
    moves = pair[row] < len(one)
    moves[order[twice]] = moves[order[twice + 1]] = False
    free = np.flatnonzero(moves)
    of = pair[row[free]]
    due = np.bincount(of[row[free] == one[of]], minlength=len(one))
    drawn = (of + rng.random(len(free))).argsort()  # by pair, at random within each
    size = np.bincount(of, minlength=len(one))
    place = np.arange(len(free)) - (size.cumsum() - size)[of[drawn]]
    row = row.copy()
    row[free[drawn]] = np.where(place < due[of[drawn]], one[of[drawn]], other[of[drawn]])
    return row


def _pairs(chains: int, rows: int, rng: np.random.Generator) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pair the rows of each chain at random; of an odd number one sits out."""
    import numpy as np

    order = rng.random((chains, rows)).argsort(axis=1) + rows * np.arange(chains)[:, None]
    half = rows // 2
    return order[:, :half].ravel(), order[:, half : 2 * half].ravel()


def _trade(state: Bits, one: NDArray[np.intp], other: NDArray[np.intp], rng: np.random.Generator) -> None:
    """Let each pair of rows share out anew what only one of them has.

    Column by column one of the two gets it with the chance that it still has to come to it:
    every way to share is equally likely.
    """
    import numpy as np

    first, second = (state.take(rows, axis=1, mode="clip") for rows in (one, other))
    either = first ^ second
    both = first & second
    left = either.sum(0, dtype=np.float32)
    due = (first & either).sum(0, dtype=np.float32)
    chance, gets = np.empty_like(left), np.empty_like(either)
    for column, free in enumerate(either):
        rng.random(out=chance, dtype=np.float32)
        chance *= left
        np.less(chance, due, out=gets[column])
        gets[column] &= free
        left -= free
        due -= gets[column]
    state[:, one], state[:, other] = both | gets, both | (either & ~gets)
