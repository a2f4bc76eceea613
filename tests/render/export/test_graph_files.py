"""The graph files read back as the same graph in networkx, whatever people wrote."""

import json
import warnings
from dataclasses import replace
from io import BytesIO
from pathlib import Path
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
        key = ("organisation_id", "group_id")[data["bipartite"]]
        assert found[key] == data[key]
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


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_attributes_keep_their_types(results: Results, form: str) -> None:
    given = {"staff": "12", "budget": "1.5", "local": "TRUE", "code": "007"}
    organisations = tuple(replace(one, attributes=given) for one in results.network.organisations)
    files = graph_files(replace(results, network=replace(results.network, organisations=organisations)))
    node = read_back(files)[form].nodes["o:vbnk"]
    assert {name: node[name] for name in given} == {"staff": 12, "budget": 1.5, "local": True, "code": "007"}


def test_pajek_reads_the_network_as_two_mode(results: Results) -> None:
    text = graph_files(results)["network.net"]
    assert text.startswith("*Vertices 49 30\n1 ")
    graph = nx.parse_pajek(text.replace("*Vertices 49 30", "*Vertices 49"))
    assert (len(graph), graph.number_of_edges()) == (49, len(results.network.interests))
    labels = {frozenset(edge[:2]) for edge in graph.edges}
    assert frozenset(("VBNK", "Decentralisation and Deconcentration")) in labels


def test_other_tools_take_the_graph_of_a_study_and_show_names(results: Results, tmp_path: Path) -> None:
    from pyvis.network import Network as Drawing

    graph = to_graph(results.network)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # networkx leaves numbers out and says so
        nx.write_pajek(graph, tmp_path / "study.net")
    assert len(nx.read_pajek(tmp_path / "study.net")) == 49
    drawing = Drawing()
    drawing.from_nx(graph)
    assert {node["label"] for node in drawing.nodes} >= {"VBNK", "Land"}


def test_says_what_a_link_means(results: Results) -> None:
    files = graph_files(results)
    assert all("interest in joining, not membership" in text for name, text in files.items() if name != "network.net")


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
        assert node["start (given)"] == 1
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
