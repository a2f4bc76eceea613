"""How long the parts of `twgnet gaps` take on large networks; the ratio is to building its records.

    python benchmarks/gaps_speed.py

The first part is a million organisations and 20 groups. The second shows, for 500 organisations and
100 groups of several shapes, how long each smallest set took and whether it was proven; where it
was not, the bounds found in the time given.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from twgnet.gaps import assess_accuracy, assess_robustness, estimate_coverage, suggest_organisations
from twgnet.gaps.classes import classify_organisations
from twgnet.gaps.robustness.removal import find_removals
from twgnet.gaps.robustness.set_cover import smallest_set_cover
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation


def popular(rng: np.random.Generator, rows: int, columns: int, steepness: float) -> np.ndarray:
    """Each names a geometric number of groups; the j-th group has weight 1 / j ** steepness."""
    weight = np.log(np.arange(1, columns + 1)) * -steepness
    count = np.clip(rng.geometric(0.35, rows), 1, columns)
    keys = rng.gumbel(size=(rows, columns)) + weight
    cut = np.take_along_axis(np.sort(keys, axis=1), columns - count[:, None], axis=1)
    return keys >= cut


def network_of(matrix: np.ndarray) -> Network:
    rows = [f"o{i:07}" for i in range(matrix.shape[0])]
    columns = [f"G{j:03}" for j in range(matrix.shape[1])]
    return Network(
        tuple(Organisation(o, o) for o in rows),
        tuple(Group(g, g) for g in columns),
        tuple(
            Interest(rows[i], rows[i], columns[j], columns[j], "certain", 1, "", 0, "", "exact", 100)
            for i, j in zip(*np.nonzero(matrix), strict=True)
        ),
    )


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    return call(), time.perf_counter() - start


def a_million() -> None:
    matrix = popular(np.random.default_rng(0), 1_000_000, 20, 0.5)
    network, build = timed(lambda: network_of(matrix))
    print(f"1 000 000 x 20, {len(network.interests)} interests: records {build:.1f} s")
    options = {"invited": 2_000_000, "answered": 1_000_000, "target": 100_000}
    gaps, consumed = timed(lambda: estimate_coverage(network, **options))
    parts = {
        "coverage": consumed,
        "fragility": timed(lambda: assess_robustness(network))[1],
        "suggestions": timed(lambda: suggest_organisations(network, gaps))[1],
        "accuracy": timed(lambda: assess_accuracy(network))[1],
    }
    for name, consumed in parts.items():
        print(f"  {name:12} {consumed:5.2f} s, {consumed / build:.2f} of the records")


def smallest_sets(name: str, matrix: np.ndarray) -> None:
    classes = classify_organisations(network_of(matrix))
    searches = {
        "removal": lambda: find_removals(classes)[0],
        "cover": lambda: smallest_set_cover(classes, 1),
        "cover twice": lambda: smallest_set_cover(classes, 2),
    }
    for search, call in searches.items():
        found, consumed = timed(call)
        size = len(found.organisations)
        verdict = "proven" if found.proven else f"not proven, at least {found.bound}"
        print(f"  {name:24} {search:12} {size:4} {consumed:5.2f} s {verdict}")


def main() -> None:
    a_million()
    print("500 x 100")
    for seed in (0, 1, 2):
        rng = np.random.default_rng(seed)
        smallest_sets("popularity 1/j", popular(rng, 500, 100, 1.0))
        smallest_sets("random, density 0.01", rng.random((500, 100)) < 0.01)
        smallest_sets("popularity 1/sqrt(j)", popular(rng, 500, 100, 0.5))
        smallest_sets("random, density 0.04", rng.random((500, 100)) < 0.04)


if __name__ == "__main__":
    main()
