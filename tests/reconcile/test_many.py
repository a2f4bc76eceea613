"""A large table is read and settled by columns: everything as it is row by row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twgnet.errors import TwgnetError
from twgnet.model.coded import CodedAnswers
from twgnet.options import Options
from twgnet.read import read_survey
from twgnet.read.files.text import delimited
from twgnet.reconcile import choose_registry, load_registry, reconcile_survey

SHAPES = Path(__file__).parents[1] / "read" / "shapes"
NAMES = ["Hope", "hope ", "Rice Bank", "Rice  bank", "n/a", "", "Care (CA)", "Total", "Note: draft", "ann@example.org"]
TEXTS = [
    *("TWG on Health", "Helth", "Health; Gender", "Gender, Health", "", "n/a", "(possibly) Land", "Mine Action"),
    *("all", "Land and Gender", "Hygiene 012 345 678", "Water &amp; Sanitation", "#N/A", "see attached", "-", "x\ny"),
    *("Hea\u200blth", "Ms. Chan Maly, Land", "Mr", "TWG on Land 12 3"),
]


def everything(data: bytes, options: Options, *, by_columns: bool) -> object:
    """Read and settle a table against the shipped registry and against its own names."""
    before, delimited.LARGE = delimited.LARGE, 0 if by_columns else 1 << 60
    try:
        survey = read_survey(io.BytesIO(data), options)
    except TwgnetError as error:
        return str(error)
    finally:
        delimited.LARGE = before
    found: list[object] = [survey.reading, survey.unnamed, survey.problems, survey.assumed, survey.columns]
    found.append(tuple(survey.answers))
    registries = [load_registry("cambodia-2017")]
    try:
        registries.append(choose_registry(survey, (), "infer")[0])
    except TwgnetError as error:
        found.append(str(error))
    for registry in registries:
        settled = reconcile_survey(survey, registry)
        found += [repr(tuple(getattr(settled, name))) for name in ("mentions", "interests", "names", "decisions")]
        found += [settled.organisations, settled.duplicates, registry]
    return found


def table(rows: list[tuple[str, str]], heading: str = "TWGs") -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("Organisation", heading), *rows])
    return text.getvalue().encode()


@pytest.mark.parametrize("path", sorted(SHAPES.glob("*.csv")), ids=lambda path: path.stem)
def test_the_shapes_of_survey_tools_read_the_same_by_columns(path: Path) -> None:
    data = path.read_bytes()
    assert everything(data, Options(), by_columns=True) == everything(data, Options(), by_columns=False)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(TEXTS)), min_size=1, max_size=14),
    options=st.sampled_from([{}, {"personal": True}, {"layout": "ties"}, {"layout": "list", "answers": "latest"}]),
)
def test_any_two_columns_give_the_same_by_columns(rows: list[tuple[str, str]], options: dict[str, object]) -> None:
    chosen = Options(**options)  # type: ignore[arg-type]
    data = table(rows)
    assert everything(data, chosen, by_columns=True) == everything(data, chosen, by_columns=False)


ATTRIBUTES = ["Type", "Province", "Acronym", "Organisation ID", "Founded", "Remarks"]
VALUES = ["", "INGO", "Local", "Kampot", "HP", "HOPE-K", "ann@example.org"]


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(TEXTS), st.sampled_from(VALUES)), min_size=1),
    attribute=st.sampled_from(ATTRIBUTES),
    layout=st.sampled_from([None, "ties", "list"]),
)
def test_attributes_are_the_same_by_columns(
    rows: list[tuple[str, str, str]], attribute: str, layout: str | None
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("Organisation", "TWGs", attribute), *rows])
    data, options = text.getvalue().encode(), Options(layout=layout)
    assert everything(data, options, by_columns=True) == everything(data, options, by_columns=False)


def test_a_large_table_with_odd_cells_is_kept_as_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LARGE", 0)
    rows = [
        ("Hope", "Health &amp; Land"),
        ("Care", "#N/A"),
        ("#REF!", ""),
        ("Rice", "Hea\u200blth"),
        ("Ms. Ann Lee", "Land"),
    ]
    survey = read_survey(io.BytesIO(table(rows)))
    assert isinstance(survey.answers, CodedAnswers)
    assert [answer.text for answer in survey.answers] == ["Health & Land", "", "Health", "Land"]


def test_a_large_table_is_kept_as_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LARGE", 0)
    survey = read_survey(io.BytesIO(table([("Hope", "Health"), ("Care", "Land, Art"), ("Hope", "")])))
    assert isinstance(survey.answers, CodedAnswers)
    assert survey.answers[-1].location.row == 4
    assert [answer.text for answer in survey.answers[:2]] == ["Health", "Land, Art"]
    settled = reconcile_survey(survey, load_registry("cambodia-2017"))
    assert settled.mentions[-1] == [*settled.mentions][-1]
    assert settled.names[1] == settled.names[1:2][0] == [*settled.names][1]
    assert len(settled.mentions) == len([*settled.mentions])
    hope, care = (one.organisation_id for one in settled.names[:2])
    assert (settled.mentions.rows_of(hope), settled.mentions.rows_of(care)) == ([2, 4], [3])
    assert settled.mentions.rows_of("nobody") == []


@pytest.mark.parametrize(
    "text",
    [
        'organisation,group\nA,"He said ""no"""\n',
        "organisation,group\r\nA,Health\r\n",
        "organisation,group\nA\n\nB,Land\n",
    ],
)
def test_quotes_line_ends_and_short_rows(text: str) -> None:
    data = text.encode()
    assert everything(data, Options(), by_columns=True) == everything(data, Options(), by_columns=False)


@pytest.mark.parametrize(
    "text",
    [
        'organisation,group\nA,Hea"lth\n',
        'organisation,group\nA,"Health\nLand"\n',
        "organisation,group\nA,Health,x\n",
        "a\rb",
    ],
)
def test_what_pandas_would_read_otherwise_is_read_row_by_row(text: str) -> None:
    from twgnet.read.files.coded import code_rows

    assert code_rows(text, ",") is None
    data = text.encode()
    assert everything(data, Options(), by_columns=True) == everything(data, Options(), by_columns=False)
