"""What the network says: two-mode centralities and communities."""

from twgnet.measures.measure import measure, without_largest
from twgnet.measures.tables import group_rows, organisation_rows
from twgnet.measures.words import in_words

__all__ = ["group_rows", "in_words", "measure", "organisation_rows", "without_largest"]
