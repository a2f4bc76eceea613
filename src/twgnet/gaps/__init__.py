"""What is missing, brittle, or not known for want of answers."""

from twgnet.gaps.coverage import coverage
from twgnet.gaps.findings import find_gaps
from twgnet.gaps.fragility import fragility

__all__ = ["coverage", "find_gaps", "fragility"]
