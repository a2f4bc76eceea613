"""How often the range of an organisation's centrality holds its mean over all samples that hold it.

    python benchmarks/measures_ranges.py

Each line is a population of N organisations and 12 groups of which n answer at random: the share of
organisations of the sample whose range (95 % of resamples) holds the mean of 150 true samples.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from twgnet.measures.nodes.betweenness import betweenness_centrality
from twgnet.measures.nodes.closeness import closeness_centrality
from twgnet.measures.resample import DRAWS, range_of_rows
from twgnet.measures.two_mode import TwoModeGraph

CASES = [(60, 30), (109, 30), (109, 49)]
POPULATIONS, SAMPLES, TRIES = 5, 150, 8
GROUPS = 12


def draw_population(rng: np.random.Generator, total: int) -> csr_array:
    """Give organisations that want one group or more, some of them many."""
    wanted = rng.random((total, GROUPS)) < rng.beta(1.5, 6, (total, 1)) + 0.03
    wanted[np.arange(total), rng.integers(0, GROUPS, total)] = True
    return csr_array(wanted.astype(float))


def cover_mean(rng: np.random.Generator, total: int, answered: int) -> np.ndarray:
    """Give the share of ranges that hold the mean, of closeness and of betweenness."""
    population = draw_population(rng, total)
    values = np.full((SAMPLES, 2, total), np.nan)
    for one in values:
        rows = np.sort(rng.permutation(total)[:answered])
        graph = TwoModeGraph(range(answered), range(GROUPS), population[rows])
        one[:, rows] = closeness_centrality(graph)[0], betweenness_centrality(graph)[0]
    mean, held = np.nanmean(values, axis=0), []
    for _ in range(TRIES):
        rows = np.sort(rng.permutation(total)[:answered])
        low, high = range_of_rows(population[rows], total, DRAWS, rng)
        held.append(((low <= mean[:, rows] + 1e-12) & (mean[:, rows] <= high + 1e-12)).mean(axis=1))
    return np.mean(held, axis=0)


def main() -> None:
    rng = np.random.default_rng(2017)
    for total, answered in CASES:
        held = np.mean([cover_mean(rng, total, answered) for _ in range(POPULATIONS)], axis=0)
        print(f"N {total:4} n {answered:3}: closeness {held[0]:.3f}, betweenness {held[1]:.3f}")


if __name__ == "__main__":
    main()
