"""What the shortest paths of a two-mode network say of each node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Floats = NDArray[float64]


@dataclass(frozen=True, slots=True)
class Reach:
    """What is reached from each node of one side, itself left out of its own side.

    The distance of two organisations that share a group is 2, of an organisation and its group 1.

    Attributes
    ----------
    same, other
        How many nodes of the same and of the other side can be reached.
    farness
        The sum of the distances to all of them.
    nearness
        The sum of one over the distances to all of them.
    between
        The sum over unordered pairs of other nodes of the share of their shortest paths
        that pass through the node.
    """

    same: Floats
    other: Floats
    farness: Floats
    nearness: Floats
    between: Floats

    def of(self, class_of: NDArray[intp]) -> Reach:
        """Give every node what its class reaches; -1, a node without ties, reaches nothing."""
        import numpy as np

        def spread(values: Floats) -> Floats:
            return np.append(values, 0.0)[class_of]

        return Reach(
            spread(self.same),
            spread(self.other),
            spread(self.farness),
            spread(self.nearness),
            spread(self.between),
        )
