"""A name that stands once above its rows: filled where everything shows it, else told with the option."""

from __future__ import annotations

import io

import pytest

from twgnet.errors import in_python
from twgnet.options import Options
from twgnet.read import read_survey

MERGED = (
    "No,Organisation,Type,TWG\n1,Club Norte,Local,Health\n2,,,Water\n3,,,Roads\n4,Red Sur,Network,Water\n5,,,Land\n"
)
PAIRS = {"Club Norte": {"Health", "Water", "Roads"}, "Red Sur": {"Water", "Land"}}
NOTE = "read as belonging to the one above them"


def read(text, **options):
    stream = io.BytesIO(text.encode())
    stream.name = "office.csv"
    return read_survey(stream, Options(**options))


def groups(survey):
    found = {}
    for answer in survey.answers:
        found.setdefault(answer.organisation, set()).add(answer.text)
    return found


def notes(survey):
    return " ".join(str(problem) for problem in (*survey.problems, *survey.assumed))


def test_merged_names_are_filled_at_the_first_command_and_that_is_noted():
    survey = read(MERGED)
    assert groups(survey) == PAIRS
    assert f"3 rows without an organisation are {NOTE}" in notes(survey)
    assert "fill_down=False" in in_python(notes(survey))


def test_the_advice_of_the_note_skips_the_rows():
    survey = read(MERGED, fill_down=False)
    assert groups(survey) == {"Club Norte": {"Health"}, "Red Sur": {"Water"}}
    assert [answer.text for answer in survey.unnamed] == ["Water", "Roads", "Land"]


def test_where_nothing_stands_beside_names_and_groups_blanks_are_merged_too():
    assert groups(read("NGO,Cluster\nClub Norte,Health\n,Water\n,Land\nRed Sur,Water\n,Roads\n")) == {
        "Club Norte": {"Health", "Water", "Land"},
        "Red Sur": {"Water", "Roads"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "Organisation,Region,TWG\nClub Norte,North,Health\n,South,Water\n,East,Roads\nRed Sur,North,Water\n",
        "Organisation,TWG\nClub Norte,Health\n,Water\n,Water\nRed Sur,Water\n,Land\n",
        "Organisation,TWG\nClub Norte,Health\n,Water\nRed Sur,Water\n,Land\nClub Norte,Roads\n",
        "Organisation,TWG\n,Lost\n,Found\nClub Norte,Health\nRed Sur,Water\n",
        "Organisation,TWG\nClub Norte,Health\n,Roads\nRed Sur,Water\nHill Union,Land\n",
    ],
    ids=["answers with a place of their own", "a group twice", "a name twice", "nothing above", "one blank"],
)
def test_what_may_be_an_answer_of_nobody_is_not_filled(text):
    survey = read(text)
    assert NOTE not in notes(survey)
    assert survey.unnamed


def test_what_is_blank_below_a_name_is_of_all_its_rows():
    """The `No` of the first row is about the organisation, not a word against one of its groups."""
    text = "Member,TWG,Can you attend?\nClub Norte,Health,No\n,Water,\n,Roads,\nRed Sur,Water,Yes\n,Health,\n"
    assert groups(read(text)) == {"Club Norte": {"Health", "Water", "Roads"}, "Red Sur": {"Water", "Health"}}


def test_blanks_below_the_last_name_alone_may_be_notes():
    text = "Organisation,TWG\nClub Norte,Health\nRed Sur,Water\nHill Union,Land\n,Note: of May\n,By the chair\n"
    survey = read(text)
    assert groups(survey) == {"Club Norte": {"Health"}, "Red Sur": {"Water"}, "Hill Union": {"Land"}}
    assert len(survey.unnamed) == 2


BY_GROUP = "Working group,Member\nHealth,Club Norte\n,Red Sur\n,Hill Union\nWater,Club Norte\n,Lake Aid\n"


@pytest.mark.parametrize("fill_down", [None, True])
def test_a_group_that_stands_once_above_its_members_is_filled_and_that_is_noted(fill_down):
    survey = read(BY_GROUP, fill_down=fill_down)
    assert groups(survey) == {
        "Club Norte": {"Health", "Water"},
        "Red Sur": {"Health"},
        "Hill Union": {"Health"},
        "Lake Aid": {"Water"},
    }
    assert "3 rows without a group are read as those of the group above them" in notes(survey)
    assert "fill_down=False" in in_python(notes(survey))


def test_the_advice_of_that_note_leaves_members_without_a_group():
    survey = read(BY_GROUP, fill_down=False)
    assert groups(survey)["Red Sur"] == {""}


@pytest.mark.parametrize(
    "text",
    [
        "Sector,NGO,Place\nHealth,Club Norte,Kep\n,Club Norte,Mao\n,Red Sur,Kep\nWater,Club Norte,Kep\n,Lake Aid,Mao\n",
        "Sector,Organisation\nHealth,Red Sur\n,Club Norte\n,Total: 2\nWater,Club Norte\n,Lake Aid\n",
    ],
    ids=["a member in two places", "sums below"],
)
def test_members_with_places_or_above_sums_are_filled(text):
    found = groups(read(text))
    found.pop("Lake Aid", None)
    assert found == {"Club Norte": {"Health", "Water"}, "Red Sur": {"Health"}}


def test_a_note_below_merged_names_is_no_group_unless_asked():
    text = "NGO,Cluster\nClub Norte,Health\n,Water\nRed Sur,Water\n,Roads\n,Note: as of May\n"
    assert groups(read(text)) == {"Club Norte": {"Health", "Water"}, "Red Sur": {"Water", "Roads"}}
    assert groups(read(text, fill_down=True))["Red Sur"] == {"Water", "Roads", "Note: as of May"}


@pytest.mark.parametrize(
    "text",
    [
        "Member,Working group\nClub Norte,Health\nRed Sur,\nHill Union,Water\nLake Aid,\n",
        "Working group,Member\nHealth,Club Norte\n,Red Sur\nHealth,Hill Union\n,Lake Aid\n",
        "Working group,Member\nHealth,Club Norte\n,Red Sur\n,Red Sur\nWater,Hill Union\n,Lake Aid\n",
    ],
    ids=["groups behind their members", "a group twice", "a member twice"],
)
def test_an_answer_that_names_no_group_is_not_filled(text):
    assert "without a group" not in notes(read(text))
