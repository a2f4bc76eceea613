"""The organisations that were invited, where a list of them is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twgnet.model.message import Message
from twgnet.model.registry import Organisation


@dataclass(frozen=True, slots=True)
class Invited:
    """The list of those invited, and who of them is in the data.

    Attributes
    ----------
    organisations
        The list, each organisation once.
    listed_as
        The id on the list of each respondent that stands on it, by its id in the data.
    unlisted
        Respondents (ids) that do not stand on it: they answered, so they were invited as well.
    merged
        Names that stood on the list more than once, with types that contradict.
    """

    organisations: tuple[Organisation, ...]
    listed_as: Mapping[str, str]
    unlisted: tuple[str, ...] = ()
    merged: tuple[str | Message, ...] = ()

    @property
    def number(self) -> int:
        """How many were invited (N)."""
        return len(self.organisations) + len(self.unlisted)

    @property
    def nonrespondents(self) -> tuple[Organisation, ...]:
        """The organisations of the list that are not in the data."""
        present = set(self.listed_as.values())
        return tuple(one for one in self.organisations if one.id not in present)
