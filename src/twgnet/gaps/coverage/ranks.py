"""The ranks that the answers leave open to each group, by the difference of every two groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from twgnet.gaps.coverage.interval import ALPHA, lower_tail_exceeds
from twgnet.model.gaps import Gap, Response
from twgnet.model.network import Network


def rank_groups(gaps: Sequence[Gap], network: Network, response: Response) -> list[Gap]:
    """Add the ranks open to each group (1 = most), all of them right together with 95 %.

    One group is above another where more organisations want the first only than the second only, by
    more than chance: an exact sign test of those that want one of the two, in a finite population,
    with Bonferroni's correction over all ordered pairs of groups. Groups whose order is unknown are
    tied and share ranks.

    References
    ----------
    Mogstad, M. et al. (2024). Inference for ranks with applications to mobility across neighbourhoods
    and academic achievement across countries. Review of Economic Studies 91, 476-518.
    """
    limit = ALPHA / max(1, len(gaps) * (len(gaps) - 1))
    wanting = _masks(network)
    nonrespondents = response.invited - response.answered
    known: dict[tuple[int, int], bool] = {}

    def above(one: int, other: int) -> bool:
        only, both = (one & ~other).bit_count(), (one ^ other).bit_count()
        if (only, both) not in known:
            known[only, both] = surely_more(only, both, nonrespondents, limit)
        return known[only, both]

    sets = [wanting[gap.group_id] for gap in gaps]
    return [
        replace(
            gap,
            rank_low=1 + sum(above(other, own) for other in sets),
            rank_high=len(gaps) - sum(above(own, other) for other in sets),
        )
        for gap, own in zip(gaps, sets, strict=True)
    ]


def surely_more(only: int, both: int, nonrespondents: int, limit: Fraction) -> bool:
    """Say if more of all invited want the first of two groups only than the second only.

    Of `both` respondents that want one of the two, `only` want the first. The least favourable
    population is the largest that can be halved: nearly all `nonrespondents` organisations want one of the two.

    Examples
    --------
    >>> surely_more(6, 6, 60, Fraction(1, 20)), surely_more(4, 6, 60, Fraction(1, 20)), surely_more(2, 2, 0, ALPHA)
    (True, False, True)
    """
    if 2 * only <= both:
        return False
    population = max(both, (both + nonrespondents) // 2 * 2)
    if only > population // 2:
        return True
    return not lower_tail_exceeds(both - only, both, population, population - population // 2, limit)


def _masks(network: Network) -> dict[str, int]:
    """Give the organisations that want each group as the bits of a number."""
    place = {organisation.id: 1 << i for i, organisation in enumerate(network.organisations)}
    masks = {group.id: 0 for group in network.groups}
    for tie in network.interests:
        masks[tie.group_id] |= place[tie.organisation_id]
    return masks
