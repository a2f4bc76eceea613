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
    ("text", "asked", "options", "expected"),
    [
        (ROLES, "yes= 'Member'", {"yes": ("Member",)}, 4),
        (FEW_ROLES, "yes= 'Member'", {"yes": ("Member", "Chair", "Co-chair")}, 5),
        (TURNED, "org_col=", {"org_col": "Cluster", "yes": ("Lead", "Member")}, 6),
        (LEADS, "layout= groups", {"layout": "groups"}, 7),
    ],
)
def test_roles_below_groups_are_no_groups_and_are_asked_about(text, asked, options, expected):
    with pytest.raises(LayoutError) as refusal:
        read(text)
    assert asked in str(refusal.value)
    assert len(pairs(read(text, **options))) == expected


def test_answers_that_count_are_counted_in_a_turned_matrix_however_they_are_written():
    survey = read(TURNED.replace("Lead", "lead"), layout="turned", yes=("LEAD", "Member"))
    assert len(pairs(survey)) == 6
