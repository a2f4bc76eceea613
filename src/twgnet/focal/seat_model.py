"""Candidates and rules as an integer program: a column for each candidate and level of a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from twgnet.focal.score import leave_out_hopeless, read_attribute
from twgnet.model.focal import Candidate, Quota, Role, Rules
from twgnet.model.network import Network
from twgnet.optimise import IntegerProgram

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

SMALL = 1_000_000  # seats x columns: up to here (1,000 x 50) every price and sensitivity is found by solving again
TINY = 100_000  # seats x columns: up to here (150 x 25) prices tell every objective, beyond the first that differs
FEW = 5_000  # candidates: up to here all stand in the program, so that every choice has its price
VAST = 50_000  # columns: one linear program of so many takes about a minute, and there are as many as scores
MATCHED = {"seat", "cap", "never", "family"}  # the kinds of rules that a matching keeps
UNLIMITED = 1000.0  # more seats than anybody has where nothing but rules counts
SECONDS = 60.0  # a net: the largest surveys that were tried take under ten


@dataclass(frozen=True, slots=True)
class Held:
    """The columns of seats that are held, with their holders and with anybody, and what places weigh in the order."""

    kept: list[int]
    filled: list[int]
    order: dict[int, int]


class Place(NamedTuple):
    """The seats of one role of a group: what a row is about that lets no more be filled than there are."""

    group: str
    role: Role


class Kin(NamedTuple):
    """Organisations that may be one: what a row is about that limits their seats together, or their focal seats."""

    organisations: tuple[str, ...]
    of: str = "all"


class SeatModel:
    """Columns, rows and costs of the assignment of seats.

    Level 0 of a group are its focal seats, level 1 its first alternate, and so on. Columns stand in the order
    of the public draw, so that the order of the data can change nothing; behind them follows one column for
    each organisation that counts what should be rare: where seats are `plenty` that it has none, else its seats
    beyond the first. All candidates stand in it up to `all_up_to` of them, of more those that a best assignment
    could seat; where seats are held that an exchange could take away, none may be left out. `duplicates`
    are organisations that may be one: no two sit in one group, together they hold no more seats than one may.

    `held` are the columns of seats that should not change, if there are any. `candidate`, `level`,
    `organisation`, `group`, `seat` and `room` give for each column whose it is, and how many seats such as its
    own its group has; `cap` the most seats of each organisation.
    """

    def __init__(
        self,
        network: Network,
        candidates: Mapping[str, Sequence[Candidate]],
        rules: Rules,
        duplicates: Iterable[Iterable[str]] = (),
        *,
        all_up_to: float | None = None,
    ) -> None:
        self.rules, self.network = rules, network
        self.duplicates = tuple(map(tuple, duplicates))
        self.families = [*rules.families, *self.duplicates]
        self.organisations = {one.id: one for one in network.organisations}
        self.candidates = sorted(
            leave_out_hopeless(candidates, rules, self.families, FEW if all_up_to is None else all_up_to),
            key=lambda one: (one.lot, one.organisation_id, one.group_id),
        )
        self.levels = {group.id: rules.seats_of(group.id) for group in network.groups}
        chosen = [
            (number, level)
            for number, one in enumerate(self.candidates)
            for level, room in enumerate(self.capacities(one.group_id))
            if room
        ]
        self.candidate = np.array([number for number, _ in chosen], np.int64)
        self.level = np.array([level for _, level in chosen], np.int64)
        ids, self.organisation = _number([one.organisation_id for one in self.candidates], self.candidate)
        groups, self.group = _number([one.group_id for one in self.candidates], self.candidate)
        self.seated = len(ids)
        self.index = {
            (self.candidates[number].organisation_id, self.candidates[number].group_id, level): column
            for column, (number, level) in enumerate(chosen)
        }
        self.rows = Rows(len(chosen) + self.seated, helpers=self.seated)
        self.held: Held | None = None
        self._limit_seats(ids, groups)
        self._add_rules()

    def capacities(self, group_id: str) -> tuple[int, ...]:
        """Give how many seats each level of a group has."""
        focal, alternates = self.levels[group_id]
        return (focal, *(1,) * alternates)

    @cached_property
    def is_small(self) -> bool:
        """Whether solving again for every seat is quick."""
        return len(self.candidate) * sum(map(sum, self.levels.values())) <= SMALL

    @property
    def tells_all_costs(self) -> bool:
        """Whether solving again for every objective of every seat is quick."""
        return len(self.candidate) * sum(map(sum, self.levels.values())) <= TINY

    @cached_property
    def is_vast(self) -> bool:
        """Whether proofs would take hours, so that seats are matched level by level."""
        return len(self.candidate) > VAST and set(self.rows.kinds) <= MATCHED

    def with_scores(self, candidates: Mapping[str, Sequence[Candidate]], *, held: bool) -> SeatModel:
        """Give the model with the candidates at other scores; where no seats are held, as small as can be."""
        if not held:
            return SeatModel(self.network, candidates, self.rules, self.duplicates, all_up_to=0)
        scored = {(one.organisation_id, one.group_id): one for several in candidates.values() for one in several}
        other = copy(self)
        other.candidates = [scored[one.organisation_id, one.group_id] for one in self.candidates]
        return other

    def program(self, without: Iterable[str] = ()) -> IntegerProgram:
        """Make the program of all rules, or without some kinds of them."""
        rooms = (focal for focal, _ in self.levels.values())
        upper = max(self.rules.max_seats, *self.rules.max_seats_of.values(), 1, *rooms)
        return self.rows.program(upper, kinds={*self.rows.kinds} - {*without})

    def columns(self, group_id: str, organisation_id: str, role: str = "") -> list[int]:
        """Give the columns of an organisation in a group."""
        levels = range(len(self.capacities(group_id)))
        chosen = levels[:1] if role == "focal" else levels[1:] if role == "alternate" else levels
        keys = ((organisation_id, group_id, level) for level in chosen)
        return [self.index[key] for key in keys if key in self.index]

    def cost(self, columns: Any, values: Any = 1.0) -> NDArray[np.float64]:
        """Make a cost of some columns."""
        cost = np.zeros(self.rows.count)
        cost[columns] = values
        return cost

    def most(self, cost: NDArray[np.float64]) -> int:
        """Give the highest score of the columns that cost something."""
        candidates = self.candidate[np.flatnonzero(cost[: len(self.candidate)] > 0)]
        return max((self.candidates[number].score for number in candidates), default=0)

    def matching(self, quota: Quota) -> list[tuple[str, Ints]]:
        """Give for each value that a quota is for, as `type = Local`, the columns that count."""
        names = list(quota.where)
        written = {id: tuple(read_attribute(one, name) for name in names) for id, one in self.organisations.items()}
        values = {id: tuple(map(_fold, several)) for id, several in written.items()}
        shown = {values[id]: several for id, several in sorted(written.items(), key=lambda one: one[1], reverse=True)}
        who = [values[one.organisation_id] for one in self.candidates]
        wanted = tuple(_fold(value) for value in quota.where.values())
        found = {one for one in who if all(w in ("*", v) for w, v in zip(wanted, one, strict=True)) and all(one)}
        kinds = found if "*" in wanted else {wanted}
        of = np.flatnonzero(self._in_role(quota.of))
        return [
            (
                ", ".join(f"{name} = {value}" for name, value in zip(names, shown.get(kind, kind), strict=True)),
                of[[who[number] == kind for number in self.candidate[of]]] if len(of) else of,
            )
            for kind in sorted(kinds)
        ]

    def _in_role(self, of: str) -> NDArray[np.bool_]:
        return np.asarray({"focal": self.level == 0, "alternate": self.level > 0}.get(of, self.level >= 0))

    def fillable(self, of: str) -> int:
        """Count the seats of a role that the other rules let somebody fill."""
        program = self.rows.program(kinds={"seat", "cap", "family", "never"})
        best = program.minimise(self.cost(np.flatnonzero(self._in_role(of)), -1.0))
        return -(best.value or 0)

    def _limit_seats(self, ids: Sequence[str], groups: Sequence[str]) -> None:
        rows, rules = self.rows, self.rules
        columns = np.arange(len(self.candidate))
        deepest = 1 + int(self.level.max(initial=0))
        focal = np.array([self.levels[one.group_id][0] for one in self.candidates], np.int64)[self.candidate]
        self.room = np.where(self.level == 0, focal, 1)
        self.seat = self.group * deepest + self.level
        places = [Place(group, "alternate" if level else "focal") for group in groups for level in range(deepest)]
        rows.add_each("seat", self.seat, columns, self.room, names=places)
        rows.add_each("seat", self.candidate, columns, np.ones(len(columns)))
        self.cap = np.array([rules.limit(id) for id in ids], np.int64)
        rows.add_each("cap", self.organisation, columns, self.cap[self.organisation], names=ids)
        if rules.max_focal is not None:
            first = np.flatnonzero(self.level == 0)
            limit, names = np.full(len(first), rules.max_focal), [("focal", id) for id in ids]
            rows.add_each("cap", self.organisation[first], first, limit, names=names)
        number = {id: place for place, id in enumerate(ids)}
        self.kin = [np.array([number[id] for id in several if id in number], np.int64) for several in self.duplicates]
        for several, numbers in zip(self.duplicates, self.kin, strict=True):
            self._limit_together(several, np.flatnonzero(np.isin(self.organisation, numbers)))
        self._count_seats(columns)

    def _limit_together(self, several: tuple[str, ...], columns: Ints) -> None:
        """Let organisations that may be one hold no more seats together than the one of them that may hold most."""
        limits = [(columns, self.rules.limit_of(several), Kin(several))]
        if self.rules.max_focal is not None:
            limits.append((columns[self.level[columns] == 0], self.rules.max_focal, Kin(several, "focal")))
        for counted, most, about in limits:
            if len(counted) > most:
                self.rows.add("cap", counted, -np.inf, most, about=about)

    def _count_seats(self, columns: Ints) -> None:
        """Add a row for each organisation that ties its counting column to its seats."""
        self.plenty = bool(self.seated < sum(map(sum, self.levels.values())))
        groups = np.bincount(self.organisation[np.unique(self.candidate, return_index=True)[1]], minlength=self.seated)
        counted = groups > (0 if self.plenty else 1)
        inner, active = np.flatnonzero(counted[self.organisation]), np.flatnonzero(counted)
        several = np.append(columns[inner], len(columns) + active)
        whose = np.append(self.organisation[inner], active)
        side = -1.0 if self.plenty else 1.0
        sign = np.append(np.full(len(inner), side), -np.ones(len(active)))
        self.rows.add_each("seat", whose, several, np.full(len(several), side), values=sign)

    def _add_rules(self) -> None:
        for rule in self.rules.must:
            self.rows.add("must", self.columns(rule.group, rule.organisation, rule.role), 1, np.inf, about=rule)
        for ban in self.rules.never:
            self.rows.add("never", self.columns(ban.group, ban.organisation), -np.inf, 0, about=ban)
        self._part_families()
        for quota in self.rules.quotas:
            shares = any(isinstance(part, Fraction) for part in (quota.at_least, quota.at_most))
            total = self.fillable(quota.of) if shares else 0
            for value, matching in self.matching(quota):
                least = -np.inf if quota.at_least is None else count_share(quota.at_least, total, ceil)
                most = np.inf if quota.at_most is None else count_share(quota.at_most, total, floor)
                parted = [(least, np.inf), (-np.inf, most)]  # of which one may be broken, where both cannot hold
                for low, high in [(least, most)] if least <= most else parted:
                    self.rows.add("quota", matching, low, high, about=(quota, value))

    def _part_families(self) -> None:
        """Let no two of a family, or of organisations that may be one, sit in the same group."""
        groups_of: dict[str, list[str]] = {}
        for one in self.candidates:
            groups_of.setdefault(one.organisation_id, []).append(one.group_id)
        for family in self.families:
            shared = Counter(group for id in dict.fromkeys(family) for group in groups_of.get(id, ()))
            for group in sorted(group for group, members in shared.items() if members > 1):
                columns = [column for id in dict.fromkeys(family) for column in self.columns(group, id)]
                self.rows.add("family", columns, -np.inf, 1, about=(group, family))


def count_share(part: int | Fraction, total: int, rounding: Any) -> int:
    """Turn a share of seats into a number of seats; a whole number stays.

    >>> count_share(Fraction(1, 3), 19, ceil), count_share(2, 19, ceil)
    (7, 2)
    """
    return int(rounding(part * total)) if isinstance(part, Fraction) else part


class Rows:
    """Rows as they come, each with the kind of rule it is and what it is about.

    The last columns are `helpers`, which count others.
    """

    def __init__(self, count: int, helpers: int) -> None:
        self.count, self.helpers = count, helpers
        self.parts: list[tuple[Ints, Ints, Any]] = []
        self.least: list[float] = []
        self.most: list[float] = []
        self.kinds: list[str] = []
        self.about: list[Any] = []

    def add(self, kind: str, columns: Any, least: float, most: float, about: Any = None, values: Any = 1.0) -> None:
        """Add one row."""
        columns = np.asarray(columns, np.int64)
        self.parts.append((np.full(len(columns), len(self.kinds)), columns, np.zeros(len(columns)) + values))
        self.least.append(least)
        self.most.append(most)
        self.kinds.append(kind)
        self.about.append(about)

    def add_each(
        self, kind: str, keys: Ints, columns: Ints, most: Any, *, values: Any = 1.0, names: Sequence[Any] = ()
    ) -> None:
        """Add one row `sum of columns <= most` for each distinct key that could exceed it."""
        distinct, first, place, count = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
        limit = np.asarray(most, float)[first]
        needed = count > limit
        number = len(self.kinds) + np.cumsum(needed) - 1
        used = needed[place]
        self.parts.append((number[place][used], columns[used], (np.zeros(len(columns)) + values)[used]))
        self.least += [-np.inf] * int(needed.sum())
        self.most += limit[needed].tolist()
        self.kinds += [kind] * int(needed.sum())
        self.about += [names[key] if names else None for key in distinct[needed]]

    def count_taken(self, columns: Sequence[int], most: int) -> int:
        """Add a column that may count how many of some columns are taken, `most` of them at most."""
        self.count, self.helpers = self.count + 1, self.helpers + 1
        one = self.count - 1
        self.add("seat", [one, *columns], -np.inf, 0, values=[1.0, *[-1.0] * len(columns)])
        self.add("seat", [one], -np.inf, most)
        return one

    def broken(self, solution: NDArray[np.float64]) -> list[int]:
        """Give the rows that a solution does not keep."""
        sums = np.zeros(len(self.kinds))
        for row, column, value in self.parts:
            np.add.at(sums, row, value * solution[column])
        return np.flatnonzero((sums < np.array(self.least) - 0.5) | (sums > np.array(self.most) + 0.5)).tolist()

    def program(
        self,
        upper: float = UNLIMITED,
        *,
        kinds: set[str] | None = None,
        elastic: Iterable[str] = (),
        counted: bool = False,
    ) -> IntegerProgram:
        """Make a program of the rows of some kinds; elastic ones may be broken, at a cost.

        Behind the columns follow two for each elastic row: how far it is exceeded, and missed. A third says
        whether it is broken at all, where these are `counted`.
        """
        from scipy.sparse import csr_array, eye_array, hstack

        kept = np.array([kinds is None or kind in kinds for kind in self.kinds], bool)
        row, column, value = (np.concatenate(part) if part else np.zeros(0) for part in zip(*self.parts, strict=True))
        matrix = csr_array((value, (row, column)), shape=(len(self.kinds), self.count))
        slack = eye_array(len(self.kinds), format="csc")[:, self.elastic(elastic)]
        matrix = hstack([matrix, -slack, slack], format="csr")[np.flatnonzero(kept)]
        missing = max((least for least in self.least if np.isfinite(least)), default=0)
        high = np.append(np.ones(self.count), np.full(2 * slack.shape[1], UNLIMITED + missing))
        high[self.count - self.helpers : self.count] = upper
        least, most = np.array(self.least)[kept], np.array(self.most)[kept]
        if counted:
            matrix, most = self._count_broken(matrix, most, self.elastic(elastic))
            least = np.append(least, np.full(len(most) - len(least), -np.inf))
            high = np.append(high, np.ones(slack.shape[1]))
        whole = np.ones(len(high), bool)
        whole[self.count - self.helpers : self.count] = False
        return IntegerProgram(matrix, least, most, whole=whole, upper=high, seconds=SECONDS, nodes=10_000)

    def _count_broken(self, matrix: Any, most: Any, elastic: Ints) -> tuple[Any, NDArray[np.float64]]:
        """Add for each elastic row a column that is 1 where it is broken, and the row that says so.

        A row of `size` columns can be broken by so many at most; one that asks for more is broken anyway.
        """
        from scipy.sparse import block_array, csr_array, diags_array, eye_array, hstack

        size = np.bincount(np.concatenate([part[0] for part in self.parts]), minlength=len(self.kinds))[elastic]
        least = np.array(self.least)[elastic]
        either = eye_array(len(elastic))
        untouched = csr_array((len(elastic), self.count))
        rows = [[matrix, None], [hstack([untouched, either, either]), -diags_array(size.astype(float))]]
        return block_array(rows, format="csr"), np.append(most, np.where(least > size, least, 0))

    def elastic(self, kinds: Iterable[str]) -> Ints:
        """Give the rows of some kinds."""
        chosen = set(kinds)
        return np.array([row for row, kind in enumerate(self.kinds) if kind in chosen], np.int64)


def draw_weights(model: SeatModel, attempt: int) -> NDArray[np.float64]:
    """Give each column its lot in one attempt of the public draw: a number below 65 536."""
    lots = np.frombuffer(b"".join(one.lot for one in model.candidates), dtype=">u2").reshape(-1, 16)
    places = (5 * model.level + attempt) % 16
    return model.cost(np.arange(len(model.candidate)), lots[model.candidate, places].astype(float))


def _number(names: Sequence[str], candidate: Ints) -> tuple[list[str], Ints]:
    """Count names in the order they come, and give the number for each column."""
    number = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return list(number), np.array([number[name] for name in names], np.int64)[candidate]


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
