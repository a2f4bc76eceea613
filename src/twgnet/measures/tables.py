"""The measures as tables: one row for each organisation, one for each group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan

from twgnet.measures.catalogue import CORE, Measure
from twgnet.measures.compute import measure_side
from twgnet.measures.pairs.find import Pairs
from twgnet.measures.two_mode import TwoModeGraph
from twgnet.model.measures import CentralityRange, Measures, NodeMeasures
from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation
from twgnet.network import find_sole_covers
from twgnet.schema import DIGITS, TABLES, Cell, Table, free_name

RANGES = ("closeness_low", "closeness_high", "betweenness_low", "betweenness_high")


def organisation_rows(network: Network, measures: Measures, ranges: Iterable[CentralityRange] = ()) -> Table:
    """Give the table `organisations`: measures, the groups only it named, ranges, and its attributes.

    An attribute whose name is a column of the contract is written as `<name> (given)`.

    Examples
    --------
    >>> organisation_rows(Network((), (), ()), Measures((), ())).rows
    ()
    """
    contract = TABLES["organisations"].names
    given = sorted({key for organisation in network.organisations for key in organisation.attributes})
    sole = find_sole_covers(network)
    ends = {one.organisation_id: one for one in ranges}
    rows = []
    for organisation, node in zip(network.organisations, measures.organisations, strict=True):
        known: dict[str, Cell] = {
            "organisation_id": organisation.id,
            "organisation": organisation.name,
            "acronym": organisation.acronym,
            "organisation_type": organisation.type,
            "sole_cover": ";".join(sole.get(organisation.id, ())),
            **_measured(node),
            **{column: _rounded(getattr(ends.get(organisation.id), column, None)) for column in RANGES},
        }
        attributes = (organisation.attributes.get(key) for key in given)
        rows.append((*(known[column] for column in contract), *attributes))
    names = (free_name(key, contract) for key in given)
    return Table("organisations", (*contract, *names), tuple(rows))


def group_rows(network: Network, measures: Measures) -> Table:
    """Give the table `groups`: every group of the registry with its measures.

    Examples
    --------
    >>> group_rows(Network((), (), ()), Measures((), ())).columns[:3]
    ('group_id', 'group', 'official')
    """
    columns = TABLES["groups"].names
    rows = []
    for group, node in zip(network.groups, measures.groups, strict=True):
        known: dict[str, Cell] = {
            "group_id": group.id,
            "group": group.name,
            "official": group.official,
            **_measured(node),
        }
        rows.append(tuple(known[column] for column in columns))
    return Table("groups", columns, tuple(rows))


def measure_rows(network: Network, measures: Sequence[Measure], side: str, *, seed: int = 0) -> Table:
    """Give a table of the measures asked for, one row for each node of a side.

    Parameters
    ----------
    measures
        Entries of the catalogue (see `find_measures`).
    side
        `organisations` or `groups`.
    """
    nodes: Sequence[Organisation | Group] = network.organisations if side == "organisations" else network.groups
    one = side.removesuffix("s")
    graph = TwoModeGraph.of(network, seed=seed)
    columns = measure_side(graph, measures, 0 if side == "organisations" else 1).values()
    rows = zip((node.id for node in nodes), (node.name for node in nodes), *columns, strict=True)
    names = (f"{one}_id", one, *(measure.name for measure in measures))
    return Table("measures", names, tuple(tuple(_rounded(cell) for cell in row) for row in rows))


def pair_rows(network: Network, pairs: Pairs) -> Table:
    """Give the table `pairs_organisations` or `pairs_groups`."""
    nodes: Sequence[Organisation | Group] = network.organisations if pairs.side == "organisations" else network.groups
    name = f"pairs_{pairs.side}"
    found, chance = pairs.found, pairs.chance
    numbers = (chance.expected, chance.p, pairs.q, found.jaccard, found.newman)
    columns = [column.round(DIGITS).tolist() for column in numbers]
    rows = tuple(
        (nodes[a].id, nodes[a].name, nodes[b].id, nodes[b].name, int(shared), *rest)
        for a, b, shared, *rest in zip(found.a.tolist(), found.b.tolist(), found.shared.tolist(), *columns, strict=True)
    )
    return Table(name, TABLES[name].names, rows)


def _measured(node: NodeMeasures) -> dict[str, Cell]:
    return {measure.name: _rounded(getattr(node, measure.name)) for measure in CORE}


def _rounded(value: Cell) -> Cell:
    if not isinstance(value, float):
        return value
    return None if isnan(value) else round(value, DIGITS)
