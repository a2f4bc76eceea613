"""The tables of measures: the columns of the contract, every node, no attribute overriding any."""

from dataclasses import replace

import pytest

from twgnet.measures import compute_measures, group_rows, organisation_rows
from twgnet.model.measures import Measures
from twgnet.schema import TABLES


@pytest.fixture(scope="module")
def found(golden_network) -> Measures:
    return compute_measures(golden_network)


def test_the_real_survey(golden_network, found) -> None:
    organisations = organisation_rows(golden_network, found)
    groups = group_rows(golden_network, found)
    assert organisations.columns == TABLES["organisations"].names
    assert groups.columns == TABLES["groups"].names
    assert (len(organisations.rows), len(groups.rows)) == (30, 19)
    rows = {row["organisation_id"]: row for row in organisations.records()}
    most = rows["save-the-children"]
    assert (most["degree"], most["degree_centrality"]) == (13, round(13 / 19, 6))
    silent = rows["samaky"]
    assert (silent["degree"], silent["closeness"], silent["betweenness"]) == (0, 0.0, 0.0)
    assert silent["eigenvector"] is None
    assert silent["community"] == ""


def test_sole_cover_names_the_groups_that_hang_on_one_organisation(golden_network, found) -> None:
    rows = organisation_rows(golden_network, found).records()
    assert {row["organisation_id"]: row["sole_cover"] for row in rows if row["sole_cover"]} == {
        "cto-cambodia": "LAND",
        "norwegian-people's-aid-(npa": "MA",
        "save-the-children": "IRI;PFM",
    }


def test_given_attributes_become_columns_and_override_none(golden_network, found) -> None:
    first, second, *rest = golden_network.organisations
    given = {"province": "Kep", "degree": "high"}
    network = replace(
        golden_network,
        organisations=(replace(first, attributes=given), replace(second, type="local"), *rest),
    )
    table = organisation_rows(network, found)
    assert table.columns == (*TABLES["organisations"].names, "degree (given)", "province")
    one, other = table.records()[:2]
    assert (one["degree"], one["degree (given)"], one["province"]) == (2, "high", "Kep")
    assert (other["organisation_type"], other["province"]) == ("local", None)
