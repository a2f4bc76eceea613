"""Files to answers: whatever shape a survey has, each answer keeps its place."""

from twgnet.read.answers.summary import describe, to_check
from twgnet.read.graph import read_graph
from twgnet.read.layout.personal import is_personal
from twgnet.read.options import LAYOUTS, ReadOptions
from twgnet.read.records import Record, name_source, read_records
from twgnet.read.survey import read_survey

__all__ = [
    "LAYOUTS",
    "ReadOptions",
    "Record",
    "describe",
    "is_personal",
    "name_source",
    "read_graph",
    "read_records",
    "read_survey",
    "to_check",
]
