"""A two-mode networkx graph as a survey: each edge is an answer."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from re import Pattern
from typing import TYPE_CHECKING, Any

from twgnet.errors import Location, Problem, ReadError, problem
from twgnet.model.survey import Answer, ColumnUse, Reading, Survey
from twgnet.options import Options
from twgnet.read.answers.nodes import find_odd, sort_attributes, state_attributes
from twgnet.read.contract import find_graph_problems, find_side, join_edges, list_neighbours, name_node
from twgnet.read.headings import Role, read_heading
from twgnet.read.people.mask import is_hidden, mask_answer

if TYPE_CHECKING:
    import networkx as nx

NAME = "graph"
_AS_IT_IS = Options()
_OURS = {
    "bipartite",
    "id",
    "name",
    "label",
    "organisation_id",
    "group_id",
    "certainty",
    "weight",
    "meaning",
    "tier",
} | {
    *("degree", "degree_centrality", "closeness", "betweenness", "eigenvector", "community")  # measured again
}


def read_graph(
    graph: nx.Graph,
    source: str = NAME,
    options: Options = _AS_IT_IS,
    attributes: Collection[str] = (),
    spared: Pattern[str] | None = None,
) -> Survey:
    """Read a two-mode networkx graph: `bipartite` 0 = organisation, 1 = group.

    A node is called by its `name`, its `label` or its key; an edge with `certainty="tentative"`
    stays tentative; `weight` counts. Places count organisations in the order of the graph.

    Parameters
    ----------
    graph
        Nodes carry `bipartite` as networkx asks, as a number or a text; edges join the two sides. Without
        it, another attribute with two values that every edge joins (`type` of igraph), or edges that all
        lead from one side to the other, tell the sides, which a note says.
    source
        What the graph is called in messages.
    options
        Those of them that say what is kept: `keep` and `personal`.
    attributes
        Attributes of organisations that something else asks for (rules).
    spared
        What is never masked: the names on lists that are given.

    Returns
    -------
    Survey
        Every edge as an answer; an organisation without edges as an empty one.

    Raises
    ------
    ReadError
        The graph breaks the contract of `twgnet.read.contract`; every problem is listed.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("VSO", "Health")])
    >>> nx.set_node_attributes(graph, {"VSO": 0, "Health": 1}, "bipartite")
    >>> [(answer.organisation, answer.text) for answer in read_graph(graph).answers]
    [('VSO', 'Health')]
    """
    graph, assumed = _with_sides(graph, source)
    if problems := [*find_graph_problems(graph)]:
        raise ReadError(*problems, location=Location(source))
    sides = {node: find_side(data) for node, data in graph.nodes(data=True)}
    found = _survey(graph, sides, source, options, attributes, spared)
    return replace(found, assumed=(*assumed, *found.assumed))


def _with_sides(graph: nx.Graph, source: str) -> tuple[nx.Graph, tuple[Problem, ...]]:
    """Find the two kinds of nodes where `bipartite` does not say them: by another attribute, or by the edges."""
    if any("bipartite" in data for _, data in graph.nodes(data=True)) or not graph.number_of_edges():
        return graph, ()
    for key in next(iter(graph.nodes(data=True)))[1]:
        if two := _two_kinds(graph, key):
            sides = {node: two.index(str(data[key])) for node, data in graph.nodes(data=True)}
            note = problem("network.kinds", Location(source), attribute=key, organisation=two[0], group=two[1])
            return _marked(graph, sides), (note,)
    sources, targets = ({edge[end] for edge in graph.edges()} for end in (0, 1))
    if graph.is_directed() and not sources & targets and len(sources | targets) == len(graph):
        note = problem("network.directions", Location(source))
        return _marked(graph, {node: int(node in targets) for node in graph}), (note,)
    return graph, ()


def _marked(graph: nx.Graph, sides: Mapping[Any, int]) -> nx.Graph:
    import networkx as nx

    marked = graph.copy()
    nx.set_node_attributes(marked, sides, "bipartite")
    return marked


def _two_kinds(graph: nx.Graph, key: str) -> list[str]:
    """Give the two values of an attribute that every edge joins, that of the organisations first; else nothing.

    igraph writes `type` false for the first kind of node, true for the second.
    """
    values = {node: str(data.get(key, "")) for node, data in graph.nodes(data=True)}
    two = sorted(set(values.values()))
    if len(two) != 2 or "" in two or any(values[a] == values[b] for a, b in graph.edges()):
        return []
    roles = [read_heading(value).role for value in two]
    return two[::-1] if roles[0] is Role.GROUP or roles[1] is Role.ORGANISATION else two


def _survey(
    graph: nx.Graph,
    sides: Mapping[Any, int | None],
    source: str,
    options: Options,
    attributes: Collection[str],
    spared: Pattern[str] | None,
) -> Survey:
    organisations, groups = ([node for node, side in sides.items() if side == wanted] for wanted in (0, 1))
    if not organisations:
        raise ReadError("source.no_organisation_node", location=Location(source))
    about = [graph.nodes[node] for node in organisations]
    uses = sort_attributes(about, _OURS, options, attributes, Location(source))
    stated = state_attributes(about, _OURS, uses, personal=options.personal)
    names, masked = _name_nodes(graph, options, spared)
    answers = tuple(
        answer
        for row, (node, kept) in enumerate(zip(organisations, stated, strict=True), 1)
        for answer in _answers(graph, node, names, Location(source, row=row), kept)
    )
    return Survey(
        source=source,
        answers=answers,
        reading=_describe(uses),
        sha256=_fingerprint(answers),
        named_groups=tuple(names[node] for node in groups),
        columns=uses,
        assumed=tuple(_note_left_out(masked, {} if options.personal else find_odd(about, _OURS, uses), source)),
    )


def _note_left_out(masked: int, odd: Mapping[str, Collection[str]], source: str) -> Iterator[Problem]:
    """Say how many names were masked, and which attributes held what is no kind."""
    if masked:
        yield problem("answers.masked", Location(source), n=masked)
    for name, values in odd.items():
        yield problem("answers.no_kind", Location(source), n=len(values), name=name)


def _describe(uses: Sequence[ColumnUse]) -> Reading:
    kept, left_out = (tuple(one.name for one in uses if one.use == use) for use in ("kept", "left_out"))
    return Reading(
        "graph",
        "networkx",
        organisation_column="bipartite=0",
        group_columns=("bipartite=1",),
        attribute_columns=kept,
        left_out_columns=left_out,
    )


def _fingerprint(answers: Sequence[Answer]) -> str:
    """Give the hash of what stands in a graph, as of a file."""
    text = "\n".join(f"{one.organisation}\t{one.text}\t{one.weight}" for one in answers)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _name_nodes(graph: nx.Graph, options: Options, spared: Pattern[str] | None) -> tuple[dict[Any, str], int]:
    """Name every node, addresses and numbers masked unless asked for; and count the names that were masked."""
    called = {node: name_node(graph, node) for node in graph}
    if options.personal:
        return called, 0
    names = {node: _mask_name(n, name, spared) for n, (node, name) in enumerate(called.items(), 1)}
    return names, sum(names[node] != name for node, name in called.items())


def _mask_name(number: int, name: str, spared: Pattern[str] | None) -> str:
    """Mask a name, and keep those apart of which nothing else is left."""
    masked = mask_answer(name, spared, names=False)
    return f"{masked} ({number})" if is_hidden(name, masked) else masked


def _answers(
    graph: nx.Graph, node: Any, names: Mapping[Any, str], location: Location, attributes: Mapping[str, str]
) -> Iterator[Answer]:
    neighbours = [*list_neighbours(graph, node)]
    for group, edges in neighbours:
        tentative, weight = join_edges(edges)
        text = f"(possibly) {names[group]}" if tentative else names[group]
        yield Answer(names[node], text, location, attributes, weight, whole=True)
    if not neighbours:
        yield Answer(names[node], "", location, attributes)
