"""Organisations gathered by what they want: "Fisheries + Forestry, 29 organisations"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

SHARE = 30  # a pair of groups gathers a cluster of its own if this part of all organisations wants both
LEAST = 6  # and at least so many do
WIDEST = 12  # groups of one organisation that are looked at for pairs


@dataclass(frozen=True, slots=True)
class Cluster:
    """Organisations that all want the same one or two groups, by number; no groups: want none."""

    groups: tuple[int, ...]
    members: tuple[int, ...]


def gather(count: int, ties: Iterable[tuple[int, int]]) -> tuple[Cluster, ...]:
    """Gather organisations 0..count-1: first the commonest pairs of groups, then single groups.

    Every member wants every group that names its cluster; which cluster an organisation of
    several stands in is the largest that is left.

    >>> [cluster.members for cluster in gather(3, [(0, 7), (1, 7)])]
    [(0, 1), (2,)]
    """
    wanted: dict[int, tuple[int, ...]] = dict.fromkeys(range(count), ())
    for organisation, group in sorted(ties):
        wanted[organisation] += (group,)
    pairs = _take({one: _pairs(groups) for one, groups in wanted.items()}, max(LEAST, count // SHARE))
    taken = {member for cluster in pairs for member in cluster.members}
    rest: dict[int, list[tuple[int, ...]]]
    rest = {one: [(group,) for group in groups] for one, groups in wanted.items() if one not in taken}
    singles = _take(rest, 1)
    none = tuple(one for one, groups in wanted.items() if not groups)
    return (*pairs, *singles, *([Cluster((), none)] if none else []))


def _pairs(groups: tuple[int, ...]) -> list[tuple[int, ...]]:
    return list(combinations(groups[:WIDEST], 2))


def _take(keys: Mapping[int, list[tuple[int, ...]]], least: int) -> list[Cluster]:
    """Take the most frequent key with all that have it, again and again, down to `least`."""
    holders: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for one, found in keys.items():
        for key in found:
            holders[key].add(one)
    counts = Counter({key: len(ones) for key, ones in holders.items()})
    clusters = []
    while counts:
        key = min(counts, key=lambda key: (-counts[key], key))
        if counts[key] < least:
            break
        members = tuple(sorted(holders[key]))
        clusters.append(Cluster(key, members))
        for member in members:
            for other in keys[member]:
                holders[other].discard(member)
                counts[other] -= 1
        del counts[key]
    return clusters
