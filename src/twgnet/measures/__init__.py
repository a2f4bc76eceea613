"""What the network says: two-mode centralities and communities."""

from twgnet.measures.compute import compute_measures, without_largest
from twgnet.measures.tables import group_rows, organisation_rows
from twgnet.measures.words import in_words

__all__ = ["compute_measures", "group_rows", "in_words", "organisation_rows", "without_largest"]
