"""A heading that says what the numbers below it stand for."""

import io

import pytest

from twgnet.errors import LayoutError
from twgnet.read import read_survey


def pairs(heading, *cells):
    names = ("Ada", "Bell", "Cove", "Dale", "Eve", "Fay")
    rows = [f'{name},"{cell}"' for name, cell in zip(names, cells, strict=False)]
    survey = read_survey(io.BytesIO("\n".join([f'Organisation,"{heading}"', *rows]).encode()))
    return [(answer.organisation, answer.text) for answer in survey.answers]


@pytest.mark.parametrize(
    "heading",
    [
        "TWG (1=Health 2=Land 3=Roads)",
        "Which groups? 1 - Health; 2 - Land; 3 - Roads",
        "Groups [1: Health, 2: Land, 3: Roads]",
    ],
)
def test_the_names_stand_in_place_of_the_numbers(heading):
    assert pairs(heading, "1,3", "2", "2 3", "") == [
        ("Ada", "Health; Roads"),
        ("Bell", "Land"),
        ("Cove", "Land; Roads"),
        ("Dale", ""),
    ]


@pytest.mark.parametrize("cells", [("1", "2", "3", "2"), ("1,4", "2", "3", "1,2")])
def test_marks_and_numbers_without_a_name_are_left_as_they_are(cells):
    """A scale has one number in each cell; what the legend lacks is nothing to guess."""
    try:
        found = pairs("Interest in the working group (1=low 2=some 3=high)", *cells)
    except LayoutError:
        return
    assert not any(word in text for _, text in found for word in ("low", "some", "high"))
