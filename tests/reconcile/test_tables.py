"""The lists that a person writes: as files or DataFrames, refused in one way."""

from __future__ import annotations

import pandas as pd
import pytest

import twgnet
from twgnet.errors import DecisionsError, OptionError, RegistryError, TwgnetError
from twgnet.reconcile import load_registry

SURVEY = pd.DataFrame({"organisation": ["VBNK", "Mekong Rowers"], "groups": ["Health", "Land; Gendr"]})
GROUPS = pd.DataFrame({"id": ["H", "L"], "name": ["Health", "Land"], "aliases": ["", None]})


def test_every_list_may_be_a_frame() -> None:
    study = twgnet.build(
        SURVEY,
        groups=GROUPS,
        organisations=pd.DataFrame({"organisation": ["VBNK", "Mekong Rowers"], "type": ["local", "union"]}),
        decisions=pd.DataFrame({"kind": ["group"], "text": ["Gendr"], "ruling": ["not a group"]}),
    )
    assert sorted(study.interests["group_id"]) == ["H", "L"]
    assert {one.type for one in study.network.organisations} == {"local", "union"}
    assert [one.state for one in study.reconciliation.decisions] == ["used"]


@pytest.mark.parametrize("columns", [{"name": "Food Security"}, {"group": "Food Security"}])
def test_a_registry_may_leave_the_ids_out(columns: dict[str, str]) -> None:
    (group,) = load_registry(pd.DataFrame([columns])).groups
    assert (group.id, group.name) == ("food-security", "Food Security")


def test_the_table_of_groups_is_a_registry() -> None:
    table = twgnet.build(SURVEY, groups="infer").groups
    assert {group.id for group in load_registry(table).groups} == set(table["group_id"])


@pytest.mark.parametrize(
    ("argument", "value", "error"),
    [
        ("groups", 5, OptionError),
        ("groups", pd.DataFrame({"x": [1]}), RegistryError),
        ("organisations", 3.5, OptionError),
        ("organisations", pd.DataFrame({"x": [1]}), RegistryError),
        ("decisions", ["x"], OptionError),
        ("decisions", pd.DataFrame({"x": [1]}), DecisionsError),
    ],
)
def test_what_is_no_such_list_is_told(argument: str, value: object, error: type[TwgnetError]) -> None:
    with pytest.raises(error) as caught:
        twgnet.build(SURVEY, **{argument: value})
    assert "needs the columns" in str(caught.value) or f"{argument}= is" in str(caught.value)
