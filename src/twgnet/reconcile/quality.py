"""How well the names were settled, in counts: by status, and by rule of what is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from twgnet.model.message import Message, message
from twgnet.model.reconciliation import Reconciliation
from twgnet.reconcile.groups.result import ALL

STATUS_WORDS = {
    "matched": "used",
    "review": "for a person to decide",
    "not_a_group": "no group",
    "ignored": "left out",
}


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of mentions by status and, of those used, by rule, each from most to least."""

    mentions: int
    by_status: dict[str, int]
    by_rule: dict[str, int]

    def __str__(self) -> str:
        """Say it in one line.

        >>> print(Quality(4, {"matched": 3, "review": 1}, {"exact": 2, "part": 1}))
        4 mentions of groups: 3 used (2 exact, 1 part), 1 for a person to decide
        """
        rules = ", ".join(f"{count} {rule}" for rule, count in self.by_rule.items())
        parts = [f"{count} {STATUS_WORDS[status]}" for status, count in self.by_status.items()]
        parts = [f"{part} ({rules})" if part.endswith("used") else part for part in parts]
        return f"{self.mentions} mentions of groups: {', '.join(parts)}"


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


def describe_all(reconciliation: Reconciliation) -> tuple[Message, ...]:
    """Say how many answers want every group: each counts as an interest in all of them."""
    answers = {(one.source, one.row, one.text) for one in reconciliation.mentions if one.rule == ALL}
    return (message("registry.all", n=len(answers)),) if answers else ()
