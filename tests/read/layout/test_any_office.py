"""Whatever an office's file looks like, it is read to the right pairs, or the refusal's advice works."""

from __future__ import annotations

import contextlib
import csv
import io
import random
import tomllib
from pathlib import Path

import pytest

from twgnet import build
from twgnet.errors import LayoutError, ReadError
from twgnet.options import Options
from twgnet.read import read_survey

OFFICES = tomllib.loads(Path(__file__).with_name("offices.toml").read_text(encoding="utf-8"))
TWO_ROWS = {"wide_twoheader", "choir_long_opts", "title_above", "trail", "merged_title"}  # above their data
TWO_ROWS |= {"qualtrics_in_german", "several_answers_beside_one", "numbers_of_options"}
TWO_ROWS |= {"levels_of_pandas", "codes_above_labels", "names_above_labels"}
NO_ANSWERS = {"weights_below_the_header", "kinds_below_the_header", "how_many_below"}  # a text more makes one of them
# Of unknown columns of names, or of numbers, the first is taken only where it stands first.
ASKED_WHEN_MOVED = {"parl", "weighted_pairs", "labels_below_codes", "counts_of_species", "first_of_two_texts"}


def read(text, **options):
    stream = io.BytesIO(text.encode())
    stream.name = "office.csv"
    return read_survey(stream, Options(**options))


def pairs(survey):
    return {(answer.organisation, answer.text) for answer in survey.answers if answer.text}


def right(name):
    return {(organisation, group) for organisation, groups in OFFICES[name]["pairs"].items() for group in groups}


def rows_of(name):
    text = OFFICES[name]["text"]
    first = text.partition("\n")[0]
    rows = list(csv.reader(io.StringIO(text), delimiter=max(",;|", key=first.count)))
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def written(rows):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("name", OFFICES)
def test_the_first_command_reads_the_right_pairs(name):
    assert pairs(read(OFFICES[name]["text"])) == right(name)


@pytest.mark.parametrize("name", sorted(set(OFFICES) - TWO_ROWS))
def test_shuffled_rows_give_the_same_pairs(name):
    header, *rows = rows_of(name)
    random.Random(1).shuffle(rows)
    assert pairs(read(written([header, *rows]))) == right(name)


@pytest.mark.parametrize("name", sorted(set(OFFICES) - TWO_ROWS - ASKED_WHEN_MOVED))
@pytest.mark.parametrize("seed", range(3))
def test_shuffled_columns_give_the_same_pairs(name, seed):
    rows = rows_of(name)
    order = list(range(len(rows[0])))
    random.Random(seed).shuffle(order)
    assert pairs(read(written([[row[index] for index in order] for row in rows]))) == right(name)


@pytest.mark.parametrize("name", sorted(set(OFFICES) - TWO_ROWS - NO_ANSWERS))
@pytest.mark.parametrize(("heading", "value"), [("Round", "2024"), ("Programme", "Survey of members")])
def test_a_constant_column_changes_nothing(name, heading, value):
    header, *rows = rows_of(name)
    assert pairs(read(written([[*header, heading], *([*row, value] for row in rows)]))) == right(name)


@pytest.mark.parametrize("name", OFFICES)
def test_blank_rows_change_nothing(name):
    rows = [line for row in rows_of(name) for line in (row, [""] * len(row))]
    assert pairs(read(written(rows))) == right(name)


RATINGS = "1,3,5,N/A,2\n2,4,N/A,1,3\n3,2,5,3,N/A\n4,4,5,2,1\n5,N/A,2,3,4\n"
LIKERT = "Organisation,How interested? [Health],How interested? [Land]\nA,Very,Not\nB,Some,Very\nC,Not,Very\n"
RANKS = "NGO,Rank your TWGs - Roofs,Rank your TWGs - Meals,Rank your TWGs - Roads\nA,1,2,\nB,,1,\nC,2,,1\nD,,,1\n"
LEVELS = "NGO,Group,Level of interest\nA,Roofs,High\nA,Meals,Low\nB,Roofs,None\nB,Meals,High\n"
SQUARE = ",A,B,C\nA,0,1,0\nB,1,0,1\nC,0,1,0\n"


