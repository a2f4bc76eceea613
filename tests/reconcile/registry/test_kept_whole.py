"""Names that look like ticks or lists: kept or dropped for a reason, and said."""

from __future__ import annotations

import io

import pandas as pd
import pytest

import twgnet
from twgnet.study import Study


def study(rows: list[tuple[str, str]], heading: str = "group", **options: object) -> Study:
    table = pd.DataFrame(rows, columns=["organisation", heading]).to_csv(index=False)
    return twgnet.build(io.BytesIO(table.encode()), groups="infer", **options)


def pairs(found: Study) -> set[tuple[str, str]]:
    return {(one.organisation, one.group) for one in found.reconciliation.interests}


LISTS = [("A", "x; y"), ("B", "y; z"), ("C", "x"), ("D", "z; x")]
TIES = [("A", "x"), ("A", "y"), ("B", "x"), ("B", "z"), ("C", "z")]


@pytest.mark.parametrize("rows", [LISTS, TIES, [("A", "x"), ("B", "y"), ("C", "z")]], ids=["lists", "ties", "letters"])
def test_a_group_named_x_is_a_group(rows: list[tuple[str, str]]) -> None:
    found = study(rows)
    assert pairs(found) == {(name, text) for name, texts in rows for text in texts.split("; ")}
    assert any("“x” is read as the name of a group" in line for line in found.understood)


def test_a_group_named_x_in_pairs_is_a_group() -> None:
    assert pairs(twgnet.build([("A", "x"), ("A", "y"), ("B", "x")])) == {("A", "x"), ("A", "y"), ("B", "x")}


def test_an_x_is_nothing_where_a_person_says_so() -> None:
    ruled = pd.DataFrame([{"kind": "group", "text": "x", "ruling": "ignore"}])
    assert pairs(study(TIES, decisions=ruled)) == {("A", "y"), ("B", "z"), ("C", "z")}


@pytest.mark.parametrize(
    "rows",
    [
        [("A", "Health; Land"), ("B", "x"), ("C", "Land"), ("D", "x")],
        [("A", "Health"), ("A", "n/a"), ("B", "n/a"), ("B", "Health")],
        [("A", "Health"), ("B", "Land"), ("C", "x")],
    ],
    ids=["alone beside lists", "no answer", "once"],
)
def test_what_says_nothing_is_no_group(rows: list[tuple[str, str]]) -> None:
    assert {group for _, group in pairs(study(rows))} <= {"Health", "Land"}


WHOLE = [
    *[
        ("A", "Santé"),
        ("A", "Abris"),
        ("B", "Abris"),
        ("B", "Santé, Abris"),
        ("C", "Santé"),
        ("C", "Eau"),
        ("D", "Eau"),
    ],
    *[("D", "Abris"), ("E", "Santé")],
]


@pytest.mark.parametrize("more", [[], [("E", "Santé, Abris"), ("C", "Santé, Abris")]], ids=["once", "again"])
def test_a_name_of_two_other_names_is_told(more: list[tuple[str, str]]) -> None:
    found = study(WHOLE + more)
    assert ("B", "Santé, Abris") in pairs(found)
    (told,) = [line for line in found.understood if "looks like a list" in line]
    assert 'separator= ","' in told
    assert {("B", "Santé"), ("B", "Abris")} <= pairs(study(WHOLE + more, separator=","))
    assert {group for _, group in pairs(study(WHOLE + more, separator=","))} == {"Santé", "Abris", "Eau"}


def test_a_name_with_a_comma_of_its_own_is_not_told() -> None:
    found = study([(name, "Santé, Nutrition" if text == "Santé, Abris" else text) for name, text in WHOLE])
    assert not [line for line in found.understood if "looks like a list" in line]
