"""The result on a text: what it means, by which rule, and how surely."""

from __future__ import annotations

from typing import NamedTuple

from twgnet.model.reconciliation import Status
from twgnet.model.registry import Group, OtherBody

EXTRA = "extra-words"  # the rule of a whole name among other words
ALL = "all"  # the rule of a text that wants every group
DECISION = "decision"  # the rule of what a person ruled
UNCLEAR = "unclear"  # the rule of what a person must decide
SHOWN = 5  # candidates kept for a person
WHOLE = frozenset({ALL, "exact", "alias", "abbreviation", "word-order", "inflection", "spelling", "general-words"})


class MatchResult(NamedTuple):
    """What a text means, by which rule, how surely (0 to 100), and what else it could mean."""

    status: Status
    group_ids: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    rule: str = ""
    score: float = 0.0
    note: str = ""

    @property
    def stands(self) -> bool:
        """Whether the text is known as a name of its own, of a group or of something else."""
        return self.status != "review" or self.rule == "topic"


def ids_of(subject: Group | OtherBody) -> tuple[str, ...]:
    """Give the group that a subject is, or the groups nearest to a body that is none."""
    return subject.nearest if isinstance(subject, OtherBody) else (subject.id,)


def result_for(subject: Group | OtherBody, rule: str, score: float) -> MatchResult:
    """Give the result on a text that names a subject."""
    ids = ids_of(subject)
    if not isinstance(subject, OtherBody):
        return MatchResult("matched", ids, ids, rule, score)
    if subject.ask:
        return MatchResult("review", (), ids, "topic", score, subject.what)
    return MatchResult("not_a_group", (), ids, "other-body", score, subject.what)