@pytest.mark.parametrize(
    ("text", "advice", "options", "expected"),
    [
        (LIKERT, "yes= 'Very'", {"yes": ("Very",)}, {("A", "Health"), ("B", "Land"), ("C", "Land")}),
        (
            "Source,Target\nA,B\nB,C\nC,A\n",
            "org_col= 1 and group_cols= 2",
            {"org_col": "1", "group_cols": ("2",)},
            {("A", "B"), ("B", "C"), ("C", "A")},
        ),
        (SQUARE, "layout= matrix", {"layout": "matrix"}, {("A", "B"), ("B", "A"), ("B", "C"), ("C", "B")}),
        (
            "Company,Director\nAcme,Ann\nAcme,Bob\n",
            "group_cols=",
            {"group_cols": ("Director",)},
            {("Acme", "Ann"), ("Acme", "Bob")},
        ),
        (
            "Country,IGO\nFrance,EU\nFrance,UN\nPeru,UN\n",
            "org_col=",
            {"org_col": "Country", "group_cols": ("2",)},
            {("France", "EU"), ("France", "UN"), ("Peru", "UN")},
        ),
        (
            "Name,E-mail,Which committees?\nAnn Lee,a@example.org,Budget\n",
            "org_col=",
            {"org_col": "Name"},
            {("Ann Lee", "Budget")},
        ),
        (
            "Organisation,TWG to join,TWG of interest\nVSO,Health,Land\n",
            "group_cols=",
            {"group_cols": ("3",)},
            {("VSO", "Land")},
        ),
        ('TWG,Organisations\nHealth,"AA, BB"\nLand,"BB, CC"\n', "layout= groups", {"layout": "groups"}, 4),
        ('TWG,Organisations\nHealth,"AA, BB"\nLand,"BB, CC"\n', "layout= list", {"layout": "list"}, 2),
        (
            ",".join(["id", *(f"Please rate the food of {place}" for place in "ABCD")]) + "\n" + RATINGS,
            "yes= '5'",
            {"yes": ("5", "4")},
            6,
        ),
        (
            "Team,Asian,Black,White,Asian,Black,White\nAA,2,7,20,4,0,9\nBB,3,1,11,0,5,6\n",
            "group_cols= 2 group_cols= 3",
            {"group_cols": ("2", "3")},
            {("AA", "Asian"), ("AA", "Black"), ("BB", "Asian"), ("BB", "Black")},
        ),
        (
            "Source,Target\nAnn,Bob\nBob,Cid\nCid,Dan\nDan,Eve\nEve,Fay\n",
            "org_col= 1 and group_cols= 2",
            {"org_col": "1", "group_cols": ("2",)},
            5,
        ),
        (
            "Entity A,Entity B,Connection\nAcme,Bolt,Owner\nCord,Dust,Owner\nEarl,Fern,Lender\nGale,Hill,Lender\n",
            "org_col=",
            {"org_col": "2", "group_cols": ("Connection",)},
            4,
        ),
        (
            "Timestamp,Age,Which groups do you want to join?\n1/2/2026 9:00,30,Health; Land\n1/2/2026 9:05,31,Land\n",
            "org_col= row",
            {"org_col": "row"},
            {("row 2", "Health; Land"), ("row 3", "Land")},
        ),
        (
            RANKS,
            "yes= '1'",
            {"yes": ("1", "2")},
            6,
        ),
        (
            "NGO,Roofs,Meals,Roads\nA,1,1,2\nB,2,1,2\nC,1,2,1\nD,2,2,1\n",
            "yes= '1'",
            {"yes": ("1",)},
            {("A", "Roofs"), ("A", "Meals"), ("B", "Meals"), ("C", "Roofs"), ("C", "Roads"), ("D", "Roads")},
        ),
        (LEVELS, "yes= 'High'", {"yes": ("High",)}, {("A", "Roofs"), ("B", "Meals")}),
        ("Organisation,A/x,A/y,B/x,B/y\nVSO,1,0,0,1\n", "group_cols=", {"group_cols": ("B",)}, {("VSO", "y")}),
    ],
)
def test_the_advice_of_a_refusal_works_on_the_input_that_caused_it(text, advice, options, expected):
    with pytest.raises(LayoutError) as refusal:
        read(text)
    assert advice in str(refusal.value)
    found = pairs(read(text, **options))
    assert (len(found) if isinstance(expected, int) else found) == expected


DONE = "NGO,Cluster,{}\nA,Roofs,Yes\nA,Meals,No\nB,Roofs,Yes\nC,Roads,Yes\nC,Meals,No\n"


def test_rows_of_a_long_table_that_say_no_are_no_links_and_that_is_said():
    survey = read(DONE.format("Interested?"))
    assert pairs(survey) == {("A", "Roofs"), ("B", "Roofs"), ("C", "Roads")}
    assert "2 rows say no" in assumed(survey)
    assert len(pairs(read(DONE.format("Interested?"), layout="list"))) == 5
    assert len(pairs(read(DONE.format("Interested?"), yes=("yes", "no")))) == 5


