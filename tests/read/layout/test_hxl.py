"""HXL hashtags: whom and what the attributes of a tag name, and what stands beside the tags."""

import io

import pytest

from twgnet.errors import LayoutError
from twgnet.options import Options
from twgnet.read import read_survey


def read(*rows, **options):
    text = "\n".join(",".join(row) for row in rows)
    return read_survey(io.BytesIO(text.encode()), Options(**options))


def pairs(survey):
    return {(answer.organisation, answer.text) for answer in survey.answers}


def test_who_does_it_is_meant_before_who_plans_it_and_who_pays_for_it():
    head = ("Donor", "Programme organisation", "Agency", "Sector")
    tags = ("#org+funder", "#org+prog+name", "#org+impl+name", "#sector")
    data = (("ECHO", "WHO", "Ada", "Health"), ("ECHO", "FAO", "Bell", "Food"))
    survey = read(head, tags, *data)
    assert pairs(survey) == {("Ada", "Health"), ("Bell", "Food")}
    assert "not from 'Donor', 'Programme organisation'" in str(survey.assumed[0])
    without = [row[:2] + row[3:] for row in (head, tags, *data)]
    assert pairs(read(*without)) == {("WHO", "Health"), ("FAO", "Food")}
    lead = (head, ("#org+leader", "#org+partner", "#org+impl", "#sector"), *data)
    assert pairs(read(*lead)) == pairs(survey)
    assert pairs(read(head, tags, *data, org_col="Donor")) == {("ECHO", "Health"), ("ECHO", "Food")}


@pytest.mark.parametrize("tag", ["#org+impl", "#org +reporting"])
def test_a_tag_without_a_name_beside_one_with_it_is_the_short_form(tag):
    survey = read(
        ("Short", "Organisation", "Sector"),
        (tag, f"{tag} +name", "#sector+name"),
        ("AA", "Ada Aid", "Health"),
        ("BB", "Bell Bridge", "Food"),
    )
    assert pairs(survey) == {("Ada Aid", "Health"), ("Bell Bridge", "Food")}


def test_the_acronym_of_another_organisation_parts_nobody_in_two():
    """Libya, 2021: the partner that reports stands as #org+acronym beside the one that implements."""
    head, tags = ("Partner", "Implementing partner", "Sector"), ("#org+acronym", "#org+impl+name", "#sector")
    data = (("WFP", "IOM", "Food"), ("UNHCR", "IOM", "Shelter"), ("UNHCR", "UNHCR", "Shelter"))
    survey = read(head, tags, *data)
    assert {answer.attributes.get("acronym", "") for answer in survey.answers} == {""}
    whole = ("#org+acronym", "#org+name", "#sector")
    own = read(head, whole, ("WFP", "World Food Programme", "Food"), ("IOM", "Migration Agency", "Shelter"))
    assert {answer.attributes["acronym"] for answer in own.answers} == {"WFP", "IOM"}


def test_a_column_without_a_tag_holds_no_role_that_a_tag_has():
    """Honduras, 2021: only the implementing organisation and the sector have tags."""
    survey = read(
        ("ORGANIZACIÓN DONANTE", "ORGANIZACIÓN IMPLEMENTADORA", "SECTOR / CLUSTER", "Cluster lead"),
        ("", "#org +name", "#sector +name", ""),
        ("UNICEF", "Ada", "Salud", "X"),
        ("", "Bell", "Agua", "Y"),
    )
    assert pairs(survey) == {("Ada", "Salud"), ("Bell", "Agua")}
    assert not survey.problems


def test_where_only_activities_have_names_the_codes_of_the_sectors_are_the_groups():
    head, tags = ("Sector", "Partner", "Activity"), ("#sector +cluster +code", "#org +impl +name", "#activity")
    data = (("FSS", "Ada", "Cash"), ("HEA", "Bell", "Clinics"), ("FSS", "Bell", "Seeds"))
    assert pairs(read(head, tags, *data)) == {("Ada", "FSS"), ("Bell", "HEA"), ("Bell", "FSS")}
    named = [
        (*row, name)
        for row, name in zip((head, tags, *data), ("N", "#sector+name", "Food", "Health", "Food"), strict=True)
    ]
    assert pairs(read(*named)) == {("Ada", "Food"), ("Bell", "Health"), ("Bell", "Food")}


def test_a_column_with_another_tag_is_not_taken_for_the_groups():
    """South Sudan, 2022: tags for headings, and none on the clusters."""
    rows = [(f"Org {n}", ("Health", "Food")[n % 2], "Unity", ("January", "May")[n % 2]) for n in range(6)]
    survey = read(("#org+reporting+name", "Name", "#adm1+name", "#date"), *rows)
    assert pairs(survey) == {(name, group) for name, group, _, _ in rows}
    assert "taken from column 2 'Name'" in str(survey.assumed[0])


HAITI = (
    ("SECTORS_fr", "SECTORS_en", "ORG_fr", "ORG_en"),
    ("#sector+name+i_fr", "#sector+name+i_en", "#org+name+i_fr", "#org+name+i_en"),
    ("EPAH", "WASH", "Croix Ada", "Cross Ada"),
    ("Santé", "Health", "Croix Ada", "Cross Ada"),
    ("Santé", "Health", "Bell", "Bell"),
)


def test_tags_that_differ_by_their_language_are_one_thing():
    survey = read(*HAITI)
    assert pairs(survey) == {("Cross Ada", "WASH"), ("Cross Ada", "Health"), ("Bell", "Health")}
    assert "not from 'SECTORS_fr'" in " ".join(map(str, survey.assumed))


def test_languages_that_both_leave_out_groups_are_asked_about():
    rows = [*HAITI, ("Eau", "", "Bell", "Bell"), ("", "Food", "Bell", "Bell")]
    with pytest.raises(LayoutError, match="could equally hold the groups: 1 'SECTORS_fr', 2 'SECTORS_en'"):
        read(*rows)
    assert ("Bell", "Eau") in pairs(read(*rows, group_cols=("1", "2")))
