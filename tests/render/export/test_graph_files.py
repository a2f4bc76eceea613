"""The graph files read back as the same graph in networkx, whatever people wrote."""

import json
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import pytest

import twgnet
from twgnet.model.registry import Organisation
from twgnet.model.results import Results
from twgnet.network import to_graph
from twgnet.render.export.graph_files import graph_files

HOSTILE = "<b>&amp;\"'</b>]]>\x00\x0b\x1f\u2028\x85\ufffe\ud800 \U0001f33e ភ្នំពេញ"


@pytest.fixture(scope="module")
def results() -> Results:
    return twgnet.build().results


def read_back(files: dict[str, str]) -> dict[str, nx.Graph]:
    return {
        "graphml": nx.read_graphml(BytesIO(files["network.graphml"].encode())),
        "gexf": nx.read_gexf(BytesIO(files["network.gexf"].encode())),
        "json": nx.node_link_graph(json.loads(files["network.json"]), edges="edges"),
    }


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_reads_back_as_the_same_graph(results: Results, form: str) -> None:
    graph, plain = read_back(graph_files(results))[form], to_graph(results.network)
    assert set(graph) == set(plain)
    assert set(map(frozenset, graph.edges)) == set(map(frozenset, plain.edges))
    for node, data in plain.nodes(data=True):
        found = graph.nodes[node]
        assert found["name"] == found["label"] == data["name"]
        assert found["bipartite"] == data["bipartite"]
        assert found[("organisation_id", "group_id")[data["bipartite"]]] == data["id"]
    for one, other, data in plain.edges(data=True):
        kept = {key: graph.edges[one, other][key] for key in data}
        assert kept == data


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_carries_measures_and_tiers(results: Results, form: str) -> None:
    graph = read_back(graph_files(results))[form]
    for side, nodes in (("o", results.measures.organisations), ("g", results.measures.groups)):
        for node in nodes:
            found = graph.nodes[f"{side}:{node.id}"]
            assert found["betweenness"] == node.betweenness
            assert found.get("eigenvector") == node.eigenvector
            assert found["community"] == node.community
    assert graph.nodes["g:PFM"]["tier"] == "single"


def test_says_what_a_link_means(results: Results) -> None:
    files = graph_files(results)
    assert all("interest in joining, not membership" in text for text in files.values())


def test_same_results_same_text_and_no_date(results: Results) -> None:
    files = graph_files(results)
    assert files == graph_files(results)
    assert "lastmodified" not in files["network.gexf"]
    assert ElementTree.fromstring(files["network.gexf"].encode())[0].attrib == {}


def test_hostile_text_survives_in_every_format(results: Results) -> None:
    first, *rest = results.network.organisations
    given = {"start": "1", "viz": HOSTILE, "degree": "high", "bipartite": "x", HOSTILE: HOSTILE}
    hostile = Organisation(first.id, HOSTILE, HOSTILE, attributes=given)
    ties = tuple(replace(tie, text=HOSTILE) for tie in results.network.interests)
    network = replace(results.network, organisations=(hostile, *rest), interests=ties)
    read = read_back(graph_files(replace(results, network=network)))
    clean = "".join("\ufffd" if c in "\x00\x0b\x1f\ufffe\ud800" else c for c in HOSTILE)
    for graph in read.values():
        node = graph.nodes[f"o:{first.id}"]
        assert node["name"] == node["label"] == node["acronym"] == node[clean] == clean
        assert node["viz (given)"] == clean
        assert node["start (given)"] == "1"
        assert node["degree (given)"] == "high"
        assert node["degree"] == results.measures.organisations[0].degree
        assert {data["text"] for *_, data in graph.edges(data=True)} == {clean}


def test_an_empty_network_gives_readable_files(results: Results) -> None:
    empty = replace(
        results,
        network=replace(results.network, organisations=(), groups=(), interests=()),
        measures=replace(results.measures, organisations=(), groups=()),
        gaps=replace(results.gaps, gaps=()),
    )
    assert all(len(graph) == 0 for graph in read_back(graph_files(empty)).values())


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_a_study_of_a_written_graph_finds_the_same_interests(results: Results, form: str) -> None:
    def ties(network):
        return {(tie.organisation, tie.group_id, tie.certainty) for tie in network.interests}

    again = twgnet.build(read_back(graph_files(results))[form])
    assert ties(again.network) == ties(results.network)
    assert len(again.network.organisations) == 30