def test_a_yes_or_no_about_something_else_says_nothing_of_the_link():
    assert len(pairs(read(DONE.format("Completed on time")))) == 5


@pytest.mark.parametrize("heading", ["Answer", "Response", "Status", "Yes/No", "Selected", "Value"])
def test_noes_of_an_answer_column_are_no_links(heading):
    rows = "Ada,Health,Yes\nAda,Land,No\nAda,Youth,Yes\nBell,Land,Yes\nBell,Health,No\n"
    found = [
        one for one in read_survey(io.BytesIO(f"Organisation,Group,{heading}\n{rows}".encode())).answers if one.text
    ]
    assert len(found) == 3


def test_rows_that_count_whatever_a_column_says_are_told_and_the_advice_works():
    rows = "Ada,Health,Yes\nAda,Land,No\nAda,Youth,Yes\nBell,Land,Yes\nBell,Health,No\n"
    text = io.BytesIO(f"Organisation,Group,On site\n{rows}".encode())
    survey = read_survey(text)
    assert len(survey.answers) == 5
    assert "each row counts, whatever 'On site' says" in " ".join(map(str, survey.assumed))
    text.seek(0)
    assert len([one for one in read_survey(text, Options(yes=("Yes",))).answers if one.text]) == 3


HEADLESS = "Ada,Roofs\nAda,Meals\nBell,Meals\nCove,Roofs\n"


@pytest.mark.parametrize("options", [{}, {"org_col": "1", "group_cols": ("2",)}])
def test_a_table_without_a_header_is_told_and_with_one_it_is_read(options):
    with pytest.raises(LayoutError, match="organisation,group"):
        read(HEADLESS, **options)
    assert len(pairs(read("organisation,group\n" + HEADLESS, **options))) == 4


PARTNERS = (
    'Implementing partners,Cluster\n"Ada, Bell",Meals\n"Ada, Cove",Roofs\n"Cove, Dale",Roads\n"Bell, Dale",Roads\n'
)


def test_several_organisations_in_a_cell_of_ties_are_asked_about():
    with pytest.raises(LayoutError, match="layout= groups"):
        read(PARTNERS)
    assert len(pairs(read(PARTNERS, layout="groups"))) == 7
    assert len(pairs(read(PARTNERS.replace(", ", " + "), layout="groups", separator="+"))) == 7
    assert len(pairs(read(PARTNERS, layout="list"))) == 4


def test_a_cross_is_a_mark_by_itself_and_a_no_beside_a_check():
    text = "NGO,Roofs,Meals\nA,✗,\nB,✗,✗\nC,,✗\n"
    assert pairs(read(text)) == {("A", "Roofs"), ("B", "Roofs"), ("B", "Meals"), ("C", "Meals")}
    assert pairs(read(text.replace("A,✗,", "A,✓,"))) == {("A", "Roofs")}


def test_counts_in_few_cells_are_no_codes():
    counted = read("NGO,Roofs,Meals,Roads\nA,1,1,2\nB,2,,2\nC,1,2,1\nD,2,2,1\n")
    assert sum(answer.weight for answer in counted.answers) == 17


def test_how_many_is_not_who():
    with pytest.raises(LayoutError, match="numbers, not names"):
        read("TWG,Number of NGOs interested\nHealth,5\nGender,3\nLand,1\n")


def assumed(survey):
    return " ".join(map(str, survey.assumed))


@pytest.mark.parametrize(
    ("text", "said", "options", "changed"),
    [
        (
            "Source,Target\nA,Health\nB,Land\n",
            "org_col=",
            {"org_col": "2", "group_cols": ("1",)},
            "Land",
        ),
        ("NGO,TWGs 2024,TWGs 2026\nA,Health,Land\n", "group_cols=", {"group_cols": ("TWGs 2024",)}, "A"),
        ("NGO,Kep,Kampot,Takeo\nA,3,14,2\nB,9,,21\n", "group_cols=", {"group_cols": ("Kep",)}, "A"),
        ("NGO,TWGs\nA,Health\nA,Land\nB,Land\nC,Land\nD,Land\nE,x\n", "answers= latest", {"answers": "latest"}, "A"),
        (
            "Implementing partner,Reporting organisation,Cluster\nA,B,WASH\n",
            "org_col=",
            {"org_col": "Reporting organisation"},
            "B",
        ),
        (
            "Cluster,ACF,MSF\nWASH,x,\nFood,x,x\n",
            "org_col= 1",
            {"layout": "matrix", "org_col": "1"},
            "WASH",
        ),
    ],
)
def test_what_is_assumed_is_said_with_the_option_that_changes_it(text, said, options, changed):
    survey = read(text)
    assert said in assumed(survey)
    other = read(text, **options)
    assert pairs(other) != pairs(survey)
    assert changed in {answer.organisation for answer in other.answers}
    assert said not in assumed(other)


