"""Every kind of file is known by its content: pages, networks, Parquet; and what it holds in its cells."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile

import networkx as nx
import pandas as pd
import pytest
import xlsxwriter

import twgnet
from twgnet.errors import LayoutError, ReadError
from twgnet.options import Options
from twgnet.read import read_survey
from twgnet.read.files import child
from twgnet.read.files.cells import as_text
from twgnet.read.files.frame import load_parquet
from twgnet.read.files.network import size
from twgnet.render.export.graph_files import graph_files
from twgnet.render.export.text_tables import to_csv


def survey(data, name="survey.csv", **options):
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    stream.name = name
    return read_survey(stream, Options(**options))


def pairs(found):
    return [(answer.organisation, answer.text) for answer in found.answers]


PAGE = (
    "<!DOCTYPE html><html><body><table><tr><td>menu</td></tr></table><table><tr><th>Organisation<th>TWGs</tr>"
    "<tr><td>VSO</td><td>Health<br>Gender</td></tr><tr><td>Save &amp; Care<td>Land<script>alert(1)</script></table>"
)


def test_a_web_page_under_the_name_of_a_spreadsheet():
    found = survey(PAGE, "survey.xls")
    assert pairs(found) == [("VSO", "Health\nGender"), ("Save & Care", "Land")]
    assert found.reading.format == "web page"
    with pytest.raises(ReadError, match="a web page without a table"):
        survey("<html><body>Sign in</body></html>", "survey.xls")


def test_cells_of_a_web_page_that_span_rows_and_columns():
    page = (
        "<table><tr><th colspan=3>Interest<tr><th>Organisation<th>TWG<th>Type"
        "<tr><td rowspan=2>VSO<td>Health<td rowspan=2>INGO<tr><td>Gender<tr><td>NPA<td>Land<td>NGO</table>"
    )
    found = survey(page, "survey.xls")
    assert pairs(found) == [("VSO", "Health"), ("VSO", "Gender"), ("NPA", "Land")]
    assert [answer.attributes["type"] for answer in found.answers] == ["INGO", "INGO", "NGO"]


@pytest.mark.parametrize(
    ("text", "words"),
    [('[{"a": 1}]', "this is JSON"), ('{"answers": []}', "this is JSON"), ("<?xml version='1.0'?><a/>", "this is XML")],
)
def test_other_formats_are_refused_by_their_name(text, words):
    with pytest.raises(ReadError, match=words):
        survey(text, "survey.txt")


@pytest.fixture(scope="module")
def study():
    return twgnet.build()


@pytest.mark.parametrize("name", ["network.graphml", "network.gexf", "network.json"])
def test_our_own_networks_come_back(study, name):
    again = twgnet.build(named(graph_files(study.results)[name], name))
    assert ties(again) == ties(study)
    assert again.survey.source == name


def test_our_own_table_comes_back_with_certainty_and_weight(study):
    again = twgnet.build(named(to_csv(study.table("interests")), "interests.csv"))
    assert ties(again) == ties(study)
    edited = (
        "organisation_id,organisation,group_id,group,certainty,weight\na,VSO,h,Health,tentative,2.5\n,'=A,h,Health,,\n"
    )
    assert [
        (i.organisation, i.certainty, i.weight) for i in twgnet.build(named(edited, "i.csv")).network.interests
    ] == [
        ("=A", "certain", 1),
        ("VSO", "tentative", 2.5),
    ]


def named(text, name):
    stream = io.BytesIO(text.encode())
    stream.name = name
    return stream


def ties(study):
    return {(i.organisation, i.group_id, i.certainty, i.weight) for i in study.network.interests}


def test_a_network_that_is_damaged_or_not_two_mode_is_told(study):
    text = graph_files(study.results)["network.graphml"]
    with pytest.raises(ReadError, match="this GraphML cannot be read"):
        survey(text[: len(text) // 2], "network.graphml")
    with pytest.raises(ReadError, match="holds a document type"):
        survey(text.replace("<graphml", '<!DOCTYPE g [<!ENTITY a "a">]><graphml', 1), "network.graphml")
    friends = json.dumps(nx.node_link_data(nx.path_graph(3), edges="links"))
    with pytest.raises(ReadError, match="3 nodes are neither"):
        survey(friends, "friends.json")
    with pytest.raises(ReadError, match="Leave org_col= out"):
        survey(text, "network.graphml", org_col="name")


def test_parquet_or_how_to_read_it(monkeypatch):
    pytest.importorskip("pyarrow")
    stream = io.BytesIO()
    pd.DataFrame({"Organisation": ["VSO"], "TWGs": ["Health"]}).to_parquet(stream)
    assert pairs(survey(stream.getvalue(), "survey.parquet")) == [("VSO", "Health")]
    with pytest.raises(ReadError, match="cannot be read"):
        survey(stream.getvalue()[:40], "survey.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "fastparquet", None)
    with pytest.raises(ReadError, match=r"twgnet\[parquet\]"):
        load_parquet(stream.getvalue(), "survey.parquet")


def test_a_small_parquet_file_of_very_many_rows_ends_no_process_but_its_own(monkeypatch):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    part = pyarrow.table({"Organisation": ["VSO"] * 1_000_000, "TWGs": ["Health"] * 1_000_000})
    stream = io.BytesIO()
    with parquet.ParquetWriter(stream, part.schema) as writer:
        for _ in range(60):
            writer.write_table(part)
    assert stream.tell() < 1 << 20
    monkeypatch.setattr(child, "MAX_SECONDS", 1)
    with pytest.raises(ReadError):
        survey(stream.getvalue(), "survey.parquet")


def test_html_and_error_values_in_cells():
    found = survey("Organisation,TWGs\nSave &amp; Care,<p>Health</p>\n#N/A,Land\n<b>Bold</b>,#REF!\n#1 Club,#hash\n")
    assert pairs(found) == [("Save & Care", "Health"), ("Bold", ""), ("#1 Club", "#hash")]
    assert [p.what.split(":")[0] for p in found.problems][:2] == [
        "error values of formulas are read as empty cells",
        "HTML in 3 cells is read as text",
    ]


@pytest.mark.parametrize("cell", ["D&D;PSD", "a < b > c", "R&D;", "<unknown>", "A&B Co;"])
def test_what_only_looks_like_html_stays(cell):
    assert as_text(cell) == cell


IGRAPH = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="v_name" for="node" attr.name="name" attr.type="string"/>
  <key id="v_type" for="node" attr.name="type" attr.type="boolean"/>
  <graph id="G" edgedefault="undirected">
    <node id="n0"><data key="v_name">Rowers</data><data key="v_type">false</data></node>
    <node id="n1"><data key="v_name">Health</data><data key="v_type">true</data></node>
    <node id="n2"><data key="v_name">Trees</data><data key="v_type">false</data></node>
    <edge source="n0" target="n1"/><edge source="n1" target="n2"/>
  </graph>
</graphml>"""
PAJEK = """*Network clubs
*Vertices 3 2
1 "Rowers" 0.1 0.2
2 "Trees"
3 "Health"
*Edges
1 3 2.5
3 2
"""


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("igraph.graphml", IGRAPH, "by 'type', nodes that are 'False'"),
        (
            "kinds.graphml",
            IGRAPH.replace("false", "NGO").replace("true", "Committee").replace("boolean", "string"),
            "NGO",
        ),
        (
            "directed.graphml",
            IGRAPH.replace('"undirected"', '"directed"')
            .replace('<data key="v_type">false</data>', "")
            .replace('<data key="v_type">true</data>', "")
            .replace('source="n1" target="n2"', 'source="n2" target="n1"'),
            "edges begin",
        ),
        ("clubs.net", PAJEK, ""),
        ("matrix.net", PAJEK[: PAJEK.index("*Edges")] + "*Matrix\n2.5\n1\n", ""),
    ],
)
def test_the_two_kinds_of_nodes_are_found_and_said(name, text, told):
    found = survey(text, name)
    assert {(a.organisation, a.text) for a in found.answers} == {("Rowers", "Health"), ("Trees", "Health")}
    assert told in " ".join(map(str, found.assumed))
    assert not name.endswith(".net") or [a.weight for a in found.answers] == [2.5, 1]


