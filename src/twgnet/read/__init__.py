"""Files to answers: whatever shape a survey has, each answer keeps its place."""

from twgnet.read.options import LAYOUTS, ReadOptions
from twgnet.read.reading import describe
from twgnet.read.survey import read_survey

__all__ = ["LAYOUTS", "ReadOptions", "describe", "read_survey"]
