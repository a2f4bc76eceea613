"""What a null model says of pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chance:
    """For each pair: the shared count to expect, and the chance of at least as many.

    `least_p` is the chance of as many as the two could share at most: what p could be at best.
    """

    expected: Floats
    p: Floats
    least_p: Floats
