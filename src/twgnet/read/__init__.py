"""Files to answers: whatever shape a survey has, each answer keeps its place."""

from twgnet.read.options import LAYOUTS, ReadOptions
from twgnet.read.reading import describe
from twgnet.read.records import Record, read_records
from twgnet.read.survey import read_survey

__all__ = ["LAYOUTS", "ReadOptions", "Record", "describe", "read_records", "read_survey"]
