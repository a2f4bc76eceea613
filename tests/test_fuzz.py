"""Whatever is given as survey, list, decisions, rules, network or option: a study, or an error in words.

Seeded: the same cases at every run. `FUZZ=20 pytest --hypothesis-profile=explore tests/test_fuzz.py` looks
for new ones, twenty times as many.
"""

from __future__ import annotations

import io
import os
import time
import warnings
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.files.workbook.test_lies import END, SHEET, STRINGS, changed, ods

import twgnet
from twgnet.errors import TwgnetError
from twgnet.render.export.graph_files import graph_files

FACTOR = int(os.environ.get("FUZZ", "1"))
SIGNS = st.sampled_from(
    [",", ",", ";", "\n", "\n", "\t", '"', " ", "|", "=", "'", "\x1b", "\u3000", "\ud800", "&amp;", "<br>"]
)
WORDS = st.sampled_from(
    "Organisation TWGs group id name aliases kind text ruling type Health Land Gender VSO NPA organisation.vso not open"
    " [[groups]] id= name= max_seats= 1 0 -1 2.5 true [] {} #org #sector 2017 x yes ? សមាគម É Здоровье".split()
)
TEXTS = st.lists(st.one_of(SIGNS, WORDS), max_size=40).map("".join)
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.lists(st.integers(), max_size=2)
)
TABLES = {
    "survey": ["Organisation,TWGs\n", "Name of NGO;Which TWGs?\n", "Org\tHealth\tLand\n", ""],
    "groups": ["id,name,aliases\n", "[[groups]]\nid = ", "group_id,group\n", ""],
    "organisations": ["organisation,acronym,aliases,type\n", ""],
    "decisions": ["kind,text,ruling\n", ""],
    "rules": ["max_seats = ", "[must]\n", ""],
}
ENDINGS = {"groups": (".csv", ".toml"), "rules": (".toml",)}


