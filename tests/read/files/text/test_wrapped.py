"""Delimited text that a second program wrapped is read as it was before; what only looks so stays."""

from __future__ import annotations

import io

import pytest

from twgnet.errors import ReadError
from twgnet.read import read_survey
from twgnet.read.files.text.wrapped import unwrap

MARKS = ",\t;|:"
LINES = '"Organisation,Cluster,Notes"\n"Ada,""Roofs, Meals"",ok"\n"Bell,Meals,"\n'


def pairs(data: bytes) -> list[tuple[str, str]]:
    stream = io.BytesIO(data)
    stream.name = "office.csv"
    return [(answer.organisation, answer.text) for answer in read_survey(stream).answers]


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_in_one_quoted_cell_each_are_read(mark: str, end: str) -> None:
    text = LINES.replace(",", mark).replace("\n", end)
    assert pairs(text.encode()) == [("Ada", f"Roofs{mark} Meals"), ("Bell", "Meals")]


@pytest.mark.parametrize("cell", ["Roofs, Meals", "Roofs; Meals", "Ann''s", 'The "big" one', "Roofs,\nMeals"])
def test_cells_in_single_quotes_are_read(cell: str) -> None:
    text = f"'Organisation','Cluster','No'\n'Ada','{cell}',1\n'Bell','Meals',\n"
    assert pairs(text.encode()) == [("Ada", cell.replace("''", "'")), ("Bell", "Meals")]


@pytest.mark.parametrize(
    "text",
    [
        '"Organisation"\n"Lee, Ann"\n"Bell"\n',
        '"Organisation","Cluster"\n"Ada","Roofs, Meals"\n',
        "'s Town,Cluster\n'Ada','Roofs'\n",
        "'Ada' house,Cluster\n'Bell',Roofs\n",
        "'Ada'\n'Bell'\n",
        '"open\n',
    ],
)
def test_what_nothing_wraps_stays(text: str) -> None:
    assert unwrap(text, MARKS) == text


def test_cells_padded_with_nul_are_read_and_a_picture_is_not() -> None:
    table = b'Organisation,Cluster\nAda\0\0\0\0,Roofs\0\0\r\nBell\0\0\0\0,"Meals\0\0"\r\n'
    assert pairs(table) == [("Ada", "Roofs"), ("Bell", "Meals")]
    for data in (
        b"Ada\0\0\0Bell\0\0\0Meals\0Roofs\0\0 and so on\0\0\0\0\0\0more\n",
        b"@(#) DATA FILE" + bytes(200),
    ):
        with pytest.raises(ReadError, match="not text"):
            pairs(data)


def test_rows_with_the_delimiter_of_another_file_are_cut_where_a_cell_recurs_and_said() -> None:
    def notes(text: str) -> list[str]:
        stream = io.BytesIO(text.encode())
        stream.name = "office.csv"
        return [str(note) for note in read_survey(stream).problems if "others" in str(note)]

    table = "Organisation;Cluster\nAda;Roofs\nAda,Meals\nBell;Meals\nCove;Roofs\n"
    assert pairs(table.encode()) == [("Ada", "Roofs"), ("Ada", "Meals"), ("Bell", "Meals"), ("Cove", "Roofs")]
    assert ["row 3: 1 row has a comma where the others have a semicolon" in note for note in notes(table)] == [True]
    unknown = table.replace("Ada,Meals", "Eve,Roads")  # as a remark may be
    assert ("Eve,Roads", "") in pairs(unknown.encode())
    assert ["row 3: 1 row is not separated by the semicolon" in note for note in notes(unknown)] == [True]
    assert notes("Members, all\n" + table.replace("Ada,Meals\n", "")) == []
    assert notes(table.replace("Ada,Meals", "Ada;Meals, Roofs")) == []
    assert notes("Organisation;Cluster\nAda;Roofs\nBell;Meals\nNote: 2, 3, and 4 are new\n") == []
