"""Input that cannot be used: one clear message, with the place and what to do."""

from __future__ import annotations

import io

import pytest

from twgnet.errors import LayoutError, OptionError, ReadError
from twgnet.options import Options
from twgnet.read import read_survey


def refused(source, options=None):
    with pytest.raises(ReadError) as caught:
        read_survey(source, options or Options())
    for problem in caught.value.problems:
        assert problem.location is not None
        assert problem.location.file
        assert problem.advice
    return str(caught.value)


def file(data, name="survey.csv"):
    stream = io.BytesIO(data)
    stream.name = name
    return stream


def test_missing_file(tmp_path):
    assert "no such file" in refused(tmp_path / "nothing.csv")
    assert refused("https://example.org/a.csv").startswith("https://example.org/a.csv: there is no such file")
    assert refused("").startswith("'': there is no such file")


def test_folder(tmp_path):
    assert "folder" in refused(tmp_path)


def test_name_that_no_file_can_have():
    assert "no file can have this name" in refused("a\0b.csv")


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", b",,,\n,,,\n"])
def test_nothing_inside(data):
    refused(file(data))


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.xlsx", "stdin"])
@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(range(99))])
def test_binary(data, name):
    assert ("this is a picture" if data.startswith(b"\x89PNG") else "not text") in refused(file(data, name))


def test_table_without_groups_lists_its_columns():
    message = refused(file(b"Organisation,Colour,Size\nVSO,red,3\nNPA,blue,4\n"))
    assert "'Colour'" in message
    assert "group_cols" in message


def test_table_without_organisations():
    message = refused(file(b"Colour,Size,TWGs\nred,3,Health\nblue,4,Gender\n"))
    assert "org_col" in message


def test_header_alone_has_no_organisations():
    assert "no organisation" in refused(file(b"Organisation,TWGs\n"))


def test_unknown_column_asked_for():
    options = Options(org_col="Who")
    assert "there is no column 'Who'" in refused(file(b"Organisation,TWGs\nVSO,Health\n"), options)


def test_two_equally_good_columns_are_a_question():
    data = b"Organisation,TWGs,Working group\nVSO,Health,Gender\n"
    with pytest.raises(LayoutError, match="could equally hold the groups"):
        read_survey(file(data))
    survey = read_survey(file(data), Options(group_cols=("Working group",)))
    assert [answer.text for answer in survey.answers] == ["Gender"]


def test_layout_that_does_not_exist():
    with pytest.raises(OptionError, match="no layout"):
        Options(layout="spiral")


def test_quote_that_is_never_closed():
    message = refused(file(b'Organisation,TWGs\nVSO,"Health\nNPA,Gender\n'))
    assert "row 2" in message
    assert "never closed" in message
