"""Interests hidden one at a time, each compared with organisations that lost one as well."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]

ALL_UP_TO = 2_000  # interests; with more, each organisation that is compared loses one of its own at random
MANY = 10_000  # organisations x groups: from here on only interests are added up, not all cells
DIGITS = 10  # beyond, the order of summation would decide who comes first


class HiddenInterests:
    """The interests of a network, sorted by group, with what scoring without one of them needs.

    Parameters
    ----------
    wanted
        Organisations x groups, true where the organisation wants the group.
    rng
        For which interest those compared lose, in large networks.
    """

    def __init__(self, wanted: NDArray[np.bool_], rng: np.random.Generator) -> None:
        self._rows, self._across = np.ascontiguousarray(wanted), np.ascontiguousarray(wanted.T)
        self.group, self.who = np.nonzero(self._across)
        self.wanted: Any = csr_array(wanted, dtype=np.float64) if wanted.size > MANY else wanted.astype(np.float64)
        self.degrees: Floats = wanted.sum(axis=1, dtype=np.float64)
        self.sizes: Floats = wanted.sum(axis=0, dtype=np.float64)
        self._inverse = 1 / np.maximum(self.degrees, 1)
        self._lost = self._choose_lost(rng)

    def areas(self, group: int, hidden: NDArray[np.intp]) -> Floats:
        """Give for each hidden organisation of a group how many of the others score below it, 0 to 1.

        Row 0 by three-step paths, row 1 by how many groups are wanted; a tie counts half. Others are
        those that do not want the group and want one at least; none: no column.
        """
        other, lost = (part[~self._across[group, self._lost[0]]] for part in self._lost)
        if not len(other):
            return np.empty((2, 0))
        times = np.bincount(other)
        weight = 1 / times[other] / np.count_nonzero(times)
        links = self._links(group, hidden)
        totals: Floats = (self.wanted @ links.T).T
        own = totals[np.arange(len(hidden)), hidden] / _root(self.degrees[hidden] - 1)
        scores = (totals[:, other] - links[:, lost]) / _root(self.degrees[other] - 1)
        own, scores = np.round(own, DIGITS), np.round(scores, DIGITS)
        return np.stack([_areas(own, scores, weight), _areas(self.degrees[hidden], self.degrees[other], weight)])

    def _links(self, group: int, hidden: NDArray[np.intp]) -> Floats:
        """Give how much each group links to this one, for each hidden organisation without it."""
        inside = np.flatnonzero(self._across[group])
        shared = self._inverse[inside] @ self._rows[inside]
        links = shared - self._rows[hidden] * self._inverse[hidden][:, None]
        links /= np.maximum(self.sizes, 1)
        links[:, group] = 0
        return np.asarray(links)

    def _choose_lost(self, rng: np.random.Generator) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        if len(self.who) <= ALL_UP_TO:
            return self.who, self.group
        order = rng.permutation(len(self.who))
        _, first = np.unique(self.who[order], return_index=True)
        return self.who[order[first]], self.group[order[first]]


def _root(degrees: Floats) -> Floats:
    return np.asarray(np.sqrt(np.maximum(degrees, 1)))


def _areas(own: Floats, scores: Floats, weight: Floats) -> Floats:
    """Give for each of `own` the weight of the scores below it, of those equal to it half."""
    below: Floats = ((scores < own[:, None]) + 0.5 * (scores == own[:, None])) @ weight
    return below
