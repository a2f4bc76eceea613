"""How often the intervals of `twgnet gaps` hold, over thousands of draws from known populations.

    python benchmarks/gaps_intervals.py

Each line is a population of N organisations of which n answer at random. "one" is the least
coverage of the 95 % interval over all groups, exact (summed over every possible answer) and over
the draws; "all" is how often the simultaneous intervals of all groups hold at once, and "ranks"
how often every group's true rank lies in its joint rank set.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import comb

import numpy as np

from twgnet.gaps.coverage.interval import interval

DRAWS = 5_000
LEVEL = Fraction(1, 20)
CASES = [(109, 49, 19), (109, 49, 5), (60, 50, 19), (400, 40, 30), (1000, 700, 20), (30, 10, 8)]


def exact_coverage(total: int, answered: int, true: int) -> float:
    """Sum the chances of all answers whose interval holds the truth."""
    ways = 0
    for named in range(max(0, answered - (total - true)), min(true, answered) + 1):
        low, high = once(named, answered, total, LEVEL)
        if low <= true <= high:
            ways += comb(true, named) * comb(total - true, answered - named)
    return ways / comb(total, answered)


@lru_cache(None)
def once(named: int, answered: int, total: int, alpha: Fraction) -> tuple[int, int]:
    return interval(named, answered, total, alpha)


def draw(rng: np.random.Generator, total: int, answered: int, groups: int) -> tuple[float, ...]:
    """Give the coverage of single intervals (worst group), of all at once, and of rank sets."""
    share = rng.beta(0.8, 6, size=groups) * rng.lognormal(0, 0.5, (total, 1))  # overlapping, skewed
    population = rng.random((total, groups)) < share
    truth = population.sum(axis=0)
    places = truth[:, None] < truth
    better, worse = places.sum(axis=1), (truth[:, None] > truth).sum(axis=1)
    single, together, ranks = np.zeros(groups), 0, 0
    for _ in range(DRAWS):
        named = population[rng.permutation(total)[:answered]].sum(axis=0)
        one = np.array([once(int(r), answered, total, LEVEL) for r in named])
        low, high = np.array([once(int(r), answered, total, LEVEL / groups) for r in named]).T
        single += (one[:, 0] <= truth) & (truth <= one[:, 1])
        together += bool(((low <= truth) & (truth <= high)).all())
        rank_low = 1 + (low[None, :] > high[:, None]).sum(axis=1)
        rank_high = groups - (high[None, :] < low[:, None]).sum(axis=1)
        ranks += bool(((rank_low <= 1 + better) & (groups - worse <= rank_high)).all())
    return single.min() / DRAWS, together / DRAWS, ranks / DRAWS


def main() -> None:
    rng = np.random.default_rng(2017)
    for total, answered, groups in CASES:
        exact = min(exact_coverage(total, answered, k) for k in range(total + 1))
        single, together, ranks = draw(rng, total, answered, groups)
        print(
            f"N {total:5} n {answered:4} groups {groups:3}: one exact {exact:.4f}, drawn"
            f" {single:.4f}; all {together:.4f}; ranks {ranks:.4f} ({DRAWS} draws)"
        )


if __name__ == "__main__":
    main()
