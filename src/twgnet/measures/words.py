"""What the measures of each node mean, in a sentence for a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.model.measures import Measures, NodeMeasures


def in_words(measures: Measures) -> dict[str, str]:
    """Say in one sentence what was measured of each node, by its key in the graph.

    Ranks count those that are strictly higher on the same side, so equals share a rank.

    Examples
    --------
    >>> vbnk = NodeMeasures("vbnk", 1, 0.5, 0.4, 0.0, None, "A")
    >>> in_words(Measures((vbnk,), (NodeMeasures("D&D", 1, 1.0, 0.4, 0.0, None, "A"),)))["o:vbnk"]
    'reaches 1 of 1 group in one step; lies on no shortest path between others'
    """
    organisations, groups = measures.organisations, measures.groups
    reach = [_reach(node, len(groups)) for node in organisations]
    named = [_named(node, len(organisations)) for node in groups]
    return {
        **{f"o:{node.id}": words for node, words in _sentences(organisations, reach)},
        **{f"g:{node.id}": words for node, words in _sentences(groups, named)},
    }


def _reach(node: NodeMeasures, groups: int) -> str:
    what = "group" if groups == 1 else "groups"
    return f"reaches {node.degree} of {groups} {what} in one step"


def _named(node: NodeMeasures, organisations: int) -> str:
    what = "organisation" if organisations == 1 else "organisations"
    return f"named by {node.degree} of {organisations} {what}"


def _sentences(nodes: Sequence[NodeMeasures], firsts: Sequence[str]) -> list[tuple[NodeMeasures, str]]:
    rank: dict[float, int] = {}
    for place, value in enumerate(sorted((n.betweenness for n in nodes), reverse=True), 1):
        rank.setdefault(value, place)
    return [
        (node, f"{first}{_between(node, rank[node.betweenness], len(nodes))}")
        for node, first in zip(nodes, firsts, strict=True)
    ]


def _between(node: NodeMeasures, rank: int, nodes: int) -> str:
    if not node.degree:
        return ""
    if not node.betweenness:
        return "; lies on no shortest path between others"
    return f"; rank {rank} of {nodes} for lying on shortest paths between others"
