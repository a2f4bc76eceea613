"""Results of a large network drawn at random, with the measures that a page shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

from twgnet.model.measures import Measures, NodeMeasures
from twgnet.model.network import Network
from twgnet.model.reconciliation import Interest
from twgnet.model.registry import Group, Organisation


def large_results(results: Any, *, organisations: int, groups: int, ties: int) -> Any:
    """Give `results` with another network: `ties` distinct interests, eight communities."""
    random = Random(2017)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < ties:
        organisation = random.randrange(organisations)
        block = organisation % 8
        group = random.randrange(groups) if random.random() < 0.2 else _in_block(random, block, groups)
        pairs.add((organisation, group))
    degrees = Counter(f"o{o}" for o, _ in pairs) + Counter(f"G{g}" for _, g in pairs)
    network = Network(
        tuple(Organisation(f"o{i}", f"Organisation number {i}") for i in range(organisations)),
        tuple(Group(f"G{i}", f"Group number {i}") for i in range(groups)),
        tuple(
            Interest(f"o{o}", f"Organisation number {o}", f"G{g}", f"Group number {g}", "certain",
                     1, "s", 0, "", "exact", 100.0)
            for o, g in sorted(pairs)
        ),
    )  # fmt: skip
    measures = Measures(
        tuple(_measured(f"o{i}", i, degrees) for i in range(organisations)),
        tuple(_measured(f"G{i}", i, degrees) for i in range(groups)),
    )
    gaps = replace(results.gaps, gaps=(), suggestions=())
    reconciliation = replace(results.reconciliation, mentions=())
    return replace(
        results,
        network=network,
        measures=measures,
        gaps=gaps,
        seats=(),
        reconciliation=reconciliation,
    )


def _in_block(random: Random, block: int, groups: int) -> int:
    return min(groups - 1, block + 8 * random.randrange(max(1, groups // 8)))


def _measured(id: str, number: int, degrees: Counter[str]) -> NodeMeasures:
    return NodeMeasures(id, degrees[id], 0.1, 0.1, 0.1, 0.1, "ABCDEFGH"[number % 8])
