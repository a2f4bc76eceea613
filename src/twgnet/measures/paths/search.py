"""Shortest paths by searching from every node, many at a time.

Structurally equivalent nodes are merged on both sides first. Then a block of sources is followed
at once: one step to the other side is one product of the sparse ties with a matrix nodes x
sources, and the steps back add up what each node carries (Brandes 2001, J. Math. Sociol.
25:163-177). Exact for any network; the time grows with classes times ties.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from typing import TYPE_CHECKING

from twgnet.measures.paths.reach import Reach
from twgnet.network.equivalence import merge_equivalent

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from twgnet.network.biadjacency import Ties

    Floats = NDArray[float64]

SOURCES = 32  # followed at once: more reuse each tie better, fewer stay in the cache


@dataclass(frozen=True, slots=True)
class _Classes:
    """Both sides merged: `step[s]` leads from side s to the other, `size[s]` counts its classes."""

    step: tuple[Ties, Ties]
    size: tuple[Floats, Floats]


def search_paths(ties: Ties) -> tuple[Reach, Reach]:
    """Follow the shortest paths from every node; give what is reached from each row and column."""
    rows = merge_equivalent(ties)
    columns = merge_equivalent(rows.ties.T.tocsr())
    merged = _Classes((columns.ties, columns.ties.T.tocsr()), (rows.size, columns.size))
    found = _inside_classes(merged)
    blocks = [
        (side, slice(start, start + SOURCES)) for side in (0, 1) for start in range(0, len(merged.size[side]), SOURCES)
    ]
    with ThreadPoolExecutor(cpu_count()) as threads:
        # added up in order: a sum of floats must not depend on which thread came first
        for carried in threads.map(lambda block: _follow(merged, found, *block), blocks):
            for reach, more in zip(found, carried, strict=True):
                reach.between[:] += more
    for reach in found:
        reach.between[:] /= 2  # every pair was met from both ends
    return found[0].of(rows.class_of), found[1].of(columns.class_of)


def _inside_classes(merged: _Classes) -> tuple[Reach, Reach]:
    """Begin with the pairs inside each class: two steps apart, through each of their neighbours."""

    def begin(side: int) -> Reach:
        peers, across = merged.size[side] - 1, merged.size[1 - side]
        other_pairs = across * (across - 1) / (merged.step[side] @ merged.size[side])
        through = merged.step[1 - side] @ other_pairs
        return Reach(peers.copy(), 0 * peers, 2 * peers, peers / 2, through)

    return begin(0), begin(1)


def _follow(merged: _Classes, found: tuple[Reach, Reach], side: int, block: slice) -> tuple[Floats, Floats]:
    """Follow the paths from some sources of a side; give what every class carries for them.

    What the sources themselves reach is added to `found`, where no other block writes.
    """
    fronts = _steps_out(merged, found[side], side, block)
    return _steps_back(merged, fronts, side, merged.size[side][block])


def _steps_out(merged: _Classes, reach: Reach, side: int, block: slice) -> list[Floats]:
    """Give, for every distance, the number of shortest paths to each class (rows) from each source."""
    import numpy as np

    nodes = np.arange(len(merged.size[side]))[block]
    front = np.zeros((len(merged.size[side]), len(nodes)))
    front[nodes, np.arange(len(nodes))] = 1.0
    unseen = [np.ones((len(size), len(nodes)), dtype=bool) for size in merged.size]
    unseen[side] &= front == 0
    fronts, at = [front], side
    while True:
        step = merged.step[at] @ front
        at = 1 - at
        step *= unseen[at]
        new = step > 0
        count = merged.size[at] @ new
        if not count.any():
            return fronts
        unseen[at] &= ~new
        (reach.same if at == side else reach.other)[block] += count
        reach.farness[block] += len(fronts) * count
        reach.nearness[block] += count / len(fronts)
        fronts.append(step)
        front = step * merged.size[at][:, None]


def _steps_back(merged: _Classes, fronts: list[Floats], side: int, weight: Floats) -> tuple[Floats, Floats]:
    """Add up, from the far end, the share of paths that pass through each class (Brandes' delta)."""
    import numpy as np

    carried = (np.zeros(len(merged.size[0])), np.zeros(len(merged.size[1])))
    passing = np.zeros_like(fronts[-1])
    for distance in range(len(fronts) - 1, 1, -1):
        at = (side + distance) % 2
        passing += 1
        passing *= merged.size[at][:, None]
        share = np.zeros_like(passing)
        np.divide(passing, fronts[distance], out=share, where=fronts[distance] > 0)
        passing = merged.step[at] @ share
        passing *= fronts[distance - 1]
        carried[1 - at][:] += passing @ weight
    return carried
