"""The integer programme: one call of scipy's HiGHS that tells a proven optimum from a bound."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TIES_UP_TO = 300  # variables: a second programme for the first of equal sets is quick up to here


@dataclass(frozen=True, slots=True)
class Answer:
    """The chosen variables, None where none was found in time; and the proven least cost."""

    chosen: NDArray[np.bool_] | None
    bound: int
    proven: bool


def smallest(
    cost: NDArray[np.float64],
    whole: NDArray[np.bool_],
    rows: Any,
    least: NDArray[np.float64],
    most: NDArray[np.float64],
    seconds: float,
) -> Answer:
    """Choose variables of least total cost with `least <= rows @ chosen <= most`.

    In small programmes, of choices of equal cost the one with the smallest sum of places is
    taken, and so the first by id; in others, the first that the solver meets.

    Parameters
    ----------
    cost
        What choosing each variable costs, a whole number.
    whole
        The variables that must be chosen wholly or not at all; the others follow from them.
    rows, least, most
        The constraints: a sparse matrix and the limits of each row.
    seconds
        When to stop; the answer is then unproven and the bound is the least cost possible.
    """
    import numpy as np

    limits = [(rows, least, most)]
    first = _solve(cost, whole, limits, seconds)
    bound = max(0, ceil((first.mip_dual_bound or 0.0) - 1e-6))
    if first.x is None or first.status != 0:
        return Answer(None if first.x is None else first.x > 0.5, bound, proven=False)
    total = round(first.fun)
    if len(cost) > TIES_UP_TO:
        return Answer(first.x > 0.5, total, proven=True)
    places = (np.cumsum(whole) * whole).astype(float)
    second = _solve(places, whole, [*limits, (cost[None], total, total)], seconds)
    return Answer((first.x if second.x is None else second.x) > 0.5, total, proven=True)


def _solve(
    cost: NDArray[np.float64], whole: NDArray[np.bool_], limits: list[Any], seconds: float
) -> Any:
    from scipy.optimize import Bounds, LinearConstraint, milp

    return milp(
        cost,
        integrality=whole.astype(int),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(*limit) for limit in limits],
        options={"mip_rel_gap": 0.0, "time_limit": seconds},
    )
