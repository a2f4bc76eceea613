"""Tables as programs write them: without a heading above the names of the rows, or without any header."""

import io
import re

import pytest

from twgnet.errors import LayoutError
from twgnet.options import Options
from twgnet.read import read_survey

RIGHT = {("Ada", "E1"), ("Ada", "E3"), ("Bell", "E2"), ("Cove", "E1"), ("Cove", "E2"), ("Cove", "E3")}
CELLS = {"Ada": "101", "Bell": "010", "Cove": "111", "Dale": "000"}


def read(text, name="file.csv", **options):
    stream = io.BytesIO(text.encode())
    stream.name = name
    return read_survey(stream, Options(**options))


def pairs(survey):
    return {(answer.organisation, answer.text) for answer in survey.answers if answer.text}


def matrix(sign, quote='"', head=("E1", "E2", "E3")):
    rows = [sign.join(quote + name + quote for name in head)] if head else []
    rows += [sign.join([quote + name + quote, *cells]) for name, cells in CELLS.items()]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("sign", [",", ";", "\t", " "])
def test_r_writes_no_heading_above_the_names_of_the_rows(sign):
    assert pairs(read(matrix(sign), "file.txt")) == RIGHT


def test_r_writes_numbers_before_rows_that_have_no_name():
    """`write.csv` of a table of pairs."""
    assert pairs(read('"org","group"\n"1","Ada","Health"\n"2","Ada","Land"\n"3","Bell","Land"\n')) == {
        ("Ada", "Health"),
        ("Ada", "Land"),
        ("Bell", "Land"),
    }


def test_votes_below_a_header_of_r_are_a_scale():
    rows = "".join(f'"Member {n}","p","{"pnz"[n % 3]}","{"zpn"[n % 3]}"\n' for n in range(9))
    text = f'"Bill 1","Bill 2","Bill 3"\n{rows}'
    with pytest.raises(LayoutError, match="the answers to 'Bill 1' are a scale") as asked:
        read(text)
    yes = re.search(r"yes= '(\w)'", str(asked.value))[1]
    assert {group for _, group in pairs(read(text, yes=(yes,)))} <= {"Bill 1", "Bill 2", "Bill 3"}


def test_a_last_column_without_a_heading_stays_one_below_a_heading_of_organisations():
    survey = read("Organisation,Health,Land\nAda,1,0,1\nBell,0,1,1\nCove,1,1,0\n")
    assert ("Ada", "Health") in pairs(survey)
    assert "without a heading were left out: 4" in " ".join(map(str, survey.assumed))


@pytest.mark.parametrize("head", ["NGO code,Health,Land", "Acronym of agency,Health,Land", "Initiative,Health,Land"])
def test_sums_without_a_heading_move_nothing(head):
    rows = [f"{'ABCDE'[n]}x,{n % 2},{(n + 1) % 2},1" for n in range(5)]
    found = pairs(read("\n".join([head, *rows]), org_col="1"))
    assert {group for _, group in found} == {"Health", "Land"}


def test_members_beyond_the_heading_are_not_moved():
    text = "Cluster,Members\nHealth,Ada,Bell\nLand,Bell,Cove\nRoads,Ada,Dale\n"
    assert ("Health", "Cluster") not in pairs(read(text, org_col="Members", group_cols=("Cluster",)))


@pytest.mark.parametrize("marks", ["01", " x", "03"])
def test_a_matrix_without_a_header_is_refused_and_the_advice_works(marks):
    text = matrix(",", "", ()).replace("0", marks[0].strip()).replace("1", marks[1])
    with pytest.raises(LayoutError, match="the first row looks like an answer") as refused:
        read(text)
    example = re.search(r"such as (\S+)\.", str(refused.value))[1]
    assert pairs(read(f"{example}\n{text}")) == {(name, " ABC"[int(group[1])]) for name, group in RIGHT}


def test_groups_that_have_numbers_for_names_are_a_header():
    assert {
        group for _, group in pairs(read(matrix(",", "", ("1", "2", "3")).replace("1,2,3", "Organisation,1,2,3")))
    } == {
        "1",
        "2",
        "3",
    }


def test_what_a_program_wrote_with_keys_names_no_groups():
    """Members of Congress beside their terms, as Python writes them."""
    rows = "".join(
        f"Member {n},\"{{'item': [{{'chamber': 'Senate', 'startYear': {2000 + n % 3}}}]}}\"\n" for n in range(9)
    )
    with pytest.raises(LayoutError, match="no column is recognised as the groups"):
        read(f"name,terms\n{rows}")


def test_a_kind_of_organisation_that_recurs_below_is_no_heading():
    rows = "Club Norte,NNGO,Health\nRed del Sur,INGO,Water\nHill Union,NNGO,Health\nDelta Aid,INGO,Water\n"
    with pytest.raises(LayoutError, match="looks like an answer, not like a header"):
        read(rows)
