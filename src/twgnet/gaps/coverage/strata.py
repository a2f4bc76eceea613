"""Estimates and intervals that count each type of organisation for itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import fsum

from twgnet.gaps.coverage.interval import ALPHA, interval
from twgnet.gaps.coverage.verdict import decide_verdict
from twgnet.model.gaps import Gap
from twgnet.model.invited import Invited
from twgnet.model.network import Network


@dataclass(frozen=True, slots=True)
class Stratum:
    """The organisations of one type: how many were invited (N), and how many are in the data (n)."""

    invited: int
    answered: int


class Strata:
    """Those invited by type, and how many of each type want each group.

    Examples
    --------
    >>> strata = Strata({"Local": Stratum(80, 20), "International": Stratum(29, 29)}, {("International", "EDU"): 29})
    >>> strata.estimate("EDU"), strata.interval("EDU")
    (29.0, (29, 40))
    """

    def __init__(self, sizes: Mapping[str, Stratum], wanting: Mapping[tuple[str, str], int]) -> None:
        self.sizes = sizes
        self.wanting = wanting
        incomplete = sum(0 < one.answered < one.invited for one in sizes.values())
        self._alpha = ALPHA / max(1, incomplete)

    def estimate(self, group_id: str) -> float:
        """Estimate how many of all invited want a group: N_t x r_t / n_t, summed over the types.

        A type of which nobody answered is taken to be like all that did.
        """
        answered = sum(stratum.answered for stratum in self.sizes.values())
        overall = sum(self._wanting(kind, group_id) for kind in self.sizes) / max(1, answered)
        return fsum(
            stratum.invited * (self._wanting(kind, group_id) / stratum.answered if stratum.answered else overall)
            for kind, stratum in self.sizes.items()
        )

    def interval(self, group_id: str) -> tuple[int, int]:
        """Give the 95 % interval: the exact interval of each type, at its share of the error, summed.

        Types that are complete add what they are; types of which nobody answered anything from none
        to all. By Bonferroni's inequality it covers the true count with at least 95 %.
        """
        low = high = 0
        for kind, stratum in self.sizes.items():
            ends = interval(self._wanting(kind, group_id), stratum.answered, stratum.invited, self._alpha)
            low, high = low + ends[0], high + ends[1]
        return low, high

    def share(self, kind: str, group_id: str) -> float:
        """Give the share of a type that wants a group, by Jeffreys' prior; of all where the type has no answers."""
        stratum = self.sizes.get(kind)
        if stratum is None or not stratum.answered:
            wanting = sum(self._wanting(one, group_id) for one in self.sizes)
            return (wanting + 0.5) / (sum(one.answered for one in self.sizes.values()) + 1)
        return (self._wanting(kind, group_id) + 0.5) / (stratum.answered + 1)

    def _wanting(self, kind: str, group_id: str) -> int:
        return self.wanting.get((kind, group_id), 0)


def stratify(network: Network, invited: Invited) -> Strata:
    """Sort those invited, and those in the data, by type."""
    kind = kinds(network, invited)
    asked = Counter(one.type for one in invited.organisations)
    asked.update(kind[id] for id in invited.unlisted)
    answered = Counter(kind.values())
    sizes = {one: Stratum(asked[one], answered[one]) for one in sorted(asked)}
    return Strata(sizes, Counter((kind[tie.organisation_id], tie.group_id) for tie in network.interests))


def kinds(network: Network, invited: Invited) -> dict[str, str]:
    """Give the type of each organisation in the data: as the list says, else as the data say."""
    listed = {one.id: one.type for one in invited.organisations}
    return {
        one.id: listed[invited.listed_as[one.id]] if one.id in invited.listed_as else one.type
        for one in network.organisations
    }


def add_by_type(gap: Gap, strata: Strata) -> Gap:
    """Add the estimate and interval by type, where the list gives types; a verdict these do not bear out is open."""
    if not any(strata.sizes):
        return gap
    low, high = strata.interval(gap.group_id)
    by_type = decide_verdict(gap.organisations, gap.target, gap.open_answers, low, high)
    gap = replace(gap, estimate_by_type=strata.estimate(gap.group_id), low_by_type=low, high_by_type=high)
    return gap if by_type == gap.verdict else replace(gap, verdict="open", settled_by=None, differs_by_type=True)
