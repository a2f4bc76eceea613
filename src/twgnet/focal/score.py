"""How well placed an organisation is to speak for a group it named: every point accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

from twgnet.model.focal import Rules
from twgnet.model.network import Network


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that named a group, and the points it has for speaking for it.

    Attributes
    ----------
    focus
        `rules.focus` / `interests`: most for an organisation that named this group alone.
    contact
        `rules.contact` x `met` / `others`: the `others` are the other organisations that named
        the group; `met` of them also named `venue`, the one other group of this organisation
        where it meets most of them.
    """

    organisation_id: str
    organisation: str
    group_id: str
    certain: bool
    interests: int
    focus: int
    others: int
    met: int
    venue: str
    contact: int

    @property
    def score(self) -> int:
        """The whole score, 0 to `rules.focus + rules.contact`."""
        return self.focus + self.contact

    @property
    def rank(self) -> tuple[bool, int, str]:
        """The order among candidates for a group: certain first, then score, then id."""
        return not self.certain, -self.score, self.organisation_id


def candidates(network: Network, rules: Rules) -> dict[str, list[Candidate]]:
    """Give for each group those that named it and may stand, best first.

    Examples
    --------
    >>> candidates(Network((), (), ()), Rules())
    {}
    """
    groups_of: dict[str, list[str]] = {}
    for tie in network.interests:
        groups_of.setdefault(tie.organisation_id, []).append(tie.group_id)
    shared: dict[tuple[str, str], int] = {}
    named: dict[str, int] = {}
    for groups in groups_of.values():
        for group in groups:
            named[group] = named.get(group, 0) + 1
        for pair in permutations(groups, 2):
            shared[pair] = shared.get(pair, 0) + 1
    standing: dict[str, list[Candidate]] = {group.id: [] for group in network.groups}
    for tie in network.interests:
        if tie.organisation_id in rules.exclude:
            continue
        interests = groups_of[tie.organisation_id]
        met, venue = _venue(tie.group_id, interests, shared)
        others = named[tie.group_id] - 1
        standing[tie.group_id].append(
            Candidate(
                tie.organisation_id,
                tie.organisation,
                tie.group_id,
                tie.certainty == "certain",
                len(interests),
                _rounded(rules.focus, len(interests)),
                others,
                met,
                venue,
                _rounded(rules.contact * met, others),
            )
        )
    return {id: sorted(some, key=lambda one: one.rank) for id, some in standing.items()}


def _venue(group: str, interests: list[str], shared: Mapping[tuple[str, str], int]) -> tuple[int, str]:
    """Find the other group of an organisation where it meets most others of `group`."""
    elsewhere = [other for other in interests if other != group]
    venue = min(elsewhere, key=lambda other: (-shared[group, other], other), default="")
    met = shared[group, venue] - 1 if venue else 0
    return (met, venue) if met else (0, "")


def _rounded(points: int, parts: int) -> int:
    """Divide and round half up, in whole numbers."""
    return (2 * points + parts) // (2 * parts) if parts else 0
