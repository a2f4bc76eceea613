"""The measures as tables: one row for each organisation, one for each group."""

from __future__ import annotations

from twgnet.model.measures import Measures, NodeMeasures
from twgnet.model.network import Network
from twgnet.network import find_sole_covers
from twgnet.schema import DIGITS, TABLES, Cell, Table, free_name


def organisation_rows(network: Network, measures: Measures) -> Table:
    """Give the table `organisations`: measures, the groups only it named, and its attributes.

    An attribute whose name is a column of the contract is written as `<name> (given)`.

    Examples
    --------
    >>> organisation_rows(Network((), (), ()), Measures((), ())).rows
    ()
    """
    contract = TABLES["organisations"].names
    given = sorted({key for organisation in network.organisations for key in organisation.attributes})
    sole = find_sole_covers(network)
    rows = []
    for organisation, node in zip(network.organisations, measures.organisations, strict=True):
        known: dict[str, Cell] = {
            "organisation_id": organisation.id,
            "organisation": organisation.name,
            "acronym": organisation.acronym,
            "organisation_type": organisation.type,
            "sole_cover": ";".join(sole.get(organisation.id, ())),
            **_measured(node),
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


def _measured(node: NodeMeasures) -> dict[str, Cell]:
    return {
        "degree": node.degree,
        "degree_centrality": round(node.degree_centrality, DIGITS),
        "closeness": round(node.closeness, DIGITS),
        "betweenness": round(node.betweenness, DIGITS),
        "eigenvector": None if node.eigenvector is None else round(node.eigenvector, DIGITS),
        "community": node.community,
    }
