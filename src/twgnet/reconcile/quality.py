"""How well the names were matched, in counts: by status, and by rule of what is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from twgnet.model.reconciliation import Reconciliation


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of mentions by status and, of those used, by rule, each from most to least."""

    mentions: int
    by_status: dict[str, int]
    by_rule: dict[str, int]


def count_statuses(reconciliation: Reconciliation) -> Quality:
    """Count what became of the mentions, by status and by the rule of those that are used."""
    used = (mention.rule for mention in reconciliation.mentions if mention.status == "matched")
    return Quality(
        len(reconciliation.mentions),
        _counted(mention.status for mention in reconciliation.mentions),
        _counted(used),
    )


def _counted(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda entry: (-entry[1], entry[0])))
