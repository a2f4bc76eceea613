"""The two lists that names are settled against: the groups and the organisations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SEVERAL = "several"  # an attribute of which an organisation has more than one value: nothing is concluded from it


@dataclass(frozen=True, slots=True)
class Group:
    """A government working group (TWG).

    `official` is false for a group that only the data names (`--groups infer`).
    `target` is how many organisations the office wants in it, `seats` how many seats
    civil society has; None where the registry does not say.
    """

    id: str
    name: str
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    name_km: str = ""
    lead: str = ""
    sources: tuple[str, ...] = ()
    official: bool = True
    target: int | None = None
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class OtherBody:
    """A body that people name but that is no group of the registry (GADNet, ISAF, ...).

    `nearest` are the ids of the groups its work is closest to: candidates, never edges.
    `ask` is true for a topic that lies across groups, so that a person must say which is meant.
    """

    name: str
    aliases: tuple[str, ...] = ()
    what: str = ""
    nearest: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Registry:
    """The groups in use, where the list comes from and when it held.

    `general` are words that here say nothing about which group is meant, such as the country's name.
    """

    id: str
    title: str
    groups: tuple[Group, ...]
    other_bodies: tuple[OtherBody, ...] = ()
    sources: tuple[str, ...] = ()
    valid: str = ""
    general: tuple[str, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether the groups are only those that the data name."""
        return not any(group.official for group in self.groups)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A civil-society organisation (CSO) as the study knows it, after settling its names."""

    id: str
    name: str
    acronym: str = ""
    type: str = ""
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
