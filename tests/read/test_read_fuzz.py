"""No bytes crash the reader: they give a survey or a TwgnetError, and no other error."""

from __future__ import annotations

import datetime
import io
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from twgnet.errors import TwgnetError
from twgnet.read import read_survey

SHAPES = sorted((Path(__file__).parent / "shapes").iterdir())
NAMES = st.sampled_from(["a.csv", "a.tsv", "a.txt", "a.xlsx", "a.ods", "a.xls", "stdin"])


def attempt(data, name):
    stream = io.BytesIO(data)
    stream.name = name
    with suppress(TwgnetError):
        survey = read_survey(stream)
        assert all(answer.organisation and answer.location.row for answer in survey.answers)


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400), name=NAMES)
def test_any_bytes(data, name):
    attempt(data, name)


SIGNS = ['"', ",", ";", "\t", "|", "\n", "\r\n", "\r", "\0", '""', " ", "\x1a", "\ufeff"]
WORDS = ["Organisation", "TWGs", "Name", "#org", "#sector", "TWG on Health", "VSO", "é", "ក"]
CELLS = ["x", "1", "0", "=1+1", "Total", "a/b", "a/c", "q [x]", "q [y]"]
PIECES = st.sampled_from([*SIGNS, *WORDS, *CELLS])


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40), name=NAMES)
def test_any_table_like_text(pieces, name):
    attempt("".join(pieces).encode("utf-8"), name)


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.name)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_damaged_exports(path, data):
    attempt(damaged(path.read_bytes(), data), path.name)


@cache
def workbook():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Organisation", "TWGs"))
        sheet.write_row(1, 0, ("VSO", "Health"))
        sheet.merge_range(2, 0, 3, 0, "NPA")
        book.set_properties({"created": datetime.datetime(2017, 5, 2)})
    return stream.getvalue()


@given(data=st.data())
def test_damaged_workbooks(data):
    attempt(damaged(workbook(), data), "a.xlsx")


def damaged(content, data):
    """Change a few bytes, and perhaps cut the rest off."""
    content = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    return bytes(content[: data.draw(st.integers(1, len(content)))])
