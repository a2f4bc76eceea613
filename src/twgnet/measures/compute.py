"""All measures of a network: twins merged once, paths followed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from twgnet.measures.betweenness import most_between
from twgnet.measures.closeness import closeness
from twgnet.measures.communities import communities
from twgnet.measures.eigenvector import eigenvector, largest_component
from twgnet.measures.letters import letter
from twgnet.measures.shortest_paths import Reach, shortest_paths
from twgnet.model.measures import Measures, NodeMeasures
from twgnet.model.network import Network
from twgnet.network.equivalence import Sets, merge_equivalent

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIGITS = 12  # rounding noise of the arithmetic must not decide who comes first


@dataclass(frozen=True, slots=True)
class _Side:
    """What was measured on one side, one entry for each set or node."""

    degree: NDArray[Any]
    reach: Reach
    eigenvector: NDArray[Any]
    community: NDArray[Any]


def compute_measures(network: Network, *, seed: int = 0) -> Measures:
    """Measure every organisation and every group by the two-mode definitions.

    Degree, closeness and betweenness as Borgatti and Everett (1997) define them for two-mode
    networks, closeness corrected for components, eigenvector from the leading singular vectors
    of the largest component, communities by Barber's modularity. Tentative interests count as
    interests. A node without ties has zeros, no eigenvector and no community. `seed` steers
    the search for communities only.

    Examples
    --------
    >>> from twgnet.model.registry import Group, Organisation
    >>> from twgnet.model.reconciliation import Interest
    >>> tie = Interest("vbnk", "VBNK", "D&D", "D&D", "certain", 1, "", 0, "", "exact", 100.0)
    >>> toy = Network((Organisation("vbnk", "VBNK"),), (Group("D&D", "D&D"),), (tie,))
    >>> compute_measures(toy).organisations[0].closeness
    1.0
    """
    sets = merge_equivalent(network)
    rows, columns, modularity = _measure(sets, seed)
    organisation_ids = [organisation.id for organisation in network.organisations]
    group_ids = [group.id for group in network.groups]
    if sets.flipped:
        organisations = _each(organisation_ids, len(group_ids), columns)
        groups = _each(group_ids, len(organisation_ids), rows, sets.held_by)
    else:
        organisations = _each(organisation_ids, len(group_ids), rows, sets.held_by)
        groups = _each(group_ids, len(organisation_ids), columns)
    lettered = _largest_is_a([*organisations, *groups])
    return Measures(tuple(lettered[: len(organisations)]), tuple(lettered[len(organisations) :]), modularity)


def _measure(sets: Sets, seed: int) -> tuple[_Side, _Side, float | None]:
    import numpy as np

    rows, columns, joined = shortest_paths(sets)
    row_vector, column_vector = eigenvector(sets, largest_component(sets, joined))
    found = communities(sets, seed)
    row_modules = found.rows if found else np.zeros(len(sets.matrix), int)
    column_modules = found.columns if found else np.zeros(sets.matrix.shape[1], int)
    return (
        _Side(sets.matrix.sum(1), rows, row_vector, row_modules),
        _Side(sets.count @ sets.matrix, columns, column_vector, column_modules),
        round(found.modularity, DIGITS) if found else None,
    )


def _each(ids: Sequence[str], others: int, side: _Side, held_by: Iterable[int] | None = None) -> list[NodeMeasures]:
    """Give every node of a side what was measured of it, or of the set it holds."""
    import numpy as np

    near = closeness(side.reach, len(ids) + others).round(DIGITS)
    most = most_between(len(ids), others)
    between = (side.reach.between / most if most else side.reach.between * 0).round(DIGITS)
    vector = [None if np.isnan(v) else round(v, DIGITS) for v in side.eigenvector.tolist()]
    measured = [
        (int(k), round(k / others, DIGITS), c, b, v, str(m)) if k else None
        for k, c, b, v, m in zip(
            side.degree.tolist(),
            near.tolist(),
            between.tolist(),
            vector,
            side.community.tolist(),
            strict=True,
        )
    ]
    nothing = (0, 0.0, 0.0, 0.0, None, "")
    which = range(len(ids)) if held_by is None else held_by
    return [NodeMeasures(id, *((measured[i] if i >= 0 else None) or nothing)) for id, i in zip(ids, which, strict=True)]


def _largest_is_a(nodes: Sequence[NodeMeasures]) -> list[NodeMeasures]:
    """Letter the communities: A has most nodes; among equals, the first node decides."""
    sizes = Counter(node.community for node in nodes if node.community)
    names = {module: letter(i) for i, (module, _) in enumerate(sizes.most_common())} | {"": ""}
    return [replace(node, community=names[node.community]) for node in nodes]


def without_largest(network: Network, *, seed: int = 0) -> Measures:
    """Measure the network without the organisation that named most groups.

    Answers "who is central when that one does not come?". Among equals the first by id is taken
    out. Groups stay, named or not.
    """
    named = Counter(tie.organisation_id for tie in network.interests)
    if not named:
        return compute_measures(network, seed=seed)
    largest = min(named, key=lambda id: (-named[id], id))
    rest = Network(
        tuple(o for o in network.organisations if o.id != largest),
        network.groups,
        tuple(tie for tie in network.interests if tie.organisation_id != largest),
    )
    return compute_measures(rest, seed=seed)
