"""Surveys beyond memory: the rows are counted by an engine that is made for it."""

from twgnet.large.engines import ENGINES
from twgnet.large.study import LargeStudy, build_large

__all__ = ["ENGINES", "LargeStudy", "build_large"]
