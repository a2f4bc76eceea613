"""Names that may stand for nobody."""

import io

import pytest

from twgnet.read import read_survey


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("TEST", True),
        ("Test 2", True),
        ("Example organisation", True),
        ("ONG exemple", True),
        ("Test and Trace", False),
        ("Example Valley Trust", False),
        ("Organisation 3", False),
    ],
)
def test_a_trial_counts_and_is_told(name, told):
    text = f"Organisation,Working groups\nAda Trust,Health\n{name},Land\nBell House,Land\n"
    survey = read_survey(io.BytesIO(text.encode()))
    assert name in {answer.organisation for answer in survey.answers}
    found = [str(one) for one in survey.problems if one.code == "answers.trial"]
    assert bool(found) is told
    assert not told or "row 3" in found[0]


def test_what_is_told_of_a_trial_works():
    text = "Organisation,Working groups\nAda Trust,Health\nBell House,Land\n"
    assert not read_survey(io.BytesIO(text.encode())).problems
