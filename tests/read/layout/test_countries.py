"""Files of offices of many countries and sectors: the right pairs at the first command, or a question that helps."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pytest
from tests.read.layout.test_any_office import pairs, read

from twgnet.errors import LayoutError
from twgnet.read import read_survey
from twgnet.reconcile.text.lists import cut_lists

COUNTRIES = tomllib.loads(Path(__file__).with_name("countries.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", COUNTRIES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_first_command_reads_the_right_pairs(name, line_end):
    stream = io.BytesIO(COUNTRIES[name]["text"].replace("\n", line_end).encode("utf-8-sig"))
    stream.name = f"{name}.csv"
    survey, _ = cut_lists(read_survey(stream))
    assert pairs(survey) == {(who, group) for who, groups in COUNTRIES[name]["pairs"].items() for group in groups}


ROLES = "Agency,Logistics Cluster,ETC,Shelter\nAda,Member,Observer,\nBell,,Member,Member\nCove,Observer,,Member\n"
FEW_ROLES = (
    "Name of member,Steering committee,Gender TF,Youth TF\nAda,Member,,\nBell,,Co-chair,Member\nCove,Chair,,Member\n"
)
TURNED = "Cluster,Ada,Bell,Cove\nRoofs,Lead,Member,\nMeals,,Lead,Member\nRoads,Member,,Lead\n"
LEADS = 'Sector,Lead agency,Members\nRoofs,Ada,"Ada, Bell, Cove"\nMeals,Bell,"Bell, Dale"\nRoads,Eve,"Eve, Cove"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [(ROLES, 6), (FEW_ROLES, 5), (TURNED, 6), (ROLES.replace("Observer", "No"), 4)],
)
def test_whoever_has_a_role_in_a_group_is_in_it(text, expected):
    survey = read(text)
    assert len(pairs(survey)) == expected
    assert any(one.code == "layout.roles_count" for one in survey.assumed) == ("No" not in text)


@pytest.mark.parametrize("text", [ROLES, ROLES.replace("Member", "M").replace("Observer", "O")])
def test_of_roles_or_letters_those_that_are_named_count(text):
    assert len(pairs(read(text, yes=("Member", "M")))) == 4


def test_letters_below_groups_are_asked_about():
    """One of them may stand alone below some groups, and is no mark that a letter beside it would be odd to."""
    letters = "Agency,Roofs,Meals,Roads,Water\nAda,M,L,M,M\nBell,,M,,M\nCove,M,,M,\n"
    with pytest.raises(LayoutError, match="a scale: 'M', 'L'"):
        read(letters)
    assert len(pairs(read(letters.replace("L", "M")))) == 8


def test_one_organisation_or_several_in_a_cell_is_asked_about():
    with pytest.raises(LayoutError, match="layout= groups"):
        read(LEADS)
    assert len(pairs(read(LEADS, layout="groups"))) == 7


def test_answers_that_count_are_counted_in_a_turned_matrix_however_they_are_written():
    survey = read(TURNED.replace("Lead", "lead"), layout="turned", yes=("LEAD", "Member"))
    assert len(pairs(survey)) == 6
