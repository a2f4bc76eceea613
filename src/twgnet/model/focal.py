"""The proposal: who could speak for which group, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["focal", "alternate"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the office decides before seats are proposed. The defaults are twgnet's, not a norm.

    Attributes
    ----------
    max_seats
        The most seats, focal and alternate together, that one organisation may hold.
    alternates
        How many alternates every group has beside its focal organisation.
    exclude
        Ids of organisations that stand for no seat.
    focus, contact
        The most points of the two parts of the score (see `docs/focal.md`).
    """

    max_seats: int = 2
    alternates: int = 1
    exclude: tuple[str, ...] = ()
    focus: int = 60
    contact: int = 40


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of a group: a row of `focal.csv`.

    An empty `organisation_id` is a seat nobody can fill; `why` then says the reason.
    `runner_up` is the name of the next best that named the group and has no seat in it.
    """

    group_id: str
    group: str
    role: Role
    organisation_id: str
    organisation: str
    score: float | None
    why: str
    runner_up: str = ""
