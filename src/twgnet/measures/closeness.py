"""Two-mode closeness that stays right when the network falls apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.measures.shortest_paths import Reach

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


def closeness(reach: Reach, nodes: int) -> NDArray[float64]:
    r"""Give the component-corrected two-mode closeness, 0 to 1.

    For a node whose component holds r1 nodes of its own side and r2 of the other, of `nodes`
    = N in all:

        (r2 + 2 (r1 - 1)) / (sum of distances)  *  (r1 + r2 - 1) / (N - 1)

    The first factor is the closeness of Borgatti and Everett (1997, Social Networks 19:243-269)
    inside the component, the second the correction of Wasserman and Faust (1994, p. 201) for
    what cannot be reached. In a connected network it is Borgatti and Everett's own.
    """
    import numpy as np

    least = reach.other + 2 * reach.same
    share = (reach.same + reach.other) / max(1, nodes - 1)
    return np.divide(least * share, reach.farness, out=np.zeros_like(least), where=least > 0)
