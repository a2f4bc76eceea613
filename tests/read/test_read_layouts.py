"""What columns mean: found by heading or content, corrected by option, asked when unsure."""

from __future__ import annotations

import io

import pytest

import twgnet
from twgnet.errors import LayoutError, ReadError
from twgnet.options import Options
from twgnet.read import read_survey
from twgnet.wording.catalogue import say
from twgnet.wording.understood import describe_survey, list_notes

KNOWN = ("Health", "Gender", "Land", "Education")


def survey_of(text, known=(), name="survey.csv", **options):
    stream = io.BytesIO(text.encode("utf-8"))
    stream.name = name
    return read_survey(stream, Options(**options), known)


def pairs(survey):
    return [(answer.organisation, answer.text) for answer in survey.answers]


def problems(survey):
    return [(problem.location.row, problem.what) for problem in survey.problems]


@pytest.mark.parametrize(
    "heading",
    [
        "NGO",
        "Name of CSO",
        "1. Name of your organization:",
        "orgname",
        "Interest by",
        "Respondent organisation",
        "ឈ្មោះអង្គការ",
        "Agency",
        "about/org_name",
        "Which organisation?",
    ],
)
@pytest.mark.parametrize(
    "groups",
    [
        "TWG",
        "TWGs",
        "Technical Working Groups",
        "Interested in",
        "Which TWGs would you like to join?",
        "Q4: Working group(s) of interest",
        "ក្រុមការងារបច្ចេកទេស",
        "Sector",
        "interest/twg",
    ],
)
def test_usual_headings(heading, groups):
    text = f"Type of organisation,{groups},Position,{heading}\nLocal,Health,Officer,VSO\n"
    survey = survey_of(text)
    assert pairs(survey) == [("VSO", "Health")]
    assert survey.answers[0].attributes == {"type": "Local"}


@pytest.mark.parametrize(
    "rival",
    [
        "Which TWGs are you already a member of?",
        "Current TWGs",
        "Why these TWGs?",
        "TWG contact",
        "How familiar are you with the TWGs?",
        "Suggestions for the TWGs",
        "Sector of work",
    ],
)
def test_the_question_about_interest_wins(rival):
    survey = survey_of(f"Organisation,{rival},TWGs to join\nVSO,Health,Land\n")
    assert pairs(survey) == [("VSO", "Land")]


def test_content_tells_where_headings_do_not():
    assert pairs(survey_of("Q1,Q2\nVSO,Health;Land\nNPA,Land\n", KNOWN)) == [
        ("VSO", "Health;Land"),
        ("NPA", "Land"),
    ]


def test_columns_by_number():
    text = "Q1,Q2,Q3\nVSO,Kep,Health\n"
    options = {"org_col": "1", "group_cols": ("3",)}
    assert pairs(survey_of(text, **options)) == [("VSO", "Health")]


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("Organisation,Organisation,TWG\nVSO,Vol,Land\n", "org_col"),
        ("Name of NGO,Name of agency,TWG\nVSO,Vol,Land\n", "org_col"),
        ("Organisation,TWG to join,TWG of interest\nVSO,Health,Land\n", "group_cols"),
        ("Organisation,A/x,A/y,B/x,B/y\nVSO,1,0,0,1\n", "group_cols"),
        ('TWG,Organisations\nHealth,"VSO, NPA"\nLand,"NPA, DPA"\n', "layout"),
    ],
)
def test_two_equally_good_readings_are_a_question(text, option):
    with pytest.raises(LayoutError, match=option):
        survey_of(text)


def test_one_of_two_questions_by_its_name():
    text = "Organisation,A/x,A/y,B/x,B/y\nVSO,1,0,0,1\n"
    assert pairs(survey_of(text, group_cols=("B",))) == [("VSO", "y")]


def test_data_without_header_is_refused():
    with pytest.raises(LayoutError, match="not like a header"):
        survey_of("VSO,TWG on Health\nNPA,Land\n", KNOWN)
    with pytest.raises(LayoutError, match="org_col"):
        survey_of("VSO,Kep\nNPA,Kampot\n")


