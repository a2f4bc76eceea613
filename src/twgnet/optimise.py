"""Integer programs over HiGHS: objectives in order of importance, an optimum proven or a bound given.

After every objective the program is narrowed to what is still best: columns and rows that the dual
solution ties down are fixed there (complementary slackness; the bounds of an assignment problem
stay whole), and only where the best fraction is better than the best whole solution is the
objective itself added as a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NODES = 100  # of a search, for each second that it is given; some five for the hardest networks that were tried
WORK = 1_000_000  # rows x entries that presolve leaves, a second likewise: below, few searches end unproven
SECONDS = 120.0  # a net below everything else: stopping here differs between machines
TIES_UP_TO = 300  # columns: a second objective for the first of equal sets is quick up to here
# From the last basis by the primal method, for which it stays feasible; afresh by the dual one; then by the primal.
PATIENCE = ((100, 4), (5_000, 1), (2**31 - 1, 4))
AFRESH = PATIENCE[2:]  # with no basis yet: among many equals the dual method goes astray
MEETINGS = ((10_000, 1000), (2**31, 5))  # solves for columns that equal each other: for few columns until all are found
# Steepest edges from the first dual step: hard programs take half the time, easy ones no more.
STEADY = {"output_flag": False, "threads": 1, "simplex_dual_edge_weight_strategy": 1}
CLEAR = 1e-6  # what is nearer to zero, or to a whole number, is taken for it


@dataclass(frozen=True, slots=True)
class Optimum:
    """The value found for one objective, None where no solution was found; and the proven bound."""

    value: int | None
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True)
class State:
    """How far a program is narrowed, to come back to."""

    limits: tuple[Floats, ...]
    solution: Floats | None


class IntegerProgram:
    """Columns from 0 to `upper`, `least <= rows @ columns <= most`, and one objective after another.

    A search that is not done after `nodes` is unproven, and one of more than `work` (rows x entries after
    presolve) is not begun. No clock is asked, so every machine gives the same answer, but for one that
    `seconds` end.

    Parameters
    ----------
    rows, least, most
        The constraints: a sparse matrix and the limits of each row.
    whole
        The columns that must be whole numbers; left out: all of them.
    upper
        The most of each column.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> program = IntegerProgram(csr_array([[1.0, 1.0]]), [1.0], [1.0])
    >>> program.minimise([3, 2])
    Optimum(value=2, bound=2, proven=True)
    >>> program.solution
    array([0., 1.])
    """

    def __init__(
        self,
        rows: Any,
        least: Any,
        most: Any,
        *,
        whole: NDArray[np.bool_] | None = None,
        upper: Any = 1.0,
        nodes: int = NODES,
        work: float = np.inf,
        seconds: float = SECONDS,
    ) -> None:
        count = rows.shape[1]
        self.whole = np.ones(count, bool) if whole is None else whole
        self.low, self.high = np.zeros(count), np.zeros(count) + upper
        self.least, self.most = np.array(least, float), np.array(most, float)
        self.solution: Floats | None = None
        self._sent = [np.zeros(count), *(one.copy() for one in (self.low, self.high, self.least, self.most))]
        self._work = work
        self._limits = {"mip_max_nodes": nodes, "time_limit": seconds}
        self._linear = _solver()
        self._linear.passModel(_model(rows.tocsr(), self.low, self.high, self.least, self.most))

    @property
    def open(self) -> NDArray[np.bool_]:
        """The whole columns that are not fixed yet."""
        return np.asarray(self.whole & (self.low < self.high))

    @property
    def state(self) -> State:
        """How far the program is narrowed now."""
        return State(tuple(one.copy() for one in (self.low, self.high, self.least, self.most)), self.solution)

    def restore(self, state: State) -> None:
        """Go back to an earlier state."""
        self.low, self.high, least, most = (one.copy() for one in state.limits)
        self.least[: len(least)], self.most[: len(most)] = least, most
        self.least[len(least) :], self.most[len(most) :] = -np.inf, np.inf
        self.solution = state.solution

    def require(self, column: int, value: float = 1.0) -> None:
        """Fix a column, and forget the solution if it says otherwise."""
        self.low[column] = self.high[column] = value
        if self.solution is not None and self.solution[column] != value:
            self.solution = None

    def minimise(self, cost: Any) -> Optimum:
        """Find the least `cost` (whole numbers, one a column), and keep to it from now on."""
        cost = np.asarray(cost, float)
        used = cost != 0
        cheapest = np.where(cost > 0, self.low, self.high)[used]
        if self.solution is not None and np.array_equal(self.solution[used], cheapest):
            self.low[used] = self.high[used] = cheapest
            value = round(float(cost @ self.solution))
            return Optimum(value, value, proven=True)
        best, fraction = self._search(cost)
        if best.value is not None and fraction is not None:
            self._narrow(cost, best.value - fraction, best.value)
        return best

    def approach(self, cost: Any) -> None:
        """Look among fractions for a solution of low `cost` to go on from, without keeping to it."""
        begun = self._linear.getBasis().valid
        _, columns = self._solve_fractions(np.asarray(cost, float), PATIENCE if begun else AFRESH)
        if columns is not None and self._is_whole(columns):
            self.solution = np.where(self.whole, columns.round(), columns)

    def possible(self) -> NDArray[np.bool_]:
        """Tell which columns some solution, among the best so far, takes.

        Of more than ten thousand columns some that are taken may be left out.
        """
        if self.solution is None:
            self._search(np.zeros(len(self.low)))
        kept = self.solution
        if kept is None:
            return np.zeros(len(self.low), bool)
        seen = kept > CLEAR
        meetings = next(solves for columns, solves in MEETINGS if len(self.low) <= columns)
        for _ in range(meetings):
            unseen = self.open & ~seen
            if not unseen.any() or not self._search(-unseen.astype(float))[0].value:
                break
            seen |= np.asarray(self.solution) > CLEAR
            self.solution = kept
        self.solution = kept
        return seen

    def _search(self, cost: Floats) -> tuple[Optimum, float | None]:
        """Solve for fractions, which often gives whole numbers; search for whole ones where not."""
        fraction, columns = self._solve_fractions(cost)
        if columns is None or fraction is None:
            return Optimum(None, 0, proven=fraction is not None), None
        bound = int(np.ceil(fraction - CLEAR * max(1.0, float(np.abs(cost).max(initial=0.0)))))
        if self._is_whole(columns):
            self.solution = np.where(self.whole, columns.round(), columns)
            return Optimum(value := round(float(cost @ self.solution)), value, proven=True), fraction
        if self.solution is not None and round(float(cost @ self.solution)) == bound:
            return Optimum(bound, bound, proven=True), fraction
        return self._search_whole(bound), fraction

    def _is_whole(self, columns: Floats) -> bool:
        return bool(np.abs(columns - columns.round())[self.whole].max(initial=0.0) < CLEAR)

    def _solve_fractions(self, cost: Floats, patience: Any = PATIENCE) -> tuple[float | None, Floats | None]:
        from highspy import HighsModelStatus as Status

        solver = self._linear
        self._send(cost)
        for limit, strategy in patience:
            solver.setOptionValue("simplex_iteration_limit", limit)
            solver.setOptionValue("simplex_strategy", strategy)
            solver.run()
            if solver.getModelStatus() in (Status.kOptimal, Status.kModelEmpty, Status.kInfeasible):
                break
            solver.clearSolver()  # at the limit, or at a loss: primal steps from an old basis may end as "unknown"
        if solver.getModelStatus() not in (Status.kOptimal, Status.kModelEmpty) or self._asks_for_nothing():
            return None, None
        return solver.getInfo().objective_function_value, np.array(solver.getSolution().col_value)

    def _asks_for_nothing(self) -> bool:
        """Say if there is no column at all and yet a row that asks for some: the solver calls that empty."""
        return not len(self.low) and bool((self.least > 0).any() or (self.most < 0).any())

    def _send(self, cost: Floats) -> None:
        """Send the solver what changed since the last time."""
        known = [cost, self.low, self.high, self.least, self.most]
        of_cost, low, high, least, most = (new != old for new, old in zip(known, self._sent, strict=True))
        columns, moved = (np.flatnonzero(one).astype(np.int32) for one in (of_cost, low | high))
        self._linear.changeColsCost(len(columns), columns, cost[columns])
        self._linear.changeColsBounds(len(moved), moved, self.low[moved], self.high[moved])
        for row in np.flatnonzero(least | most):
            self._linear.changeRowBounds(row, self.least[row], self.most[row])
        self._sent = [one.copy() for one in known]

    def _search_whole(self, bound: int) -> Optimum:
        from highspy import HighsModelStatus, HighsSolution, HighsVarType

        model = self._linear.getLp()
        kinds = (HighsVarType.kContinuous, HighsVarType.kInteger)
        model.integrality_ = [kinds[int(whole)] for whole in self.whole]
        solver = _solver(mip_rel_gap=0.0, **self._limits)
        solver.passModel(model)
        if self._work < np.inf and _count_work(solver) > self._work:
            return Optimum(None, bound, proven=False)
        if self.solution is not None:
            start = HighsSolution()
            start.col_value = list(self.solution)
            solver.setSolution(start)
        solver.run()
        found = solver.getInfo()
        done = solver.getModelStatus() == HighsModelStatus.kOptimal
        if np.isfinite(found.mip_dual_bound):
            bound = max(bound, int(np.ceil(found.mip_dual_bound - CLEAR)))
        if found.primal_solution_status != 2:
            return Optimum(None, bound, proven=False)
        columns = np.array(solver.getSolution().col_value)
        if self.solution is not None and abs(columns @ model.col_cost_ - found.objective_function_value) > 0.5:
            return self._search_afresh(bound)
        self.solution = np.where(self.whole, columns.round(), columns)
        value = round(found.objective_function_value)
        return Optimum(value, value if done else min(bound, value), proven=done or bound >= value)

    def _search_afresh(self, bound: int) -> Optimum:
        """Search without a start: HiGHS 1.16 may give it back as if it were the better solution that it found."""
        start, self.solution = self.solution, None
        best = self._search_whole(bound)
        self.solution = start if self.solution is None else self.solution
        return best

    def _narrow(self, cost: Floats, gap: float, value: int) -> None:
        """Keep what costs no more than `value`, `gap` above the best of fractions."""
        duals = self._linear.getSolution()
        column, row = np.array(duals.col_dual), np.array(duals.row_dual)
        close = gap < CLEAR * max(1.0, float(np.abs(cost).max(initial=0.0)))
        reach = CLEAR if close else gap + CLEAR
        sure = self.whole | close
        self.high = np.where(sure & (column > reach), self.low, self.high)
        self.low = np.where(sure & (column < -reach), self.high, self.low)
        if close:
            self.most = np.where(row > CLEAR, self.least, self.most)
            self.least = np.where(row < -CLEAR, self.most, self.least)
        else:
            used = np.flatnonzero(cost).astype(np.int32)
            self._linear.addRow(-np.inf, float(value), len(used), used, cost[used])
            self.least, self.most = np.append(self.least, -np.inf), np.append(self.most, float(value))
            self._sent[3:] = np.append(self._sent[3], -np.inf), np.append(self._sent[4], float(value))


def _solver(**options: float) -> Any:
    """Make a solver that prints nothing, not even its name, and that starts no thread."""
    from highspy import Highs

    class Quiet(Highs):  # type: ignore[misc]
        def enableCallbacks(self) -> None:  # noqa: N802 - called when a solver is made
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()

    solver = Quiet()
    for name, value in {**STEADY, **options}.items():
        solver.setOptionValue(name, value)
    return solver


def _count_work(solver: Any) -> int:
    """Give rows x entries of what presolve leaves."""
    solver.presolve()
    left = solver.getPresolvedLp()
    return int(left.num_row_ * len(left.a_matrix_.value_))


def _model(rows: Any, low: Floats, high: Floats, least: Floats, most: Floats) -> Any:
    from highspy import HighsLp, MatrixFormat

    model = HighsLp()
    model.num_row_, model.num_col_ = rows.shape
    model.col_cost_, model.col_lower_, model.col_upper_ = np.zeros(len(low)), low, high
    model.row_lower_, model.row_upper_ = least, most
    model.a_matrix_.format_ = MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
    return model


@dataclass(frozen=True, slots=True)
class Answer:
    """The chosen columns, None where none were found in time; and the proven least cost."""

    chosen: NDArray[np.bool_] | None
    bound: int
    proven: bool


def smallest(
    cost: Any,
    whole: NDArray[np.bool_],
    rows: Any,
    least: Floats,
    most: Floats,
    *,
    seconds: int = 1,
    work: float = WORK,
) -> Answer:
    """Choose columns of least total cost with `least <= rows @ chosen <= most`.

    In small programs, of choices of equal cost the one with the smallest sum of places is
    taken, and so the first by id; in others, the first that the solver meets.

    Parameters
    ----------
    cost
        What choosing each column costs, a whole number.
    whole
        The columns that must be chosen wholly or not at all; the others follow from them.
    rows, least, most
        The constraints: a sparse matrix and the limits of each row.
    seconds
        About how long the search may take: what counts is not the clock, but so many times a hundred nodes,
        and so many times `work`.
    """
    program = IntegerProgram(
        rows, least, most, whole=whole, nodes=NODES * seconds, work=work * seconds, seconds=SECONDS * seconds
    )
    best = program.minimise(cost)
    if best.proven and program.solution is not None and len(cost) <= TIES_UP_TO:
        program.minimise(np.cumsum(whole) * whole)
    chosen = None if program.solution is None else program.solution > 0.5
    return Answer(chosen, max(0, best.bound), best.proven)