def test_the_latest_answer_is_that_of_the_latest_time():
    text = "Timestamp,NGO,TWGs\n2026/02/01 9:00,A,Land\n2026/01/01 9:00,A,Health\n2026/01/01 9:00,B,Land\n"
    assert pairs(read(text, answers="latest")) == {("A", "Land"), ("B", "Land")}
    assert "answered more than once: 'A'" in assumed(read(text))


@pytest.mark.parametrize(
    ("first", "second", "other", "latest"),
    [
        ("25/01/2026 10:00", "03/02/2026 9:00", "14/01/2026 9:00", "Land"),
        ("03/02/2026 9:00", "25/01/2026 10:00", "14/01/2026 9:00", "Health"),
        ("1/25/2026 1:00 PM", "1/25/2026 11:00 AM", "1/14/2026 9:00 AM", "Health"),
        ("2026-01-02T10:00:00Z", "2026-01-02T09:00:00Z", "2026-01-01T09:00:00Z", "Health"),
        ("31.12.25 8:00", "01.01.26 8:00", "30.12.25 9:00", "Land"),
        ("03/02/2026 9:00", "03/02/2026 10:00", "04/05/2026 9:00", "Land"),  # the same either way
    ],
)
def test_the_latest_time_is_found_day_first_and_month_first(first, second, other, latest):
    text = f"Timestamp,NGO,TWGs\n{first},A,Health\n{second},A,Land\n{other},B,Land\n"
    assert pairs(read(text, answers="latest")) == {("A", latest), ("B", "Land")}


def test_days_that_may_be_months_are_asked_about():
    text = "Timestamp,NGO,TWGs\n03/02/2026,A,Health\n02/03/2026,A,Land\n"
    with pytest.raises(LayoutError, match=r"day first or month first.*leave answers= out"):
        read(text, answers="latest")
    assert pairs(read(text.replace("03/02/2026", "2026-02-03").replace("02/03/2026", "2026-03-02"), answers="latest"))


def test_the_latest_of_ties_is_refused():
    text = "organisation,group\nA,Health\nA,Land\nB,Land\nB,Health\n"
    with pytest.raises(LayoutError, match="layout= list"):
        read(text, answers="latest")
    assert pairs(read(text, answers="latest", layout="list")) == {("A", "Land"), ("B", "Health")}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("NGO,TWGs\nA,Health\n", {"yes": ("Very",)}),
        ("NGO,Health,Land\nA,1,0\nB,0,1\n", {"separator": ";"}),
        ("NGO,TWGs\nA,Health\n", {"layout": "matrix"}),
        ("NGO,TWGs\nA,Health\n", {"layout": "turned"}),
        ("NGO,TWGs\nA,Health\n", {"layout": "hxl"}),
    ],
)
def test_an_option_that_cannot_be_obeyed_is_refused_and_leaving_it_out_works(text, options):
    with pytest.raises(LayoutError) as refusal:
        read(text, **options)
    assert any(advice in str(refusal.value) for advice in ("Leave", "org_col=", "group_cols="))
    assert read(text).answers


def test_a_separator_that_is_asked_for_is_the_only_one():
    survey = read("NGO,TWGs\nA,Health; care // Land\nB,Land\n", separator="//")
    assert [(answer.text, answer.whole) for answer in survey.answers] == [
        ("Health; care", True),
        ("Land", True),
        ("Land", True),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NGO,Which TWGs would you like to join?\nA,Health\n", "wants_to_join"),
        ("Membre,Comité\nA,Budget\n", "member_of"),
        ("Organisation,Cluster\nA,WASH\n", "works_in"),
        ("Source,Target\nA,Health\n", "linked_to"),
        ("NGO,Kep,Kampot,Takeo\nA,3,14,2\nB,9,,21\n", "works_in"),
        ("NGO,Groups\nA,Health\n", "wants_to_join"),
        ("Gemeente,CBS,Veiligheidshuizen\nA,1,Noord\nB,2,Noord\nC,3,Zuid\nD,4,Zuid\n", "linked_to"),
        (",Lodge,Tea party,Caucus\nAdams,0,1,1\nRevere,1,1,0\n", "linked_to"),
        ("NGO,TWG on Health,TWG on Land\nA,x,\nB,x,x\n", "wants_to_join"),
        ("NGO,Budget committee,Audit committee\nA,x,\nB,x,x\n", "member_of"),
    ],
)
def test_what_a_link_means_is_the_file_s(text, code):
    assert read(text).meaning.code == code
    asked = read(text, means="advises")
    assert (asked.meaning.code, asked.meaning.text) == ("other", "advises")
    assert read(text, means="Member of").meaning.code == "member_of"


