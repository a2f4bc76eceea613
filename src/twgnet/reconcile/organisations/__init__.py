"""Organisation names to organisations: the same rules for a master list and for twins."""

from twgnet.reconcile.organisations.duplicates import find_duplicates
from twgnet.reconcile.organisations.settle import settle_organisations

__all__ = ["find_duplicates", "settle_organisations"]
