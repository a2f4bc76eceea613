"""Organisation names to organisations: the same rules for a master list and for duplicates."""

from twgnet.reconcile.organisations.duplicates import find_duplicates
from twgnet.reconcile.organisations.namesakes import tell_namesakes_apart
from twgnet.reconcile.organisations.respondents import reconcile_organisations, settle_names

__all__ = ["find_duplicates", "reconcile_organisations", "settle_names", "tell_namesakes_apart"]
