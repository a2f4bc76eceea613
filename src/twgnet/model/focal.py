"""The proposal: who could hold which seat of which group, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

from twgnet.errors import Location, Problem, RulesError, problem
from twgnet.model.message import Message

Role = Literal["focal", "alternate"]
Where = Mapping[str, str]
ROLES: tuple[Role, ...] = ("focal", "alternate")
STATES = ("proposed", "asked", "accepted", "serving", "declined", "ended")
SETTLED = ("accepted", "serving")  # only a person ends these
LEFT = ("declined", "ended")
POINTS = ("focus", "contact", "commitment")  # the parts of the score that the answers alone decide
BOUNDS = {
    "max_seats": (1, 1000),
    "alternates": (0, 10),
    "max_focal": (0, 1000),
    "focus": (0, 1000),
    "contact": (0, 1000),
    "commitment": (0, 1000),
    "draw_seed": (0, 2**63),
}


@dataclass(frozen=True, slots=True)
class Must:
    """An organisation that must have a seat of a group; `role` is empty where any seat will do."""

    group: str
    organisation: str
    role: Role | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Never:
    """An organisation that must have no seat of a group, and the reason."""

    group: str
    organisation: str
    why: str = ""


class Declined(Never):
    """An organisation that declined a seat of a group, and so is asked for none there."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Quota:
    """How many seats go to organisations of a kind; a `Fraction` is a share of the seats filled.

    `where` is a value for each attribute; the value `*` makes one quota of each value there is.
    """

    where: Where
    of: Literal["focal", "alternate", "all"] = "all"
    at_least: int | Fraction | None = None
    at_most: int | Fraction | None = None


