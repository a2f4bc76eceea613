"""How many answers that wait for a person could still be interest in a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from twgnet.model.reconciliation import Interest, Mention


def count_open_answers(mentions: Iterable[Mention], interests: Iterable[Interest]) -> Counter[str]:
    """Count, for each group id, the organisations whose answer to check could be this group.

    An organisation counts once for a group, and not at all where it already wants to join it.

    Examples
    --------
    >>> unclear = Mention("s", 1, "a", "A", "Land or Forest", "review", candidates=("LAND", "FR"))
    >>> sorted(count_open_answers([unclear, unclear], []).items())
    [('FR', 1), ('LAND', 1)]
    """
    settled = {(interest.organisation_id, interest.group_id) for interest in interests}
    possible = {
        (mention.organisation_id, group_id)
        for mention in mentions
        if mention.status == "review"
        for group_id in mention.candidates
    }
    return Counter(group_id for _, group_id in possible - settled)
