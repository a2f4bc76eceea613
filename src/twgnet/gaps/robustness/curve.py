"""How many groups still have somebody as organisations leave, at random and at worst; all findings together."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from math import exp, fsum, lgamma

from twgnet.gaps.classes import classify_organisations
from twgnet.gaps.robustness.removal import SECONDS, Removals, find_removals
from twgnet.gaps.robustness.set_cover import smallest_set_cover
from twgnet.model.gaps import Fragility
from twgnet.model.network import Network
from twgnet.network import find_sole_covers

CURVE_STEPS = 100


def assess_robustness(network: Network, *, seconds: int = SECONDS) -> Fragility:
    """Find which groups have nobody once organisations leave, at random and in the worst case.

    Parameters
    ----------
    network
        Organisations, groups and the interests between them.
    seconds
        How long each search for a smallest set may take.

    Examples
    --------
    >>> assess_robustness(Network((), (), ())).removal_set
    SmallestSet(organisations=(), groups=(), proven=True, bound=0, equal=None)
    """
    classes = classify_organisations(network)
    removal_set, removals = find_removals(classes, seconds)
    return Fragility(
        sole_covers=find_sole_covers(network),
        removal_set=removal_set,
        curve=_curve(network),
        worst_curve=_worst_curve(network, removals),
        worst_proven=removals.exact,
        cover_once=smallest_set_cover(classes, 1, seconds),
        cover_twice=smallest_set_cover(classes, 2, seconds),
    )


def _curve(network: Network) -> tuple[tuple[int, float], ...]:
    """Give the expected share of groups that somebody still wants after q of m organisations left at random.

    Closed form: a group that d organisations want has nobody with chance C(q, d) / C(m, d).
    """
    total, groups = len(network.organisations), len(network.groups)
    if not groups:
        return ()
    wanting = Counter(tie.group_id for tie in network.interests)
    sizes = Counter(wanting[group.id] for group in network.groups)
    return tuple(
        (q, 1 - fsum(n * _chance_of_nobody(q, d, total) for d, n in sizes.items()) / groups) for q in _steps(total)
    )


def _steps(total: int) -> list[int]:
    steps = min(total, CURVE_STEPS)
    return [round(step * total / max(steps, 1)) for step in range(steps + 1)]


def _worst_curve(network: Network, removals: Removals) -> tuple[tuple[int, float], ...]:
    """Give the share of groups that somebody still wants after the worst q organisations left."""
    groups = len(network.groups)
    if not groups:
        return ()
    return tuple((q, 1 - (bisect_right(removals.fewest, q) - 1) / groups) for q in _steps(len(network.organisations)))


def _chance_of_nobody(leaving: int, wanting: int, total: int) -> float:
    if leaving < wanting or leaving == total:
        return float(leaving == total)
    logs = lgamma(leaving + 1) - lgamma(leaving - wanting + 1)
    return exp(logs - lgamma(total + 1) + lgamma(total - wanting + 1))
