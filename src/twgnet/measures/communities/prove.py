"""How good communities could be at best: a bound by linear programming, for small networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from twgnet.network.equivalence import merge_equivalent

if TYPE_CHECKING:
    from twgnet.network.biadjacency import Ties

Floats = NDArray[np.float64]

SMALL = 80  # classes of both sides together: beyond, the programme takes minutes
ROUNDS = 60
BROKEN = 1e-6  # by how much a triangle must be broken to be put into the programme
AT_ONCE = 4_000  # broken triangles put in together
NODES = 5_000  # of the search in whole numbers: a limit that does not depend on the machine


def bound_modularity(ties: Ties) -> float | None:
    """Give a proven upper bound of Barber's modularity; None for networks too large or without ties.

    Nodes of one module are together, and being together is transitive. The programme of all
    pairs (Groetschel and Wakabayashi 1989, Math. Program. 45:59-96) is solved with only those
    triangles that its answers break. Where the bound equals what a search found, that is proven to
    be the best there is.

    Examples
    --------
    >>> from scipy import sparse
    >>> round(bound_modularity(sparse.csr_array(np.eye(2))), 6)
    0.5
    """
    rows = merge_equivalent(ties)
    columns = merge_equivalent(rows.ties.T.tocsr())
    counted = (columns.ties.T * rows.size[:, None] * columns.size).toarray()
    size = sum(counted.shape)
    if not counted.size or size > SMALL:
        return None
    total = counted.sum()
    surplus = counted / total - np.outer(counted.sum(1), counted.sum(0)) / total**2
    return _solve(surplus, size)


def _solve(surplus: Floats, size: int) -> float:
    """Maximise the surplus of pairs that are together, adding the triangles that are broken.

    First as a linear programme, then in whole numbers; every value is a bound, the last the best.
    """
    rows = len(surplus)
    number = np.zeros((size, size), dtype=np.intp)
    upper = np.triu_indices(size, 1)
    number[upper] = np.arange(len(upper[0]))
    number += number.T
    worth = np.zeros(len(upper[0]))
    worth[number[:rows, rows:].ravel()] = surplus.ravel()
    bound = float(worth[worth > 0].sum())
    triangles = _broken((worth > 0).astype(np.float64)[number], number)
    for whole in (False, True) if len(triangles) else ():
        for _ in range(ROUNDS):
            most, together = _maximise(worth, triangles, whole)
            bound = min(bound, most)
            if together is None or not len(broken := _broken(together[number], number)):
                break
            triangles = np.concatenate([triangles, broken])
    return bound


def _maximise(worth: Floats, triangles: NDArray[np.intp], whole: bool) -> tuple[float, Floats | None]:
    """Give the bound of a programme with some triangles, and which pairs it puts together."""
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    signs = np.tile([1.0, 1.0, -1.0], len(triangles))
    cells = (np.repeat(np.arange(len(triangles)), 3), triangles.ravel())
    table = sparse.coo_array((signs, cells), (len(triangles), len(worth))).tocsr()
    found = milp(
        -worth,
        integrality=np.full(len(worth), int(whole)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(table, -np.inf, 1),
        options={"mip_rel_gap": 0, "node_limit": NODES},
    )
    least = found.mip_dual_bound if whole else found.fun
    return np.inf if least is None else -float(least), found.x


def _broken(together: Floats, number: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give the triangles i - j - k in which i and k are less together than their ties to j demand."""
    excess = together[:, :, None] + together[None, :, :] - together[:, None, :] - 1
    i, j, k = np.nonzero(excess > BROKEN)
    distinct = (i < k) & (i != j) & (j != k)
    i, j, k = i[distinct], j[distinct], k[distinct]
    worst = np.argsort(-excess[i, j, k], kind="stable")[:AT_ONCE]
    i, j, k = i[worst], j[worst], k[worst]
    return np.column_stack([number[i, j], number[j, k], number[i, k]])
