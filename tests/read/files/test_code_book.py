"""Codes are read as the names that another sheet of the workbook gives them, and only where it names them all."""

from __future__ import annotations

import io

import openpyxl

from twgnet.model.survey import Survey
from twgnet.options import Options
from twgnet.read import read_survey

NODES = [("Id", "Label", "Kind"), (1, "Ada", "org"), (2, "Bell", "org"), (5, "Roofs", "group"), (6, "Meals", "group")]
EDGES = [("Source", "Target", "Type"), (1, 5, "Undirected"), (1, 6, "Undirected"), (2, 6, "Undirected")]
CHOICES = [
    ("list_name", "name", "label::English"),
    ("twg", 1, "Roofs"),
    ("twg", 2, "Meals"),
    ("twg", 3, "Sea, air"),
]
YES_NO = [("yn", 1, "Yes"), ("yn", 2, "No")]
DATA = [("org", "twg", "staff"), ("Ada", "1 2", 2), ("Bell", 2, 1), ("Cove", "3 1", 3)]
NAMED = {("Ada", "Roofs"), ("Ada", "Meals"), ("Bell", "Meals"), ("Cove", "Sea, air"), ("Cove", "Roofs")}


def read(sheet: str = "", **sheets: list[tuple[object, ...]]) -> Survey:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    stream.name = "office.xlsx"
    return read_survey(stream, Options(sheet=(sheet,) if sheet else ()))


def pairs(survey: Survey) -> set[tuple[str, str]]:
    return {(answer.organisation, text) for answer in survey.answers for text in answer.text.split("\n")}


def test_the_ends_of_edges_are_named_by_the_nodes() -> None:
    survey = read(Nodes=NODES, Edges=EDGES)
    assert pairs(survey) == {("Ada", "Roofs"), ("Ada", "Meals"), ("Bell", "Meals")}
    assert "Source and Target are read as the names that the sheet 'Nodes'" in str(survey.problems[0])


def test_ends_that_no_node_names_stay_codes() -> None:
    for nodes in (NODES[:-1], [*NODES[:-1], (6, "Roofs", "group")]):
        assert pairs(read(Nodes=nodes, Edges=EDGES)) == {("1", "5"), ("1", "6"), ("2", "6")}


def test_codes_of_choices_are_named_by_the_sheet_of_choices() -> None:
    survey = read(data=DATA, choices=[*CHOICES, *YES_NO])
    assert pairs(survey) == NAMED
    assert "the codes of twg are read as the names" in str(survey.problems[0])


def test_the_sheet_of_questions_says_which_choices_are_meant() -> None:
    questions = [("type", "name", "label"), ("text", "org", "Name"), ("select_multiple twg", "groups", "Which groups?")]
    data = [("org", "page/groups", "staff"), *DATA[1:]]
    assert pairs(read(data=data, choices=[*CHOICES, *YES_NO], survey=questions)) == NAMED


def test_the_codes_are_kept_when_only_their_sheet_is_asked_for() -> None:
    codes = {("Ada", "1 2"), ("Bell", "2"), ("Cove", "3 1")}
    assert pairs(read("data", data=DATA, choices=CHOICES)) == codes
    assert pairs(read(data=DATA, choices=[CHOICES[0], *YES_NO])) == codes
