"""Networks that are written in another code, contradict themselves, or say that a word is a number."""

from __future__ import annotations

import io
import json

import pytest

from twgnet.errors import ReadError
from twgnet.read import read_survey

HEAD = '<?xml version="1.0" encoding="{}"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
KEY = '<key id="d0" for="node" attr.name="bipartite" attr.type="int"/>'
NODES = '<node id="{}"><data key="d0">{}</data></node><node id="Health"><data key="d0">1</data></node>'


def graphml(nodes: str, encoding: str = "UTF-8", edge: str = '<edge source="VSO" target="Health"/>') -> io.BytesIO:
    text = f'{HEAD.format(encoding)}{KEY}<graph edgedefault="undirected">{nodes}{edge}</graph></graphml>'
    stream = io.BytesIO(text.encode(encoding))
    stream.name = "network.graphml"
    return stream


def test_a_network_in_utf_16_is_read() -> None:
    (answer,) = read_survey(graphml(NODES.format("VSO", 0), "UTF-16")).answers
    assert (answer.organisation, answer.text) == ("VSO", "Health")


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        (NODES.format("VSO", "x"), "this GraphML says that 'x' is a number"),
        (NODES.format("Health", 0), "the node 'Health' stands twice in this network"),
    ],
)
def test_a_network_that_contradicts_itself_is_told(nodes: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_survey(graphml(nodes))


def test_a_node_that_stands_twice_in_json_is_told() -> None:
    nodes = [{"id": "VSO", "bipartite": 0}, {"id": "VSO", "bipartite": 1}, {"id": "Health", "bipartite": 1}]
    stream = io.BytesIO(json.dumps({"nodes": nodes, "links": [{"source": "VSO", "target": "Health"}]}).encode())
    with pytest.raises(ReadError, match="the node 'VSO' stands twice"):
        read_survey(stream)
