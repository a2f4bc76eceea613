"""What the network says: two-mode measures of nodes, pairs and communities."""

from twgnet.measures.catalogue import MEASURES, Measure, find_measures
from twgnet.measures.compute import compute_measures, measure_nodes, without_largest
from twgnet.measures.tables import group_rows, measure_rows, organisation_rows
from twgnet.measures.two_mode import TwoModeGraph
from twgnet.measures.words import in_words

__all__ = [
    "MEASURES",
    "Measure",
    "TwoModeGraph",
    "compute_measures",
    "find_measures",
    "group_rows",
    "in_words",
    "measure_nodes",
    "measure_rows",
    "organisation_rows",
    "without_largest",
]
