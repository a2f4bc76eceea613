"""Who is central, and how that changes without the organisation of most interests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from twgnet.model.measures import CentralityRange, NodeMeasures
from twgnet.model.results import Results

MOST = 10


@dataclass(frozen=True, slots=True)
class Central:
    """One organisation, its measures, and its rank by betweenness with and without the largest.

    `range` is None where samples tell none; `rank_without` is None for the largest itself.
    """

    name: str
    measures: NodeMeasures
    range: CentralityRange | None
    rank: int
    rank_without: int | None


def central(results: Results) -> list[Central]:
    """Give the organisations that lie most between others, most first; equals share a rank."""
    names = {one.id: one.name for one in results.network.organisations}
    ranks = _ranks(results.measures.organisations)
    ranges = {one.organisation_id: one for one in results.centrality_ranges if isfinite(one.closeness_low)}
    without = _ranks(results.without_largest.organisations)
    ordered = sorted(
        (one for one in results.measures.organisations if one.degree),
        key=lambda one: (ranks[one.id], -one.degree, one.id),
    )
    return [
        Central(names[one.id], one, ranges.get(one.id), ranks[one.id], without.get(one.id)) for one in ordered[:MOST]
    ]


def _ranks(nodes: Iterable[NodeMeasures]) -> dict[str, int]:
    values = {one.id: one.betweenness for one in nodes}
    rank: dict[float, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=True), 1):
        rank.setdefault(value, place)
    return {node: rank[value] for node, value in values.items()}
