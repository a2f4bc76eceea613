"""What is missing, brittle, or not known for want of answers."""

from twgnet.gaps.accuracy import accuracy
from twgnet.gaps.coverage import coverage
from twgnet.gaps.findings import find_gaps
from twgnet.gaps.fragility import fragility
from twgnet.gaps.suggestions import suggestions

__all__ = ["accuracy", "coverage", "find_gaps", "fragility", "suggestions"]
