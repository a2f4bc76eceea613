"""The best assignment of seats: objectives in order, each proven or with a bound, the last a public draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twgnet.focal.seat_model import SeatModel, draw_weights
from twgnet.model.focal import Candidate, Objective
from twgnet.optimise import IntegerProgram, Optimum, State

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

BLEND = 1e6  # in one sum for leximin, what the lowest score weighs: more, and rounding counts; less, and steps follow
DRAWS = 2  # with 65 536 lots the first nearly always leaves one assignment
SeatLevel = tuple[str, int]  # a group and a level of its seats


@dataclass(frozen=True, slots=True)
class Reached:
    """What one objective reached."""

    code: str
    best: Optimum


@dataclass(frozen=True, slots=True)
class Step(Reached):
    """One objective that was solved: the cost that it minimises, and the program as it was before."""

    cost: Floats
    before: State


class Cost(NamedTuple):
    """What another assignment would cost: an objective, by how much, and the score that one of leximin is about.

    The code `broken` is a rule that would be broken instead of another, `n` its row.
    """

    code: str
    n: int
    most: int = 0


class Seating:
    """Who has which seat, and what every objective reached."""

    model: SeatModel
    steps: Sequence[Reached]
    solution: Floats | None

    @cached_property
    def possible(self) -> NDArray[np.bool_]:
        """The columns that are known to be taken by some seating as good as this."""
        return np.asarray(self.solution)[: len(self.model.candidate)] > 0.5

    @cached_property
    def taken(self) -> dict[SeatLevel, list[Candidate]]:
        """Who has the seats of each level of each group."""
        taken: dict[SeatLevel, list[Candidate]] = {}
        if self.solution is None:
            return taken
        for column in np.flatnonzero(self.solution[: len(self.model.candidate)] > 0.5):
            one = self.model.candidates[self.model.candidate[column]]
            taken.setdefault((one.group_id, int(self.model.level[column])), []).append(one)
        return {seat: sorted(several, key=lambda one: (one.merit, one.lot)) for seat, several in taken.items()}

    @property
    def objectives(self) -> Iterator[Objective]:
        """What every objective reached; the many of leximin as one."""
        for code in dict.fromkeys(step.code for step in self.steps):
            steps = [step.best for step in self.steps if step.code == code]
            shown = next((best for best in steps if not best.proven), steps[-1])
            if code == "worst_served" and shown.proven:
                worst = self.worst_served
                yield Objective(code, worst, worst, proven=True)
            elif code == "everyone" and shown.value is not None:
                yield Objective(code, self.holders, self.holders + shown.value - shown.bound, shown.proven)
            elif shown.value is not None:
                yield Objective(code, abs(shown.value), abs(shown.bound), shown.proven)

    @property
    def holders(self) -> int:
        """How many organisations have a seat."""
        return len({one.organisation_id for several in self.taken.values() for one in several})

    @property
    def worst_served(self) -> int:
        """The lowest score of a focal organisation."""
        scores = (one.score for (_, level), several in self.taken.items() for one in several if level == 0)
        return min(scores, default=0)

    @cached_property
    def inversions(self) -> int:
        """How many times an alternate stands before one of its group with more points."""
        places: dict[str, list[Candidate]] = {}
        for (group, level), several in sorted(self.taken.items()):
            places.setdefault(group, []).extend(several if level else ())
        pairs = (pair for several in places.values() for pair in combinations(several, 2))
        return sum(one.score < other.score and one.merit > other.merit for one, other in pairs)


class Assignment(Seating):
    """The best seating, each objective proven, and what every other choice would cost.

    What is asked for, each only among the best for those before it: no held seat left empty; most
    focal seats filled; most first alternates, then second ones; fewest hedged focal seats, then
    hedged alternates; most of the held seats kept, their alternates in their order; fewest organisations
    without a seat; the highest score for the worst-served group, then for the next (leximin); the highest
    total score; alternates of more points first; the public draw. Rules hold always.
    """

    def __init__(
        self, model: SeatModel, program: IntegerProgram, objectives: Iterable[tuple[str, Floats]], draws: int = DRAWS
    ) -> None:
        self.model, self.program = model, program
        self.start = program.state
        self.steps: list[Step] = []
        for code, cost in objectives:
            full = _lengthen(cost, program)
            if code == "worst_served" and not any(step.code == code for step in self.steps):
                program.approach(_lengthen(blend_leximin(model), program))
            before = program.state
            self.steps.append(Step(code, program.minimise(full), full, before))
        self.undrawn = program.state
        for attempt in range(draws):
            if program.open[: len(model.candidate)].any():
                weights = draw_weights(model, attempt)
                program.minimise(_lengthen(weights, program))
        self.solution = program.solution

    @cached_property
    def possible(self) -> NDArray[np.bool_]:
        """The columns that some assignment takes that is best in all before the draw."""
        self.program.restore(self.undrawn)
        return self.program.possible()

    def takes(self, column: int) -> bool:
        """Say if a column is taken."""
        return self.solution is not None and bool(self.solution[column] > 0.5)

    def price(self, column: int) -> list[Cost]:
        """Tell each objective that differs when a column is taken, and by how much; of larger surveys the first.

        Nothing if none does: the draw decides. The code is `rules` if no assignment takes the column.
        """
        if self.possible[column]:
            return self._compare_with(column, []) if self._is_elastic else []
        last = next((n for n, step in enumerate(self.steps) if step.before.limits[1][column] < 0.5), len(self.steps))
        for place, step in reversed([*enumerate(self.steps[:last])]):
            self.program.restore(step.before)
            self.program.require(column)
            best = self.program.minimise(step.cost)
            if best.value is not None and step.best.value is not None:
                return self._compare_with(column, [*self.steps[:place], Reached(step.code, best)])
        return [Cost("rules", 0)]

    @property
    def _is_elastic(self) -> bool:
        """Whether rules may be broken, since they cannot all hold."""
        return len(self.program.low) > self.model.rows.count

    def _compare_with(self, column: int, steps: list[Reached]) -> list[Cost]:
        """Compare with the assignment that takes a column and has reached some steps, where the program stands."""
        if not steps:
            self.program.restore(self.undrawn)
            self.program.require(column)
            self.program.minimise(np.zeros(len(self.program.low)))
        elif self.model.tells_all_costs:
            steps += [Reached(step.code, self.program.minimise(step.cost)) for step in self.steps[len(steps) :]]
        return list(self.compare(Forced(self.model, steps, self.program.solution)))

    def compare(self, other: Seating) -> Iterator[Cost]:
        """Tell the rules that another assignment breaks instead, and the objectives in which it differs.

        Of leximin only the first is given: how many more groups have a focal organisation of that score at most.
        """
        if self._is_elastic and self.solution is not None and other.solution is not None:
            broken = set(self.model.rows.broken(self.solution))
            yield from (Cost("broken", row) for row in self.model.rows.broken(other.solution) if row not in broken)
        compared = set()
        for step, others in zip(self.steps, other.steps, strict=False):
            value, instead = step.best.value, others.best.value
            if step.code == "everyone" and other.solution is not None:
                value, instead = -self.holders, -other.holders
            if step.code not in compared and value is not None and instead is not None and value != instead:
                most = self.model.most(step.cost)
                code = step.code if instead > value else f"less.{step.code}"
                if code == "less.worst_served":
                    instead = min(value, instead + self._emptied(other, most))
                if code == "order" and other.inversions <= self.inversions:
                    code = "standing"
                if instead != value:
                    compared.add(step.code)
                    yield Cost(code, instead - value, most)

    def _emptied(self, other: Seating, most: int) -> int:
        """Count the focal seats of such a score at most that another seating empties: nobody is served better there."""
        return sum(
            min(max(0, len(several) - len(other.taken.get(seat, ()))), sum(one.score <= most for one in several))
            for seat, several in self.taken.items()
            if seat[1] == 0
        )


class Forced(Seating):
    """A seating that takes a column it would not take."""

    def __init__(self, model: SeatModel, steps: Sequence[Reached], solution: Floats | None) -> None:
        self.model, self.steps, self.solution = model, steps, solution


def list_objectives(model: SeatModel) -> Iterator[tuple[str, Floats]]:
    """Give each objective as a code and a cost to be minimised, in their order."""
    certain = np.array([one.certain for one in model.candidates], bool)[model.candidate]
    score = np.array([one.score for one in model.candidates], np.int64)[model.candidate]
    focal, deepest = model.level == 0, int(model.level.max(initial=0))
    if model.held:
        yield "emptied", model.cost(model.held.filled, -1.0)
    for level in range(1 + deepest):
        yield "alternates" if level else "focal", model.cost(np.flatnonzero(model.level == level), -1.0)
    yield "hedged_focal", model.cost(np.flatnonzero(focal & ~certain))
    yield "hedged_alternates", model.cost(np.flatnonzero(~focal & ~certain))
    if model.held:
        yield "changes", model.cost(model.held.kept, -1.0)
        if model.held.order:
            yield "kept_order", model.cost([*model.held.order], [*model.held.order.values()])
    if model.rules.everyone_first:
        yield "everyone", model.cost(len(model.candidate) + np.arange(model.seated))
    thresholds = np.unique(score[focal])
    for threshold in thresholds[: max(1, len(thresholds) - 1)]:
        yield "worst_served", model.cost(np.flatnonzero(focal & (score <= threshold)))
    yield "total", model.cost(np.arange(len(score)), -score.astype(float))
    if deepest > 1:
        yield "order", model.cost(np.arange(len(score)), (model.level * _standings(model)).astype(float))


def _lengthen(cost: Floats, program: IntegerProgram) -> Floats:
    """Give a cost with nothing for the columns that a program has behind those of the model."""
    return np.append(cost, np.zeros(len(program.low) - len(cost)))


def blend_leximin(model: SeatModel) -> Floats:
    """Make one cost that is nearly leximin: the lower a focal score, the more it costs, by a factor for each score.

    Its best is so near to the best of each threshold that the solves for these, which prove them, take few steps.
    """
    score = np.array([one.score for one in model.candidates], np.int64)[model.candidate]
    focal = np.flatnonzero(model.level == 0)
    scores, place = np.unique(score[focal], return_inverse=True)
    factor = BLEND ** (1 / max(1, len(scores) - 1))
    return model.cost(focal, (factor ** (len(scores) - 1 - place)).round())


def _standings(model: SeatModel) -> NDArray[np.int64]:
    """Give for each column how many different merits in its group are as low as its own, or lower."""
    merits: dict[str, set[tuple[bool, int]]] = {}
    for one in model.candidates:
        merits.setdefault(one.group_id, set()).add(one.merit)
    order = {group: sorted(several, reverse=True) for group, several in merits.items()}
    place = {(group, merit): 1 + n for group, several in order.items() for n, merit in enumerate(several)}
    return np.array([place[one.group_id, one.merit] for one in model.candidates], np.int64)[model.candidate]
