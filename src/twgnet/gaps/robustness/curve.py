"""What goes dark when organisations leave, and how few could hold everything up."""

from __future__ import annotations

from collections import Counter
from math import exp, lgamma

from twgnet.gaps.robustness.removal import smallest_removal_set
from twgnet.gaps.robustness.set_cover import smallest_set_cover
from twgnet.gaps.twins import merge_equivalent
from twgnet.model.gaps import Fragility
from twgnet.model.network import Network
from twgnet.network import find_sole_covers

CURVE_STEPS = 100


def assess_robustness(network: Network) -> Fragility:
    """Find what goes dark when organisations leave.

    Parameters
    ----------
    network
        Organisations, groups and the interests between them.

    Examples
    --------
    >>> assess_robustness(Network((), (), ())).departures
    SmallestSet(organisations=(), groups=(), proven=True, bound=0)
    """
    twins = merge_equivalent(network)
    return Fragility(
        sole_covers=find_sole_covers(network),
        departures=smallest_removal_set(twins),
        curve=_curve(network),
        reach_once=smallest_set_cover(twins, 1),
        reach_twice=smallest_set_cover(twins, 2),
    )


def _curve(network: Network) -> tuple[tuple[int, float], ...]:
    """Give the expected share of groups still named after q of m organisations left at random.

    Closed form: a group that d organisations named is dark with chance C(q, d) / C(m, d).
    """
    total, groups = len(network.organisations), len(network.groups)
    if not groups:
        return ()
    named = Counter(tie.group_id for tie in network.interests)
    sizes = Counter(named[group.id] for group in network.groups)
    steps = min(total, CURVE_STEPS)
    leave = [round(step * total / max(steps, 1)) for step in range(steps + 1)]
    return tuple((q, 1 - sum(n * _chance_dark(q, d, total) for d, n in sizes.items()) / groups) for q in leave)


def _chance_dark(leaving: int, named: int, total: int) -> float:
    if leaving < named or leaving == total:
        return float(leaving == total)
    logs = lgamma(leaving + 1) - lgamma(leaving - named + 1)
    return exp(logs - lgamma(total + 1) + lgamma(total - named + 1))
