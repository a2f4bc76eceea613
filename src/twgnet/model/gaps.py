"""What the coverage stage gives: gaps, how sure we are, what is brittle, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Tier = Literal["none", "single", "thin", "covered"]


@dataclass(frozen=True, slots=True)
class Gap:
    """The coverage of one group: a row of `gaps.csv`.

    Numbers about all N organisations asked are None where N or n is unknown.
    """

    group_id: str
    group: str
    tier: Tier
    organisations: int
    tentative: int
    sole_organisation: str
    estimate: float | None
    low: int | None
    high: int | None
    low_all: int | None
    high_all: int | None
    rank_low: int | None
    rank_high: int | None
    at_most: int | None
    target: int
    short: int
    inexact: int
    flips_at: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation that could be asked to join a group, and the evidence.

    `rank` starts at 1; `score` is the degree-normalised three-step path score, None where
    there is no signal; `like` are the organisations in the group that it resembles.
    """

    group_id: str
    organisation_id: str
    organisation: str
    rank: int
    score: float | None
    popularity_rank: int
    like: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fragility:
    """What goes dark when organisations leave.

    `sole_covers` maps an organisation id to the groups only it names; `departures` is a
    smallest set whose leaving uncovers more than half of the groups (`departures_proven`
    says it is proven smallest, else `departures_bound` is the lower bound); `curve[q]` is
    the expected share of groups still named after q organisations leave at random;
    `reach_once` and `reach_twice` are smallest sets that reach every reachable group.
    """

    sole_covers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    departures: tuple[str, ...] = ()
    departures_proven: bool = True
    departures_bound: int = 0
    curve: tuple[float, ...] = ()
    reach_once: tuple[str, ...] = ()
    reach_twice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """How one attribute (type, province, ...) is spread over the organisations of one group."""

    group_id: str
    attribute: str
    counts: dict[str, int]
    effective_number: float
    only: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """All findings about coverage; `gaps` has the widest gap first."""

    gaps: tuple[Gap, ...]
    suggestions: tuple[Suggestion, ...] = ()
    fragility: Fragility = Fragility()
    balance: tuple[Balance, ...] = ()
    notes: tuple[str, ...] = ()
