"""How well the answers point to who wants a group: interests hidden in turn, against chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twgnet.model.gaps import Accuracy, Method
from twgnet.model.network import Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

METHODS: tuple[Method, ...] = ("three-step paths", "popularity")
FEWEST = 20  # interests; with fewer, the accuracy would itself be a guess
MOST_DRAWS = 99
FEWEST_DRAWS = 19  # the least that can show p = .05
PAIRS = 10_000_000  # hidden interests x compared interests, over all draws: about a second
HIDDEN = 200  # interests hidden at most, drawn at random
ORGANISATIONS = 1_000  # that are looked at at most, drawn at random


def assess_accuracy(network: Network, *, seed: int = 0) -> tuple[Accuracy, ...]:
    """Measure how well two ways of suggesting find interests that were hidden from them.

    Each interest is hidden in turn, from the scores of everybody, and every organisation it is
    compared with loses one of its interests as well, so that hiding does not lower the hidden one
    only. The reference are random networks in which every organisation wants as many groups and every
    group is wanted as often: there popular organisations are found as well, though nothing else is.

    Returns
    -------
    tuple of Accuracy
        For all groups together (`group_id` empty), then for each group that two or more want, by
        three-step paths and by popularity; nothing where there are fewer than 20 interests.

    References
    ----------
    Dacrema, M. F., Cremonesi, P. and Jannach, D. (2019). Are we really making much progress?
    RecSys 2019. (Why a simple way stands beside.)
    """
    if len(network.interests) < FEWEST:
        return ()
    import numpy as np

    from twgnet.network import to_biadjacency
    from twgnet.network.fixed_margins import draw_networks

    rng = np.random.default_rng(seed)
    ties = to_biadjacency(network)
    ties = ties[_choose(ties.shape[0], ORGANISATIONS, rng)]
    hidden = _choose(ties.nnz, HIDDEN, rng)  # by their place when sorted by group
    draws = count_draws(len(hidden), ties.nnz)
    observed = _by_group(ties.toarray() > 0, rng, hidden)
    drawn = [_by_group(one, rng, hidden) for block in draw_networks(ties, draws, seed) for one in block]
    return tuple(_compare(network, observed, np.stack(drawn)))


def count_draws(hidden: int, interests: int) -> int:
    """Give how many random networks are drawn in about a second.

    Examples
    --------
    >>> [count_draws(*pair) for pair in ((200, 505), (200, 510), (200, 2_500), (200, 2_501), (200, 9_000))]
    [99, 98, 20, 19, 19]
    """
    return max(FEWEST_DRAWS, min(MOST_DRAWS, PAIRS // (hidden * interests)))


def _choose(number: int, most: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Choose some of so many at random, in order: all where that is not too many."""
    import numpy as np

    return np.arange(number) if number <= most else np.sort(rng.choice(number, most, replace=False))


def _by_group(wanted: NDArray[np.bool_], rng: np.random.Generator, hidden: NDArray[np.int64]) -> Floats:
    """Give the sums of areas, by method, and how many were measured, for each group."""
    import numpy as np

    from twgnet.gaps.suggestions.hidden_interests import HiddenInterests

    interests = HiddenInterests(wanted, rng)
    sums = np.zeros((len(METHODS) + 1, wanted.shape[1]))
    which = interests.group[hidden]
    for group in np.unique(which):
        areas = interests.areas(int(group), interests.who[hidden[which == group]])
        sums[:, group] = *areas.sum(axis=1), areas.shape[1]
    return sums


def _compare(network: Network, observed: Floats, drawn: Floats) -> list[Accuracy]:
    sizes = observed[-1]
    found = [
        _accuracy("", method, observed[number].sum(), drawn[:, number].sum(axis=1), sizes.sum())
        for number, method in enumerate(METHODS)
        if sizes.sum()
    ]
    for column, group in enumerate(network.groups):
        if sizes[column] >= 2:
            found += [
                _accuracy(group.id, method, observed[number, column], drawn[:, number, column], sizes[column])
                for number, method in enumerate(METHODS)
            ]
    return found


def _accuracy(group_id: str, method: Method, area: float, drawn: Floats, hidden: float) -> Accuracy:
    import numpy as np

    reference = drawn / hidden
    low, high = np.quantile(reference, (0.025, 0.975))
    above = (1 + (reference >= area / hidden - 1e-9).sum()) / (1 + len(reference))
    return Accuracy(
        group_id,
        method,
        float(area / hidden),
        float(reference.mean()),
        float(low),
        float(high),
        float(above),
        int(hidden),
    )
