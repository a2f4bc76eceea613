"""The workbook, read back by another library: every table whole, nothing run."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from render.hostile import PAYLOADS, poisoned
from twgnet.model.results import Results
from twgnet.render.export.workbook import render_workbook
from twgnet.schema import TABLES, Table


@pytest.fixture(scope="module")
def book(real_results: Results) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(real_results)))


def test_every_table_is_a_sheet_with_all_its_rows(book: openpyxl.Workbook, real_results: Results) -> None:
    assert book.sheetnames[0] == "Read me"
    assert set(book.sheetnames[1:]) == set(real_results.tables)
    for name, table in real_results.tables.items():
        header, *rows = book[name].iter_rows(values_only=True)
        assert header[: len(table.columns)] == table.columns
        read = [tuple("" if cell is None else cell for cell in row) for row in rows]
        assert read == [tuple("" if cell is None else cell for cell in row) for row in table.rows]


def test_the_cover_says_what_a_link_means_and_who_answered(book: openpyxl.Workbook) -> None:
    text = " ".join(str(cell.value) for row in book["Read me"] for cell in row if cell.value)
    assert "It does not mean it is a member." in text
    assert "49 of 109" in text
    assert all(name in text for name in TABLES if name in book.sheetnames)


def test_sheets_can_be_filtered_and_keep_their_header_in_view(book: openpyxl.Workbook) -> None:
    for name in book.sheetnames[1:]:
        assert book[name].auto_filter.ref
        assert book[name].freeze_panes == "B2"


def test_tiers_are_coloured(book: openpyxl.Workbook) -> None:
    rules = [rule for area in book["gaps"].conditional_formatting for rule in area.rules]
    assert {rule.formula[0] for rule in rules} == {'"none"', '"single"', '"thin"', '"covered"'}


def test_the_same_results_give_the_same_bytes(real_results: Results) -> None:
    assert render_workbook(real_results) == render_workbook(real_results)


def test_hostile_text_is_text(real_results: Results) -> None:
    hostile = Table("interests", ("text",), tuple((text,) for text in PAYLOADS))
    results = poisoned(real_results)
    tables = {**real_results.tables, "interests": hostile}
    data = render_workbook(type(results)(**{**_fields(results), "tables": tables}))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["interests"]
    assert all(cell.data_type in "sn" and not cell.hyperlink for (cell,) in sheet.iter_rows())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def _fields(results: Results) -> dict[str, object]:
    return {name: getattr(results, name) for name in results.__slots__}
