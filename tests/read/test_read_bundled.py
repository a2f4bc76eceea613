"""The survey that ships with twgnet, and a document of the same shape as its original."""

from __future__ import annotations

import subprocess
import sys

from twgnet.read import read_survey

PROSE = """

ការស្ទង់មតិ ២០២១
A survey of clubs and boards
- One hundred were asked;\tsome answered.

Boards\tthat nobody joins
are left out.

TWGs\tInterest by
TWG on Roads;TWG on Rivers, Lakes and Ponds\tThe Rowers
TWG on Roads\tសមាគមកង់ (Cyclists)

TWGs\tInterest by
(possibly) TWG on Parks.\tFriends of Trees

Thank you
"""


def pairs(survey):
    return [(answer.organisation, answer.text) for answer in survey.answers]


def test_bundled_survey_says_what_is_known_of_it():
    survey = read_survey(None)
    assert (survey.invited, survey.answered, survey.year) == (109, 49, 2017)
    assert survey.title.startswith("CSO Mapping in Cambodia")
    assert len(survey.answers) == 30
    assert len(survey.sha256) == 64
    assert not survey.problems


def test_bundled_answers_keep_their_rows():
    answer = read_survey(None).answers[11]
    assert str(answer.location) == "cso_twg_2017.csv, row 13, column TWGs"
    assert (answer.organisation, answer.text) == (
        "Alliance for Conflict Transformation (ATC)",
        "GADNet",
    )


def test_document_and_table_give_the_same_answers(tmp_path):
    survey = read_survey(None)
    lines = [f"{answer.text}\t{answer.organisation}" for answer in survey.answers]
    header = "TWGs\tInterest by"
    text = "\n".join(["Prose; first", "", header, *lines[:13], "", header, *lines[13:], "", "End"])
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    assert pairs(read_survey(path)) == pairs(survey)


def test_tables_inside_prose(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(PROSE, encoding="utf-8")
    survey = read_survey(path)
    assert pairs(survey) == [
        ("The Rowers", "TWG on Roads;TWG on Rivers, Lakes and Ponds"),
        ("សមាគមកង់ (Cyclists)", "TWG on Roads"),
        ("Friends of Trees", "(possibly) TWG on Parks."),
    ]
    assert [answer.location.row for answer in survey.answers] == [11, 12, 15]
    assert survey.reading.header_row == 10


def test_other_tables_in_a_document_are_listed_not_read(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(PROSE + "\nName\tAge\nAnn\t7\n", encoding="utf-8")
    survey = read_survey(path)
    assert len(survey.answers) == 3
    assert any("without the header" in problem.what for problem in survey.problems)


def test_the_bundled_survey_needs_no_heavy_import():
    code = (
        "import sys; from twgnet.read import read_survey; read_survey(None);"
        "print({'pandas', 'numpy', 'scipy', 'networkx', 'python_calamine'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
