"""Questions that a table leaves open are asked in words, whatever its headings."""

import pandas as pd
import pytest

from twgnet.errors import LayoutError
from twgnet.read import read_survey


@pytest.mark.parametrize("index", [None, ["TWGs"]])
def test_columns_of_numbers_that_all_have_one_heading_are_asked_about(index) -> None:
    table = pd.DataFrame([[None, -1, -1]], columns=[None] * 3, index=index)
    with pytest.raises(LayoutError, match="have the same headings"):
        read_survey(table)
