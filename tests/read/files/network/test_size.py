"""Files of networks larger than can be settled in time: told before they are read, on either side of each bound."""

from __future__ import annotations

import io
import json

import pytest

from twgnet.errors import ReadError
from twgnet.read import read_survey
from twgnet.read.files.network import size

KEY = '<key id="b" for="node" attr.name="bipartite" attr.type="int"/>'
GRAPHML = f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{KEY}'
GEXF = '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="undirected">'
SIDE = '<attributes class="node"><attribute id="0" title="bipartite" type="integer"/></attributes>'


def as_json(nodes: int) -> str:
    links = [{"source": i, "target": i + 1} for i in range(0, nodes - 1, 2)]
    return json.dumps({"nodes": [{"id": i, "bipartite": i % 2} for i in range(nodes)], "links": links})


def as_graphml(nodes: int) -> str:
    found = "".join(f'<node id="{i}"><data key="b">{i % 2}</data></node>' for i in range(nodes))
    ties = "".join(f'<edge source="{i}" target="{i + 1}"/>' for i in range(0, nodes - 1, 2))
    return f'{GRAPHML}<graph edgedefault="undirected">{found}{ties}</graph></graphml>'


def as_gexf(nodes: int) -> str:
    values = (f'<attvalues><attvalue for="0" value="{i % 2}"/></attvalues>' for i in range(nodes))
    found = "".join(f'<node id="{i}" label="n{i}">{value}</node>' for i, value in enumerate(values))
    ties = "".join(f'<edge id="{i}" source="{i}" target="{i + 1}"/>' for i in range(0, nodes - 1, 2))
    return f"{GEXF}{SIDE}<nodes>{found}</nodes><edges>{ties}</edges></graph></gexf>"


def as_pajek(nodes: int) -> str:
    half = nodes // 2
    names = "".join(f'{i} "n{i}"\n' for i in range(1, nodes + 1))
    return f"*Vertices {nodes} {half}\n{names}*Edges\n" + "".join(f"{i} {i + half}\n" for i in range(1, half + 1))


def as_ucinet(nodes: int) -> str:
    half = nodes // 2
    rows = (" ".join(str(int(row == column)) for column in range(half)) for row in range(half))
    return f"dl nr={half} nc={half}\ndata:\n" + "\n".join(rows)


def read(text: str, name: str = "network"):
    stream = io.BytesIO(text.encode())
    stream.name = name
    return read_survey(stream)


KINDS = [as_json, as_graphml, as_gexf, as_pajek, as_ucinet]


@pytest.mark.parametrize("write", KINDS)
@pytest.mark.parametrize("bound", ["MAX_NODES", "MAX_TIES"])
def test_a_network_of_just_the_bound_is_read_and_one_more_told(write, bound, monkeypatch) -> None:
    monkeypatch.setattr(size, bound, 20 if bound == "MAX_NODES" else 10)
    assert len(read(write(20)).answers) == 10
    with pytest.raises(ReadError, match=r"nodes, .* ties or is written in more parts"):
        read(write(22))


@pytest.mark.parametrize("write", [as_graphml, as_gexf, as_ucinet])
def test_many_parts_are_told(write, monkeypatch) -> None:
    monkeypatch.setattr(size, "MAX_PARTS", 1_000)
    assert read(write(20)).answers
    with pytest.raises(ReadError, match="written in more parts"):
        read(write(400))


@pytest.mark.parametrize("letters", [1_000, 1_001])
def test_a_text_of_a_page_is_no_name_of_a_node(letters) -> None:
    text = as_gexf(4).replace('label="n1"', f'label="{"x" * letters}"')
    if letters == 1_000:
        assert read(text).answers
        return
    with pytest.raises(ReadError, match=r"1,001 characters, more than 1,000"):
        read(text)
