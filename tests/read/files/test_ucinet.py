"""Files of UCINET, written in every format it has for two kinds: the same pairs as the network they hold."""

from __future__ import annotations

import io

import networkx as nx
import pytest

from twgnet.errors import ReadError
from twgnet.read import read_survey

WOMEN = nx.davis_southern_women_graph()
ROWS, COLUMNS = WOMEN.graph["top"], WOMEN.graph["bottom"]
SIZE = f"dl nr={len(ROWS)} nc={len(COLUMNS)}"


def quoted(names):
    return " ".join(f'"{name}"' for name in names)


def cells(row):
    return " ".join(str(int(WOMEN.has_edge(row, column))) for column in COLUMNS)


MATRIX = "\n".join(map(cells, ROWS))
LABELS = f"ROW LABELS:\n{quoted(ROWS)}\nCOLUMN LABELS:\n{','.join(COLUMNS)}\n"
EDGES = "\n".join(f'"{row}" {column}' for row in ROWS for column in WOMEN[row])
NUMBERS = "\n".join(f"{ROWS.index(row) + 1} {COLUMNS.index(column) + 1}" for row in ROWS for column in WOMEN[row])
NODES = "\n".join(f'"{row}" {" ".join(WOMEN[row])}' for row in ROWS)
HEADED = f"{quoted(COLUMNS)}\n" + "\n".join(f'"{row}" {cells(row)}' for row in ROWS)


def read(text):
    stream = io.BytesIO(text.encode())
    stream.name = "women.dl"
    return read_survey(stream)


@pytest.mark.parametrize(
    "text",
    [
        f"{SIZE} format=fullmatrix\n{LABELS}data:\n{MATRIX}\n",
        f"{SIZE.upper()}\n{LABELS}DATA:\n{MATRIX.replace(chr(10), ' ')}\n",  # broken into lines anywhere
        f"{SIZE.replace(' nc', ', nc')}, labels embedded\ndata:\n{HEADED}\n",
        f"{SIZE} format = edgelist2\nrow labels embedded\ncolumn labels embedded\ndata:\n{EDGES}\n",
        f"{SIZE} format=edgelist2\n{LABELS}data:\n{NUMBERS}\n",
        f"{SIZE} format=nodelist2 labels embedded\ndata:\n{NODES}\n",
    ],
)
def test_every_format_gives_the_network(text):
    found = {(answer.organisation, answer.text) for answer in read(text).answers}
    assert found == {(row, column) for row in ROWS for column in WOMEN[row]}


def test_weights_count_and_zeros_are_no_links():
    text = "dl nr=2 nc=2 format=edgelist2\nlabels embedded\ndata:\nAlpha Roofs 2.5\nAlpha Meals 0\nBeta Meals 1\n"
    found = {(answer.organisation, answer.text, answer.weight) for answer in read(text).answers}
    assert found == {("Alpha", "Roofs", 2.5), ("Beta", "Meals", 1)}


def test_a_network_of_one_kind_is_refused():
    with pytest.raises(ReadError, match="neither organisation nor group"):
        read("dl n=3 format=edgelist1\nlabels:\nA,B,C\ndata:\n1 2\n2 3\n")


@pytest.mark.parametrize("text", [f"{SIZE} format=lowerhalf\ndata:\n1 0\n", f"{SIZE}\n{LABELS}{MATRIX}\n"])
def test_other_formats_are_told_with_those_that_are_read(text):
    with pytest.raises(ReadError, match="edgelist1, edgelist2, fullmatrix"):
        read(text)


def test_a_matrix_that_is_cut_off_is_told():
    with pytest.raises(ReadError, match=r"3 times 3 .its values: 6"):
        read("dl nr=3 nc=3\nrow labels:\nA,B,C\ncolumn labels:\nX,Y,Z\ndata:\n1 0 1\n0 1 0\n")
