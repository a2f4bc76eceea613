"""Organisation names: settled against a master list, listed as duplicates, never merged unasked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import twgnet
from twgnet.errors import Location, RegistryError
from twgnet.model.reconciliation import Decision
from twgnet.model.registry import Organisation
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import load_organisations, load_registry, reconcile_survey
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name

MASTER = (
    ("Norwegian People's Aid", "NPA"),
    ("Save the Children", ""),
    ("Caritas Australia", ""),
    ("Caritas Cambodia", ""),
    ("Krousar Yoeung", "KrY"),
    ("American Friends Service Committee", "AFSC"),
    ("Rachna Satrei", ""),
    ("World Vision International", "WVI"),
    ("Danish Refugee Council", "DRC"),
    ("Cambodian Red Cross", "CRC"),
    ("Agence Française de Développement", "AFD"),
    ("NGOs Network Prey Veng", "NPV"),
    ("Food and Agriculture Organization of the United Nations", "FAO"),
)


def matched(text: str) -> tuple[str, str]:
    listed = MasterIndex([Organisation(name, name, acronym) for name, acronym in MASTER])
    (match,) = match_names([parse_name(text)], listed)
    return match.status, listed.known[match.indices[0]].name if match.indices else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NORWEGIAN PEOPLES AID (NPA)", "Norwegian People's Aid"),
        ("Save the Children Cambodia", "Save the Children"),
        ("ACR/Caritas Australia", "Caritas Australia"),
        ("Krousar Yoeung Association (KrY)", "Krousar Yoeung"),
        ("American Friend Service Committee", "American Friends Service Committee"),
        ("Rachana Satri", "Rachna Satrei"),
        ("World Vision - Cambodia", "World Vision International"),
        (
            "Food & Agriculture Organisation",
            "Food and Agriculture Organization of the United Nations",
        ),
        ("The Danish Refugee Concil", "Danish Refugee Council"),
        ("UN Food & Agriculture Org.", "Food and Agriculture Organization of the United Nations"),
        ("Save the Children, Cambodia Country Office", "Save the Children"),
        ("Danish Refugee Council HQ", "Danish Refugee Council"),
        ("Caritas in Cambodia", "Caritas Cambodia"),
    ],
)
def test_variants_people_write_are_used(text: str, name: str) -> None:
    assert matched(text) == ("matched", name)


@pytest.mark.parametrize(
    "text",
    [
        "Action For Development (AFD)",
        "AFD",
        "NPA",
        "Caritas",
        "Norwegian Refugee Council",
        "Danish Red Cross Cambodia",
        "Red Cross",
        "Save Wild Life",
        "NGOs Association Prey Veng",
        "World Vision Network",
        "First Step Cambodia",
        "Vision",
        "",
        "???",
    ],
)
def test_what_is_not_sure_is_never_used(text: str) -> None:
    assert matched(text)[0] != "matched"


@pytest.mark.parametrize("text", ["AFD", "afd"])
def test_an_acronym_alone_shows_its_organisation_to_a_person(text: str) -> None:
    assert matched(text) == ("review", "Agence Française de Développement")


def test_a_branch_that_is_listed_itself_goes_before_the_whole() -> None:
    names = ("World Vision International", "World Vision Nepal", "World Vision Chad")
    listed = MasterIndex([Organisation(name, name) for name in names])
    texts = ("World Vision International - Nepal", "World Vision International Niger")
    (nepal, niger) = match_names([parse_name(text) for text in texts], listed)
    assert (nepal.status, nepal.indices) == ("matched", (1,))
    assert (niger.status, niger.indices[0]) == ("matched", 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [("NPA Cambodia", "Norwegian People's Aid"), ("DRC-Laos", "Danish Refugee Council")],
)
def test_an_acronym_among_words_shows_its_organisation(text: str, name: str) -> None:
    assert matched(text) == ("review", name)


SECTIONS = (
    *("World Relief", "War Child", "War Child Holland", "Kenya Red Cross", "British Red Cross"),
    *("ActionAid", "Project HOPE", "Relief International", "International Medical Corps"),
    *("MEDiCAM", "Street Child", "United Nations Children's Fund (UNICEF)", "Australian Aid"),
    *("Ministry of Health", "Friends", "Fondation Hirondelle"),
)


@pytest.mark.parametrize(
    ("text", "status", "name"),
    [
        ("World Relief Germany", "matched", "World Relief"),
        ("War Child UK", "review", "War Child"),  # the list has sections of War Child
        ("War Child Cambodia", "matched", "War Child"),
        ("Unicef Cambodia", "review", "United Nations Children's Fund (UNICEF)"),
        ("UN ICEF", "review", "United Nations Children's Fund (UNICEF)"),
        ("Kenyan Red Cross Society", "matched", "Kenya Red Cross"),
        ("Austrelian Aid", "matched", "Australian Aid"),
        ("British RC", "matched", "British Red Cross"),
        ("Action Aid International", "matched", "ActionAid"),
        ("Hope Cambodia", "review", "Project HOPE"),
        ("Child Street", "review", "Street Child"),
        ("Medical International", "review", "MEDiCAM"),
        ("Ministry of Health Vietnam", "review", "Ministry of Health"),
        ("Friends of Cambodia", "review", "Friends"),
        ("Friends Cambodia", "matched", "Friends"),
        ("Hirondelle Foundation", "matched", "Fondation Hirondelle"),
        ("International Relief Committee", "review", "Relief International"),
        ("International Medical Corp", "matched", "International Medical Corps"),
        ("International Medical Committee", "review", "International Medical Corps"),
    ],
)
def test_sections_forms_and_short_forms(text: str, status: str, name: str) -> None:
    listed = MasterIndex([Organisation(one, one) for one in SECTIONS])
    (match,) = match_names([parse_name(text)], listed)
    assert (match.status, listed.known[match.indices[0]].name) == (status, name)


def survey(*names: str) -> Survey:
    answers = (Answer(name, "Gender", Location("s.csv", row=row)) for row, name in enumerate(names, 2))
    return Survey("s.csv", tuple(answers))


def test_the_real_survey_has_one_probable_duplicate_and_it_is_not_merged() -> None:
    reconciliation = twgnet.build().reconciliation
    assert len(reconciliation.organisations) == 30
    assert [{pair.organisation, pair.other} for pair in reconciliation.duplicates] == [
        {"Save Cambodia's Wildlife", "Save Wild Life"}
    ]


def test_short_forms_are_no_twins_nor_are_two_of_the_master_list() -> None:
    texts = ("CARE", "CARD", "CRS - Cambodia", "WVI - Cambodia", "War Child", "War Child Holland")
    assert not reconcile_survey(survey(*texts[:4]), load_registry("cambodia-2017")).duplicates
    assert len(reconcile_survey(survey(*texts[4:]), load_registry("cambodia-2017")).duplicates) == 1
    master = [Organisation(name, name) for name in texts[4:]]
    assert not reconcile_survey(survey(*texts), load_registry("cambodia-2017"), master).duplicates


def test_case_spacing_and_punctuation_make_no_second_organisation() -> None:
    reconciliation = reconcile_survey(survey("VBNK", " vbnk ", "(Vbnk)", "VBNK."), load_registry("cambodia-2017"))
    assert len(reconciliation.organisations) == 1


@pytest.mark.parametrize(("ruling", "organisations"), [("same", 1), ("not the same", 2), ("", 2)])
def test_rulings_on_twins_are_remembered(ruling: str, organisations: int) -> None:
    decision = Decision("same", "Save Wild Life", ruling, other="SAVE CAMBODIA'S WILDLIFE")
    names = survey("Save Wild Life", "Save Cambodia's Wildlife")
    reconciliation = reconcile_survey(names, load_registry("cambodia-2017"), (), (decision,))
    assert len(reconciliation.organisations) == organisations
    assert len(reconciliation.duplicates) == (not ruling)
    assert [one.ruling for one in reconciliation.decisions] == [ruling]


def test_a_ruling_stands_above_the_evidence() -> None:
    master = (Organisation("afd", "Agence Française de Développement", "AFD"),)
    ruled = Decision("organisation", "AFD", "accept", candidates=("afd",))
    known = reconcile_survey(survey("AFD"), load_registry("cambodia-2017"), master, (ruled,))
    assert known.organisations[0].id == "afd"
    refused = Decision("organisation", "AFD", "new")
    assert reconcile_survey(survey("AFD"), load_registry("cambodia-2017"), master, (refused,)).names[0].status == "new"
    assert [(one.rule, one.score) for one in known.names] == [("decision", 100)]


def test_the_order_of_rows_changes_nothing() -> None:
    names = [name for name, _ in MASTER] + ["Rachana Satri", "World Vision Cambodia", "Samaky"]
    master = tuple(Organisation(str(i), name, acr) for i, (name, acr) in enumerate(MASTER))
    shuffled = list(enumerate(names, 2))
    random.Random(3).shuffle(shuffled)
    answers = [Answer(name, "Gender", Location("s.csv", row=row)) for row, name in shuffled]
    one = reconcile_survey(Survey("s.csv", tuple(answers)), load_registry("cambodia-2017"), master)
    other = reconcile_survey(survey(*names), load_registry("cambodia-2017"), master)
    assert (one.organisations, one.names, one.mentions) == (
        other.organisations,
        other.names,
        other.mentions,
    )


def test_a_master_list_lists_every_problem_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "master.csv"
    path.write_text("ID;Organisation;Type\n1;VBNK;local\n2;;local\n1;Other;x\n", encoding="utf-8-sig")
    with pytest.raises(RegistryError) as caught:
        load_organisations(path)
    assert [problem.location.row for problem in caught.value.problems if problem.location] == [3, 4]


def test_a_master_list_is_read_as_people_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "master.csv"
    path.write_text(
        "ID;Acronym; Organization ;Aliases;Budget 2017\n7;WV;World Vision; WVI ;3\n;;VBNK\n",
        encoding="utf-16",
    )
    first, second = load_organisations(path)
    assert (first.id, first.acronym, first.name, first.aliases) == (
        "7",
        "WV",
        "World Vision",
        ("WVI",),
    )
    assert (second.id, second.aliases, dict(second.attributes)) == ("vbnk", (), {})


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02\x03", b"a,b\n1,2\n", b"organisation\n", b"id,name\n1,A\n1,B\n"]
)
def test_a_master_list_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "master.csv"
    path.write_bytes(content)
    with pytest.raises(RegistryError):
        load_organisations(path)


def test_attributes_of_the_master_list_come_along(tmp_path: Path) -> None:
    path = tmp_path / "master.csv"
    path.write_text("organisation,type,province\nVBNK,local,Kandal\n", encoding="utf-8")
    study = twgnet.build(organisations=path)
    (vbnk,) = [one for one in study.reconciliation.organisations if one.name == "VBNK"]
    assert (vbnk.type, dict(vbnk.attributes)) == ("local", {"province": "Kandal"})
    assert {name.status for name in study.reconciliation.names if name.text == "VBNK"} == {"matched"}


def test_people_of_the_master_list_stay_out_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "master.csv"
    rows = "organisation,type,E-mail,Director,Line\nVBNK,local,a@b.org,Sok Dara,012 345 678\n"
    path.write_text(rows, encoding="utf-8")
    (kept,) = load_organisations(path)
    assert dict(kept.attributes) == {}
    (whole,) = load_organisations(path, personal=True)
    assert set(whole.attributes) == {"e-mail", "director", "line"}


def test_addresses_and_numbers_of_a_master_list_are_masked_but_not_ids(tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    rows = "id,organisation,notes\n012345678,VBNK (vbnk@example.org),please call 012 345 678\n012345679,NPA,none\n"
    path.write_text(rows, encoding="utf-8")
    first, _ = load_organisations(path)
    assert (first.id, first.name, dict(first.attributes)) == ("012345678", "VBNK (…)", {"notes": "please call …"})
    assert load_organisations(path, personal=True)[0].attributes["notes"] == "please call 012 345 678"


def test_our_own_table_of_organisations_is_a_master_list(tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    path.write_text("organisation_id,organisation,organisation_type\nv,VBNK,local\n", encoding="utf-8")
    (one,) = load_organisations(path)
    assert (one.id, one.name, one.type, dict(one.attributes)) == ("v", "VBNK", "local", {})


def test_how_many_of_the_list_answered_is_told(tmp_path: Path) -> None:
    path = tmp_path / "master.csv"
    path.write_text("organisation\nVBNK\nNobody Known\n", encoding="utf-8")
    study = twgnet.build(organisations=path)
    assert "1 of the 2 listed organisations are in the survey" in study.understood
