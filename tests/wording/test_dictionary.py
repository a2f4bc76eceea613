"""The data dictionary: every table and column of the contract has its words."""

import pytest

from twgnet.schema import TABLES
from twgnet.wording.dictionary import describe_table, explain_column, head_column


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_has_a_heading_and_a_meaning(table):
    assert describe_table(table).endswith(".")
    for column in TABLES[table].names:
        assert head_column(column, table) != column or column in ("p", "q"), (table, column)
        assert explain_column(column, table).endswith("."), (table, column)


def test_a_column_that_means_something_else_in_one_table_says_so_there():
    assert head_column("organisations", "gaps") == "Interested"
    assert head_column("organisations", "fragility") == "Organisations"
    assert "within its group" in explain_column("score", "focal")
    assert "match" in explain_column("score", "mentions")


def test_an_attribute_is_called_as_it_was_given():
    assert (head_column("Province"), explain_column("Province")) == ("Province", "")
