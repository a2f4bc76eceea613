"""What the measures of one node mean, in a sentence for a meeting."""

from __future__ import annotations

from twgnet.model.measures import Measures, NodeMeasures


def in_words(node: NodeMeasures, measures: Measures) -> str:
    """Say in one sentence what was measured of an organisation or a group.

    Ranks count those that are strictly higher on the same side, so equals share a rank.

    Examples
    --------
    >>> vbnk = NodeMeasures("vbnk", 1, 0.5, 0.4, 0.0, None, "A")
    >>> in_words(vbnk, Measures((vbnk,), (vbnk, vbnk)))
    'reaches 1 of 2 groups in one step; lies on no shortest path between others'
    """
    organisation = node in measures.organisations
    own, other = measures.organisations, measures.groups
    if not organisation:
        own, other = other, own
    if not node.degree:
        return "named no group" if organisation else "named by no organisation"
    if organisation:
        first = f"reaches {node.degree} of {len(other)} groups in one step"
    else:
        first = f"named by {node.degree} of {len(other)} organisations"
    if not node.betweenness:
        return f"{first}; lies on no shortest path between others"
    higher = sum(one.betweenness > node.betweenness for one in own)
    place = f"rank {higher + 1} of {len(own)} for lying between others"
    return f"{first}; {place}"
