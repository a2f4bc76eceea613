"""What is missing, brittle, or not known for want of answers."""

from twgnet.gaps.accuracy import accuracy
from twgnet.gaps.asked import check_asked
from twgnet.gaps.balance import against_chance, balance
from twgnet.gaps.coverage import coverage
from twgnet.gaps.explain import explain
from twgnet.gaps.findings import find_gaps
from twgnet.gaps.fragility import fragility
from twgnet.gaps.notes import on_absent, on_targets
from twgnet.gaps.rows import fragility_rows
from twgnet.gaps.suggestions import suggestions

__all__ = [
    "accuracy",
    "against_chance",
    "balance",
    "check_asked",
    "coverage",
    "explain",
    "find_gaps",
    "fragility",
    "fragility_rows",
    "on_absent",
    "on_targets",
    "suggestions",
]
