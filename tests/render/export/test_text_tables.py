"""Tables as text: nothing lost, nothing run."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twgnet.model.reconciliation import Duplicate
from twgnet.render.export import text_tables as tabular
from twgnet.schema import Table, tabulate

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def one_cell(text: str) -> Table:
    return Table("toy", ("text", "n"), ((text, 1),))


@given(texts)
@example("\r")
@example("=1\r+2")
def test_no_csv_cell_starts_a_formula_and_no_text_is_lost(text: str) -> None:
    written = tabular.to_csv(one_cell(text)).removeprefix(tabular.BOM)
    (_, (cell, _)) = csv.reader(io.StringIO(written, newline=""))
    assert not cell.startswith(tabular.FORMULA_STARTS)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert cell in (lines, f"'{lines}")


@pytest.mark.parametrize("mark", [";", "; ", "\uff1b", "\uff1b "])
@pytest.mark.parametrize("start", tabular.FORMULA_STARTS[:5] + tabular.FORMULA_STARTS[6:])
def test_a_formula_behind_a_semicolon_of_any_width_is_guarded(mark: str, start: str) -> None:
    assert f"A{mark}'{start}1" in tabular.to_csv(one_cell(f"A{mark}{start}1"))


@given(texts)
def test_json_reads_back_the_same(text: str) -> None:
    assert json.loads(tabular.to_json(one_cell(text))) == [{"text": text, "n": 1}]


@given(texts)
def test_a_markdown_row_stays_one_row(text: str) -> None:
    lines = tabular.to_markdown(one_cell(text)).split("\n")
    assert len(lines) == 3
    assert lines[2].replace("\\\\", "").replace("\\|", "").count("|") == 3


def test_an_empty_table_keeps_its_header_and_is_valid_json() -> None:
    empty = Table("toy", ("text",), ())
    assert tabular.to_csv(empty) == tabular.BOM + "text\n"
    assert json.loads(tabular.to_json(empty)) == []


def test_numbers_are_rounded_so_that_bytes_do_not_depend_on_the_machine() -> None:
    pair = Duplicate("a", "A", "b", "B", 0.1 + 0.2, "")
    assert tabulate("duplicates", [pair]).records()[0]["score"] == 0.3
