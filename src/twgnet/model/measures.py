"""What the measures say of each node."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NodeMeasures:
    """Two-mode centralities of one organisation or group.

    All are in 0..1 but `degree`, a count. `eigenvector` is None outside the largest
    component, where it is not defined; `community` is a letter, empty for a node
    without ties.
    """

    id: str
    degree: int
    degree_centrality: float
    closeness: float
    betweenness: float
    eigenvector: float | None
    community: str = ""


@dataclass(frozen=True, slots=True)
class CentralityRange:
    """Where the centralities of an organisation lie in 95 % of the resamples."""

    organisation_id: str
    closeness_low: float
    closeness_high: float
    betweenness_low: float
    betweenness_high: float


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of both sides, in the order of the network's organisations and groups."""

    organisations: tuple[NodeMeasures, ...]
    groups: tuple[NodeMeasures, ...]
    modularity: float | None = None