def test_a_network_of_one_kind_or_nested_too_deep_is_refused():
    with pytest.raises(ReadError, match="neither organisation nor group"):
        survey(IGRAPH.replace("true", "false"), "one.graphml")
    with pytest.raises(ReadError, match="neither organisation nor group"):
        survey(PAJEK.replace("3 2\n1", "3\n1", 1), "one.net")
    with pytest.raises(ReadError, match="nested more than 100 deep"):
        survey(IGRAPH.replace("<edge", "<graph>" * 200 + "<edge", 1), "deep.graphml")


NODE_LINK = (
    '{"nodes": [{"id": "a", "bipartite": 0, "name": %s}, {"id": "g", "bipartite": 1}],'
    ' "links": [{"source": "a", "target": "g", "weight": %s}]}'
)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("long.graphml", IGRAPH.replace(">true<", f">{'9' * 5000}<", 1), "more than 4,000 digits"),
        ("long.net", f"*Vertices {'9' * 6000} {'9' * 6000}\n1 a\n*Edges\n1 1\n", "more than 4,000 digits"),
        ("long.json", NODE_LINK % ('"A"', "9" * 5000), "more than 4,000 digits"),
        ("heavy.json", NODE_LINK % ('"A"', "9" * 400), "weight that is not a number"),
    ],
    ids=["graphml", "net", "json", "weight"],
)
def test_numbers_that_python_cannot_hold_are_told_of_a_network(name, text, told):
    with pytest.raises(ReadError, match=told):
        survey(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.graphml", IGRAPH), ("a.json", NODE_LINK % ('"A"', 1)), ("a.net", PAJEK)],
    ids=["graphml", "json", "net"],
)
def test_a_network_larger_than_memory_is_told(name, text, monkeypatch):
    monkeypatch.setattr(size, "MAX_BYTES", 50)
    with pytest.raises(ReadError, match=r"more than 0 MB. Give its ties as \.csv"):
        survey(text, name)


