"""When a name is used, asked or new: the known mistakes, and two names beside each threshold."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name

ROOT = Path(__file__).parents[3]


def decide(text: str, *listed: str) -> tuple[str, str]:
    """Match a name against `name|acronym` entries; give the status and the first candidate."""
    entries = [entry.partition("|") for entry in listed]
    index = MasterIndex([Organisation(name, name, acronym) for name, _, acronym in entries])
    (match,) = match_names([parse_name(text)], index)
    return match.status, index.known[match.indices[0]].name if match.indices else ""


WFP, SIDA = "United Nations World Food Programme|WFP", "Swedish International Development Cooperation Agency|SIDA"
OCHA = "UN Office for the Coordination of Humanitarian Affairs|OCHA"
COMMISSION = ("European Commission - International Partnerships|DEVCO", "European Commission|EC")
IRC = ("International Rescue Committee|IRC", "The International Rescue Committee")


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("World Food Programme WFP", (WFP,)),
        ("WFP World Food Programme", (WFP,)),
        ("The World Food Program", (WFP,)),
        ("IRC/International Rescue Committee", IRC),
        ("International Rescue Committee, The", IRC),
        ("Somalia, Government of", ("Government of Somalia", "ADRA, Somalia")),
        ("Federal Republic of Somalia", ("Government of Somalia",)),
        ("SIDA Sweden", (SIDA,)),
        ("Swedish International Development Cooperation Agency (SIDA)", (f"Sweden, through {SIDA}",)),
        ("UN OCHA", (OCHA, "OCHA Pooled Funds")),
        ("UNOCHA", (OCHA,)),
        ("Belgian Committee for UNICEF", ("UNICEF Belgium", "UNICEF Canada")),
        ("King Salman humanitarian aid relief centre", ("King Salman Humanitarian Aid and Relief Center",)),
        ("Horn of Africa Aid and Devt Org", ("Horn of Africa Aid and Development Organization",)),
        ("Sea-Grass Guards & Friends", ("Seagrass Guards and Friends",)),
        ("Croix-Rouge française", ("French Red Cross",)),
        ("Norges Røde Kors", ("Norwegian Red Cross",)),
        ("Croix Rouge Malienne", ("Mali Red Cross",)),
        ("Fonds des Nations Unies pour l'enfance", ("United Nations Children's Fund", "Children's Fund of Mali")),
        ("Organisation mondiale de la santé (OMS)", ("World Health Organization", "Santé Sahel")),
        ("Agencia de Cooperación Técnica y Desarrollo", ("Agence de coopération technique et développement",)),
        ("Action Against Hunger | ACF-USA", ("Action Against Hunger - US|ACF", "Action Against Hunger|ACF")),
        ("River, Lake & Forest Office", ("UK - River, Lake & Forest Office", "Canada - Lake Office")),
        ("Danida - Denmark Ministry of Foreign Affairs", ("Danish International Development Agency|Danida",)),
        ("River Commission Directorate for Roads (LAKEWAY)", ("River Commission - Roads|LAKEWAY", "River Commission")),
        ("Mercy-USA for Aid and Development", ("Mercy-USA", "Mercy Corps")),
        ("Oxfam Netherlands Novib", ("Oxfam Novib", "Oxfam GB")),
        ("SDC Swiss Agency for Development and Co", ("Swiss Agency for Development and Cooperation|SDC",)),
        ("Norwegian Refugee Council USA", ("Norwegian Refugee Council", "Danish Refugee Council")),
        ("CARE International Somalia", ("CARE International", "CARE Somalia")),
    ],
)
def test_what_says_the_same_is_used(text: str, listed: tuple[str, ...]) -> None:
    status, name = decide(text, *listed)
    assert (status, "CARE Somalia" if "CARE" in text else listed[0].partition("|")[0]) == ("matched", name)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Belgium, Government of", ("Caritas International (Belgium)",)),
        ("Belgium", ("Caritas International (Belgium)", "Belgian Development Cooperation")),
        ("Denmark", ("Adventist Agency, Denmark",)),
        ("The United Kingdom", ("ICA:UK",)),
        ("Ministry of Foreign Affairs", ("Ministry of Foreign Affairs - United Arab Emirates", "Foreign Affairs Club")),
        ("UN Organisations", ("United Nations Organisation",)),
        ("Multi-Partner Fund", ("Multi Partner Trust Fund",)),
        ("International NGO", ("International NGO Safety Organisation",)),
        ("DEH Relief and Development Organization", ("KAAH Relief and Development Organization",)),
        ("EC_DEVCO", ("EC_FPI",)),
        ("LAKEWAY, River Commission", ("River Commission", "Lake Roads|LAKEWAY")),
        ("River, Lake & Forest Office", ("UK - River, Lake & Forest Office", "Canada - River, Lake & Forest Office")),
        ("Foreign Affairs Office", ("UK - Foreign Affairs Office",)),
        ("Peace Forum (River, Lake & Forest Office)", ("UK - River, Lake & Forest Office", "Canada - Lake Office")),
        ("Santé et Développement", ("Health Development Initiative",)),
        ("Première Urgence - Aide Médicale Internationale", ("Aide Médicale Internationale",)),
        (
            "Organisation des États pour l'éducation, la science et la culture",
            ("United Nations Educational, Scientific and Cultural Organization|UNESCO",),
        ),
        ("Sudan Red Cross", ("South Sudan Red Cross",)),
        ("OMS", ("World Health Organization",)),
        ("WFP", (WFP,)),
        ("SIDA Norway", (SIDA,)),
    ],
)
def test_what_may_be_another_is_never_used(text: str, listed: tuple[str, ...]) -> None:
    assert decide(text, *listed)[0] != "matched"


def test_where_only_a_state_is_named_its_bodies_are_shown_first() -> None:
    listed = ("Government of Poland", "Caritas Japan", "Japan International Cooperation Agency|JICA")
    assert decide("Government of Japan", *listed) == ("review", listed[2].partition("|")[0])


def test_a_name_of_another_listed_organisation_is_taken_from_no_other() -> None:
    listed = ("World Health Organization", "OMS")
    assert decide("OMS", *listed) == ("matched", "OMS")
    assert decide("Organisation mondiale de la santé", *listed) == ("matched", "World Health Organization")


def test_what_is_left_unspecified_is_shown_first() -> None:
    assert decide("INGO", "International NGO Safety Office", "Unspecified international NGOs") == (
        "review",
        "Unspecified international NGOs",
    )


# Two names beside each threshold, one on either side.
@pytest.mark.parametrize(
    ("threshold", "used", "asked", "listed"),
    [
        ("worst_word", "Green Rachna Sukhaphiap", "Green Rachna Sukhaphiup", ("Green Rachna Sokhapheap",)),
        ("alike", "Rachana Sutrois", "Rochona Sutrois", ("Rachana Satreis",)),
        ("agreeing", "Rural Water Trees (RWTP)", "Rural Planters (RWTP)", ("Rural Water and Trees Planters|RWTP",)),
        ("part", "Wardi Relief", "Ward Relief", ("Wardi Relief and Development", "Ward Relief and Development")),
        ("acronym", "UNHCR", "UNDP", ("Agency for Refugees|UNHCR", "Agency for Development|UNDP")),
        ("proven", "European Commission Directorate General (DEVCO)", "DEVCO, European Commission", COMMISSION),
        ("letters", "OXFAM", "CARE", ("OXFAM International", "CARE International")),
        ("margin", "Northern River Guard", "Northern River Gurds", ("Northern River Guards", "Northern River Gourds")),
    ],
)
def test_two_names_stand_beside_each_threshold(threshold: str, used: str, asked: str, listed: tuple[str, ...]) -> None:
    assert (decide(used, *listed)[0], decide(asked, *listed)[0]) == ("matched", "review")


@pytest.mark.parametrize(
    ("text", "listed", "rule", "score"),
    [
        ("World Health Organization", "World Health Organization", "exact", 100.0),
        ("Organisation mondiale de la santé", "World Health Organization", "same-words", 98.0),
        ("Federal Republic of Somalia", "Government of Somalia", "same-words", 98.0),
        ("River, Lake & Forest Office", "UK - River, Lake & Forest Office", "same-words", 98.0),
        ("Zebra", "Mekong Rowers", "not-listed", 0.0),
    ],
)
def test_a_proof_has_its_score(text: str, listed: str, rule: str, score: float) -> None:
    (match,) = match_names([parse_name(text)], MasterIndex([Organisation(listed, listed)]))
    assert (match.rule, match.score) == (rule, score)


def test_a_person_is_shown_three() -> None:
    listed = [
        Organisation(name, name) for name in ("Blue River Net", "Blue River Sky", "Blue River Sun", "Blue River Sea")
    ]
    (match,) = match_names([parse_name("Blue River Moon")], MasterIndex(listed))
    assert len(match.indices) == 3


def test_an_acronym_with_a_letter_too_many_is_asked_about_if_it_is_long() -> None:
    assert decide("FMoEWR", "Energy and Rivers|MoEWR") == ("review", "Energy and Rivers")
    assert decide("FMoER", "Energy and Rivers|MoER") == ("new", "")


def test_a_name_is_new_below_what_is_plausible() -> None:
    assert decide("Mekong Boat Rowers Boats", "Mekong Rowers")[0] == "review"
    assert decide("Mekong Fishers", "Mekong Rowers") == ("new", "Mekong Rowers")
    assert decide("Zebra", "Mekong Rowers") == ("new", "")


def variants(part: str) -> tuple[list[Organisation], list[tuple[str, int | None]]]:
    with (ROOT / f"benchmarks/organisations_{part}.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    master = [Organisation(str(i), row[0], row[1]) for i, row in enumerate(rows) if row[0]]
    return master, [(text, i if row[0] else None) for i, row in enumerate(rows) for text in row[2].split("|") if text]


@pytest.mark.parametrize(
    ("part", "precision", "recall", "among_three"),
    [("names", 0.99, 0.70, 0.95), ("lookalikes", 1.0, 0.82, 0.98), ("unseen", 1.0, 0.79, 0.96)],
)
def test_the_floor_of_accuracy_on_what_people_write(
    part: str, precision: float, recall: float, among_three: float
) -> None:
    master, texts = variants(part)
    matches = list(match_names([parse_name(text) for text, _ in texts], MasterIndex(master)))
    used = [
        (match.indices[0], truth)
        for match, (_, truth) in zip(matches, texts, strict=True)
        if match.rule and match.status == "matched"
    ]
    right = sum(index == truth for index, truth in used)
    listed = [(match, truth) for match, (_, truth) in zip(matches, texts, strict=True) if truth is not None]
    assert right / len(used) >= precision
    assert right / len(listed) >= recall
    assert sum(truth in match.indices[:3] for match, truth in listed) / len(listed) >= among_three


SHARED = ROOT.parent / "shared/cases/names"


@pytest.mark.skipif(not SHARED.exists(), reason="the list of 1,718 humanitarian organisations is not here")
def test_the_floor_of_accuracy_on_a_real_list() -> None:
    with (SHARED / "humanitarian_list.csv").open(encoding="utf-8") as file:
        master = [Organisation(row["id"], row["organisation"], row["acronym"]) for row in csv.DictReader(file)]
    with (SHARED / "humanitarian_variants.csv").open(encoding="utf-8") as file:
        texts = [(row["text"], row["id"]) for row in csv.DictReader(file)]
    matches = list(match_names([parse_name(text) for text, _ in texts], MasterIndex(master)))
    found = [
        (match.status, [master[i].id for i in match.indices[:3]], id)
        for match, (_, id) in zip(matches, texts, strict=True)
    ]
    right = sum(ids[0] == id for status, ids, id in found if status == "matched")
    assert right / sum(status == "matched" for status, _, _ in found) >= 0.97
    assert right / len(texts) >= 0.60
    assert sum(id in ids for _, ids, id in found) / len(texts) >= 0.85