def test_an_answer_is_never_taken_for_the_header():
    with pytest.raises(LayoutError, match="row 1: no column"):
        survey_of("Q1,Q2\nVSO,Rivers\nNGO Forum on Cambodia,TWG on Rivers\nNPA,Roads\n")


def test_a_master_list_is_no_survey():
    text = "organisation,type,sole_cover\nVSO,INGO,\nNPA,INGO,\nDPA,LNGO,Land\n"
    with pytest.raises(LayoutError, match="group_cols"):
        survey_of(text, KNOWN)


def test_people_are_never_taken_for_organisations():
    with pytest.raises(LayoutError, match="org_col"):
        survey_of("Name,E-mail,TWGs\nAnn Lee,ann@example.org,Health\n")
    assert pairs(survey_of("Name,TWGs\nVSO,Health\n")) == [("VSO", "Health")]


def test_addresses_under_any_heading_are_left_out():
    text = "Organisation,TWGs,How to reach you\nVSO,Health,ann@example.org\nNPA,Land,+855 12 345 678\n"
    survey = survey_of(text)
    assert survey.reading.left_out_columns == ("How to reach you",)
    assert "example" not in repr(survey.answers)


def test_one_row_per_group():
    survey = survey_of("TWG,Interested NGOs\nHealth,VSO; NPA\nLand,\nGender,NPA\n")
    assert pairs(survey) == [("VSO", "Health"), ("NPA", "Health"), ("NPA", "Gender")]
    assert survey.reading.layout == "groups"
    text = 'TWG,Organisations\nHealth,"VSO, NPA"\nLand,"NPA, DPA"\n'
    assert len(survey_of(text, layout="groups").answers) == 4
    assert pairs(survey_of(text, layout="list"))[0] == ("VSO, NPA", "Health")


def test_ties_by_option_are_never_split():
    answers = survey_of("NGO,TWG\nVSO,Health; Land\n", layout="ties").answers
    assert [(answer.text, answer.whole) for answer in answers] == [("Health; Land", True)]


def test_rows_that_are_no_answers_are_listed():
    text = "Organisation,TWGs\nVSO,Health\n,Gender\nNPA,\n\nTotal: 2,\nNote: by e-mail,\n* members,\n"
    survey = survey_of(text)
    assert pairs(survey) == [("VSO", "Health"), ("NPA", "")]
    assert [row for row, _ in problems(survey)] == [3, 6, 7, 8]


def test_sums_below_a_matrix_are_no_ticks():
    survey = survey_of("NGO,Health,Land\nVSO,1,1\nNPA,1,0\nTotal,2,1\nGrand total:,66.7%,\n")
    assert pairs(survey) == [("VSO", "Health"), ("VSO", "Land"), ("NPA", "Health")]
    assert [row for row, _ in problems(survey)] == [4, 5]


def test_a_list_that_is_cut_by_the_delimiter_is_put_together():
    survey = survey_of("Organisation,TWGs\nCCC,TWG on D&D,TWG on Land,TWG on ISAF\nVSO,Health\n")
    assert pairs(survey)[0] == ("CCC", "TWG on D&D, TWG on Land, TWG on ISAF")
    assert problems(survey)[0][0] == 2


def test_header_repeated_and_rules_of_dashes_are_no_answers():
    header, rule = "| Organisation | TWGs |", "|---|---|"
    text = f"{header}\n{rule}\n| VSO | Health |\n{header}\n| NPA | Land |"
    assert pairs(survey_of(text, name="notes.txt")) == [("VSO", "Health"), ("NPA", "Land")]


@pytest.mark.parametrize(
    "headings",
    ["TWG 1,TWG 2", "Interest_1,Interest_2", "Primary sector,Secondary sector"],
)
def test_columns_that_ask_the_same_are_used_together(headings):
    survey = survey_of(f"NGO,{headings},Role in TWG\nVSO,Health,Land,Chair\n")
    assert pairs(survey) == [("VSO", "Health"), ("VSO", "Land")]


