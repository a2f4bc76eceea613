"""Questions that a table leaves open are asked in words, whatever its headings."""

import io

import pandas as pd
import pytest

from twgnet.errors import LayoutError
from twgnet.options import Options
from twgnet.read import read_survey


@pytest.mark.parametrize("index", [None, ["TWGs"]])
def test_columns_of_numbers_that_all_have_one_heading_are_asked_about(index) -> None:
    table = pd.DataFrame([[None, -1, -1]], columns=[None] * 3, index=index)
    with pytest.raises(LayoutError, match="have the same headings"):
        read_survey(table)


SQUARES = [
    ",AFRC - 1,AFRC - 2,BRAC - 1,BRAC - 2\nAFRC - 1,0,1,0,1\nAFRC - 2,1,0,1,0\nBRAC - 1,0,1,0,0\nBRAC - 2,1,0,0,0\n",
    "Organisation,Ada - 1,Bell - 2,Cove - 3\nAda,0,1,0\nBell,1,0,1\nCove,1,1,0\n",
]


@pytest.mark.parametrize(("text", "links"), [(SQUARES[0], 6), (SQUARES[1], 5)])
def test_a_square_matrix_of_numbered_names_is_one_kind_and_the_advice_works(text, links) -> None:
    table = pd.read_csv(io.StringIO(text), dtype=str).rename(columns={"Unnamed: 0": ""})
    with pytest.raises(LayoutError, match=r"network of one kind only.*layout= matrix"):
        read_survey(table)
    assert sum(bool(answer.text) for answer in read_survey(table, Options(layout="matrix")).answers) == links


@pytest.mark.parametrize("answers", ["latest", "all"])
@pytest.mark.parametrize("layout", [None, "list", "ties"])
def test_a_table_of_blanks_alone_is_refused_in_words(layout, answers) -> None:
    data = io.BytesIO(b"Organisation,TWGs\nn/a,n/a\n")
    with pytest.raises(LayoutError, match="no column is recognised as the organisations"):
        read_survey(data, Options(layout=layout, answers=answers))