def test_an_edge_list_is_known_by_its_headings_however_few_organisations_recur():
    text = "source,target,weight\nAlpha,Water,3\nAlpha,Land,0\nBeta,Water,2.5\nGamma,Land,1\nDelta,Water,1\n"
    survey = read(text)
    assert survey.reading.layout == "ties"
    linked = [(answer.organisation, answer.text, answer.weight) for answer in survey.answers if answer.text]
    assert linked == [("Alpha", "Water", 3), ("Beta", "Water", 2.5), ("Gamma", "Land", 1), ("Delta", "Water", 1)]


def test_counts_and_weights_are_weights():
    counts = read('NGO,Kep,Kampot,Takeo\nA,3,14,NA\nB,"1,200",,2\n')
    assert [(a.organisation, a.text, a.weight) for a in counts.answers] == [
        ("A", "Kep", 3),
        ("A", "Kampot", 14),
        ("B", "Kep", 1200),
        ("B", "Takeo", 2),
    ]
    edges = read("Source,Target,Weight\nA,Health,2\nA,Land,1\nB,Land,5\nB,Health,1\n")
    assert [answer.weight for answer in edges.answers] == [2, 1, 5, 1]


def test_columns_without_a_heading_are_said():
    survey = read("NGO,Type,Health,Land\nA,Local,1,1,0,0\nB,Local,0,1,1,1\n")
    assert pairs(survey) == {("A", "Health"), ("A", "Land"), ("B", "Land")}
    assert "columns without a heading were left out: 5, 6" in assumed(survey)
    assert not survey.problems


def test_open_circles_beside_letters_may_be_a_yes_and_are_not_guessed():
    text = "NGO,Health,Land\nA,x,○\nB,○,x\nC,x,x\n"
    with pytest.raises(LayoutError):
        read(text)
    assert pairs(read(text, yes=("○",))) == {("A", "Land"), ("B", "Health")}


def test_a_date_or_a_number_among_names_is_said_with_its_row():
    survey = read("Organisation,Group\nMarch Club,Land\n2026-03-08,Land\nTree Friends,Water\n24,Land\nBees 24,Water\n")
    assert ["'2026-03-08' and '24' are dates or numbers" in str(note) for note in survey.problems] == [True]
    assert survey.problems[0].location.row == 3
    assert not read("Organisation,Group\nKH101,Land\nKH102,Land\nKH103,Water\n").problems
    assert not read("Organisation,Group\n3 Rivers,Land\n4x4 Club,Land\nBees,Water\n").problems


def test_placeholders_are_no_organisations_and_that_is_said():
    survey = read("org_name,twgs\nMekong Rowers,health\nn/a,gender\n-,land\nTree Friends,land\nAnonymous,land\n")
    assert pairs(survey) == {("Mekong Rowers", "health"), ("Tree Friends", "land")}
    assert [problem.location.row for problem in survey.problems] == [3, 4, 6]
    assert len(survey.unnamed) == 3


def test_a_code_among_codes_is_no_placeholder():
    countries = read("Organisation,Group\nKH,Land\nNA,Land\nLA,Water\nUS,Water\n")
    assert ("NA", "Land") in pairs(countries)


SURVEY_2017 = {a.organisation: a.text.split(";") for a in read_survey(None).answers}


@pytest.mark.parametrize("heading", ["{} choice", "{} TWG", "{} priority"])
def test_the_survey_of_2017_in_columns_of_choices_gives_the_same_answers(heading):
    ordinals = ("First", "Secnod", "3rd", "Fourth", "Fifth", "6", *(f"{number}th" for number in range(7, 30)))
    width = max(map(len, SURVEY_2017.values()))
    header = ["Name of NGO", *(heading.format(ordinal) for ordinal in ordinals[:width])]
    rows = [[name, *texts, *[""] * (width - len(texts))] for name, texts in SURVEY_2017.items()]
    found = pairs(read(written([header, *rows])))
    assert found == {(name, text.strip()) for name, texts in SURVEY_2017.items() for text in texts if text.strip()}


