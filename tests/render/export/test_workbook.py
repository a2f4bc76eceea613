"""The workbook, read back by another library: every table whole, nothing run."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import openpyxl
import pytest

from render.hostile import PAYLOADS, poisoned
from twgnet.model.results import Results
from twgnet.render.export import front_sheets, table_sheet
from twgnet.render.export.workbook import render_workbook
from twgnet.schema import TABLES, Table
from twgnet.wording.dictionary import head_column


@pytest.fixture(scope="module")
def book(real_results: Results) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(real_results)))


def shown(table: Table) -> tuple[str, ...]:
    """Give the columns that stand in the workbook: names of people with a seat do not."""
    return tuple(name for name in table.columns if name != "person")


def filled(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple("" if cell is None else cell for cell in row)


def test_every_table_is_a_sheet_with_all_its_rows(book: openpyxl.Workbook, real_results: Results) -> None:
    assert book.sheetnames[:3] == ["Read me", "Summary", "Matrix"]
    assert set(book.sheetnames[3:-1]) == set(real_results.tables)
    assert book.active.title == "Summary"
    for name, table in real_results.tables.items():
        header, *rows = book[name].iter_rows(values_only=True)
        assert header[: len(shown(table))] == tuple(head_column(column, name) for column in shown(table))
        kept = [table.columns.index(name) for name in shown(table)]
        assert Counter(map(filled, rows)) == Counter(filled(tuple(row[i] for i in kept)) for row in table.rows)


def test_groups_that_lack_most_come_first(book: openpyxl.Workbook, real_results: Results) -> None:
    order = [gap.group for gap in real_results.gaps.gaps]
    assert [row[1] for row in book["gaps"].iter_rows(min_row=2, values_only=True)] == order
    summary = [row[0] for row in book["Summary"].iter_rows(values_only=True)]
    assert summary[-len(order) :] == order
    assert summary[0] == "Of 19 groups, none is below target, 5 are not clear yet and 14 reach it."


def test_sheets_of_groups_and_pairs_stand_in_the_order_in_which_they_are_read(book, real_results: Results) -> None:
    order = [gap.group_id for gap in real_results.gaps.gaps]
    for name in ("focal", "seats", "groups"):
        ids = [row[0] for row in book[name].iter_rows(min_row=2, values_only=True)]
        assert list(dict.fromkeys(ids)) == order
    header, *rows = book["pairs_groups"].iter_rows(values_only=True)
    chances = [row[header.index(head_column("p"))] for row in rows]
    assert chances == sorted(chances)


def test_the_summary_says_the_finding_once(book: openpyxl.Workbook) -> None:
    lines = [row[0] for row in book["Summary"].iter_rows(max_row=6, values_only=True) if row[0]]
    assert sum("Of 19 groups" in line for line in lines) == 1


def test_the_matrix_marks_every_interest(book: openpyxl.Workbook, real_results: Results) -> None:
    marks = [cell for row in book["Matrix"].iter_rows(min_row=2, min_col=3, values_only=True) for cell in row if cell]
    assert len(marks) == len(real_results.network.interests)
    assert marks.count("?") == 1


def test_the_dictionary_explains_every_column(book: openpyxl.Workbook, real_results: Results) -> None:
    explained = {row[:2]: row[3] for row in book["Dictionary"].iter_rows(min_row=2, values_only=True)}
    for name, table in real_results.tables.items():
        assert all(explained[name, column] for column in shown(table))


def test_a_wide_table_prints_large_enough_to_read(book: openpyxl.Workbook) -> None:
    assert book["gaps"].page_setup.scale == 75
    assert book["gaps"].print_title_cols == "$A:$B"  # the name beside the id
    assert book["fragility"].print_title_rows == "$1:$1"


def test_the_cover_says_what_a_link_means_and_who_answered(book: openpyxl.Workbook) -> None:
    text = " ".join(str(cell.value) for row in book["Read me"] for cell in row if cell.value)
    assert "It does not mean it is a member." in text
    assert "49 of 109" in text
    assert all(name in text for name in TABLES if name in book.sheetnames)


def test_sheets_can_be_filtered_and_keep_their_header_in_view(book: openpyxl.Workbook) -> None:
    for name in book.sheetnames[3:]:
        assert book[name].auto_filter.ref
        assert book[name].freeze_panes == "B2"


def test_tiers_and_verdicts_are_coloured(book: openpyxl.Workbook) -> None:
    rules = [rule for area in book["gaps"].conditional_formatting for rule in area.rules]
    assert {rule.formula[0] for rule in rules} == {
        f'"{word}"' for word in "none single thin covered short open met".split()
    }


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


def test_what_is_too_long_for_a_sheet_is_cut_and_the_first_sheet_says_so(
    real_results: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_sheet, "MAX_ROWS", 10)
    monkeypatch.setattr(front_sheets, "MAX_ROWS", 10)
    monkeypatch.setattr(front_sheets, "CELLS", 100)
    cut = openpyxl.load_workbook(io.BytesIO(render_workbook(real_results)))
    assert len(list(cut["mentions"].iter_rows())) == 11
    assert len(list(cut["Matrix"].iter_rows())) == 6
    said = {row[0]: row[1] for row in cut["Read me"].iter_rows(values_only=True)}
    assert "The first 10 of 77 rows; mentions.csv has them all." in said["mentions"]
    assert said["Matrix"].startswith("The 5 organisations with most interests")
