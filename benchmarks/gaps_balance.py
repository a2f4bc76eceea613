"""How often the tests of balance and structure call what is chance, over random networks.

    python benchmarks/gaps_balance.py

"balance" is the share of p <= .05 among all directions of all testable cells, where types are dealt
out at random: at most 5 %, and less only because counts are whole; beside it what the exact test could
reach at most in these very cells. "structure" is the share of networks drawn at random, with given
totals, that nestedness, modularity and shared interest call a pattern.
"""

from __future__ import annotations

import numpy as np
from scipy.stats import hypergeom

from twgnet.gaps import against_chance, assess_structure
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation

NETWORKS = 100


def network_of(matrix: np.ndarray, types: list[str]) -> Network:
    rows, columns = [f"o{i:03}" for i in range(len(matrix))], [f"G{j:02}" for j in range(matrix.shape[1])]
    return Network(
        tuple(Organisation(o, o, type=t) for o, t in zip(rows, types, strict=True)),
        tuple(Group(g, g) for g in columns),
        tuple(
            Interest(rows[i], rows[i], columns[j], columns[j], "certain", 1, "", 0, "", "exact", 100)
            for i, j in zip(*np.nonzero(matrix), strict=True)
        ),
    )


def balance(rng: np.random.Generator, equal: bool) -> tuple[float, float]:
    """Give the share of tests that call, and the share that the hypergeometric test can reach."""
    called = tests = 0
    reach: list[float] = []
    for _ in range(NETWORKS):
        activity = np.full(60, 0.2) if equal else rng.beta(1.5, 6, 60)
        matrix = rng.random((60, 19)) < activity[:, None]
        types = ["a"] * 25 + ["b"] * 20 + ["c"] * 15
        for cell in against_chance(network_of(matrix, types)):
            if cell.testable:
                called += (cell.p_fewer <= 0.05) + (cell.p_more <= 0.05)
                tests += 2
                size = int(matrix[:, int(cell.group_id[1:])].sum())
                chances = hypergeom(60, types.count(cell.value), size)
                counts = np.arange(size + 1)
                reach += [
                    max([0.0, *(t for t in tail if t <= 0.05)])
                    for tail in (chances.cdf(counts), chances.sf(counts - 1))
                ]
    return called / tests, float(np.mean(reach))


def structure(rng: np.random.Generator) -> dict[str, float]:
    called: dict[str, int] = {"nodf": 0, "modularity": 0, "shared_interest": 0}
    for seed in range(NETWORKS):
        matrix = rng.random((25, 10)) < rng.beta(1.5, 5, 25)[:, None]
        for one in assess_structure(network_of(matrix, [""] * 25), seed=seed):
            called[one.measure] = called.get(one.measure, 0) + (one.p is not None and one.p <= 0.05)
    return {measure: called[measure] / NETWORKS for measure in ("nodf", "modularity", "shared_interest")}


def main() -> None:
    rng = np.random.default_rng(2017)
    for equal, words in ((True, "equal activity"), (False, "unequal activity")):
        called, reach = balance(rng, equal)
        print(f"balance, {words}: {called:.4f} called (the exact test can reach {reach:.4f})")
    print("structure:", structure(rng))


if __name__ == "__main__":
    main()
