"""Organisation names to organisations: the same rules for a master list and for twins."""

from twgnet.reconcile.organisations.duplicates import find_duplicates
from twgnet.reconcile.organisations.respondents import reconcile_organisations

__all__ = ["find_duplicates", "reconcile_organisations"]
