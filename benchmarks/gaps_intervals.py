"""How often the intervals of `twgnet gaps` hold, over thousands of draws from known populations.

    python benchmarks/gaps_intervals.py

Each line is a population of N organisations of which n answer at random. "one" is the least
coverage of the 95 % interval over all groups, exact (summed over every possible answer) and over
the draws; "all" is how often the simultaneous intervals of all groups hold at once, "ranks" how
often every group's true rank lies among those left open, "types" the least coverage of the
interval by type where three types answer at 20, 50 and 90 %, and "verdicts" how many of the
verdicts `short` and `met` are wrong.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import comb

import numpy as np

from twgnet.gaps.coverage.interval import interval
from twgnet.gaps.coverage.ranks import surely_more
from twgnet.gaps.coverage.strata import Strata, Stratum
from twgnet.gaps.coverage.verdict import decide_verdict

DRAWS = 1_000
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
        answers = population[rng.permutation(total)[:answered]]
        named = answers.sum(axis=0)
        one = np.array([once(int(r), answered, total, LEVEL) for r in named])
        low, high = np.array([once(int(r), answered, total, LEVEL / groups) for r in named]).T
        single += (one[:, 0] <= truth) & (truth <= one[:, 1])
        together += bool(((low <= truth) & (truth <= high)).all())
        above = surely_above(answers, total - answered, LEVEL / (groups * (groups - 1)))
        rank_low, rank_high = 1 + above.sum(axis=0), groups - above.sum(axis=1)
        ranks += bool(((rank_low <= 1 + better) & (groups - worse <= rank_high)).all())
    return single.min() / DRAWS, together / DRAWS, ranks / DRAWS


@lru_cache(None)
def more(only: int, both: int, nonrespondents: int, limit: Fraction) -> bool:
    return surely_more(only, both, nonrespondents, limit)


def surely_above(answers: np.ndarray, nonrespondents: int, limit: Fraction) -> np.ndarray:
    """Tell for every two groups (row, column) whether the first is surely above the second."""
    wanted = answers.astype(int)
    only = wanted.T @ (1 - wanted)
    return np.array(
        [
            [more(int(a), int(a + b), nonrespondents, limit) for a, b in zip(*pair, strict=True)]
            for pair in zip(only, only.T, strict=True)
        ]
    )


def by_type(rng: np.random.Generator) -> tuple[float, float]:
    """Give the least coverage of the intervals by type, and how many verdicts are wrong."""
    sizes, answered = np.array([80, 40, 20]), np.array([16, 20, 18])
    kind = np.repeat([0, 1, 2], sizes)
    population = rng.random((sizes.sum(), 12)) < rng.beta(1, 8, (3, 12))[kind]
    truth, held, wrong, clear = population.sum(axis=0), np.zeros(12), 0, 0
    strata = [np.flatnonzero(kind == k) for k in range(3)]
    for _ in range(DRAWS // 5):
        drawn = np.concatenate([rng.permutation(own)[:n] for own, n in zip(strata, answered, strict=True)])
        counts = [population[drawn][kind[drawn] == k].sum(axis=0) for k in range(3)]
        for group in range(12):
            wanting = {(str(k), "G"): int(counts[k][group]) for k in range(3)}
            types = {str(k): Stratum(int(sizes[k]), int(answered[k])) for k in range(3)}
            low, high = Strata(types, wanting).interval("G")
            held[group] += low <= truth[group] <= high
        sample = population[rng.permutation(len(population))[:54]].sum(axis=0)
        for count, true in zip(sample, truth, strict=True):
            verdict = decide_verdict(int(count), 3, 0, *once(int(count), 54, len(population), LEVEL))
            clear += verdict != "open"
            wrong += (verdict == "short" and true >= 3) or (verdict == "met" and true < 3)
    return held.min() / (DRAWS // 5), wrong / max(clear, 1)


def main() -> None:
    rng = np.random.default_rng(2017)
    for total, answered, groups in CASES:
        exact = min(exact_coverage(total, answered, k) for k in range(total + 1))
        single, together, ranks = draw(rng, total, answered, groups)
        print(
            f"N {total:5} n {answered:4} groups {groups:3}: one exact {exact:.4f}, drawn"
            f" {single:.4f}; all {together:.4f}; ranks {ranks:.4f} ({DRAWS} draws)"
        )
    held, wrong = by_type(rng)
    print(f"types: {held:.4f}; wrong verdicts of those that are clear: {wrong:.4f}")


if __name__ == "__main__":
    main()
