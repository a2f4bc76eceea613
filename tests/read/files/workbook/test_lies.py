"""Spreadsheets that lie about their size: one message, in seconds, and the caller lives on."""

from __future__ import annotations

import io
import re
import subprocess
import time
import zipfile

import pandas as pd
import pytest
import xlsxwriter

import twgnet
from twgnet.errors import ReadError
from twgnet.options import Options
from twgnet.read import read_survey
from twgnet.read.files import child
from twgnet.read.files.child import read_in_child
from twgnet.read.files.open import open_grids
from twgnet.read.files.source import Source

ROWS = [("Organisation", "TWGs"), ("VSO", "Health; Gender"), ("NPA", "Land")]
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"


def read_workbook(source):
    return read_in_child("workbook.load.load_grids", source, sheets=())


def workbook(fill=None):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(ROWS):
            sheet.write_row(number, 0, cells)
        if fill:
            fill(book, sheet)
    return stream.getvalue()


def workbook_part(name):
    with zipfile.ZipFile(io.BytesIO(workbook())) as source:
        return source.read(name)


def changed(*edits, more=()):
    """Give a workbook with texts of its parts replaced, and further parts."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name).decode()
            for _, old, new in (edit for edit in edits if edit[0] == name):
                assert old in data
                data = data.replace(old, new)
            target.writestr(name, data)
        for name, data in more:
            target.writestr(name, data)
    return stream.getvalue()


def ods(body, kind="xmlns:t", before=""):
    stream = io.BytesIO()
    names = (
        f'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" {kind}="urn:oasis:names:tc:opendocument'
        ':xmlns:table:1.0" xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("META-INF/manifest.xml", "<m/>")
        target.writestr(
            "content.xml",
            f"<o:document-content {names}>{before}<o:body><o:spreadsheet><t:table t:name='S'>{body}"
            "</t:table></o:spreadsheet></o:body></o:document-content>",
        )
    return stream.getvalue()


END = "</sheetData>"
CELL = "<t:table-cell o:value-type='string'{about}><x:p>{text}</x:p></t:table-cell>"
ROW = "<t:table-row t:number-rows-repeated='{rows}'>{cells}</t:table-row>"
WIDE = CELL.format(about=" t:number-columns-repeated='9999'", text="A")
LONG = CELL.format(about="", text="A" * 120_000)
REPEATED = '<row><c t="s"><v>0</v></c></row>' * 20_000
LIES = {
    "single quotes": changed((SHEET, END, f"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>{END}")),
    "line breaks in a tag": changed((SHEET, END, f'<row\n><c\n r\n=\n"XFD1048576"\n><v>1</v></c></row>{END}')),
    "another attribute first": changed((SHEET, END, f'<row><c t="n" r="XFD1048576"><v>1</v></c></row>{END}')),
    "a count of strings": changed((STRINGS, 'uniqueCount="', 'uniqueCount="9999999999999')),
    "a long string, often": changed((SHEET, END, REPEATED + END), (STRINGS, "<t>Organisation", "<t>" + "O" * 120_000)),
    "a document type": changed((SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet')),
    "two kinds in one": changed(more=[("content.xml", "<a/>")]),
    "rows repeated": ods(ROW.format(rows=1_048_576, cells=WIDE)),
    "blanks counted": ods(ROW.format(rows=1, cells=CELL.format(about="", text="<x:s x:c='+4000000000'/>A"))),
    "a long text repeated": ods(ROW.format(rows=9_999, cells=LONG)),
    "no prefix declared": ods(ROW.format(rows=1_048_576, cells=WIDE), kind="xmlns:u"),
}


@pytest.mark.parametrize("kind", LIES)
def test_a_lie_is_one_message_in_seconds(kind):
    started = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_workbook(Source("survey.xlsx", LIES[kind]))
    assert len(str(caught.value).splitlines()) == 1
    assert len(LIES[kind]) < 10_000
    assert time.monotonic() - started < 30


def test_what_an_office_program_adds_to_a_workbook_is_no_lie():
    item = "<?xml version='1.0' encoding='utf-16'?><Labels/>".encode("utf-16")
    data = changed(more=[("customXml/item1.xml", item), ("customXml/item2.xml", b"<!DOCTYPE a><a/>")])
    (grid,) = read_workbook(Source("a.xlsx", data))
    assert len(grid.rows) == len(ROWS)


def test_a_sheet_among_what_an_office_program_adds_is_walked_like_every_sheet():
    item = workbook_part(SHEET).decode().encode("utf-16")
    moved = ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "/customXml/item1.xml")
    with pytest.raises(ReadError, match="damaged"):
        read_workbook(Source("a.xlsx", changed(moved, more=[("customXml/item1.xml", item)])))


def test_many_sheets_on_one_part_count_each():
    rows = '<row><c t="n"><v>0</v></c></row>' * 30_000
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 400))
    data = changed((SHEET, END, rows + END), (BOOK, "</sheets>", sheets + "</sheets>"))
    with pytest.raises(ReadError, match="when unpacked"):
        read_workbook(Source("survey.xlsx", data))


def tables(number):
    one = "<tr><th>Organisation</th><th>TWGs</th></tr><tr><td>Org {n}</td><td>Health</td></tr>"
    pages = "".join(f"<table>{one.format(n=n)}</table>" for n in range(number))
    return io.BytesIO(f"<html><body>{pages}</body></html>".encode())


def test_very_many_tables_are_told_and_many_are_read():
    assert len(read_survey(tables(200)).answers) == 200
    with pytest.raises(ReadError, match="1,001 tables in one file; at most 1,000"):
        read_survey(tables(1_001))


def test_sheets_of_one_name_in_thousands_take_no_time():
    sheets = "".join(f'<sheet name="Sheet1" sheetId="{n}" r:id="rId1"/>' for n in range(2, 3_000))
    with pytest.raises(ReadError, match="2,999 tables"):
        open_grids(Source("survey.xlsx", changed((BOOK, "</sheets>", sheets + "</sheets>"))), Options())


@pytest.mark.parametrize(("length", "read"), [(255, True), (256, False)])
def test_the_name_of_a_sheet_is_bounded(length, read):
    data = changed((BOOK, 'name="Sheet1"', f'name="{"S" * length}"'))
    if read:
        assert len(read_workbook(Source("survey.xlsx", data))[0].sheet) == length
    else:
        with pytest.raises(ReadError, match="name of a sheet has more than 255 characters"):
            read_workbook(Source("survey.xlsx", data))


@pytest.mark.parametrize(
    "about", ["min='x'", "min='2' max='" + "9" * 5_000 + "'", "min='2' max='2'"], ids=["none", "long", "short"]
)
def test_hidden_columns_are_read_with_care_and_named_once(about):
    columns = f"<col {about} hidden='1'/>" * 3
    data = changed((SHEET, "<sheetData>", f"<cols>{columns}</cols><sheetData>"))
    (grid,) = read_workbook(Source("survey.xlsx", data))
    assert grid.hidden == ((1,) if "max" in about else ())


def test_the_cells_of_all_sheets_are_counted_together():
    def fill(book, _):
        for _ in range(6):
            book.add_worksheet().write(999_999, 0, 1)

    with pytest.raises(ReadError, match="1,000,000 rows"):
        read_workbook(Source("survey.xlsx", workbook(fill)))


def test_a_reader_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(child, "MAX_SECONDS", 0.2)
    monkeypatch.setattr(child, "_START", "import time; time.sleep(60)")
    with pytest.raises(ReadError, match="more memory or time"):
        read_workbook(Source("survey.xlsx", workbook()))


def test_a_reader_that_dies_is_told(monkeypatch):
    monkeypatch.setattr(child, "_START", "import os; os.abort()")
    with pytest.raises(ReadError, match="more memory or time"):
        read_workbook(Source("survey.xlsx", workbook()))


def test_a_reader_that_dies_before_it_was_asked_is_told(monkeypatch):
    class Dead(subprocess.Popen):
        def __init__(self, *command, **streams):
            super().__init__(*command, **streams)
            self.wait()

    monkeypatch.setattr(child, "_START", "")
    monkeypatch.setattr(child.subprocess, "Popen", Dead)
    with pytest.raises(ReadError, match="more memory or time"):
        child.read_in_child("workbook.load.load", Source("survey.xlsx", bytes(1 << 20)))


def test_hidden_columns_and_crossed_out_texts_are_marked():
    def fill(book, sheet):
        struck = book.add_format({"font_strikeout": True})
        sheet.write(3, 0, "DPA", struck)
        sheet.write_rich_string(3, 1, "Health; ", struck, "Land")
        sheet.write_rich_string(4, 1, "Health; ", book.add_format({"bold": True}), "Land")
        sheet.set_column("B:B", None, None, {"hidden": True})
        sheet.set_column("D:XFD", None, None, {"hidden": True})

    (grid,) = read_workbook(Source("survey.xlsx", workbook(fill)))
    assert grid.hidden == (1,)
    assert [problem.what for problem in grid.problems] == [
        "text that is crossed out (struck through) is read like any other: A4, B4"
    ]


def with_usual_prefixes(data):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for short, long in (("t", "table"), ("x", "text"), ("o", "office"), ("s", "style")):
                text = re.sub(rf"(?<=[<\s/:]){short}(?=[:=])", long, text)
            target.writestr(name, text)
    return stream.getvalue()


def test_the_same_marks_of_an_ods():
    struck = (
        "<o:automatic-styles xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0'><s:style s:name='c1'>"
        "<s:text-properties s:text-line-through-style='solid'/></s:style></o:automatic-styles>"
    )
    rows = [("Organisation", "2024", "TWGs"), ("VSO", "Health", "Gender"), ("NPA", "Land", "Land")]
    cells = ["".join(CELL.format(about="", text=text) for text in row) for row in rows]
    cells[2] = cells[2].replace("<t:table-cell ", "<t:table-cell t:style-name='c1' ", 1)
    columns = (
        "<t:table-column/><t:table-column t:visibility='collapse'/><t:table-column t:number-columns-repeated='9'/>"
    )
    data = ods(columns + "".join(ROW.format(rows=1, cells=row) for row in cells), before=struck)
    with pytest.raises(ReadError, match="no sheet can be read"):  # its reader knows one prefix only
        open_grids(Source("survey.ods", data), Options())
    (grid,) = read_workbook(Source("survey.ods", with_usual_prefixes(data)))
    assert grid.hidden == (1,)
    assert [problem.what.rpartition(": ")[2] for problem in grid.problems] == ["A3"]


BLANKS = [*map(chr, (0x3000, *range(0x2000, 0x200B), 0x202F, 0x2028, 0x85, 0xAD, 0x200E, 0x200D, 0x180E))]


@pytest.mark.parametrize("blank", BLANKS, ids=lambda mark: hex(ord(mark)))
def test_what_shows_nothing_names_no_organisation(blank):
    stream = io.BytesIO(f"Organisation,TWGs\nVSO,Health\n{blank},Land\n".encode())
    survey = read_survey(stream)
    assert [answer.organisation for answer in survey.answers] == ["VSO"]
    assert [answer.text for answer in survey.unnamed] == ["Land"]
    assert any("no organisation name" in problem.what for problem in survey.problems)


@pytest.mark.parametrize(
    "cells", [("V" * 100_000, "Land"), ("VSO", "y" * 100_000), (" ".join(map(str, range(5_000))), "Land")]
)
def test_long_cells_take_no_time(cells):
    started = time.monotonic()
    survey = read_survey(io.BytesIO(f"Organisation,TWGs\nNPA,Health\n{','.join(cells)}\n".encode()))
    assert len(survey.answers) + len(survey.unnamed) == 2
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("heading", ["x" * 100_000, "Organisation " + "word " * 20_000, "(" * 50_000, "a.1 " * 20_000])
def test_long_headings_take_no_time(heading):
    started = time.monotonic()
    survey = read_survey(io.BytesIO(f"{heading},TWGs,NGO\nNPA,Health,VSO\n".encode()))
    assert len(survey.answers) == 1
    assert time.monotonic() - started < 5


def test_groups_of_thousands_of_words_take_no_time():
    rows = "".join(f"Org {n},{' '.join(f'w{n * k}' for k in range(3_000))}\n" for n in range(1, 20))
    started = time.process_time()
    study = twgnet.build(pd.read_csv(io.StringIO(f"Organisation,Groups\n{rows}")), groups="infer")
    assert len(study.network.groups) == 19
    assert time.process_time() - started < 5


def test_a_web_page_that_its_parser_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr(child, "MAX_SECONDS", 1)
    stream = io.BytesIO(b"<table><tr><td>" + b"<a " * 100_000)
    with pytest.raises(ReadError, match="more memory or time"):
        read_survey(stream)


def test_thousands_of_columns_of_ticks_take_no_time():
    rows = (",".join(f"c{n}" for n in range(2_000)), ",".join(["Yes"] * 2_000))
    started = time.process_time()
    with pytest.raises(ReadError, match="no column is recognised"):
        read_survey(io.BytesIO("\n".join(rows).encode()))
    assert time.process_time() - started < 2


def test_thousands_of_columns_of_one_question_take_no_time():
    rows = [",".join(["Organisation", *(f"Health [{n}]" for n in range(4_000))])]
    rows += [",".join([f"Org {n}", *["Yes", ""] * 2_000]) for n in range(4)]
    started = time.process_time()
    survey = read_survey(io.BytesIO("\n".join(rows).encode()))
    assert len(survey.answers) == 8_000
    assert time.process_time() - started < 4  # it looked at all columns for each of them


def test_no_control_stays_in_an_answer():
    rows = "".join(f"Org {n},Land\n" for n in range(30))
    survey = read_survey(io.BytesIO(f"Organisation,TWGs\n{rows}O\x1b[31mrg\x9b A\x85B,Hea\x1blth\x85Land\n".encode()))
    *_, answer = survey.answers
    assert "\x1b" not in answer.organisation + answer.text
    assert "\x85" not in answer.organisation + answer.text
