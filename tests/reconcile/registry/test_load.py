"""Registries: the one that ships, files made by hand, and what the data itself names."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from twgnet.errors import Location, RegistryError
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import infer_registry, known_names, load_registry, reconcile_survey
from twgnet.reconcile.registry.infer import blank_codes

IDS = "AW D&D EDU FISH FR GEN HEALTH HIV IRI LAND LJR MA P&H PAR PFM PPR PSD RWSSH SP&FSN"


def survey(*texts: str, whole: bool = False) -> Survey:
    answers = (Answer(f"A{i}", text, Location("s", row=i), whole=whole) for i, text in enumerate(texts, 2))
    return Survey("s.csv", tuple(answers))


def problems(path: Path) -> list[str]:
    with pytest.raises(RegistryError) as caught:
        load_registry(path)
    return [str(problem) for problem in caught.value.problems]


def test_the_groups_of_2017_and_what_each_rests_on() -> None:
    registry = load_registry("cambodia-2017")
    assert [group.id for group in registry.groups] == IDS.split()
    assert all(group.official and group.sources for group in registry.groups)
    assert not any(group.name_km for group in registry.groups)  # none was found, none is made up
    keys = {source.split(":")[0] for source in registry.sources}
    cited = {fact.rsplit(": ", 1)[-1] for group in registry.groups for fact in group.sources}
    assert cited <= keys
    ids = {group.id for group in registry.groups}
    assert all(set(body.nearest) <= ids for body in registry.other_bodies)
    assert {"Gender", "GEN", "TWG-G", "Land Issues"} <= set(known_names(registry))


def test_a_table_made_by_hand_is_a_registry(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("\ufeffName;ID;Aliases;Target\nBees and Honey;BEE;Hives|Apiary;4\nTrees;TRE;;\n", "utf-8")
    registry = load_registry(path)
    assert [(g.id, g.name, g.target) for g in registry.groups] == [
        ("BEE", "Bees and Honey", 4),
        ("TRE", "Trees", None),
    ]


def test_a_workbook_is_a_registry(tmp_path: Path) -> None:
    path = tmp_path / "groups.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Groups")
        for number, row in enumerate([("id", "name", "aliases"), ("BEE", "Bees", "Hives; Apiary")]):
            sheet.write_row(number, 0, row)
    (group,) = load_registry(path).groups
    assert (group.id, group.name, group.aliases) == ("BEE", "Bees", ("Hives", "Apiary"))


def test_a_name_of_two_groups_is_refused_with_both_named(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("id,name,aliases\nBEE,Bees,Hives\nWASP,Wasps,hives\n", "utf-8")
    (problem,) = problems(path)
    assert "BEE" in problem
    assert "WASP" in problem
    assert "hives" in problem.casefold()


def test_names_that_differ_by_hyphens_only_are_the_same_name(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("id,name\nA,De-concentration\nB,Deconcentration\n", "utf-8")
    assert "A" in problems(path)[0]


def test_every_problem_of_a_registry_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("id,name,target\n../x,Bees,2\nB,,3\nC,Cats,many\nC,Cows,\n", "utf-8")
    found = "\n".join(problems(path))
    assert all(f"row {row}" in found for row in (2, 3, 4)), found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", "[[groups]\nid = 1"),
        ("a.toml", "groups = 3"),
        ("a.toml", "sources = ['x']\n[[groups]]\nid = 'A'\nname = 'Bees'"),
        ("a.toml", ""),
        ("a.toml", "[[groups]]\nid = 'A'\nname = 'Bees'\naliases = 3"),
        ("a.toml", "[[groups]]\nid = 'A'\nname = 'Bees'\n[[topics]]\nname='x'\nnearest=['NOPE']"),
        ("a.toml", "[[groups]]\nid = 'A'\nname = '...'"),
        ("a.csv", "code\n"),
        ("a.csv", "id,name\n"),
    ],
)
def test_unusable_registries_are_refused_with_a_message(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert problems(path)


def test_an_unknown_registry_names_those_that_ship() -> None:
    with pytest.raises(RegistryError, match="cambodia-2017"):
        load_registry("atlantis")


def test_inferred_groups_are_what_the_data_names_in_any_order() -> None:
    texts = ["Bees; TWG on Trees", "bees ", "BEES|trees", "Salt, Pepper and Oil", "n/a", "ឃ្មុំ"]
    wanted = infer_registry(survey(*texts))
    names = {group.name for group in wanted.groups}
    assert names == {"Bees", "TWG on Trees", "Salt, Pepper and Oil", "ឃ្មុំ"}
    assert not any(group.official for group in wanted.groups)
    random.Random(1).shuffle(texts)
    assert infer_registry(survey(*texts)).groups == wanted.groups


def test_a_blank_is_a_code_only_beside_another_code_and_more_than_once() -> None:
    assert blank_codes(survey("NA", "NA", "HE")) == {"NA"}
    assert blank_codes(survey("NA", "NA")) == blank_codes(survey("NA", "HE")) == frozenset()


def test_every_answer_matches_the_registry_inferred_from_it() -> None:
    asked = survey("Bees; Trees", "Bees, Trees", "Salt, Pepper and Oil; bees", "Ünï Çødé", "ឃ្មុំ")
    reconciliation = reconcile_survey(asked, infer_registry(asked))
    assert {mention.status for mention in reconciliation.mentions} == {"matched"}
    assert len(reconciliation.mentions) == 8


def test_ids_of_inferred_groups_are_safe_as_file_names() -> None:
    asked = survey("../../etc/passwd", "ឃ្មុំ", "a/b", "A B", "a-b-", "x" * 500)
    for group in infer_registry(asked).groups:
        assert group.id.strip("-"), group
        assert set(group.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789&+._-")
        assert len(group.id) <= 64


TOLD = """
title = "Groups (dara@example.org)"
[[groups]]
id = "HEALTH"
name = "Dr. Sok Health (dara@example.org)"
aliases = ["Health 012 345 678"]
lead = "H.E. Sok Dara"
"""


def test_addresses_numbers_and_people_are_masked_in_a_file_of_groups(tmp_path):
    path = tmp_path / "groups.toml"
    path.write_text(TOLD, encoding="utf-8")
    registry = load_registry(path)
    (group,) = registry.groups
    assert (registry.title, group.name, group.aliases, group.lead) == (
        "Groups (…)",
        "Dr. Sok Health (…)",
        ("Health …",),
        "H.E. …",
    )
    assert "dara@example.org" in load_registry(path, personal=True).groups[0].name
    table = tmp_path / "groups.csv"
    table.write_text("id,name,lead\nHEALTH,Health (012 345 678),Mr. Sok Dara\n", encoding="utf-8")
    (group,) = load_registry(table).groups
    assert (group.name, group.lead) == ("Health (…)", "Mr. …")


def test_numbers_that_name_listed_organisations_are_masked_and_no_two_become_one():
    from twgnet.reconcile import load_organisations

    table = pd.DataFrame({"organisation": ["099 888 777", "092 333 444", "5512 3456 Club"]})
    assert [one.name for one in load_organisations(table)] == ["… (2)", "… (3)", "5512 3456 Club"]
    assert load_organisations(table, personal=True)[0].name == "099 888 777"


def test_groups_that_differ_by_a_number_stay_two(tmp_path):
    path = tmp_path / "dara@example.org.csv"
    path.write_text("name\nSanctions 1591 4000\nSanctions 1718 4000\nHotline 012 345 678\n")
    registry = load_registry(path)
    assert [group.name for group in registry.groups] == ["Hotline …", "Sanctions 1591 4000", "Sanctions 1718 4000"]
    assert registry.title == "…"