def test_a_name_that_is_lists_inside_lists_is_cut():
    (answer,) = survey(NODE_LINK % ("[" * 900 + '"x"' + "]" * 900, 1), "deep.json").answers
    assert (answer.organisation, answer.text) == ("...", "g")


def test_what_networkx_warns_of_stays_out_of_the_terminal():
    text = IGRAPH.replace('<node id="n0">', '<node id="n0"><port name="x"/>', 1)
    assert "<port" in text
    assert survey(text, "ports.graphml").answers


def test_cells_of_a_data_frame_may_hold_anything():
    inside = ["x"]
    inside.append(inside)
    frame = pd.DataFrame({"Organisation": [10**5000, "B"], "Groups": [inside, "Health"]}, dtype=object)
    organisations = [one.organisation for one in twgnet.build(frame).survey.answers]
    assert organisations[-1] == "B"


def zipped(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "<x/>")  # of one date: the bytes name the test
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"$FL2@(#) SPSS DATA FILE" + bytes(100), "answers.sav", "an SPSS file. In SPSS choose File, Save As"),
        (b"<stata_dta><header>", "answers.dta", "In Stata type export delimited"),
        (b"\x73\x02\x01\0" + bytes(100), "answers.dta", "In Stata type export delimited"),
        (b"\x1f\x8b\x08\0" + bytes(100), "answers.rds", "In R type write.csv"),
        (bytes(100), "answers.sas7bdat", "PROC EXPORT"),
        (b"%PDF-1.7\n", "answers.pdf", "Ask for the file that it was made from"),
        (b"{\\rtf1 Organisation", "answers.rtf", "a Word document. Copy its table"),
        (zipped("[Content_Types].xml", "word/document.xml"), "answers.docx", "a Word document. Copy its table"),
        (b"\x00\x01\x00\x00Standard ACE DB" + bytes(50), "answers.accdb", "In Access choose External Data"),
        (b"\x89PNG\r\n", "answers.png", "this is a picture"),
    ],
    ids=lambda value: "data" if isinstance(value, bytes) else None,
)
def test_a_file_of_another_program_is_refused_with_its_menu(data, name, told):
    with pytest.raises(ReadError, match=re.escape(told)):
        survey(data, name)


def test_a_table_by_the_name_of_another_program_is_read():
    assert pairs(survey("Organisation,TWGs\nVSO,Health\n", "answers.dta")) == [("VSO", "Health")]
    assert pairs(survey("Organisation,TWGs\nword/document.xml,Health\n", "a.docx")) == [("word/document.xml", "Health")]


def test_formulas_without_values_are_told_where_nothing_else_stands():
    def book(value):
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
            sheet = made.add_worksheet("Data")
            sheet.write_row(0, 0, ("Organisation", "Cluster"))
            for row in range(1, 4):
                sheet.write(row, 0, f"Club {row}")
                sheet.write_formula(row, 1, "=X!B1", None, value)
        return stream.getvalue()

    with pytest.raises(LayoutError, match=r"the formula in B2 has no value. Open the file in a spreadsheet program"):
        survey(book(""), "answers.xlsx")
    assert pairs(survey(book("Roofs"), "answers.xlsx"))[0] == ("Club 1", "Roofs")