@dataclass(frozen=True, slots=True)
class RulesFile:
    """The file that rules were read from, to say where a rule stands."""

    path: str
    text: str

    def locate(self, needle: str, nth: int = 0) -> Location:
        """Give the line that a key, a table or a text in quotes stands in; the one after `nth` others."""
        lines = list(enumerate(self.text.splitlines(), 1))
        key = re.compile(rf'\s*"?{re.escape(needle)}"?(?![\w-])')
        opening = [number for number, text in lines if key.match(text)]
        found = opening or [number for number, text in lines if f'"{needle}"' in text]
        found = found or [number for number, text in lines if needle in text]
        line = found[min(nth, len(found) - 1)] if found else 0
        return Location(self.path, part=f"line {line}" if line else "")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the office decides before seats are proposed. The defaults are twgnet's, not a norm.

    Organisations and groups are given by id or by name.

    Attributes
    ----------
    max_seats, max_focal
        The most seats one organisation may hold, and how many of these may be focal seats.
    alternates
        How many alternates every group has beside its focal organisation.
    exclude
        Organisations that may not serve.
    focus, contact, commitment
        The most points of the parts of the score (see `docs/focal.md`).
    everyone_first
        Whether every organisation that asked gets a seat before any gets a second.
    draw_seed
        The seed of the public draw; the seed of the study where None.
    open_gaps
        Whether organisations to "ask next" may stand for groups that nobody asked for.
    max_seats_of, seats
        Exceptions: the most seats of one organisation; focal seats and alternates of one group.
    points
        Further points by the value of an attribute: `{"position": {"Senior management": 20}}`.
    proportional
        Further points for an attribute that is a number: the most, for the highest value; others in proportion.
    must, never, families, quotas
        Rules that every assignment keeps.
    file
        Where the rules were read from.
    """

    max_seats: int = 2
    alternates: int = 1
    exclude: tuple[str, ...] = ()
    focus: int = 60
    contact: int = 40
    commitment: int = 0
    max_focal: int | None = None
    everyone_first: bool = True
    draw_seed: int | None = None
    open_gaps: bool = False
    max_seats_of: Mapping[str, int] = field(default_factory=dict)
    seats: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    points: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    proportional: Mapping[str, int] = field(default_factory=dict)
    must: tuple[Must, ...] = ()
    never: tuple[Never, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    quotas: tuple[Quota, ...] = ()
    file: RulesFile | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if isinstance(self.exclude, str):
            object.__setattr__(self, "exclude", (self.exclude,))
        optional = ("max_focal", "draw_seed")
        given = [key for key in BOUNDS if key not in optional or getattr(self, key) is not None]
        wrong = (find_number_problem(key, getattr(self, key)) for key in given)
        if problems := [problem for problem in wrong if problem]:
            raise RulesError(*problems)

    def seats_of(self, group_id: str) -> tuple[int, int]:
        """Give how many focal seats and how many alternates a group has."""
        return self.seats.get(group_id, (1, self.alternates))

    def ban(self, group_id: str, organisation_id: str) -> Never | None:
        """Give the rule that keeps an organisation out of a group, if one does."""
        where = group_id, organisation_id
        return next((rule for rule in self.never if (rule.group, rule.organisation) == where), None)

    def lets_sit(self, group_id: str, organisation_id: str) -> bool:
        """Say if an organisation may hold a seat of a group: not excluded, barred, or limited to none."""
        barred = organisation_id in self.exclude or self.ban(group_id, organisation_id)
        return not barred and self.limit(organisation_id) > 0

    def limit(self, organisation_id: str) -> int:
        """Give the most seats an organisation may hold."""
        return self.max_seats_of.get(organisation_id, self.max_seats)

    def limit_of(self, organisation_ids: Iterable[str]) -> int:
        """Give the most seats that organisations may hold together which may be one."""
        return max(map(self.limit, organisation_ids))


def find_number_problem(key: str, value: object, location: Location | None = None, shown: str = "") -> Problem | None:
    """Say what is wrong with a number of the rules; nothing if it is a whole one in its bounds.

    `shown` is what the rules call it, where that is not the key itself.
    """
    low, high = BOUNDS[key]
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return None
    code = "rules.no_seat" if key == "max_seats" and shown and value == 0 else "rules.whole_number"
    return problem(code, location, key=shown or key, value=value, low=low, high=high)


class Term(NamedTuple):  # made by the hundred thousand, as candidates are: quicker than a dataclass
    """One part of a score: its name, the points, and the most points it can give."""

    name: str
    points: int
    most: int


class Candidate(NamedTuple):
    """An organisation that may have a seat of a group, with what speaks for it.

    Attributes
    ----------
    certain, volunteered
        Whether it asked for the group without a hedge, and whether it asked at all.
    terms
        The parts of its `score`, which is their sum and comparable only within its group.
        Focus: `rules.focus` / `interests`, most for an organisation that wants this
        group alone. Contact: `rules.contact` x `met` / `others`: the `others` are the other
        organisations that want the group; `met` of them also want `venue`, the one other group of
        this organisation where it meets most of them.
    lot
        Its place in the public draw: a keyed hash, without meaning.
    """

    organisation_id: str
    organisation: str
    group_id: str
    certain: bool
    volunteered: bool
    terms: tuple[Term, ...]
    score: int
    interests: int
    others: int
    met: int
    venue: str
    lot: bytes

    @property
    def merit(self) -> tuple[bool, int]:
        """The order among candidates for a group: certain first, then score."""
        return not self.certain, -self.score


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of a group: a row of `focal.csv`.

    An empty `organisation_id` is a seat nobody can fill; `reasons` then say why. `rank` is its place
    among the candidates for the group (equals share a rank). `runner_up` is the next best candidate
    without a seat in the group, `prices` what choosing it instead would cost, objective by objective. `tied_with` are
    organisations that equal it in every objective before the draw. `place` is 1 for the alternate that steps
    up first, 2 for the next; 0 for a focal seat. `why` and `cost` are the reasons
    and the price in words; they are empty until somebody says them.
    """

    group_id: str
    group: str
    role: Role
    organisation_id: str = ""
    organisation: str = ""
    score: int | None = None
    reasons: tuple[Message, ...] = ()
    runner_up: str = ""
    rank: int | None = None
    tied_with: tuple[str, ...] = ()
    prices: tuple[Message, ...] = ()
    terms: tuple[Term, ...] = ()
    person: str = ""
    place: int = 0
    why: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Objective:
    """What one objective reached: its code, the value, and the proven bound of the value."""

    code: str
    value: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Every seat of every group, how good the assignment is, and the messages about it.

    `conflicts` say which rules cannot hold together and what the smallest change is; `changes` what
    differs from the seats that were given, each with its reason; `idle` which points nobody can have.
    """

    seats: tuple[Seat, ...]
    objectives: tuple[Objective, ...] = ()
    draw_seed: int = 0
    conflicts: tuple[Message, ...] = ()
    changes: tuple[Message, ...] = ()
    idle: tuple[Message, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether every objective is proven to be as good as it can be."""
        return all(objective.proven for objective in self.objectives)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who could hold a seat of an organisation; `attributes` such as position, expertise."""

    name: str
    organisation_id: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A seat as the office keeps it: a row of `seats.csv`; `place` is 0 where alternates stand in their order."""

    group_id: str
    role: Role
    organisation_id: str
    organisation: str
    state: str
    since: str = ""
    until: str = ""
    note: str = ""
    place: int = 0
    location: Location | None = None