@pytest.mark.parametrize("ticked", [7, 6])
def test_remarks_among_ticks_are_odd_cells_and_not_another_kind_of_answer(ticked):
    remarks = ("if funds allow", "with Dara", "later")
    rows = [f"NGO {n},yes" for n in range(ticked)] + [f"Fund {n},{cell}" for n, cell in enumerate(remarks)]
    source = io.StringIO("NGO,Health,Land\n" + "".join(f"{row},\n" for row in rows))
    if ticked <= 2 * len(remarks):
        with pytest.raises(LayoutError):
            read_survey(source, known=("Health", "Land"))
        return
    survey = read_survey(source, known=("Health", "Land"))
    assert {answer.organisation for answer in survey.answers if answer.text} == {f"NGO {n}" for n in range(ticked)}
    assert [problem.code for problem in survey.problems] == ["answers.no_tick"] * 3


def test_letters_are_a_yes_only_beside_their_no_in_several_columns():
    assert len(pairs(read("NGO,Roofs,Meals\nAda,S,N\nBell,N,S\nCove,S,S\n"))) == 4
    with pytest.raises(LayoutError):
        read("NGO,Roofs,Meals\nAda,S,X\nBell,X,S\nCove,S,S\n".replace("X", "R"))


def test_of_present_and_absent_the_advice_names_present():
    with pytest.raises(LayoutError, match="yes= 'P'"):
        read("NGO,Roofs WG,Meals WG,Roads WG\nAda,A,P,A\nBell,A,P,A\nCove,P,A,A\nDale,A,A,P\n")


@pytest.mark.parametrize(
    "head", ["Health,Education,Fisheries,Land", "3 March,7 April,5 May,2 June", "Forum A,Forum B,Board,Panel"]
)
def test_codes_below_any_headings_are_asked_about_and_the_advice_works(head):
    text = f"Organisation,{head}\nAlpha,P,A,P,P\nBeta,P,P,A,A\nGamma,A,A,P,P\nDelta,P,A,A,A\nEps,P,A,P,A\n"
    with pytest.raises(LayoutError, match=r"are a scale: 'P', 'A'.*yes= 'P'"):
        read_survey(io.BytesIO(text.encode()))
    survey = read_survey(io.BytesIO(text.encode()), Options(yes=("P",)))
    assert len([answer for answer in survey.answers if answer.text]) == 10


def test_short_names_of_groups_in_one_column_are_no_codes():
    text = "Organisation,Committee,Type\nAlpha,HE,NGO\nBeta,ED,NGO\nGamma,HE,CBO\nDelta,LA,CBO\nEps,HE,NGO\n"
    assert len(read_survey(io.BytesIO(text.encode())).answers) == 5


def test_nobody_named_a_group_is_no_missing_column():
    assert {a.organisation for a in read("Organisation,Which working groups?\nAda,none\nBell,None\n").answers} == {
        "Ada",
        "Bell",
    }


SEATS = "NGO,Roofs,Meals,Roads\nAda,{0},{1},\nBell,,{2},\nCove,{3},,{4}\nDale,,,{5}\n"
SEATED = {
    ("Ada", "Roofs"),
    ("Ada", "Meals"),
    ("Bell", "Meals"),
    ("Cove", "Roofs"),
    ("Cove", "Roads"),
    ("Dale", "Roads"),
}
PEOPLE = ("Ana Brown", "Carl Dean", "Eva Frey", "Gil Hart", "Ida Jones", "Ken Low")


@pytest.mark.parametrize("cells", [[f"Ms. {name}" for name in PEOPLE], [f"20{n}-03-01" for n in range(17, 23)]])
def test_dates_and_people_below_groups_say_that_an_organisation_takes_part(cells):
    survey = read(SEATS.format(*cells))
    assert pairs(survey) == SEATED
    assert "whatever stands under 'Roofs' to 'Roads'" in assumed(survey)
    assert not any("Brown" in answer.text for answer in survey.answers)


def test_other_texts_below_groups_are_asked_about_and_may_all_count():
    with pytest.raises(LayoutError, match="yes= any"):
        read(SEATS.format(*PEOPLE))
    assert pairs(read(SEATS.format(*PEOPLE), yes=("any",))) == SEATED
    with pytest.raises(LayoutError, match=r"org_col=|group_cols="):  # all filled: who does what
        read("NGO,Alias,Motto,Song\n" + "".join(f"N{n},Al{n},Mo{n},So{n}\n" for n in range(6)))


def test_any_answer_of_a_scale_counts_but_a_no():
    text = "NGO,Roofs,Meals,Roads\nAda,Lead,Member,No\nBell,,Lead,\nCove,Member,none,Lead\n"
    assert pairs(read(text, yes=("any",))) == SEATED - {("Dale", "Roads")}


