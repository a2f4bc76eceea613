"""Whatever is given as survey, list, decisions, rules, network or option: a study, or an error in words.

Seeded: the same cases at every run. `FUZZ=20 pytest --hypothesis-profile=explore tests/test_fuzz.py` looks
for new ones, twenty times as many.
"""

from __future__ import annotations

import io
import os
import warnings

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
