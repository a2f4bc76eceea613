"""Many tests at once: how many of those called significant would be so by chance."""

from __future__ import annotations

from collections.abc import Sequence


def false_discovery(chances: Sequence[float], tests: int | None = None) -> list[float]:
    """Adjust p-values for how many there are.

    `tests` counts those too whose p is 1 and that are not in the list.

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of
    the Royal Statistical Society B 57, 289-300.

    Examples
    --------
    >>> false_discovery([0.01, 0.5, 0.04])
    [0.03, 0.5, 0.06]
    """
    tests = tests or len(chances)
    order = sorted(range(len(chances)), key=lambda i: -chances[i])
    adjusted, least = [1.0] * len(chances), 1.0
    for rank, i in zip(range(len(chances), 0, -1), order, strict=True):
        least = min(least, chances[i] * tests / rank)
        adjusted[i] = least
    return adjusted
