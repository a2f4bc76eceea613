"""Advice on options that do not fit: true of the file, and it works at the first try."""

import io
import re
import shlex

import pandas as pd
import pytest
from tests.cli.conftest import run

import twgnet
from twgnet.errors import ReadError

__all__ = ["run"]  # the fixture

TICKS = "Organisation,Health,Education,Roads\nAlpha,1,0,1\nBeta,0,1,0\nGamma,1,1,0\n"
LIST = "Organisation,Committees\nAlpha,Health; Roads\nBeta,Education\nGamma,Health; Education\n"
ROLES = "Organisation,Health,Education,Roads\nAlpha,Lead,Member,\nBeta,,Member,Observer\nGamma,Member,,Lead\nDelta,Observer,Member,Member\n"  # noqa: E501


def pairs(study):
    return {(tie.organisation, tie.group) for tie in study.network.interests}


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        (TICKS, ("--layout", "list"), "the groups stand in columns of their own here, not in lists."),
        (TICKS, ("--layout", "groups"), "the groups stand in columns of their own here, not in lists."),
        (TICKS, ("--yes", "Often"), "no column per group has such an answer below it."),
        (LIST, ("--yes", "Yes"), "no column per group has such an answer below it."),
        (LIST, ("--layout", "matrix"), "there is no column per group with ticks or counts below it."),
    ],
)
def test_an_option_that_does_not_fit_is_named_and_without_it_the_file_is_read(run, tmp_path, text, options, told):
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8")
    refused = run("gaps", path, *options)
    assert refused.code == 1
    assert refused.err.strip().endswith(f"{told} Leave {options[0]} out.")
    assert run("gaps", path).code == 0


def test_every_role_counts_and_that_is_noted_with_the_option_that_chooses(run, tmp_path):
    path = tmp_path / "roles.csv"
    path.write_text(ROLES, encoding="utf-8")
    every = twgnet.build(path)
    assert len(pairs(every)) == 9
    noted = run("gaps", path).err
    assert "'Lead', 'Observer' under a group count as being in it" in noted
    advised = re.search("with (--yes '[^']*')", noted)[1]
    left = run("gaps", path, *shlex.split(advised))
    assert left.code == 0
    assert "these answers count as no: 'Member', 'Observer'. If one of them counts, add --yes 'Member'." in left.err
    assert pairs(twgnet.build(path, yes=["Member", "Lead", "Observer"])) == pairs(every)


def test_a_column_where_nobody_has_the_role_that_counts_is_still_a_group(tmp_path):
    path = tmp_path / "roles.csv"
    path.write_text(ROLES, encoding="utf-8")
    leads = twgnet.build(path, yes="Lead")
    assert [group.name for group in leads.network.groups] == ["Education", "Health", "Roads"]
    assert pairs(leads) == {("Alpha", "Health"), ("Gamma", "Roads")}


def test_an_answer_that_is_no_role_is_told_and_every_role_counts(run, tmp_path):
    """A role that only stands below the group with the odd answer counts too, as the line on roles says."""
    path = tmp_path / "roles.csv"
    path.write_text("NGO,Health,Education,Roads\nA,Chair,,Member\nB,Member,Observer,\nD,Emeritus,Member,Member\n")
    noted = run("gaps", path).err
    assert "answers beside roles count as no: 'Emeritus'. If one of them counts, give --yes 'Emeritus'," in noted
    assert ("A", "Health") in pairs(twgnet.build(path))
    assert ("D", "Health") not in pairs(twgnet.build(path))
    assert ("D", "Health") in pairs(twgnet.build(path, yes=["Emeritus", "Chair", "Member", "Observer"]))


def test_codes_under_columns_named_as_groups_are_asked_about(run, tmp_path):
    path = tmp_path / "attendance.csv"
    rows = ["Alpha,P,A,P", "Beta,A,P,P", "Gamma,P,P,A", "Delta,A,A,P"]
    path.write_text("\n".join(["Organisation,Roads WG,Parks WG,Water WG", *rows]), encoding="utf-8")
    asked = run("gaps", path).err
    assert "a scale: 'P', 'A'. Say which count as a yes with --yes 'P'" in asked
    present = twgnet.build(path, yes="P")
    assert len(pairs(present)) == 7


def test_a_sheet_of_notes_is_passed_over_with_advice_that_leads_on(run, tmp_path):
    path = tmp_path / "two.xlsx"
    with pd.ExcelWriter(path, engine="xlsxwriter") as book:
        pd.DataFrame({"Organisation": ["A org", "B org"], "Group": ["Health", "Water"]}).to_excel(
            book, sheet_name="Data", index=False
        )
        pd.DataFrame({"These are notes": ["written in May"]}).to_excel(book, sheet_name="Notes", index=False)
    told = run("gaps", path, "--all-sheets")
    assert told.code == 0
    advised = re.search("(--sheet '[^']*') alone", told.err)[1]
    alone = run("gaps", path, *shlex.split(advised))
    assert "sheet Notes, row 1: no column is recognised as the organisations" in alone.err


def test_an_empty_list_of_those_invited_is_not_taken_for_answers(run, tmp_path):
    (tmp_path / "invited.csv").write_text("", encoding="utf-8")
    told = run("gaps", "--invited", tmp_path / "invited.csv").err
    assert "invited.csv: the file is empty. Export it again, or name another." in told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([], "the list is empty"),
        ({}, "the dict is empty"),
        ([("Alpha",), ("Beta",)], r"a list of \(organisation, group\)"),
    ],
)
def test_what_is_no_survey_in_memory_is_told_with_what_is_one(given, told):
    with pytest.raises(ReadError, match=told):
        twgnet.build(given)
    assert pairs(twgnet.build([("Alpha", "Health"), ("Beta", "Water")])) == {("Alpha", "Health"), ("Beta", "Water")}


