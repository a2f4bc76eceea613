"""The proposal: who could speak for which group, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of a group: a row of `focal.csv`.

    An empty `organisation_id` is a seat nobody can fill; `why` then says the reason.
    """

    group_id: str
    group: str
    role: Literal["focal", "alternate"]
    organisation_id: str
    organisation: str
    score: float | None
    why: str
    runner_up: str = ""
