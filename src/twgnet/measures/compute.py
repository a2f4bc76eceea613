"""All measures of a network: equivalent nodes merged once, paths followed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import isnan
from typing import Any

from twgnet.errors import OptionError
from twgnet.measures.catalogue import CORE, Measure, find_measures
from twgnet.measures.two_mode import Side, TwoModeGraph
from twgnet.model.measures import Measures, NodeMeasures
from twgnet.model.network import Network

FOLLOWED_TWICE = 20_000_000  # organisations x groups: of more, all shortest paths take longer than all else
DIGITS = 12  # rounding noise of the arithmetic must not decide who comes first

Value = int | float | str | None


def compute_measures(network: Network, *, seed: int = 0) -> Measures:
    """Measure every organisation and every group by the two-mode definitions of the catalogue.

    Tentative interests count as interests. A node without ties has zeros, no eigenvector and no
    community. `seed` steers the search for communities only.

    Examples
    --------
    >>> from twgnet.model.registry import Group, Organisation
    >>> from twgnet.model.reconciliation import Interest
    >>> tie = Interest("vbnk", "VBNK", "D&D", "D&D", "certain", 1, "", 0, "", "exact", 100.0)
    >>> toy = Network((Organisation("vbnk", "VBNK"),), (Group("D&D", "D&D"),), (tie,))
    >>> compute_measures(toy).organisations[0].closeness
    1.0
    """
    graph = TwoModeGraph.of(network, seed=seed)
    modularity = graph.communities.modularity
    return Measures(
        *_both_sides(network, graph, CORE),
        None if modularity is None else round(modularity, DIGITS),
    )


def _both_sides(
    network: Network, graph: TwoModeGraph, measures: Sequence[Measure]
) -> tuple[tuple[NodeMeasures, ...], tuple[NodeMeasures, ...]]:
    columns = {measure.name: _values(measure, graph) for measure in measures}
    ids = [one.id for one in network.organisations], [one.id for one in network.groups]
    organisations, groups = (
        tuple(_records(ids[side], {name: two[side] for name, two in columns.items()})) for side in (0, 1)
    )
    return organisations, groups


def measure_nodes(
    source: Any, name: str, nodes: Iterable[Hashable] | None = None, *, seed: int = 0
) -> dict[Hashable, Value]:
    """Give one measure of every node of a study, a network or a two-mode networkx graph.

    Parameters
    ----------
    source
        A study or network, whose nodes are called `o:<id>` and `g:<id>`, or a networkx graph.
    name
        A measure of the catalogue.
    nodes
        The nodes of one side of a networkx graph; left out, those with `bipartite` 0.
    seed
        For what is searched at random.

    Returns
    -------
    dict
        A value for every node; None where the measure is not defined.

    Examples
    --------
    >>> import networkx as nx
    >>> found = measure_nodes(nx.davis_southern_women_graph(), "betweenness")
    >>> round(found["Evelyn Jefferson"], 4)
    0.0966
    """
    graph = TwoModeGraph.of(source, nodes, seed=seed)
    (measure,) = find_measures(name)
    rows, columns = _values(measure, graph)
    return dict(zip((*graph.rows, *graph.columns), (*rows, *columns), strict=True))


def measure_side(graph: TwoModeGraph, measures: Sequence[Measure], side: int) -> dict[str, list[Value]]:
    """Give the values of some measures for the rows (side 0) or the columns (1)."""
    return {measure.name: _values(measure, graph)[side] for measure in measures}


def _values(measure: Measure, graph: TwoModeGraph) -> tuple[list[Value], list[Value]]:
    if measure.too_long and measure.too_long(graph):
        raise OptionError("options.measure_too_long", name=measure.name)
    rows, columns = (_plain(side, measure.whole) for side in measure.compute(graph))
    return rows, columns


def _plain(side: Side, whole: bool) -> list[Value]:
    """Give plain values, None where there is none."""
    return [_one(value, whole) for value in side.tolist()]


def _one(value: Any, whole: bool) -> Value:
    if isinstance(value, str):
        return value
    if isnan(value):
        return None
    return int(value) if whole else round(value, DIGITS)


def _records(ids: list[str], columns: dict[str, list[Any]]) -> list[NodeMeasures]:
    values = zip(*columns.values(), strict=True)
    return [NodeMeasures(id, **dict(zip(columns, own, strict=True))) for id, own in zip(ids, values, strict=True)]


def without_largest(network: Network, *, seed: int = 0) -> Measures:
    """Measure the network without the organisation that named most groups, all but its communities.

    Answers "who is central when that one does not come?". Among equals the first by id is taken
    out. Groups stay, named or not. Of more than 20 million organisations x groups nothing is given.
    """
    if len(network.organisations) * len(network.groups) > FOLLOWED_TWICE:
        return Measures((), ())
    named = Counter(tie.organisation_id for tie in network.interests)
    if not named:
        return compute_measures(network, seed=seed)
    largest = min(named, key=lambda id: (-named[id], id))
    rest = Network(
        tuple(o for o in network.organisations if o.id != largest),
        network.groups,
        tuple(tie for tie in network.interests if tie.organisation_id != largest),
    )
    central = [measure for measure in CORE if measure.name != "community"]
    return Measures(*_both_sides(rest, TwoModeGraph.of(rest, seed=seed), central))