def test_group_names_repeated_as_headings_are_used_together():
    assert len(survey_of("NGO,TWG,TWG\nVSO,Health,Land\n").answers) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_encodings(encoding):
    stream = io.BytesIO("Organisation,TWGs\nសមាគម é,Health\n".encode(encoding))
    stream.name = "survey.csv"
    assert pairs(read_survey(stream)) == [("សមាគម é", "Health")]


def test_mixed_encodings_are_listed_with_their_rows():
    data = "Organisation,TWGs\nសមាគម,Health\n".encode() + "Société,Land\n".encode("cp1252")
    survey = read_survey(io.BytesIO(data))
    assert pairs(survey)[1] == ("Société", "Land")
    assert problems(survey) == [(3, "two encodings in one file: not UTF-8, read as Windows-1252: row 3")]


def test_nul_bytes_are_dropped_and_listed():
    survey = survey_of("Organisation,TWGs\nV\0SO,Health\n")
    assert pairs(survey) == [("VSO", "Health")]
    assert problems(survey)[0][0] == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Organisation,TWGs\n" + "A" * 200_000 + ",Health\n", "more than 131,072 characters"),
        (",".join(["c"] * 1_000_000) + "\n", "1,000,000 columns"),
    ],
)
def test_sizes_no_survey_has(text, what):
    with pytest.raises(ReadError, match=what):
        survey_of(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("organisation,Health,Land,Gender\nVSO,x,x,\nNPA,,,\nvso ,,,x\n", "2 answers of 2 organisations"),
        ("organisation,group\nVSO,Health\nVSO,Land\nNPA,Land\n", "3 answers of 2 organisations"),
        ("TWG,VSO,NPA\nHealth,x,x\nLand,x,\n", "2 answers of 2 organisations"),
    ],
    ids=["matrix", "ties", "turned"],
)
def test_the_third_line_counts_what_a_reader_would(text, line):
    study = twgnet.build(io.BytesIO(text.encode()), groups="infer")
    assert any(said.startswith(line) for said in study.understood), study.understood


def test_three_lines_say_how_it_was_understood():
    survey = survey_of("Organisation,Type,TWGs\nVSO,INGO,Health\n,,Land\n")
    lines = [*map(say, describe_survey(survey))]
    assert lines[:2] == [
        "survey.csv: one row per organisation (list), header in row 1, csv, utf-8, comma",
        'organisations from "Organisation", groups from "TWGs", a link means "wants to join" (⟨means⟩), kept "Type"',
    ]
    assert lines[2] == "1 answer of 1 organisation; 1 thing to check"
    assert len(lines) == 3
    told = "this row has no organisation name and was skipped"
    advice = "Add the name, or if it is the one above, give ⟨fill_down⟩"
    assert [*map(say, list_notes(survey))] == [f"To check: survey.csv, row 3: {told}. {advice}."]


MATRIX = "Organisation,Education,Gender,Land\nAlpha,Yes,No,{}\nBeta,x,,no\nGamma,Yes,Yes,Yes\n"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Maybe", "Land (Maybe)"),
        ("?", "Land (?)"),
        ("Yes?", "Land (?)"),
        ("x (tbc)", "Land (tbc)"),
        ("Not sure yet", "Land (Not sure yet)"),
    ],
)
def test_a_hedge_in_a_matrix_is_an_answer_with_a_hedge(cell, said):
    survey = survey_of(MATRIX.format(cell), KNOWN)
    assert ("Alpha", said) in pairs(survey)
    assert survey.named_groups == ("Education", "Gender", "Land")
    assert not survey.problems


@pytest.mark.parametrize("cell", ["2", "no idea", "Kampot", "we are a member"])
def test_an_odd_cell_in_a_matrix_is_told_and_costs_no_other_answer(cell):
    survey = survey_of(MATRIX.format(cell), KNOWN)
    assert ("Gamma", "Land") in pairs(survey)
    assert [(p.location.row, p.location.column) for p in survey.problems] == [(2, "Land")]
    assert cell in survey.problems[0].what


