"""Workbooks of several sheets: one a province, two rounds, repeat groups; rows below a merged name."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

import twgnet
from twgnet.errors import LayoutError
from twgnet.options import Options
from twgnet.read import read_survey

HEADER = ("Organisation", "TWGs")


def workbook(sheets, hide=()):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
            for columns in hide:
                sheet.set_column(columns, None, None, {"hidden": True})
    stream.name = "survey.xlsx"
    stream.seek(0)
    return stream


def pairs(survey):
    return [(answer.organisation, answer.text) for answer in survey.answers]


KAMPOT = {"Kampot": [HEADER, ("VSO", "Health"), ("NPA", "Land")]}
KEP = {"Kep": [HEADER, ("DPA", "Gender"), ("KYA", "Land")]}
BOTH = [("VSO", "Health"), ("NPA", "Land"), ("DPA", "Gender"), ("KYA", "Land")]


def test_parts_of_one_survey_are_read_together_and_said():
    survey = read_survey(workbook(KAMPOT | KEP))
    assert pairs(survey) == BOTH
    assert "'Kampot', 'Kep'" in survey.assumed[0].what
    assert survey.reading.sheet == "Kampot, Kep"
    assert [answer.location.sheet for answer in survey.answers] == ["Kampot", "Kampot", "Kep", "Kep"]


def test_the_sheet_is_an_attribute_of_the_organisations():
    again = {"Kep": [HEADER, ("DPA", "Gender"), ("VSO", "Land")]}
    for options in ({}, {"all_sheets": True}):
        study = twgnet.build(workbook(KAMPOT | again), groups="infer", **options)
        assert {one.name: one.attributes["sheet"] for one in study.network.organisations} == {
            "VSO": "several",
            "NPA": "Kampot",
            "DPA": "Kep",
        }
        assert study.survey.columns[-1].several == {"VSO": ("Kampot", "Kep")}
    alone = twgnet.build(workbook(KAMPOT | again), Options(sheet=("Kep",)), groups="infer")
    assert not any("sheet" in one.attributes for one in alone.network.organisations)


def test_the_sheets_asked_for_are_read():
    book = KAMPOT | KEP | {"Notes": [("Read me",)]}
    for options in (Options(sheet=("Kep", "1")), Options(all_sheets=True)):
        assert sorted(pairs(read_survey(workbook(book), options))) == sorted(BOTH)
        assert (
            "skipped" in "".join(p.what for p in read_survey(workbook(book), options).assumed)
        ) == options.all_sheets
    assert pairs(read_survey(workbook(book), Options(sheet="Kep"))) == BOTH[2:]
    with pytest.raises(LayoutError):
        read_survey(workbook(book), Options(sheet=("Kep", "Notes")))
    with pytest.raises(LayoutError, match="no sheets"):
        read_survey(io.BytesIO(b"organisation,groups\nVSO,Health\n"), Options(all_sheets=True))


@pytest.mark.parametrize(
    "sheets",
    [
        {"Kampot": KAMPOT["Kampot"], "Copy": KAMPOT["Kampot"]},
        {"2016": KAMPOT["Kampot"], "2017": KEP["Kep"]},
        {"Form1": KAMPOT["Kampot"], "Form2": [HEADER, ("VSO", "Gender"), ("NPA", "Land")]},
    ],
    ids=["copy", "years", "the same organisations"],
)
def test_two_rounds_are_a_question(sheets):
    with pytest.raises(LayoutError, match="2 sheets could equally hold the answers"):
        read_survey(workbook(sheets))


FORMS = [
    ("Name of your organisation", "Type", "_id", "_index"),
    ("VSO", "INGO", 101, 1),
    ("NPA", "NGO", 102, 2),
    ("KYA", "NGO", 103, 3),
]
REPEATS = [
    ("Which TWG would you like to join?", "_index", "_parent_table_name", "_parent_index"),
    ("Land", 1, "Form", 2),
    ("Health", 2, "Form", 1),
    ("Gender", 3, "Form", 1),
]


def test_repeat_groups_are_joined_to_their_forms():
    survey = read_survey(workbook({"Form": FORMS, "twgs": REPEATS}))
    assert sorted(pairs(survey)) == [("KYA", ""), ("NPA", "Land"), ("VSO", "Gender"), ("VSO", "Health")]
    assert {answer.attributes["type"] for answer in survey.answers if answer.organisation == "VSO"} == {"INGO"}


def test_repeats_of_another_form_are_not_joined():
    with pytest.raises(LayoutError):
        read_survey(workbook({"Other": FORMS, "twgs": REPEATS}))


def test_hidden_columns_are_left_out_unless_named():
    rows = [("Organisation", "TWGs 2024", "TWGs 2026"), ("VSO", "Health", "Land")]
    survey = read_survey(workbook({"S": rows}, hide=["B:B"]))
    assert pairs(survey) == [("VSO", "Land")]
    assert "hidden columns are left out: B" in survey.problems[0].what
    for name in ("TWGs 2024", "2"):
        named = read_survey(workbook({"S": rows}, hide=["B:B"]), Options(group_cols=(name,)))
        assert pairs(named) == [("VSO", "Health")]


def test_a_name_fills_the_blanks_below_it_when_asked():
    data = b"Organisation,TWG\n,Lost\nVSO,Health\n,Gender\n\nNPA,Land\n,Fisheries\n"
    survey = read_survey(io.BytesIO(data), Options(fill_down=True))
    assert pairs(survey) == [("VSO", "Health"), ("VSO", "Gender"), ("NPA", "Land"), ("NPA", "Fisheries")]
    assert [answer.text for answer in survey.unnamed] == ["Lost"]


PAIRS = {("Ada", "Roofs"), ("Cove", "Roofs"), ("Ada", "Meals"), ("Bell", "Meals"), ("Cove", "Roads"), ("Dale", "Roads")}


def below(*columns):
    stream = io.BytesIO("\n".join(map(",".join, columns)).encode())
    stream.name = "members.csv"
    return stream


def test_members_below_their_group_are_read_and_that_is_said():
    table = [("Roofs", "Meals", "Roads"), ("Ada", "Ada", "Cove"), ("Cove", "Bell", "Dale")]
    survey = read_survey(below(*table))
    assert set(pairs(survey)) == PAIRS
    assert survey.meaning.code == "member_of"
    assert "each heading is read as a group" in survey.problems[0].what
    with pytest.raises(LayoutError, match="org_col="):  # nobody stands in two columns: three columns of anything
        read_survey(below(*table[:1], ("Ada", "Eve", "Cove"), ("Fay", "Bell", "Dale")))
    with pytest.raises(LayoutError, match="org_col="):  # a name twice in one column: no list of members
        read_survey(below(*table, ("Ada", "Fay", "Eve")))


def test_a_sheet_for_each_group_is_read_and_that_is_said():
    members = {"Roofs": ("Ada", "Cove"), "Meals": ("Ada", "Bell"), "Roads": ("Cove", "Dale")}
    sheets = {
        group: [("Organisation", "Contact"), *((name, "Ann Lee") for name in names)] for group, names in members.items()
    }
    survey = read_survey(workbook(sheets))
    assert set(pairs(survey)) == PAIRS
    assert "'Roofs', 'Meals', 'Roads'" in survey.problems[0].what
    years = dict(zip(("2023", "2024", "2025"), sheets.values(), strict=True))
    with pytest.raises(LayoutError, match="group_cols="):
        read_survey(workbook(years))


SECTIONS = (
    "No,Organisation,Province\n{}1,Ada,North\n2,Cove,South\n{}1,Ada,North\n2,Bell,East\n{}1,Cove,South\n2,Dale,South\n"
)


def read_text(text):
    stream = io.BytesIO(text.encode())
    stream.name = "office.csv"
    return read_survey(stream)


@pytest.mark.parametrize(
    "text",
    [
        SECTIONS.format("Roofs\n", "Meals\n", "Roads\n"),
        "Title of it all\n" + SECTIONS.format("Roofs\n", "Meals\n", "Roads\n"),
        SECTIONS.format("Roofs:\n", ",Meals\n", ",,Roads\n"),
        SECTIONS.format("Roofs cluster\n", "Meals cluster\n", "Roads Cluster\n"),
        SECTIONS.format("Sector: Roofs\n", "Sector: Meals\n", "Sector: Roads\n"),
        "Table 1. Roofs\n"
        + SECTIONS.format(
            "", *(f"Table {n}. {g}\nNo,Organisation,Province\n" for n, g in ((2, "Meals"), (3, "Roads")))
        ),
        SECTIONS.format("Roofs\n", "Meals\n", "Roads\n").replace("Organisation", "Name"),
        SECTIONS.format("Roofs\n", "Meals\n", "Roads\n") + "Source: the secretariat\n",
    ],
)
def test_groups_above_their_members_are_read_and_that_is_said(text):
    survey = read_text(text)
    assert set(pairs(survey)) == PAIRS
    assert survey.meaning.code == "member_of"
    assert "rows that hold one text only are read as the groups" in survey.problems[0].what


@pytest.mark.parametrize(
    "text",
    [
        SECTIONS.format("Roofs\n", "", ""),  # a title, not a group
        SECTIONS.format("", "Meals\n", "Roads\n"),  # rows of no group
        SECTIONS.format("12\n", "7\n", "9\n"),
        SECTIONS.format("Roofs\n", "Total\n", "Roads\n"),
        SECTIONS.format("Roofs\n", "Meals\n", "Roads\n").replace("Organisation,Province", "Name,E-mail"),  # people
    ],
)
def test_rows_of_one_text_that_name_no_groups_are_not_taken_for_them(text):
    with pytest.raises(LayoutError):
        read_text(text)


def test_members_beside_a_group_or_below_it_by_place_are_read_and_that_is_said():
    beside = 'Sector,North,South\nRoofs,Ada,Cove\nMeals,"Ada, Bell",Bell\nRoads,Cove,"Dale, Cove"\n'
    survey = read_text(beside)
    assert set(pairs(survey)) == PAIRS
    assert "the first column is read as the groups" in survey.problems[0].what
    below = 'Province,Roofs,Meals,Roads\nNorth,Ada,"Ada, Bell",Cove\nSouth,Cove,Bell,"Dale, Cove"\nEast,Ada,Ada,Dale\n'
    assert set(pairs(read_text(below))) == PAIRS
    with pytest.raises(LayoutError):  # texts of their own are no members
        read_text("Sector,North,South\nRoofs,slow,none left\nMeals,late,better now\n")


def test_tables_side_by_side_are_read_one_below_the_other():
    rows = "Ada,Roofs,,Cove,Roads\nAda,Meals,,Cove,Roofs\nBell,Meals,,Dale,Roads\n"
    text = "Organisation,Cluster,,Organisation,Cluster\n" + rows
    survey = read_text(text)
    assert set(pairs(survey)) == PAIRS
    assert "2 tables with the same headings side by side" in survey.problems[0].what
    with pytest.raises(LayoutError, match="org_col="):
        read_text(text.replace(",,Organisation,Cluster", ",,Organisation,Year"))


def test_headings_in_the_first_column_are_read_and_that_is_said():
    text = "Organisation,Ada,Bell,Cove\nType,NGO,NGO,CBO\nWorking groups,Roofs,Meals,Roads\n"
    survey = read_text(text)
    assert pairs(survey) == [("Ada", "Roofs"), ("Bell", "Meals"), ("Cove", "Roads")]
    assert "stand in the first column" in survey.problems[0].what
    with pytest.raises(LayoutError):
        read_text(text.replace("Working groups", "Motto"))


PIVOT = "Cluster,Organisation,Count\n{}Grand Total,,9\n"


def test_an_outline_with_sums_is_filled_and_its_sums_are_no_rows():
    members = (("Roofs", "Ada", "Cove"), ("Meals", "Ada", "Bell"), ("Roads", "Cove", "Dale"))
    rows = "".join(f"{group},{one},2\n,{two},1\n{group} Total,,3\n" for group, one, two in members)
    survey = read_text(PIVOT.format(rows))
    assert set(pairs(survey)) == PAIRS
    assert "'Roofs', 'Meals', 'Roads'" in survey.problems[0].what
    assert set(pairs(read_text(PIVOT.format(rows.replace("Roofs Total", "Total Roofs"))))) == PAIRS
    plain = read_text("Cluster,Organisation,Count\nEnergy,Ada,2\nTotal Energy,Bell,3\nEnergy,Cove,3\n")
    assert set(pairs(plain)) == {("Ada", "Energy"), ("Bell", "Total Energy"), ("Cove", "Energy")}


def test_records_of_lines_are_read_as_rows():
    text = "Organisation: Ada\nType: NGO\nClusters: Roofs; Meals\n\nOrganisation: Bell\nClusters: Meals\n"
    survey = read_text(text)
    assert pairs(survey) == [("Ada", "Roofs; Meals"), ("Bell", "Meals")]
    assert "2 records" in survey.problems[0].what
    with pytest.raises(LayoutError):
        read_text(text.replace("Clusters", "Motto"))
