"""Tables that are taken apart or put together before they are understood: the right pairs, and it is said."""

from __future__ import annotations

import io
import time
import tomllib
from pathlib import Path

import pytest

from twgnet.errors import LayoutError
from twgnet.options import Options
from twgnet.read import read_survey

TABLES = tomllib.loads(Path(__file__).with_name("tables.toml").read_text(encoding="utf-8"))


def read(text, **options):
    stream = io.BytesIO(text.encode())
    stream.name = "table.csv"
    return read_survey(stream, Options(**options))


def pairs(survey):
    return {(answer.organisation, answer.text) for answer in survey.answers if answer.text}


@pytest.mark.parametrize("name", TABLES)
def test_the_first_command_reads_the_right_pairs_and_says_how(name):
    survey = read(TABLES[name]["text"])
    assert pairs(survey) == {(who, group) for who, groups in TABLES[name]["pairs"].items() for group in groups}
    assert any(one.code.startswith("layout.") for one in (*survey.assumed, *survey.problems))


@pytest.mark.parametrize(
    "text",
    [
        "Organisation\nAlpha Aid\nWomen Group\nBeta Fund\n",  # one name that reads like a group's
        "Health Committee\nWater Committee\nAlpha Aid\nBeta Fund\n",  # a group without a member
        "Health:\nAlpha Aid\nAlpha Aid\nWater:\nBeta Fund\n",  # a member twice
    ],
)
def test_a_column_whose_groups_nothing_tells_is_asked_about(text):
    with pytest.raises(LayoutError, match="no column is recognised"):
        read(text)


ASKED = """Respondent,Question,Answer
Alpha Aid,Type,NGO
Alpha Aid,Which groups would you like to join?,Health
Beta Fund,Type,Fund
Beta Fund,Which groups would you like to join?,Land
"""


def test_respondents_may_be_people_and_are_asked_about():
    with pytest.raises(LayoutError, match=r"'Which groups would you like to join\?'.* org_col="):
        read(ASKED)
    assert pairs(read(ASKED, org_col="Respondent")) == {("Alpha Aid", "Health"), ("Beta Fund", "Land")}


def test_columns_that_a_person_names_are_not_spread():
    assert len(pairs(read(ASKED, org_col="Respondent", group_cols=("Answer",)))) == 4


def test_questions_about_no_group_are_no_table_of_questions():
    text = "NGO,Item,Value\nA,Health,1\nA,Land,0\nB,Health,0\nB,Land,1\n"
    assert pairs(read(text, group_cols=("Item",))) == {("A", "Health"), ("B", "Land")}


@pytest.mark.parametrize("filler", [" ", "\n", "a ", "total "])
def test_a_very_long_cell_is_searched_for_a_sum_in_time(filler):
    long = "Health" + filler * (100_000 // len(filler)) + "x"
    start = time.process_time()
    read(f'Organisation,TWGs\nVSO,"{long}"\nNPA,Land\n', separator="none")
    assert time.process_time() - start < 10