def test_a_column_of_hedges_named_after_a_group_is_a_group():
    text = "Organisation,Education,Gender,Land\nAlpha,Yes,No,Maybe\nBeta,x,,?\nGamma,x,no,n/a\n"
    survey = survey_of(text, KNOWN)
    assert [pair for pair in pairs(survey) if "Land" in pair[1]] == [
        ("Alpha", "Land (Maybe)"),
        ("Beta", "Land (?)"),
    ]


def test_ranks_are_no_ticks():
    text = "Organisation,Education,Gender,Land\nA,1,2,3\nB,3,2,1\nC,2,3,4\n"
    with pytest.raises(LayoutError, match=r"are a scale: .* yes="):
        survey_of(text, KNOWN)
    assert pairs(survey_of(text, KNOWN, yes=("1",))) == [("A", "Education"), ("B", "Land"), ("C", "")]


@pytest.mark.parametrize("columns", [(), ("Education", "Gender", "Land", "Other")])
def test_other_groups_beside_a_matrix_are_read(columns):
    text = "Organisation,Education,Gender,Land,Other\nA,Yes,No,No,Health; Water\nB,x,x,x,\n"
    survey = survey_of(text, KNOWN, group_cols=columns)
    assert pairs(survey)[:2] == [("A", "Education"), ("A", "Health; Water")]
    assert not survey.reading.attribute_columns


def test_options_coded_as_limesurvey_does():
    head = ",".join(f"twg[SQ00{i}]. Which TWGs? [{name}]" for i, name in enumerate(KNOWN))
    text = f"G1. Name of organisation,{head}\nA,Yes,No,No,Yes\nB,No,Yes,No,No\n"
    expected = [("A", "Health"), ("A", "Education"), ("B", "Gender")]
    assert pairs(survey_of(text, KNOWN)) == expected
    assert pairs(survey_of(text, KNOWN, group_cols=("Which TWGs?",))) == expected


@pytest.mark.parametrize("inside", ["", "main/", "survey/main/"])
@pytest.mark.parametrize("summary", [True, False])
def test_options_inside_the_groups_of_a_form(inside, summary):
    names = ["org_name", "org_type", *(["twgs"] if summary else [])]
    names += [f"twgs/{option}" for option in ("health", "hiv_aids", "gender")]
    head = ",".join(f"{inside}{name}" for name in names)
    both = "health gender," if summary else ""
    none = "," * summary
    text = f"start,{head},_uuid\n9,VSO,ingo,{both}1,0,1,u1\n9,NPA,ngo,{none}0,0,0,u2\n"
    survey = survey_of(text, KNOWN)
    assert pairs(survey) == [("VSO", "health"), ("VSO", "gender"), ("NPA", "")]
    assert survey.answers[0].attributes == {"type": "ingo"}


@pytest.mark.parametrize(
    "first", ["Alpha,Education;Gender", "Mekong Plus,TWG on Education", "Alpha,Health | Edukation"]
)
def test_a_table_without_header_is_refused(first):
    with pytest.raises(LayoutError, match="the first row looks like an answer"):
        survey_of(f"{first}\nBeta,Land\nGamma,Health;Land\n", KNOWN)


@pytest.mark.parametrize(
    "heading",
    ["Director", "Focal person", "Name of the focal point", "Country Director", "ឈ្មោះអ្នកឆ្លើយ"],
)
def test_people_in_charge_are_left_out(heading):
    survey = survey_of(f"Organisation,{heading},TWGs\nVSO,Sok Dara,Health\n", KNOWN)
    assert survey.reading.left_out_columns == (heading,)
    assert not survey.answers[0].attributes


def test_a_position_is_counted_never_held_against_an_organisation():
    survey = survey_of("Organisation,Position of respondent,TWGs\nVSO,Officer,Health\nNPA,Officer,Land\n", KNOWN)
    assert not survey.answers[0].attributes
    assert [(use.use, use.counts) for use in survey.columns if use.counts] == [("counted", {"Officer": 2})]


