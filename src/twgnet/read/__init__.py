"""Files to answers: whatever shape a survey has, each answer keeps its place."""

from twgnet.read.graph import read_graph
from twgnet.read.options import LAYOUTS, ReadOptions
from twgnet.read.personal import is_personal
from twgnet.read.reading import describe, to_check
from twgnet.read.records import Record, read_records
from twgnet.read.survey import read_survey
from twgnet.read.ties import Ties, read_ties

__all__ = [
    "LAYOUTS",
    "ReadOptions",
    "Record",
    "Ties",
    "describe",
    "is_personal",
    "read_graph",
    "read_records",
    "read_survey",
    "read_ties",
    "to_check",
]
