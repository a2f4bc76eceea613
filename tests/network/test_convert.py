"""The two-mode network as graph and matrix: one contract, nothing lost between the forms."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from networks import matrices, of_matrix
from twgnet import build
from twgnet.errors import NetworkError, ReadError
from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation
from twgnet.network import check_graph, from_graph, to_biadjacency, to_graph
from twgnet.read.graph import read_graph


def test_the_real_survey_goes_to_a_graph_and_back_unchanged(golden_network) -> None:
    graph = to_graph(golden_network)
    check_graph(graph)
    assert (len(graph), graph.size()) == (49, 71)
    assert nx.bipartite.is_bipartite(graph)
    assert graph.graph["meaning"] == "interest in joining, not membership"
    assert {data["meaning"] for *_, data in graph.edges(data=True)} == {graph.graph["meaning"]}
    tentative = [ends for *ends, how in graph.edges(data="certainty") if how == "tentative"]
    assert tentative == [["o:world-renew", "g:PAR"]]
    assert from_graph(graph) == golden_network


@given(matrices())
@settings(max_examples=50, deadline=None)
def test_graph_and_matrix_hold_the_same_ties(matrix) -> None:
    network = of_matrix(matrix)
    assert from_graph(to_graph(network)) == network
    ties = to_biadjacency(network)
    assert (ties.toarray() == matrix).all()
    assert ties.format == "csr"
    assert ties.has_sorted_indices
    rows = [f"o:{node.id}" for node in network.organisations]
    columns = [f"g:{node.id}" for node in network.groups]
    other = nx.bipartite.biadjacency_matrix(to_graph(network), rows, columns)
    assert (other != ties).nnz == 0


def test_attributes_never_override_what_the_graph_needs() -> None:
    given = {"province": "Kep", "bipartite": "1", "name": "x", "degree": "9", "id (given)": "y"}
    given |= {"region (given)": "z", "id (given) (given)": "w"}
    organisation = Organisation("vbnk", "VBNK", attributes=given)
    network = Network((organisation,), (Group("LAND", "Land", target=2, official=False),), ())
    node = to_graph(network).nodes["o:vbnk"]
    assert (node["bipartite"], node["name"], node["province"]) == (0, "VBNK", "Kep")
    assert node["bipartite (given)"] == 1
    assert "degree" not in node
    back = from_graph(to_graph(network))
    assert back.groups == network.groups
    assert back.organisations[0].attributes == given


def test_a_graph_made_elsewhere_needs_only_the_contract() -> None:
    graph = nx.Graph()
    graph.add_node("Land", bipartite=1, id="LAND", name="Land")
    graph.add_node(7, bipartite=0, id="vbnk", name="VBNK", province="Kep")
    graph.add_edge("Land", 7, certainty="tentative")
    (tie,) = from_graph(graph).interests
    assert (tie.organisation, tie.group_id, tie.certainty, tie.weight) == (
        "VBNK",
        "LAND",
        "tentative",
        1,
    )


def broken_graph() -> nx.Graph:
    graph = nx.Graph()
    graph.add_node("a", bipartite=0, id="same", name="A")
    graph.add_node("b", bipartite=0, id="same", name="B")
    graph.add_node("c", bipartite=2, id="c", name="C")
    graph.add_node("d", id="d", name="D")
    graph.add_node("e", bipartite=True, id="e", name="E")
    graph.add_node("f", bipartite=1, id=" ", name=5)
    graph.add_edges_from([("a", "b"), ("a", "f", {"certainty": "perhaps"})])
    return graph


def test_all_problems_of_a_graph_are_listed_at_once() -> None:
    with pytest.raises(NetworkError) as caught:
        check_graph(broken_graph())
    found = [problem.what for problem in caught.value.problems]
    assert found == [
        "3 nodes are neither organisation nor group: 'c', 'd', 'e'",
        "1 id stands on several nodes of one side: 'same' (organisation)",
        "1 edge joins one side with itself: 'a' - 'b'",
        "1 edge has an unknown certainty: 'a' - 'f'",
    ]
    assert all(problem.advice for problem in caught.value.problems)


@pytest.mark.parametrize("weight", [0, -1, "two", True, None, float("nan")])
def test_a_weight_is_a_number_above_0_at_both_doors(golden_network, weight) -> None:
    graph = to_graph(golden_network)
    graph.edges["o:world-renew", "g:PAR"]["weight"] = weight
    with pytest.raises(NetworkError, match="weight"):
        check_graph(graph)
    with pytest.raises(ReadError, match="weight"):
        read_graph(graph)


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_directed_and_multiple_edges_count_together_at_both_doors(golden_network, kind) -> None:
    graph = kind(to_graph(golden_network))
    assert len(from_graph(graph).interests) == len(golden_network.interests)
    assert len([answer for answer in read_graph(graph).answers if answer.text]) == len(golden_network.interests)


def test_a_graph_as_gephi_writes_it_comes_in_at_both_doors() -> None:
    graph = nx.Graph()
    graph.add_node("1", bipartite="0", label="Alpha")
    graph.add_node("2", bipartite="1", label="Health")
    graph.add_edge("2", "1", weight=2.5)
    (interest,) = from_graph(graph).interests
    (answer,) = read_graph(graph).answers
    assert (interest.organisation, interest.group, interest.weight) == ("Alpha", "Health", 2.5)
    assert (answer.organisation, answer.text, answer.weight) == ("Alpha", "Health", 2.5)


def test_a_numpy_integer_marks_a_side_too(golden_network) -> None:
    graph = to_graph(golden_network)
    for _, data in graph.nodes(data=True):
        data["bipartite"] = np.int64(data["bipartite"])
    assert from_graph(graph) == golden_network


def test_ids_may_be_the_same_on_the_two_sides(golden_network) -> None:
    organisation = replace(golden_network.organisations[0], id="LAND")
    network = Network((organisation,), golden_network.groups, ())
    assert from_graph(to_graph(network)) == network


def test_a_graph_says_what_a_link_means_in_its_survey() -> None:
    ties = pd.DataFrame({"Member": ["VBNK", "Caritas"], "Committee": ["Land", "Health"]})
    graph = build(ties).graph
    assert graph.graph["meaning"] == "member of"
    assert {data["meaning"] for *_, data in graph.edges(data=True)} == {"member of"}
