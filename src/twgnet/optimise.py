"""The integer programme: one call of scipy's HiGHS that tells a proven optimum from a bound."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NODES = 100  # some eight seconds for the hardest networks of 500 x 100 that were tried
SECONDS = 120.0  # a net below everything else: stopping here differs between machines
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
) -> Answer:
    """Choose variables of least total cost with `least <= rows @ chosen <= most`.

    A search that is not done after `NODES` is unproven, and its bound is the least cost possible.
    No clock is asked, so every machine gives the same answer, but for one that `SECONDS` end.

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
    """
    import numpy as np

    limits = [(rows, least, most)]
    first = _solve(cost, whole, limits)
    bound = max(0, ceil((first.mip_dual_bound or 0.0) - 1e-6))
    if first.x is None or first.status != 0:
        return Answer(None if first.x is None else first.x > 0.5, bound, proven=False)
    total = round(first.fun)
    if len(cost) > TIES_UP_TO:
        return Answer(first.x > 0.5, total, proven=True)
    places = (np.cumsum(whole) * whole).astype(float)
    second = _solve(places, whole, [*limits, (cost[None], total, total)])
    return Answer((first.x if second.x is None else second.x) > 0.5, total, proven=True)


def _solve(cost: NDArray[np.float64], whole: NDArray[np.bool_], limits: list[Any]) -> Any:
    from scipy.optimize import Bounds, LinearConstraint, milp

    return milp(
        cost,
        integrality=whole.astype(int),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(*limit) for limit in limits],
        options={"mip_rel_gap": 0.0, "node_limit": NODES, "time_limit": SECONDS},
    )
