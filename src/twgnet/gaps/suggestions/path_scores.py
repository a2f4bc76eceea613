"""Three-step paths: who is like those that named a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIGITS = 10  # beyond, the order of summation would decide who comes first


def normalised(named: Any, sizes: NDArray[np.int64]) -> Any:
    """Divide each tie by the square roots of both its ends' degrees.

    Parameters
    ----------
    named
        Sparse 0/1 matrix of classes of organisations (rows) by groups.
    sizes
        How many organisations each class has.
    """
    import numpy as np
    from scipy import sparse

    rows, columns = named.tocoo().coords
    degrees = named.sum(axis=1)[rows] * (sizes @ named)[columns]
    return sparse.csr_array((named.data / np.sqrt(degrees), (rows, columns)), shape=named.shape)


def three_step_scores(ties: Any, sizes: NDArray[np.int64], groups: NDArray[np.int64]) -> NDArray[np.float64]:
    """Score classes of organisations (rows) for some groups (columns) by three-step paths.

    S = B B' B with B the degree-normalised ties: organisation, group, organisation that
    named the wanted group. Summed over the members of each class.

    References
    ----------
    Daminelli, S. et al. (2015). Common neighbours and the local-community-paradigm for
    topological link prediction in bipartite networks. New Journal of Physics 17, 113037.
    """
    import numpy as np

    weighted = ties.multiply(sizes[:, None]).tocsr()
    between_groups = (ties.T @ weighted[:, groups]).toarray()
    scores: NDArray[np.float64] = np.round(ties @ between_groups, DIGITS)
    return scores
