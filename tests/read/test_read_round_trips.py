"""Any table of answers, written in any supported shape, reads back the same."""

from __future__ import annotations

import csv
import io

import pytest
import xlsxwriter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from twgnet.read import read_survey
from twgnet.read.answers.nobody import placeholders
from twgnet.read.headings import read_heading
from twgnet.read.layout.ticks import is_tick

OPTIONS = (
    "TWG on Education",
    "TWG on Social Protection, Food Security and Nutrition",
    "TWG on HIV/AIDS",
    "ក្រុមការងារបច្ចេកទេស; D&D",
)
NAMES = st.text(
    st.characters(categories=("L", "M", "N", "P", "S", "Zs"), exclude_characters="\ufffd;\u115f\u1160\u3164\uffa0"),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()))


def is_no_name(text):
    """Say if a text names nobody on purpose (n/a), or is a number (0e0)."""
    try:
        return isinstance(float(text), float)
    except ValueError:
        return bool(placeholders([text, "Mekong Rowers"]))


SURVEYS = st.dictionaries(
    NAMES.filter(lambda name: any(c.isalpha() for c in name) and not is_no_name(name)),
    st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True),
    min_size=1,
    max_size=8,
)


def as_list(survey):
    yield "Organisation", "TWGs"
    for organisation, options in survey.items():
        yield organisation, "|".join(options)


def as_swapped(survey):
    for organisation, options in as_list(survey):
        yield options.replace("TWGs", "TWGs interested"), organisation


def as_ties(survey):
    yield "organisation", "group"
    for organisation, options in survey.items():
        for option in options:
            yield organisation, option


def as_matrix(survey):
    yield "CSO", *OPTIONS
    for organisation, options in survey.items():
        yield organisation, *("x" if option in options else "" for option in OPTIONS)


def as_kobo(survey):
    yield "Name of organisation", *(f"Which TWGs?/{option}" for option in OPTIONS), "_uuid", "_id"
    for n, (organisation, options) in enumerate(survey.items()):
        yield organisation, *(str(int(option in options)) for option in OPTIONS), f"u{n}", str(n)


def as_surveymonkey(survey):
    yield "Respondent ID", "Collector ID", "Name of organisation", "Which TWGs?", "", "", ""
    yield "", "", "Open-Ended Response", *OPTIONS
    for n, (organisation, options) in enumerate(survey.items()):
        yield str(n), "7", organisation, *(o if o in options else "" for o in OPTIONS)


def as_choices(survey):
    yield "NGO", "First choice", "Second choice", "Third choice", "Fourth choice"
    for organisation, options in survey.items():
        yield organisation, *options, *[""] * (4 - len(options))


def as_hxl(survey):
    yield "Qui", "Quoi"
    yield "#org+name", "#sector"
    for organisation, options in survey.items():
        for option in options:
            yield organisation, option


SHAPES = [
    as_list,
    as_swapped,
    as_ties,
    as_matrix,
    as_kobo,
    as_surveymonkey,
    as_choices,
    as_hxl,
]


def as_csv(rows, delimiter, encoding):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    data = io.BytesIO(stream.getvalue().encode(encoding))
    data.name = "survey.csv"
    return data


def as_xlsx(rows):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    stream.seek(0)
    stream.name = "survey.xlsx"
    return stream


def read_back(source):
    found: dict[str, list[str]] = {}
    for answer in read_survey(source).answers:
        texts = [answer.text] if answer.whole else answer.text.split("|")
        found.setdefault(answer.organisation, []).extend(texts)
    return {organisation: sorted(texts) for organisation, texts in found.items()}


def expected(survey):
    return {organisation: sorted(options) for organisation, options in survey.items()}


def plain(survey, shape):
    """Leave out what no reader could tell from the table itself."""
    names = [" ".join(name.split()).casefold() for name in survey]
    assume(len(set(names)) == len(names) or shape is not as_hxl)
    assume(not any(read_heading(name).level > 2 for name in survey))
    assume(not any(name.startswith("#") or is_tick(name) is not None for name in survey))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@settings(max_examples=40, deadline=None)
@given(
    survey=SURVEYS,
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_csv_round_trip(shape, survey, delimiter, encoding):
    plain(survey, shape)
    assert read_back(as_csv(shape(survey), delimiter, encoding)) == expected(survey)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@settings(max_examples=8, deadline=None)
@given(survey=SURVEYS)
def test_xlsx_round_trip(shape, survey):
    plain(survey, shape)
    assert read_back(as_xlsx(shape(survey))) == expected(survey)


@settings(max_examples=40, deadline=None)
@given(survey=SURVEYS, prose=st.lists(st.text(st.characters(categories=("L", "Zs", "P")))))
def test_document_round_trip(survey, prose):
    plain(survey, as_list)
    rows = ["\t".join(row) for row in as_swapped(survey)]
    text = "\n".join(["A report", *prose, "", *rows, "", rows[0], "", *prose, "The end"])
    source = io.BytesIO(text.encode("utf-8"))
    source.name = "report.txt"
    assert read_back(source) == expected(survey)
