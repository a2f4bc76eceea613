"""Choices of a candidate for a chair, limits on them, and wishes in order of weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from twgnet.errors import RulesError
from twgnet.focal.score import Candidate

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray
    from scipy.optimize import LinearConstraint

    Floats = NDArray[float64]

WHOLE = 1e-6  # how far from a whole number the solver may end

Chair = tuple[str, int]  # a group, and 0 for its focal seat, 1.. for its alternates
Choice = tuple[Candidate, Chair]


class Puzzle:
    """An integer programme that takes one wish after another without giving up an earlier one.

    `choices` come best first within each chair.
    """

    def __init__(self, choices: Sequence[Choice], max_seats: int) -> None:
        import numpy as np

        self._choices = choices
        self._max_seats = max_seats
        self._limits = _limits(choices, max_seats)
        self._granted: list[tuple[Floats, float]] = []
        self._least = np.zeros(len(choices))
        self._most = np.ones(len(choices))
        self._taken = np.zeros(len(choices))
        self._seats_of: Counter[str] = Counter()
        self._seated: set[tuple[str, str]] = set()

    def wish(self, worth: Sequence[int]) -> None:
        """Take as much of `worth` (whole numbers, one a choice) as can be had, and hold it."""
        import numpy as np

        weights = np.array(worth, dtype=np.float64)
        self._taken = self._solve(weights)
        self._granted.append((weights, round(float(weights @ self._taken))))

    def fix(self, chair: Chair) -> None:
        """Give a chair to the best ranked candidate it can have, or to nobody, for good."""
        import numpy as np

        own = [i for i, choice in enumerate(self._choices) if choice[1] == chair]
        taken = next((i for i in own if self._taken[i]), None)
        better = [i for i in own if (taken is None or i < taken) and self._open(i)]
        if better:
            weights = np.zeros(len(self._choices))
            weights[own] = range(len(own), 0, -1)
            self._taken = self._solve(weights)
            taken = next((i for i in own if self._taken[i]), None)
        self._most[own] = 0
        if taken is not None:
            self._least[taken] = self._most[taken] = 1
            organisation = self._choices[taken][0].organisation_id
            self._seats_of[organisation] += 1
            self._seated.add((organisation, chair[0]))

    def outcome(self) -> dict[Chair, Candidate]:
        """Give who has which chair."""
        pairs = zip(self._choices, self._taken, strict=True)
        return {chair: one for (one, chair), taken in pairs if taken}

    def _open(self, choice: int) -> bool:
        one, (group, _) = self._choices[choice]
        free = self._seats_of[one.organisation_id] < self._max_seats
        return free and (one.organisation_id, group) not in self._seated

    def _solve(self, weights: Floats) -> Floats:
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        limits = [self._limits]
        if self._granted:
            rows, least = zip(*self._granted, strict=True)
            limits.append(LinearConstraint(np.array(rows), np.array(least), np.inf))
        for whole in (0, 1):  # the best of all fractions is the best, when it happens to be whole
            found = milp(
                -weights,
                integrality=np.full(len(weights), whole),
                bounds=Bounds(self._least, self._most),
                constraints=limits,
                options={"mip_rel_gap": 0},
            )
            if not found.success:
                raise RulesError(
                    f"the solver found no proven best assignment ({found.message})",
                    advice="ease the rules: more seats an organisation, or fewer alternates",
                )
            taken = np.asarray(found.x).round()
            if np.abs(found.x - taken).max() < WHOLE:
                break
        return taken


def _limits(choices: Sequence[Choice], max_seats: int) -> LinearConstraint:
    """One candidate a chair, one chair a candidate in each group, `max_seats` in all."""
    import numpy as np
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    keys: list[tuple[Iterable[Hashable], int]] = [
        ((chair for _, chair in choices), 1),
        (((one.organisation_id, chair[0]) for one, chair in choices), 1),
        ((one.organisation_id for one, _ in choices), max_seats),
    ]
    rows: list[int] = []
    most: list[int] = []
    for names, limit in keys:
        number: dict[Hashable, int] = {}
        rows += [len(most) + number.setdefault(name, len(number)) for name in names]
        most += [limit] * len(number)
    columns = list(range(len(choices))) * len(keys)
    matrix = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(most), len(choices)))
    return LinearConstraint(matrix, -np.inf, np.array(most, dtype=np.float64))