def test_a_word_below_several_columns_is_an_answer_and_no_odd_cell():
    text = (
        "NGO,Roofs,Meals,Roads\nA,Definitely,Maybe,No\nB,No,Definitely,No\nC,Maybe,No,Definitely\nD,No,No,Definitely\n"
    )
    with pytest.raises(LayoutError, match="yes= 'Definitely'"):
        read(text)
    assert len(pairs(read(text, yes=("Definitely",)))) == 4
    once = "NGO,Roofs,Meals,Roads\nA,Yes,Maybe,Later\nB,No,Yes,No\nC,Yes,No,Yes\nD,No,No,Yes\n"
    assert [str(note.location.column) for note in read(once).problems] == ["Roads"]


def test_lines_of_json_are_refused_as_json():
    lines = b'{"organisation": "Ada", "groups": ["Health"]}\n{"organisation": "Bell", "groups": ["Land"]}\n'
    with pytest.raises(ReadError, match="this is JSON"):
        read_survey(io.BytesIO(lines))


def test_choices_in_order_count_and_the_option_keeps_the_first():
    text = "Organisation,Health,Education,Fisheries\nAda,1,,2\nBell,,1,\nCove,2,1,3\n"
    survey = read_survey(io.BytesIO(text.encode()))
    assert len(survey.answers) == 6
    assert {answer.weight for answer in survey.answers} == {1}
    assert "yes= 1" in " ".join(map(str, survey.assumed))
    first = read_survey(io.BytesIO(text.encode()), Options(yes=("1",)))
    assert [(one.organisation, one.text) for one in first.answers if one.text] == [
        ("Ada", "Health"), ("Bell", "Education"), ("Cove", "Education")
    ]  # fmt: skip


@pytest.mark.parametrize("row", ["2,,2", "1,,3"])
def test_numbers_that_do_not_follow_each_other_are_no_choices(row):
    text = f"Organisation,Health,Education,Fisheries\nAda,{row}\nBell,,1,4\nCove,2,1,3\n"
    with contextlib.suppress(LayoutError):
        assert "choices" not in " ".join(map(str, read_survey(io.BytesIO(text.encode())).assumed))


def test_a_title_that_speaks_of_groups_is_no_header():
    title = "Membership of working groups 2024,,\nUpdated March 2024,,\n,,\n"
    text = f"{title}Agency,Pillar,Since\nAda,Peace,2019\nBell,Youth,2020\nCove,Peace,2021\n,,\nSource: us,,\n"
    found = {(one.organisation, one.text) for one in read_survey(io.BytesIO(text.encode())).answers}
    assert found == {("Ada", "Peace"), ("Bell", "Youth"), ("Cove", "Peace")}


def test_the_row_that_a_refusal_asks_for_parts_its_columns_as_the_others_do(tmp_path):
    path, lines = tmp_path / "notes.txt", "Ada: Health, Land\nBell: Land\nCove: Land, Health\n"
    path.write_text(lines)
    with pytest.raises(LayoutError, match="such as organisation: group"):
        build(path)
    path.write_text(f"organisation: group\n{lines}")
    assert {(one.organisation, one.text) for one in read_survey(path).answers} == {
        ("Ada", "Health, Land"), ("Bell", "Land"), ("Cove", "Land, Health")
    }  # fmt: skip


@pytest.mark.parametrize(("yes", "no"), [("[x]", "[ ]"), ("👍", "👎"), ("(X)", "( )"), ("[✓]", "[]")])
def test_boxes_of_plain_text_and_thumbs_are_ticks(yes, no):
    text = f"Organisation,Health,Land,Youth\nAda,{yes},{no},{yes}\nBell,{no},{yes},{no}\nCove,{yes},{yes},{no}\n"
    assert len([one for one in read_survey(io.BytesIO(text.encode())).answers if one.text]) == 5


def test_dates_below_a_group_named_like_a_country_say_that_an_organisation_takes_part():
    text = "Organisation,Health,Land,Youth\nAda,01/02/2020,,03/04/2021\nBell,,05/06/2022,\nCove,07/08/2020,,\n"
    survey = read_survey(io.BytesIO(text.encode()))
    assert ("Bell", "Land") in {(one.organisation, one.text) for one in survey.answers}
    assert "whatever stands under" in " ".join(map(str, survey.assumed))


def found(text, **options):
    survey = read_survey(io.BytesIO(text.encode()), Options(**options))
    return {(one.organisation, one.text) for one in survey.answers if one.text}


