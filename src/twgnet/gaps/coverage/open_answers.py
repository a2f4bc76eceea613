"""How many answers that wait for a person could still be interest in a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from twgnet.model.reconciliation import Interest, Mention, find_open_answers


def count_open_answers(mentions: Iterable[Mention], interests: Iterable[Interest]) -> Counter[str]:
    """Count, for each group id, the organisations whose answer to check could be this group.

    Examples
    --------
    >>> unclear = Mention("s", 1, "a", "A", "Land or Forest", "review", candidates=("LAND", "FR"))
    >>> sorted(count_open_answers([unclear, unclear], []).items())
    [('FR', 1), ('LAND', 1)]
    """
    return Counter({group_id: len(found) for group_id, found in find_open_answers(mentions, interests).items()})
