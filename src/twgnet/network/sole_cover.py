"""Sole covers: the groups that only one organisation wants."""

from __future__ import annotations

from collections import Counter

from twgnet.model.network import Network


def find_sole_covers(network: Network) -> dict[str, tuple[str, ...]]:
    """Give, for each organisation that is the only one of a group, those groups; most first.

    >>> find_sole_covers(Network((), (), ()))
    {}
    """
    named = Counter(tie.group_id for tie in network.interests)
    alone: dict[str, list[str]] = {}
    for tie in network.interests:
        if named[tie.group_id] == 1:
            alone.setdefault(tie.organisation_id, []).append(tie.group_id)
    ordered = sorted(alone.items(), key=lambda item: (-len(item[1]), item[0]))
    return {organisation: tuple(sorted(groups)) for organisation, groups in ordered}
