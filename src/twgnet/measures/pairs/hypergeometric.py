"""Chance when each of a pair picks its columns anew, all columns alike: exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twgnet.measures.pairs.chance import Chance, Floats
from twgnet.measures.two_mode import Side

if TYPE_CHECKING:
    from twgnet.network.projection import Projection


def by_hypergeometric(degree: Side, columns: int, pairs: Projection) -> Chance:
    """Weigh pairs against rows of fixed degree that pick among all columns alike.

    The shared count is hypergeometric (Tumminello et al. 2011, PLoS ONE 6:e17994): how many
    organisations chose a group does not matter to it, so two that share a popular group seem
    closer than they are.
    """
    k, d = degree[pairs.a], degree[pairs.b]
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, columns + 1)))])
    return Chance(k * d / columns, _tail(k, d, pairs.shared, logs), _tail(k, d, np.minimum(k, d), logs))


def _tail(k: Side, d: Side, least: Side, logs: Floats) -> Floats:
    """Give P(X >= least) of each pair, worked out once for those alike."""
    alike = np.column_stack([np.minimum(k, d), np.maximum(k, d), least]).astype(np.int64)
    distinct, which = np.unique(alike, axis=0, return_inverse=True)
    found = np.array([_one_tail(one, other, most, logs) for one, other, most in distinct.tolist()])
    return np.asarray(found[which.ravel()])


def _one_tail(k: int, d: int, least: int, logs: Floats) -> float:
    columns = len(logs) - 1
    x = np.arange(max(least, k + d - columns, 0), min(k, d) + 1)
    chosen = logs[k] - logs[x] - logs[k - x]
    others = logs[columns - k] - logs[d - x] - logs[columns - k - d + x]
    every = logs[columns] - logs[d] - logs[columns - d]
    return min(1.0, float(np.exp(chosen + others - every).sum()))
