"""The modularity of many networks at once, each searched with the same effort."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

Networks = NDArray[np.bool_]
Floats = NDArray[np.float64]
Labels = NDArray[np.intp]

MODULES = 8  # at most; more of them gain nothing in networks of so few groups
KICKED = 0.3  # the share of columns that a further start moves, each to where another column is
STARTS = 6  # at most
SWEEPS = 8  # at most over the columns; most searches stop after four
UNITS = 9_000_000  # draws x rows x columns x modules x starts that take about a second


def search_modularity(networks: Networks, rng: np.random.Generator) -> Floats:
    """Give the modularity of the best partition found in each network.

    Networks are alike only when searched alike, so that one search serves the observed network and
    the random ones: columns move one at a time to their best module while the rows follow, from
    several starts; in large networks the two sides take turns instead (Barber 2007, Physical Review
    E 76, 066102). All arithmetic is in whole numbers: modularity times the square of all ties.
    """
    ties = int(networks[0].sum())
    if not ties:
        return np.zeros(len(networks))
    draws, _, columns = networks.shape
    modules = min(columns, MODULES)
    starts = count_starts(networks.shape)
    improve = partial(_move_columns, _by_column(networks, ties)) if starts else partial(_take_turns, networks)
    labels = np.tile(np.arange(columns) % modules, (draws, 1))
    worth, labels = improve(labels, modules)
    for _ in range((starts or STARTS) - 1):
        other = np.take_along_axis(labels, rng.integers(0, columns, labels.shape), 1)
        kicked = np.where(rng.random(labels.shape) < KICKED, other, labels)
        found, other = improve(kicked, modules)
        labels = np.where((found > worth)[:, None], other, labels)
        worth = np.maximum(worth, found)
    return worth / float(ties) ** 2


def _by_column(networks: Networks, ties: int) -> Floats:
    """Give how much more each cell is than chance: networks x columns x rows, times all ties."""
    surplus = ties * networks - networks.sum(2)[:, :, None] * networks.sum(1)[:, None, :]
    kind = np.float32 if ties**2 < 1 << 23 else np.float64
    return np.ascontiguousarray(surplus.transpose(0, 2, 1)).astype(kind)


def count_starts(shape: tuple[int, ...]) -> int:
    """Give how many starts a search over networks x rows x columns affords; 0 if the sides take turns.

    >>> count_starts((200, 26, 19)), count_starts((20, 5000, 60))
    (6, 0)
    """
    draws, rows, columns = shape
    return min(STARTS, UNITS // (draws * rows * columns * min(columns, MODULES)))


def _move_columns(surplus: Floats, labels: Labels, modules: int) -> tuple[Floats, Labels]:
    """Move each column to the module that suits the rows best, until no sweep gains.

    `surplus` is networks x columns x rows: along the rows, the longest side, all is added up.
    """
    draws, labels = np.arange(len(surplus)), labels.copy()
    inside = np.ascontiguousarray((_members(labels, modules, surplus).transpose(0, 2, 1) @ surplus).swapaxes(0, 1))
    worth = inside.max(axis=0).sum(axis=1)
    for _ in range(SWEEPS):
        for column in range(surplus.shape[1]):
            own = surplus[:, column]
            inside[labels[:, column], draws] -= own
            labels[:, column] = _best_module(inside, own)
            inside[labels[:, column], draws] += own
        before, worth = worth, inside.max(axis=0).sum(axis=1)
        if (worth <= before).all():
            break
    return worth.astype(np.float64), labels


def _best_module(inside: Floats, own: Floats) -> Labels:
    """Give for each network the module that a column should join, each row in its best module after that.

    `inside` is modules x networks x rows. A row that loses in the module leaves it for its best other one.
    """
    first, second = inside[0].copy(), np.full_like(own, -np.inf)
    for one in inside[1:]:
        np.maximum(second, np.minimum(first, one), out=second)
        np.maximum(first, one, out=first)
    elsewhere = np.where(inside == first, second, first)
    best: Labels = np.maximum(inside + own, elsewhere).sum(axis=2).argmax(axis=0)
    return best


def _take_turns(networks: Networks, labels: Labels, modules: int) -> tuple[Floats, Labels]:
    """Let each side follow the other to its best modules, until no turn gains; only what is tied is looked at."""
    draws, rows, columns = networks.shape
    draw, row, column = networks.nonzero()
    worth = np.full(draws, -np.inf)
    while True:
        inside = _surplus((draw, row, labels[draw, column]), (draws, rows, modules))
        found = inside.max(axis=2).sum(axis=1)
        if (found <= worth).all():
            return worth, labels
        worth = np.maximum(worth, found)
        joined = inside.argmax(axis=2)
        labels = _surplus((draw, column, joined[draw, row]), (draws, columns, modules)).argmax(axis=2)


def _surplus(ties: tuple[Labels, Labels, Labels], shape: tuple[int, int, int]) -> Labels:
    """Give how much more than chance each node has of each module of the other side, times all ties.

    `ties` are the network, the node and the module of each tie; `shape` is how many there are of these.
    """
    found = np.bincount(np.ravel_multi_index(ties, shape), minlength=int(np.prod(shape))).reshape(shape)
    by_node, by_module = found.sum(axis=2, keepdims=True), found.sum(axis=1, keepdims=True)
    return np.asarray(by_node.sum(axis=1, keepdims=True) * found - by_node * by_module)


def _members(labels: Labels, modules: int, like: Floats) -> Floats:
    members: Floats = (labels[..., None] == np.arange(modules)).astype(like.dtype)
    return members