def test_of_many_things_to_check_the_first_ten_are_listed():
    ticked = "".join(f"NGO {n},yes,no\n" for n in range(200))
    odd = "".join(f"Fund {letter},hm {letter},\n" for letter in "abcdefghijk")
    lines = [*map(say, list_notes(survey_of("Organisation,Health,Land\n" + ticked + odd, KNOWN)))]
    assert len(lines) == 11
    assert lines[-1] == "and 1 more, all in run.json"


def test_what_is_odd_in_the_same_way_in_many_rows_is_one_line():
    survey = survey_of("Organisation,TWGs\nVSO,Health\n" + ",Land\n" * 12)
    told = (
        "this row has no organisation name and was skipped. Add the name, or if it is the one above, give ⟨fill_down⟩."
    )
    rows = "The same in 11 more rows: 4, 5, 6, 7, 8 and 6 more."
    assert [*map(say, list_notes(survey))] == [f"To check: survey.csv, row 3: {told} {rows}"]


def test_two_alike_have_a_line_each():
    survey = survey_of("Organisation,TWGs\nVSO,Health\n" + ",Land\n" * 2)
    assert len([*list_notes(survey)]) == 2


def test_of_two_questions_with_options_the_one_about_interest_is_read():
    top = "What is the name of your organisation?,Which TWGs would you like to join?,,"
    below = "Open-Ended Response,Education,Gender,Land,Education,Gender"
    text = f"{top},Which TWGs are you a member of?,\n{below}\n"
    survey = survey_of(text + "Alpha,Education,,,,Gender\nBeta,,,Land,Education,\n", KNOWN)
    assert pairs(survey) == [("Alpha", "Education"), ("Beta", "Land")]


@pytest.mark.parametrize(
    ("groups", "other", "expected"),
    [
        ("TWGs", "Other", [("VSO", "Health"), ("VSO", "Youth")]),
        ("twg_interest", "twg_other", [("VSO", "Health"), ("VSO", "Youth")]),
        ("Which TWGs?", "Which TWGs? - other, specify", [("VSO", "Health"), ("VSO", "Youth")]),
        ("TWGs", "Other comments", [("VSO", "Health")]),
        ("TWGs", "Other members of the board", [("VSO", "Health")]),
    ],
)
def test_groups_that_were_no_option_are_read_from_beside(groups, other, expected):
    assert pairs(survey_of(f'NGO,{groups},"{other}"\nVSO,Health,Youth\n', KNOWN)) == expected


def test_ticks_and_what_was_specified_beside_them():
    ask = "Which TWGs do you wish to join?"
    head = f'"{ask}",{ask}/Education,{ask}/HIV/AIDS,{ask}/Other,"{ask} - other, specify"'
    text = f"Organisation name,{head},_uuid\nA,Education Other,1,0,1,Youth; Land,u\n"
    assert [text for _, text in pairs(survey_of(text, KNOWN))] == [
        "Education",
        "Youth; Land",
    ]


def test_a_sheet_of_a_file_without_sheets_is_refused():
    with pytest.raises(LayoutError, match="no sheets"):
        survey_of("Organisation,TWGs\nVSO,Health\n", sheet="Answers")


@pytest.mark.parametrize("heading", ["name", "", "o", "x", "member", "Unnamed: 0"])
@pytest.mark.parametrize("tick", ["1", "x", "yes"])
def test_a_row_of_ticks_heads_no_matrix(heading, tick):
    data = f"{heading},Land,Gender\nA org,{tick},{tick}\nB org,{tick},\nC org,,{tick}\n"
    survey = read_survey(io.BytesIO(data.encode()), known=("Land", "Gender"))
    assert [(a.organisation, a.text) for a in survey.answers] == [
        ("A org", "Land"),
        ("A org", "Gender"),
        ("B org", "Land"),
        ("C org", "Gender"),
    ]
