"""The two-mode network in its smallest form: who, which groups, and the ties between them."""

from __future__ import annotations

from dataclasses import dataclass

from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation


@dataclass(frozen=True, slots=True)
class Network:
    """Organisations (rows), groups (columns) and interests (ties), each sorted by id.

    Every organisation and every group of the registry is here, named or not, so that
    absence is visible. Interests refer only to ids that stand in the two lists.
    """

    organisations: tuple[Organisation, ...]
    groups: tuple[Group, ...]
    interests: tuple[Interest, ...]
