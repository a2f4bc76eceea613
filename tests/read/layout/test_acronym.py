"""Organisations that are named by their acronym, and those that are not."""

import io

import pytest

from twgnet.options import Options
from twgnet.read import read_survey

HEADER = "Organisation name,Organisation acronym,Donor acronym,Cluster\n"
NAMED = "".join(f"Aid Society {n},AS{n},EU,Health\n" for n in range(18))


def _survey(text, **options):
    return read_survey(io.BytesIO(text.encode()), Options(**options))


def _organisations(text):
    return {answer.organisation for answer in _survey(text).answers}


@pytest.mark.parametrize(
    ("lacking", "column"),
    [(1, "Organisation name"), (2, "Organisation acronym")],  # of 19 and 20 rows: 5.3 % lack names, or 10 %
    ids=["few", "many"],
)
def test_acronyms_name_organisations_where_many_names_are_missing(lacking, column):
    rows = NAMED + "Aid Society 18,AS18,EU,Land\n" + "".join(f",ZOA{n},EU,Land\n" for n in range(lacking))
    survey = _survey(HEADER + rows)
    assert survey.reading.organisation_column == column
    told = [problem.code for problem in survey.assumed]
    assert ("layout.by_acronym" in told) == (column == "Organisation acronym")


def test_the_advice_reads_the_names_all_the_same():
    rows = NAMED + ",ZOA,EU,Land\n,NRC,EU,Land\n"
    assert "ZOA" in _organisations(HEADER + rows)
    survey = _survey(HEADER + rows, org_col="Organisation name")
    assert {answer.organisation for answer in survey.answers} == {f"Aid Society {n}" for n in range(18)}


def test_acronyms_of_donors_name_no_organisation():
    text = "Organisation name,Donor acronym,Cluster\n" + "Alpha Aid,EU,Health\nBeta Aid,EU,Land\n,EU,Health\n,US,Land\n"
    assert _organisations(text) == {"Alpha Aid", "Beta Aid"}


def test_a_column_of_acronyms_alone_names_the_organisations():
    rows = "Kirundo,Santé,ABC\nKirundo,Education,ABC\nNgozi,Santé,CRS\nMuyinga,Protection,IRC\n"
    survey = _survey("Province,Secteur,Acronyme de l'organisation\n" + rows)
    assert survey.reading.organisation_column == "Acronyme de l'organisation"
    assert [problem.code for problem in survey.assumed] == ["layout.by_content_org_col"]


def test_of_tags_only_that_of_the_organisation_counts():
    top = "Sector,Code,Short,Full\n#sector,#sector+acronym,#org+acronym,#org+name\n"
    rows = "Health,HLT,ACF,\nHealth,HLT,NRC,\nLand,LND,ZOA,Zoa International\n"
    assert _organisations(top + rows) == {"ACF", "NRC", "ZOA"}
