"""Spreadsheets as offices keep them: several sheets, titles, merges, hidden rows, notes, dates."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from twgnet.errors import LayoutError, ReadError
from twgnet.options import Options
from twgnet.read import read_survey

ROWS = [("Organisation", "Founded", "TWGs"), ("VSO", 1958, "Health; Gender"), ("NPA", 1992, "Land")]


def named(data, name="survey.xlsx"):
    stream = io.BytesIO(data)
    stream.name = name
    return stream


def xlsx(fill):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book)
    return named(stream.getvalue())


def put(sheet, rows, top=0):
    for number, cells in enumerate(rows, top):
        sheet.write_row(number, 0, cells)


def pairs(survey):
    return [(answer.organisation, answer.text) for answer in survey.answers]


def test_title_dates_numbers_and_notes():
    def fill(book):
        sheet = book.add_worksheet("Form1")
        sheet.merge_range(0, 0, 0, 3, "Interest of organisations in TWGs, 2017")
        put(sheet, [(*ROWS[0], "Joined")], 2)
        put(sheet, ROWS[1:], 3)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(3, 3, datetime.datetime(2017, 5, 2), day)
        sheet.write(7, 0, "Source: the form of May 2017")
        sheet.write(8, 0, "Total: 2")

    survey = read_survey(xlsx(fill), Options(keep=("Joined",)))
    assert pairs(survey) == [("VSO", "Health; Gender"), ("NPA", "Land")]
    assert survey.answers[0].attributes == {"founded": "1958", "joined": "2017-05-02"}
    assert str(survey.answers[0].location) == "survey.xlsx, sheet Form1, row 4, column TWGs"
    assert [problem.location.row for problem in survey.problems] == [8, 9]


def test_the_sheet_with_the_answers_is_found():
    def fill(book):
        book.add_worksheet("Cover").write(0, 0, "Read me")
        put(book.add_worksheet("Answers"), ROWS)
        put(book.add_worksheet("Budget"), [("Item", "Cost"), ("Rent", 5)])
        book.add_worksheet("Empty")

    survey = read_survey(xlsx(fill))
    assert survey.reading.sheet == "Answers"
    assert len(survey.answers) == 2


def two_rounds(book):
    put(book.add_worksheet("2016"), ROWS[:2])
    put(book.add_worksheet("2017"), ROWS)


def test_two_good_sheets_are_a_question():
    with pytest.raises(LayoutError, match=r"'2016', '2017'.* sheet=.* all_sheets="):
        read_survey(xlsx(two_rounds))


@pytest.mark.parametrize("sheet", ["2017", "2"])
def test_a_sheet_can_be_named_or_counted(sheet):
    assert len(read_survey(xlsx(two_rounds), Options(sheet=sheet)).answers) == 2


def test_unknown_sheet_lists_the_sheets():
    with pytest.raises(LayoutError, match="'2016', '2017'"):
        read_survey(xlsx(two_rounds), Options(sheet="2018"))


def test_hidden_sheets_are_no_rivals():
    def fill(book):
        two_rounds(book)
        book.worksheets()[0].hide()
        book.worksheets()[1].activate()

    assert read_survey(xlsx(fill)).reading.sheet == "2017"


def test_merged_organisation_goes_down_and_hidden_rows_are_listed():
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, [("Organisation", "TWG"), ("", "Health"), ("", "Gender"), ("NPA", "Land")])
        sheet.merge_range(1, 0, 2, 0, "VSO")
        sheet.set_row(3, None, None, {"hidden": True})

    survey = read_survey(xlsx(fill))
    assert pairs(survey) == [("VSO", "Health"), ("VSO", "Gender"), ("NPA", "Land")]
    assert [problem.location.row for problem in survey.problems] == [4]
    assert "hidden" in survey.problems[0].what


def test_two_header_rows_merged_both_ways():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "Organisation")
        sheet.merge_range(0, 1, 0, 3, "Interested in")
        put(sheet, [("Organisation", "Health", "Gender", "Land"), ("VSO", "x", "x"), ("NPA",)], 1)
        sheet.merge_range(5, 0, 5, 3, "Note: from the form")

    survey = read_survey(xlsx(fill))
    assert pairs(survey) == [("VSO", "Health"), ("VSO", "Gender"), ("NPA", "")]
    assert survey.named_groups == ("Health", "Gender", "Land")


def test_formulas_without_a_value_and_errors_are_listed():
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, ROWS)
        sheet.write_formula(3, 0, "=A2", None, "VSO")
        sheet.write_formula(3, 2, "=C3", None, "")
        sheet.write_formula(4, 2, "=1/0", None, "#DIV/0!")
        sheet.write(4, 0, "DPA")

    problems = read_survey(xlsx(fill)).problems
    assert [(p.location.row, p.what) for p in problems] == [
        (4, "the formula in C4 has no value"),
        (5, "error values of formulas are read as empty cells: C5 (#DIV/0!)"),
    ]


def ods(rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="S & T")
    document.spreadsheet.addElement(table)
    for cells in rows:
        row = TableRow()
        for text in cells:
            row.addElement(ods_cell(text))
        table.addElement(row)
    stream = io.BytesIO()
    document.save(stream)
    return named(stream.getvalue(), "survey.ods")


def ods_cell(text):
    if not isinstance(text, str):
        return text
    cell = TableCell(valuetype="string") if text else TableCell()
    if text:
        cell.addElement(P(text=text))
    return cell


def test_ods_with_merged_cells():
    tall = TableCell(valuetype="string", numberrowsspanned=2, numbercolumnsspanned=1)
    tall.addElement(P(text="VSO"))
    rows = [("A title",), ("Organisation", "TWG"), (tall, "Health"), (CoveredTableCell(), "Land")]
    survey = read_survey(ods(rows))
    assert pairs(survey) == [("VSO", "Health"), ("VSO", "Land")]
    assert survey.answers[1].location.row == 4
    assert survey.reading.sheet == "S & T"


def refused(source):
    with pytest.raises(ReadError) as caught:
        read_survey(source)
    return str(caught.value)


def whole():
    return xlsx(lambda book: put(book.add_worksheet(), ROWS)).getvalue()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated(share):
    data = whole()
    assert "damaged" in refused(named(data[: int(share * len(data))]))


def test_password():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    assert "password" in refused(named(ole + "EncryptedPackage".encode("utf-16-le")))


def test_other_archives_are_no_spreadsheets():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<w/>")
    assert "not an .xlsx or .ods spreadsheet" in refused(named(stream.getvalue(), "report.pptx"))


def repacked(replace):
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, replace(name, old.read(name)))
    return named(stream.getvalue())


def test_zip_bomb():
    source = repacked(lambda name, data: data + b" " * (1 << 28) if "sheet1" in name else data)
    assert "MB when unpacked" in refused(source)


def test_one_cell_at_the_far_end_of_a_sheet():
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    source = repacked(lambda name, data: data.replace(b"</sheetData>", far))
    assert "1,048,576 rows" in refused(source)


def test_cells_without_references_count_on():
    wide = b"<row r='1'/><row r=\"1\">" + b"<c><v>1</v></c>" * 99 + b"</row>"
    far = wide + b'<row r="1048576"><c><v>1</v></c></row></sheetData>'
    source = repacked(lambda name, data: data.replace(b"</sheetData>", far))
    assert "1,048,576 rows and 99 columns" in refused(source)


@pytest.mark.parametrize("tag", [b"<c ", b'<c r="A1" ', b"<row ", b"<c><f>", b"<v></v>"])
def test_broken_xml_is_not_slow(tag):
    source = repacked(lambda name, data: data.replace(b"</sheetData>", tag * 200_000))
    refused(source)


def test_ods_with_broken_xml_is_refused_at_once():
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(ods([("Organisation", "TWGs"), ("VSO", "Health")])) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</table:table>", b""))
    assert "damaged" in refused(named(stream.getvalue(), "survey.ods"))


def test_unknown_encoding_inside_is_refused():
    source = repacked(lambda name, data: data.replace(b'encoding="UTF-8"', b'encoding="UTF-9"'))
    assert "damaged" in refused(source)


def test_ods_cells_repeated_without_end():
    wide = TableCell(valuetype="string", numbercolumnsrepeated=16384)
    wide.addElement(P(text="x"))
    source = ods([("Organisation", "TWGs"), *[(wide,)] * 400])
    assert "rows and 16,384 columns or more" in refused(source)


def test_empty_workbook():
    assert "no table" in refused(xlsx(lambda book: book.add_worksheet()))


def test_excel_97_file_that_is_none():
    assert "contains none" in refused(named(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999, "a.xls"))