def attempt(source, **options):
    """Build a study and ask it for all that is computed; nothing but an error of ours may be raised."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            study = twgnet.build(source, **options)
            assert all(str(line).strip() for line in study.understood)
            study.table("gaps")
    except TwgnetError as error:
        said = [problem.what.strip() for problem in error.problems]
    else:
        said = ["a study"]
    assert said
    assert all(said)


def named(text, name):
    stream = io.BytesIO(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    stream.name = name
    return stream


@settings(max_examples=250 * FACTOR, deadline=None)
@given(data=st.data())
def test_any_survey(data):
    text = data.draw(st.sampled_from(TABLES["survey"])) + data.draw(TEXTS)
    ending = data.draw(st.sampled_from([".csv", ".tsv", ".txt", ".json", ".xls"]))
    attempt(named(text, f"survey{ending}"), groups=data.draw(st.sampled_from([None, "infer", "cambodia-2017"])))


@pytest.mark.parametrize("name", ["groups", "organisations", "decisions", "rules"])
@settings(max_examples=100 * FACTOR, deadline=None)
@given(data=st.data())
def test_any_list(tmp_path_factory, name, data):
    path = tmp_path_factory.getbasetemp() / f"list{data.draw(st.sampled_from(ENDINGS.get(name, ('.csv',))))}"
    text = data.draw(st.sampled_from(TABLES[name])) + data.draw(TEXTS)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    attempt(named("Organisation,TWGs\nVSO,Health\nNPA,Land\n", "survey.csv"), **{name: path})


@settings(max_examples=150 * FACTOR, deadline=None)
@given(data=st.data())
def test_any_table_in_memory(data):
    width = data.draw(st.integers(0, 4))
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5))
    columns = data.draw(st.lists(st.one_of(WORDS, st.integers(), st.none()), min_size=width, max_size=width))
    index = data.draw(st.one_of(st.none(), st.lists(WORDS, min_size=len(rows), max_size=len(rows))))
    attempt(pd.DataFrame(rows, index=index, columns=columns if rows else None))


@pytest.fixture(scope="module")
def networks():
    return sorted(
        graph_files(twgnet.build(named("Organisation,TWGs\nVSO,Health\nNPA,Land\n", "a.csv")).results).items()
    )


@settings(max_examples=200 * FACTOR, deadline=None)
@given(data=st.data())
def test_damaged_networks(networks, data):
    name, text = data.draw(st.sampled_from(networks))
    content = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    attempt(named(bytes(content[: data.draw(st.integers(1, len(content)))]), name))


VALUES = st.one_of(CELLS, st.binary(max_size=4), st.just(object()), WORDS, st.dictionaries(WORDS, CELLS, max_size=2))


@settings(max_examples=200 * FACTOR, deadline=None)
@given(name=st.sampled_from(sorted(twgnet.Options.__dataclass_fields__)), value=VALUES)
def test_any_option(name, value):
    attempt(named("Organisation,TWGs\nVSO,Health\nNPA,Land\n", "survey.csv"), **{name: value})


# Attacks: what is small to write and large to read. Each is drawn into each place of each input, several together.
HEAVY = {
    "a cell of 100,000 letters": "A" * 100_000,
    "a name of 5,000 words": "word " * 5_000,
    "a number of 5,000 digits": "9" * 5_000,
    "lists 5,000 deep": "[" * 5_000 + "]" * 5_000,
    "open lists": "[" * 5_000,
    "tables 5,000 deep": "a." * 5_000 + "a",
    "brackets": "(" * 5_000 + "x" + ")" * 5_000,
    "separators": "a;" * 5_000,
    "quotes": '"' * 4_999,
    "tags": "<p>" * 3_000,
    "entities": "&amp;" * 3_000,
    "titles": "Mr Sok " * 2_000,
    "signs of addresses": "a@" * 3_000 + ".org",
    "numbers of telephones": "012 345 678 " * 1_000,
    "marks of direction": "\u202e" * 5_000,
    "combined marks": "e" + "\u0301" * 5_000,
    "an exponent": "1e999999",
    "formulas": "=" * 5_000 + "A1",
}
PLACES = {
    "survey.csv": [
        "§,TWGs\nVSO,Health\n",
        "Organisation,§\nVSO,Health\n",
        "Organisation,TWGs\n§,Health\nNPA,§\nKYA,Land\n",
    ],
    "survey.json": ["§", '{"nodes": §, "links": []}', '{"nodes": [{"id": "§", "bipartite": 0}], "links": []}'],
    "survey.html": ["<table><tr><th>Organisation<th>TWGs<tr><td>§<td>Health</table>"],
    "network.dl": ["dl n=2 format=edgelist1 data: 1 2 §", "dl nr=§ nc=1 format=fullmatrix data: 1"],
    "network.net": ['*Vertices 2 1\n1 "§"\n2 b\n*Edges\n1 2 §\n'],
    "groups": ["id = §\n", '[[groups]]\nid = "a"\nname = "§"\n', "§ = 1\n"],
    "rules": ["max_seats = §\n", "[must]\n§ = 1\n", '[[must]]\norganisation = "§"\n'],
    "organisations": ["organisation,aliases,type\n§,x,NGO\nVSO,§,§\n", "organisation,§\nVSO,x\n"],
    "people": ["person,organisation,position\n§,VSO,§\nDara,§,x\n"],
    "seats": ["group_id,group,role,organisation_id,organisation,status\n§,Health,focal,vso,§,asked\n"],
    "nominations": ["organisation,nominates\n§,VSO\nVSO,§\n"],
    "invited": ["organisation\n§\nVSO\nNPA\n"],
    "decisions": ["kind,text,ruling\ngroup,§,HEALTH\n", "kind,text,ruling,§\norganisation,VSO,§,x\n"],
}
SECONDS = 30


def attempt_in_time(source, **options):
    started = time.monotonic()
    attempt(source, **options)
    assert time.monotonic() - started < SECONDS


@settings(max_examples=80 * FACTOR, deadline=None)
@given(data=st.data())
def test_what_is_heavy_in_any_place(tmp_path_factory, data):
    name, piece = data.draw(st.sampled_from(sorted(PLACES))), HEAVY[data.draw(st.sampled_from(sorted(HEAVY)))]
    text = data.draw(st.sampled_from(PLACES[name])).replace("§", piece)
    if "." in name:
        attempt_in_time(named(text, name))
        return
    path = tmp_path_factory.getbasetemp() / f"heavy{ENDINGS.get(name, ('.csv',))[-1]}"
    path.write_bytes(text.encode())
    attempt_in_time(named("Organisation,TWGs\nVSO,Health\nNPA,Land\n", "survey.csv"), **{name: path})


BLANKS = st.sampled_from([" ", "\n", "\t", "  \r\n "])
QUOTES = st.sampled_from("'\"")
COUNTS = st.sampled_from(["1", "9999", "1048576", "+4000000000", "-1", "", "x", "9" * 5_000])


@st.composite
def elements(draw):
    """Draw an element of a sheet that says more than it holds, its attributes written in any way."""
    blank, quote, count = draw(BLANKS), draw(QUOTES), draw(COUNTS)
    return draw(
        st.sampled_from(
            [
                f"<row{blank}><c{blank}r{blank}={quote}XFD1048576{quote}><v>1</v></c></row>",
                f"<row r={quote}{count}{quote}><c t={quote}s{quote}><v>{count[:9]}</v></c></row>",
                "<row>" + f"<c t={quote}s{quote}><v>0</v></c>" * 5_000 + "</row>",
                f"<row{''.join(f'{blank}a{n}={quote}{quote}' for n in range(5_000))}/>",
                f"<row a={quote}{'A' * 100_000}{quote}/>",
                "<row>" * 5_000 + "</row>" * 5_000,
                f"<row><c><f>1</f><v>{count}</v></c></row>",
                f"<row><c t={quote}inlineStr{quote}><is><t>{'A' * 100_000}</t></is></c></row>",
            ]
        )
    )


@settings(max_examples=16 * FACTOR, deadline=None)
@given(found=st.lists(elements(), min_size=1, max_size=3), count=COUNTS, more=st.sampled_from(["", "x", "<a/>"]))
def test_workbooks_that_lie(found, count, more):
    edits = [(SHEET, END, "".join(found) + END), (STRINGS, 'uniqueCount="', f'uniqueCount="{count}')]
    data = changed(*edits, more=[("content.xml", more)] if more else [])
    attempt_in_time(named(data, "survey.xlsx"))


@settings(max_examples=16 * FACTOR, deadline=None)
@given(counts=st.lists(COUNTS, min_size=4, max_size=4), quote=QUOTES, text=st.sampled_from(["A", "A" * 9_999]))
def test_open_documents_that_lie(counts, quote, text):
    rows, columns, blanks, spanned = (f"={quote}{count}{quote}" for count in counts)
    cell = f"<t:table-cell t:number-columns-repeated{columns} t:number-rows-spanned{spanned}>"
    row = f"<t:table-row t:number-rows-repeated{rows}>{cell}<x:p><x:s x:c{blanks}/>{text}</x:p></t:table-cell>"
    attempt_in_time(named(ods(f"{row}</t:table-row>"), "survey.ods"))


@settings(max_examples=24 * FACTOR, deadline=None)
@given(data=st.data())
def test_networks_that_lie(data):
    blank, quote, piece = data.draw(BLANKS), data.draw(QUOTES), HEAVY[data.draw(st.sampled_from(sorted(HEAVY)))]
    piece = piece.replace("&", "").replace("<", "").replace('"', "")
    inside = data.draw(
        st.sampled_from(
            [
                f"<node id={quote}{piece}{quote}/>",
                f"<node{''.join(f'{blank}a{n}={quote}{quote}' for n in range(5_000))} id={quote}a{quote}/>",
                "<node id='a'><graph>" * 2_000 + "</graph></node>" * 2_000,
                f"<node id='a'><data key='b'>{piece}</data></node>",
                f"<edge source='{piece}' target='{piece}'/>",
                "<node id='a'/><node id='a'/>",
            ]
        )
    )
    kind = data.draw(st.sampled_from(["", "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"]))
    key = "<key id='b' for='node' attr.name='bipartite' attr.type='int'/>"
    graph = f"<graph edgedefault='undirected'>{inside}</graph>"
    text = f"{kind}<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>{key}{graph}</graphml>"
    encoding = data.draw(st.sampled_from(["utf-8", "utf-16"]))
    attempt_in_time(named(f"<?xml version='1.0'?>{text}".encode(encoding), "network.graphml"))


GROUPS = st.sampled_from(
    "Health|Land|Water (Ms Rose)|Sanctions 1591 2005|Resolution 1718 2006|M. Mines|M. Mainstreaming|Hotline 012 345 678"
    "|H.E. Policy|Dr. Beat Forum|dara@example.org desk|Mr Sok Dara|Ms Chan Maly|ISO 9001 2015".split("|")
)
ORGANISATIONS = st.sampled_from(
    "VSO|NPA (dara@example.org)|099888777|092333444|Mr Sok Dara|Ms Chan Maly|Oknha Foundation|KYA|t.me/dara|t.me/maly"
    "|Registration 1234 5678 Club".split("|")
)


@settings(max_examples=30 * FACTOR, deadline=None)
@given(wants=st.lists(st.tuples(ORGANISATIONS, GROUPS), min_size=4, max_size=10, unique=True), listed=st.booleans())
def test_masking_changes_no_result(wants, listed):
    def shape(*, personal):
        groups = pd.DataFrame({"name": sorted({group for _, group in wants})}) if listed else "infer"
        network = twgnet.build(wants, groups=groups, personal=personal).network
        organisations = Counter(tie.organisation_id for tie in network.interests)
        return sorted(organisations.values()), sorted(Counter(tie.group_id for tie in network.interests).values())

    assert shape(personal=False) == shape(personal=True)
