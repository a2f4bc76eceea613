"""The proposal: who could speak for which group, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twgnet.errors import Location, Problem, RulesError

Role = Literal["focal", "alternate"]
BOUNDS = {"max_seats": (1, 1000), "alternates": (0, 10), "focus": (0, 1000), "contact": (0, 1000)}


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

    def __post_init__(self) -> None:
        if isinstance(self.exclude, str):
            object.__setattr__(self, "exclude", (self.exclude,))
        wrong = (faults(key, getattr(self, key)) for key in BOUNDS)
        if problems := [problem for problem in wrong if problem]:
            raise RulesError(*problems)


def faults(key: str, value: object, location: Location | None = None) -> Problem | None:
    """Say what is wrong with a number of the rules; nothing if it is a whole one in its bounds."""
    low, high = BOUNDS[key]
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return None
    return Problem(f"{key} is {value!r}", location, f"give a whole number from {low} to {high}")


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
