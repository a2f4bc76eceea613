"""The integer programme: one call of scipy's HiGHS that tells a proven optimum from a bound."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NODES_FOR_TIES = 50  # a limit in nodes, not seconds, so that every machine stops at one answer


@dataclass(frozen=True, slots=True)
class Answer:
    """The chosen variables, None where none was found in time; and the proven least cost."""

    chosen: NDArray[np.bool_] | None
    bound: int
    proven: bool


def smallest(
    cost: NDArray[np.float64],
    rank: NDArray[np.float64],
    rows: Any,
    least: NDArray[np.float64],
    seconds: float,
) -> Answer:
    """Choose variables of least total cost with `rows @ chosen >= least`.

    Among choices of equal cost the one with the smallest sum of ranks is preferred.

    Parameters
    ----------
    cost, rank
        Whole numbers per variable: what choosing it costs, and its place by id.
    rows, least
        The constraints, a sparse matrix and the least value of each row.
    seconds
        When to stop; the answer is then unproven and the bound is the least cost possible.
    """
    import numpy as np

    first = _solve(cost, [(rows, least, np.inf)], seconds)
    if first.x is None:
        return Answer(None, 0, proven=False)
    bound = max(0, ceil((first.mip_dual_bound or 0.0) - 1e-6))
    if first.status != 0:
        return Answer(first.x > 0.5, bound, proven=False)
    total = round(first.fun)
    equal = [(rows, least, np.inf), (cost[None], total, total)]
    second = _solve(rank, equal, seconds, NODES_FOR_TIES)
    chosen = first.x if second.x is None else second.x
    return Answer(chosen > 0.5, total, proven=True)


def _solve(
    cost: NDArray[np.float64], constraints: list[Any], seconds: float, nodes: int = 2**31 - 1
) -> Any:
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    return milp(
        cost,
        integrality=np.ones(len(cost), dtype=int),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(*constraint) for constraint in constraints],
        options={"mip_rel_gap": 0.0, "time_limit": seconds, "node_limit": nodes},
    )
