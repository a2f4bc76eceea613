"""What a graph of the network says of every node and edge, as plain values.

One place for the names of the attributes, shared by the networkx graph and the graph files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation
from twgnet.model.survey import Meaning
from twgnet.schema import TABLES, free_name

MEANING = "interest in joining, not membership"
TITLE = "Organisations and the groups they named"
ORGANISATION = ("name", "acronym", "type")
GROUP = ("name", "acronym", "name_km", "lead", "official", "target", "seats")
INTEREST = ("certainty", "weight", "row", "text", "rule", "score")  # and `source`, as `file`
OWN_ID = ("organisation_id", "group_id")  # by side; `id` is a number in Pajek, the node itself in GraphML
FORMATS = "label title pid start end parents slices spells viz key tier".split()  # GEXF takes these
_COLUMNS = (*TABLES["organisations"].names, *TABLES["groups"].names)
RESERVED = frozenset({"bipartite", "id", *OWN_ID, *ORGANISATION, *GROUP, *FORMATS, *_COLUMNS})

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,10})?")  # 007 is a code, no number

Node = tuple[str, dict[str, Any]]
Edge = tuple[str, str, dict[str, Any]]


def describe_network(network: Network, meaning: str = MEANING) -> dict[str, Any]:
    """Say what the whole graph is, and what a link in it means.

    >>> describe_network(Network((), (), ()))["meaning"]
    'interest in joining, not membership'
    """
    return {
        "name": TITLE,
        "meaning": meaning,
        "organisations": len(network.organisations),
        "groups": len(network.groups),
    }


def name_meaning(meaning: Meaning) -> str:
    """Give what a link means in the words of a graph file.

    >>> name_meaning(Meaning("member_of", "member of")), name_meaning(Meaning())
    ('member of', 'interest in joining, not membership')
    """
    return MEANING if meaning.code == "wants_to_join" else meaning.text


def describe_nodes(network: Network) -> Iterator[Node]:
    """Give every node, `o:<id>` or `g:<id>`, and what is known of it.

    `label` is what a drawing writes on it, `title` what it shows of it at a closer look. An
    attribute of an organisation whose name is taken is kept as `<name> (given)`; one that is a
    number or true or false wherever it is known is so here.
    """
    kinds = find_kinds(network.organisations)
    for organisation in network.organisations:
        known = {OWN_ID[0]: organisation.id, **_shown(organisation), **_known(organisation, ORGANISATION)}
        given = {free_name(k, RESERVED): kinds[k](value) for k, value in organisation.attributes.items()}
        yield f"o:{organisation.id}", {"bipartite": 0, **known, **given}
    for group in network.groups:
        yield f"g:{group.id}", {"bipartite": 1, OWN_ID[1]: group.id, **_shown(group), **_known(group, GROUP)}


def _shown(record: Organisation | Group) -> dict[str, str]:
    beside = [text for text in (record.acronym, getattr(record, "type", "")) if text]
    return {"label": record.name, "title": ", ".join((record.name, *beside))}


def find_kinds(organisations: Sequence[Organisation]) -> dict[str, Callable[[str], str | int | float | bool]]:
    """Give for each attribute what makes its texts values: numbers, truth values, or texts again.

    >>> some = [Organisation("a", "A", attributes={"staff": "12", "local": "true", "code": "007"})]
    >>> {name: make(some[0].attributes[name]) for name, make in find_kinds(some).items()}
    {'code': '007', 'local': True, 'staff': 12}
    """
    values: dict[str, set[str]] = {}
    for organisation in organisations:
        for name, value in organisation.attributes.items():
            values.setdefault(name, set()).add(value)
    return {name: _kind(found) for name, found in sorted(values.items())}


def _kind(values: set[str]) -> Callable[[str], str | int | float | bool]:
    if all(value.lower() in ("true", "false") for value in values):
        return lambda value: value.lower() == "true"
    return _number if all(_NUMBER.fullmatch(value) for value in values) else str


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def describe_edges(network: Network, meaning: str = MEANING) -> Iterator[Edge]:
    """Give every interest: its two ends, what it means, how sure it is and where it was written."""
    for tie in network.interests:
        known = _known(tie, INTEREST)
        data = {"meaning": meaning, "file": tie.source, **known}
        yield f"o:{tie.organisation_id}", f"g:{tie.group_id}", data


def _known(record: object, fields: tuple[str, ...]) -> dict[str, Any]:
    values = ((field, getattr(record, field)) for field in fields)
    return {field: value for field, value in values if value not in (None, "")}