def test_two_columns_of_weights_are_asked_for_and_then_read():
    table = pd.DataFrame({"org": ["Alpha", "Beta", "Gamma"], "Health": [0, 3, 0], "Water": [3, 0, 3]})
    with pytest.raises(ReadError, match="with group_cols=; repeat it where each group has a column"):
        twgnet.build(table)
    study = twgnet.build(table, group_cols=["Health", "Water"])
    assert {(tie.organisation, tie.group, tie.weight) for tie in study.network.interests} == {
        ("Alpha", "Water", 3),
        ("Beta", "Health", 3),
        ("Gamma", "Water", 3),
    }


def test_a_name_of_a_page_does_not_widen_a_table_for_people(run, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text(f"Organisation,Group\nAlpha,Health\nBeta,{'x' * 5000}\nGamma,Health\n", encoding="utf-8")
    assert max(map(len, run("gaps", path, "--format", "md", "-q").out.splitlines())) < 3000
    assert "x" * 5000 in run("gaps", path, "--format", "csv", "-q").out


def test_answers_below_a_name_are_said_and_the_advice_takes_them(run, tmp_path):
    path = tmp_path / "questions.csv"
    path.write_text(
        ",,Health,Education,Roads\nHow often?,,,,\n,Daily,3,4,7\n,Never,2,,5\nHow far?,,,,\n,Near,6,8,9\n,Far,4,,\n",
        encoding="utf-8",
    )
    refused = run("gaps", path)
    assert refused.code == 1
    assert "4 rows with answers name no organisation, and the rows that name one hold no answers" in refused.err
    advised = re.search("give (--org-col .*?);", refused.err)[1]
    assert run("gaps", path, *shlex.split(advised)).code == 0
    assert len(pairs(twgnet.build(path, org_col=1, fill_down=True))) == 6


FIGURES = {
    "balances": "Municipality,Target,Done,Ahead\nAda,40,27,-13\nBell,20,25,5\nCove,30,22,-8\nDale,10,10,0\n",
    "rates": "Screen name,Degree,Closeness,Betweenness\nada,4,0.32491,12\nbell,3,0.98754,0\ncove,5,0.45117,7\ndale,2,0.2,1\n",  # noqa: E501
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_no_counts_of_groups_and_the_advice_works(run, tmp_path, name):
    path = tmp_path / "figures.csv"
    path.write_text(FIGURES[name], encoding="utf-8")
    asked = run("gaps", path)
    assert asked.code == 1
    assert (
        "look like figures of each row (amounts, rates, numbers of a register), not like counts of groups" in asked.err
    )
    assert len(twgnet.build(path, layout="matrix").network.groups) == 3


@pytest.mark.parametrize(("rows", "asked"), [(20, False), (24, True)])
def test_rows_that_each_record_something_are_no_matrix_of_counts(tmp_path, rows, asked):
    """Gifts, visits, inspections: five rows of each organisation on average, with three numbers each."""
    path = tmp_path / "gifts.csv"
    given = [
        f"{('Ada', 'Bell', 'Cove', 'Dale', 'Eve')[n % (4 if asked else 5)]},{n + 3},{n % 7},{n * 5}"
        for n in range(rows)
    ]
    path.write_text("\n".join(["Organisation,Promised,Paid,Visited", *given]), encoding="utf-8")
    if asked:
        with pytest.raises(ReadError, match="look like figures of each row"):
            twgnet.build(path)
    assert len(twgnet.build(path, layout="matrix").network.groups) == 3
    assert asked or len(twgnet.build(path).network.groups) == 3


@pytest.mark.parametrize("cells", ["2.5", "1,250.75", "-99"])
def test_amounts_and_a_code_for_no_answer_stay_counts_of_groups(cells):
    rows = [f'{name},3,"{cells}",12' for name in ("Ada", "Bell", "Cove", "Dale")]
    survey = twgnet.read.read_survey(io.BytesIO("\n".join(["Organisation,Health,Land,Roads", *rows]).encode()))
    assert len(survey.answers) >= 4
    assert "taken as weights" in str(survey.assumed[-1])


def test_the_numbers_of_a_register_are_no_counts(run, tmp_path):
    """Amsterdam's childcare: two numbers of registers and one count stood beside the municipality."""
    head = "Municipality,Register,Chamber,Places,Health,Land,Roads"
    rows = [f"Town {n},{105890000 + 7 * n},{16014000 + 11 * n},{20 + n},{n},{2 * n},3" for n in range(1, 8)]
    path = tmp_path / "register.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    groups = {group.name for group in twgnet.build(path).network.groups}
    assert groups == {"Health", "Land", "Roads", "Places"}


def test_columns_of_different_words_that_share_no_name_are_told_with_the_option_that_takes_one(run, tmp_path):
    path = tmp_path / "bodies.csv"
    path.write_text("Organisation,Council,Committee\nA,North,Health\nB,South,Roads\nC,North,Health\n")
    noted = run("gaps", path).err
    assert "taken from 'Council', 'Committee' together, which share no name" in noted
    assert pairs(twgnet.build(path, group_cols="Committee")) == {("A", "Health"), ("B", "Roads"), ("C", "Health")}
    assert run("gaps", path, "--group-cols", "Council").code == 0