def test_none_of_these_is_no_group_but_no_and_none_may_be_answers():
    text = "Organisation,Health,Land,Youth,None of these\nAda,1,0,1,0\nBell,0,0,0,1\nCove,1,1,0,0\n"
    assert found(text) == {("Ada", "Health"), ("Ada", "Youth"), ("Cove", "Health"), ("Cove", "Land")}


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        ("Groups you want to join", "Groups you do not want to join"),
        ("Current groups", "Groups you left"),
        ("Working groups", "Former working groups"),
        ("Groupes souhaités", "Anciens groupes"),
    ],
)
def test_groups_that_are_refused_or_left_are_no_answer(wanted, refused):
    rows = "Ada,Land,Health\nBell,Health,Land\nCove,,Youth\nDee,Land,Youth\n"
    assert found(f"Organisation,{refused},{wanted}\n{rows}") == {
        ("Ada", "Health"), ("Bell", "Land"), ("Cove", "Youth"), ("Dee", "Youth")
    }  # fmt: skip


def test_a_question_with_a_not_in_it_is_asked_all_the_same():
    rows = "Ada,Health\nBell,Land\nCove,Youth\n"
    assert len(found(f"Organisation,Which groups would you join? (Leave blank if not sure)\n{rows}")) == 3


@pytest.mark.parametrize("state", ["Former member", "Ex-member", "Lapsed", "Ended"])
def test_who_is_no_member_any_more_is_no_link(state):
    rows = f"Ada,Health,Member\nBell,Health,Chair\nCove,Health,{state}\nAda,Land,Member\n"
    assert ("Cove", "Health") not in found(f"Organisation,Group,Role\n{rows}")


def test_degrees_of_interest_with_a_no_among_them_are_asked_about_in_long_tables():
    text = "Organisation,Group,Interested\nAda,Health,High\nAda,Land,None\nBell,Land,Low\nCove,Youth,High\n"
    with pytest.raises(LayoutError, match=r"are a scale: 'High', 'Low'.*yes= 'High'"):
        found(text)
    assert found(text, yes=("High", "Low")) == {("Ada", "Health"), ("Bell", "Land"), ("Cove", "Youth")}


def test_a_heading_that_calls_the_respondent_by_several_words_is_not_of_the_groups():
    """EUSurvey, 2024: the organisations were taken for the groups."""
    text = "Your institution / organisation / group,Which working groups?\nAda,Health\nBell,Land\nCove,Health\n"
    assert pairs(read(text)) == {("Ada", "Health"), ("Bell", "Land"), ("Cove", "Health")}


PIVOT = """Count of Activity,Column Labels,,,,
Row Labels,Education,Health,WASH,(blank),Grand Total
Ada,2,,1,,3
Bell,,4,,1,5
Cove,1,1,,,2
Dale,3,,,,3
Grand Total,6,5,1,1,13
"""


def test_a_pivot_table_of_excel_counts_and_its_blank_column_is_no_group():
    assert pairs(read(PIVOT)) == {
        ("Ada", "Education"),
        ("Ada", "WASH"),
        ("Bell", "Health"),
        ("Cove", "Education"),
        ("Cove", "Health"),
        ("Dale", "Education"),
    }


def test_an_option_before_its_question_is_the_group():
    text = "Agency,Health - interested?,Land - interested?\nAda,Yes,No\nBell,No,Yes\nCove,Maybe,Yes\n"
    assert pairs(read(text)) == {("Ada", "Health"), ("Bell", "Land"), ("Cove", "Health (Maybe)"), ("Cove", "Land")}


def test_names_beside_ids_are_taken_before_the_ids():
    """A list of nodes: Korea's assembly was counted by its numbers."""
    rows = [f"{n},Member {chr(64 + n)},{('Left', 'Right')[n % 2]}" for n in range(1, 9)]
    assert pairs(read("\n".join(["ID,Label,party", *rows]))) == {(row.split(",")[1], row.split(",")[2]) for row in rows}


def test_columns_of_one_heading_are_taken_together_whatever_they_hold():
    """Congress.gov: of few bills hardly a cosponsor is the first of another."""
    rows = ["1,Ada,,,", "2,Bell,Cove,Dale,Eve", "3,Fay,Gil,,", "4,Hal,Ida,Joy,"]
    found = pairs(read("\n".join(["Number,Sponsor,Cosponsor,Cosponsor,Cosponsor", *rows])))
    assert found == {
        ("Bell", "Cove"),
        ("Bell", "Dale"),
        ("Bell", "Eve"),
        ("Fay", "Gil"),
        ("Hal", "Ida"),
        ("Hal", "Joy"),
    }