def test_a_sheet_with_all_columns_hidden_is_told_so():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Data")
        for row, cells in enumerate((("Organisation", "TWGs"), ("VSO", "Health"))):
            sheet.write_row(row, 0, cells)
        sheet.set_column("A:B", None, None, {"hidden": True})
    with pytest.raises(LayoutError, match=r"hidden columns are left out: A, B. Show them"):
        survey(stream.getvalue(), "answers.xlsx")
    named = survey(stream.getvalue(), "answers.xlsx", org_col="Organisation", group_cols=("TWGs",))
    assert pairs(named) == [("VSO", "Health")]


def test_marks_that_nobody_sees_are_dropped_from_a_workbook_and_said():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Data")
        for row, cells in enumerate((("Organisation", "TWGs"), ("Sociét\u00e9", "Nutri\u00adtion"))):
            sheet.write_row(row, 0, cells)
    found = survey(stream.getvalue(), "answers.xlsx")
    assert pairs(found) == [("Société", "Nutrition")]
    assert [str(note).partition(":")[0] for note in found.problems] == ["answers.xlsx, sheet Data, row 2"]
    assert "1 invisible character (U+00AD) was dropped" in found.problems[0].what


@pytest.mark.parametrize(
    "text",
    ['{"nodes": [5], "links": [5]}', '{"nodes": [{"id": 1}], "links": [{"source": 1}]}', '{"nodes": 5, "links": []}'],
)
def test_json_of_another_shape_is_told_without_words_of_python(text, tmp_path):
    path = tmp_path / "network.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=r"not written as networkx writes them|not a network that"):
        read_survey(path)


def test_a_cell_of_a_table_in_memory_is_no_longer_than_that_of_a_file():
    long = "; ".join(f"Group {number}" for number in range(20_000))
    frame = pd.DataFrame({"Organisation": ["VSO", "NPA"], "TWGs": [long, "Land"]})
    with pytest.raises(ReadError, match="row 2: a cell of more than 131,072 characters"):
        read_survey(frame)
    stream = io.BytesIO()
    frame.to_parquet(stream)
    with pytest.raises(ReadError, match="row 2: a cell of more than 131,072 characters"):
        survey(stream.getvalue(), "long.parquet")


@pytest.mark.parametrize("way", ["hide", "very_hidden"])
def test_hidden_sheets_that_hold_a_table_are_told_and_a_list_of_choices_is_not(way):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, rows in (
            ("Answers", [("Organisation", "TWGs"), ("VSO", "Health")]),
            ("Old", [("Organisation", "TWGs"), ("NPA", "Land")]),
            ("Lists", [("Health",), ("Land",)]),
        ):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name != "Answers":
                getattr(sheet, way)()
    stream.seek(0)
    found = read_survey(stream)
    (note,) = map(str, found.problems)
    assert "hidden sheets are skipped: 'Old'" in note
    stream.seek(0)
    assert read_survey(stream, Options(sheet=("Old",))).answers[0].organisation == "NPA"


def test_what_only_begins_as_a_workbook_is_told_in_words():
    with pytest.raises(ReadError, match="this begins like an Excel workbook, but contains none"):
        survey(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1garbage", "a.xls")


def test_bytes_in_a_table_in_memory_are_texts():
    found = read_survey(pd.DataFrame({"Organisation": [b"VSO", "NPA"], "TWGs": ["Health", "ដី".encode()]}))
    assert pairs(found) == [("VSO", "Health"), ("NPA", "ដី")]


def test_very_many_rows_of_a_workbook_are_read_as_columns_to_the_same_answers(monkeypatch):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        rows = [
            ("Organisation", "TWGs", "Type"),
            ("VSO", "Health"),
            (),
            ("NPA", "Land; Health", "INGO"),
            ("VSO", "#N/A"),
        ]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        book.add_worksheet("Notes").write_row(0, 0, ["Read me"])

    def read():
        found = read_survey(io.BytesIO(stream.getvalue()))
        return [
            (*one, a.location, a.attributes) for one, a in zip(pairs(found), found.answers, strict=True)
        ], found.columns

    before = read()
    monkeypatch.setattr(child, "MANY", 2)
    assert read() == before


@pytest.mark.parametrize(("given", "told"), [(3, "int"), (None, "NoneType"), (ValueError(), "ValueError")])
def test_a_stream_that_gives_no_bytes_is_told(given, told):
    class Stream:
        def read(self, size):
            if isinstance(given, Exception):
                raise given
            return given

    with pytest.raises(ReadError, match=rf"input: this cannot be read \({told}\)"):
        read_survey(Stream())
