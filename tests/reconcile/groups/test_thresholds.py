"""Each tuned number of the group matcher has texts beside it: a changed number changes what they mean."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

import twgnet.reconcile.groups.compare as compare
import twgnet.reconcile.groups.decide as decide
import twgnet.reconcile.groups.index as index
import twgnet.reconcile.groups.parse as parse
import twgnet.reconcile.text.similarity as similarity
from twgnet.errors import Location
from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import load_registry, reconcile_survey
from twgnet.reconcile.groups.match import Matcher
from twgnet.reconcile.groups.parse import Splitter

SHIPPED = load_registry("cambodia-2017")
RECORDS = {"compare": (compare, "THRESHOLDS"), "decide": (decide, "THRESHOLDS"), "parse": (parse, "COSTS")}
RECORDS["index"] = (index, "THRESHOLDS")
RECORDS["similarity"] = (similarity, "THRESHOLDS")


def means(text: str, registry: Registry = SHIPPED) -> list[tuple[str, ...]]:
    """Give the groups of each fragment, or what is shown of one that is asked about."""
    similarity._form_or_slip.cache_clear()
    similarity._pairs_of.cache_clear()
    (fragments,) = Splitter(Matcher(registry)).parse_answers([text]).values()
    return [one.result.group_ids or ("?", *one.result.candidates) for one in fragments]


def forests(name: str) -> Registry:
    return Registry("toy", "toy", (Group("A", "Green Forest"), Group("B", name)))


# (record, field, factor), a text, and what it means as the numbers stand. Those of one field stand on either side.
WITNESSES = [
    ("compare", "first_word", 0.85, "Legaal and Judicial Reform Mee", ["LJR"]),
    ("compare", "first_word", 1.15, "Legal and Judicial Reform Refm", ["?"]),
    ("compare", "other_word", 0.85, "Financial", ["?"]),
    ("compare", "other_word", 1.15, "Harmoniaztion.", ["P&H"]),
    ("compare", "words", 1.9, "Socal Protection and Food Security Nurition Fooed", ["SP&FSN", "SP&FSN"]),
    ("compare", "part_explained", 0.65, "Decentallisation Reform", ["?"]),
    ("compare", "part_explained", 1.15, "Reforrm Publc", ["PAR"]),
    ("compare", "whole", 1.15, "WG on Climate vhange", ["?"]),
    ("compare", "extra_explained", 0.85, "Agricultutr snd Water", ["?"]),
    ("compare", "extra_explained", 1.15, "Forestry Refform Rul", ["FR"]),
    ("compare", "extra_covered", 0.65, "Private Developmeet Mee", ["?"]),
    ("compare", "extra_covered", 1.15, "Forestry Refoem Aeton", ["FR"]),
    ("decide", "by_letters", 1.15, "Yout", None),
    ("decide", "likely", 0.85, "Youth", None),
    ("decide", "likely", 1.15, "Trade", None),
    ("parse", "sure", 0.4, "Planning and Reduction TWG", ["PPR"]),
    ("parse", "part", 1.4, "Actiin HIV/AIDS", ["?"]),
    ("parse", "unknown", 0.65, "Legaal and Judicial Reform Mee", ["LJR"]),
    ("parse", "unknown", 1.15, "Actiin HIV/AIDS", ["?"]),
    ("parse", "with_words", 0.85, "Actiin HIV/AIDS", ["?"]),
    ("parse", "with_words", 1.4, "Legaal and Judicial Reform Mee", ["LJR"]),
    ("similarity", "replaced", 0.85, "Mine Avtino", ["?"]),
    ("similarity", "replaced", 1.15, "TWG Mn eAtcion", ["MA"]),
    ("similarity", "joined", 0.85, "Migration", ["?"]),
    ("similarity", "supported", 0.85, "TWO on Pielic Financial Matagement", ["?"]),
    ("similarity", "supported", 1.15, "TWG-Public Financial Mamigemment", ["PFM"]),
    ("similarity", "support", 0.85, "TWG-Agriculture and WWatrr + TWG-Private Sector Development", None),
    ("similarity", "support", 1.15, "TWGs  on  Pbuic  Financial  Management  TWG", ["PFM"]),
    ("similarity", "short", 0.0, "HIa/AIDS", ["HIV"]),
    ("similarity", "short_support", 0.85, "twg on HoV/AIDSS + twg on Partnership and Harmonisation", None),
    ("similarity", "short_support", 1.15, "HIa/AIDS", ["HIV"]),
    ("similarity", "another", 0.65, "WG on Climate vhange", ["?"]),
    ("similarity", "another", 1.9, "HI/IADS", ["?"]),
    ("similarity", "form", 1.15, "Agricultutr snd Water", ["?"]),
    ("similarity", "slip", 0.85, "Forstry Reeorm Weer", ["?"]),
    ("similarity", "slip", 1.15, "Lgal Judicil Reform Poeeety", ["LJR"]),
]


def mutate(monkeypatch: pytest.MonkeyPatch, record: str, field: str, factor: float) -> None:
    module, name = RECORDS[record]
    numbers = getattr(module, name)
    monkeypatch.setattr(module, name, replace(numbers, **{field: getattr(numbers, field) * factor}))


@pytest.mark.parametrize(("record", "field", "factor", "text", "wanted"), WITNESSES)
def test_a_changed_number_changes_what_its_witness_means(
    record: str, field: str, factor: float, text: str, wanted: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = means(text)
    assert wanted is None or [first for first, *_ in before] == wanted
    mutate(monkeypatch, record, field, factor)
    after = means(text)
    similarity._form_or_slip.cache_clear()
    similarity._pairs_of.cache_clear()
    assert after != before


@pytest.mark.parametrize(("factor", "name", "wanted"), [(0.25, "Green Forrest", "?"), (1.9, "Green Florist", "A")])
def test_the_margin_between_two_names_has_a_text_on_either_side(
    factor: float, name: str, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutate(monkeypatch, "decide", "rival", 0)
    before = means("Gren Forest", forests(name))
    assert before[0][0] == wanted
    mutate(monkeypatch, "compare", "margin", factor)
    assert means("Gren Forest", forests(name)) != before


def test_a_rival_that_shares_little_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert means("Gren Forest", forests("Green Forrest")) == [("A",)]
    mutate(monkeypatch, "decide", "rival", 0.5)
    assert means("Gren Forest", forests("Green Forrest"))[0][0] == "?"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lakeshor", "B"),  # beside `letters`
        ("lakesho", None),
        ("riverland", "A"),  # beside `share`: .64
        ("riverlan", None),  # .57
        ("hillside", None),  # the beginning of two
        ("hillside b", "C"),
    ],
)
def test_the_beginning_of_one_name_only_is_that_name(text: str, found: str | None) -> None:
    names = {"A": "Riverland Boats", "B": "Lakeshores", "C": "Hillside Bees", "D": "Hillside Art"}
    names_known = index.NameIndex(Registry("toy", "toy", tuple(Group(id, name) for id, name in names.items())))
    known = names_known.find(text)
    assert (names_known.subjects[known.subject].id if known else None) == found
    assert not known or (known.rule, known.score < 100) == ("part", True)


def test_a_word_of_three_groups_tells_of_none_and_of_two_of_either() -> None:
    names = ("Land reform", "Water reform", "Tax reform", "Fish tribunal", "Rice tribunal")
    known = index.NameIndex(Registry("toy", "toy", tuple(Group(name[:4], name) for name in names)))
    assert known.is_general("reform")
    assert not known.is_general("tribunal")


def test_every_number_has_a_witness() -> None:
    known = {(record, field) for record, field, *_ in WITNESSES} | {("compare", "margin"), ("decide", "rival")}
    known |= {("index", "letters"), ("index", "share")}
    numbers = {(key, f.name) for key, (module, name) in RECORDS.items() for f in fields(getattr(module, name))}
    assert numbers - known == {("similarity", "beginning")}  # the order of what is shown


@pytest.mark.parametrize("kind", ["held-out", "further", "committees"])
def test_the_floor_of_accuracy_on_noise_with_a_known_truth(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3] / "benchmarks"))
    import groups_corpus

    registry = groups_corpus.committees() if kind == "committees" else SHIPPED
    cases = (
        groups_corpus.corpus(registry, "held-out", 400) if kind == "held-out" else groups_corpus.further(registry, 400)
    )
    sys.modules.pop("groups_corpus")
    answers = tuple(Answer("A", case.text, Location("noise", row=row)) for row, case in enumerate(cases))
    used: dict[int, set[str]] = {row: set() for row in range(len(cases))}
    shown: dict[int, set[str]] = {row: set() for row in range(len(cases))}
    for mention in reconcile_survey(Survey("noise", answers), registry).mentions:
        shown[mention.row] |= set(mention.candidates[:3])
        if mention.status == "matched":
            used[mention.row].add(mention.group_id)
    right = sum(len(used[row] & case.truth) for row, case in enumerate(cases))
    truth = sum(len(case.truth) for case in cases)
    left = [(case.truth - used[row], shown[row]) for row, case in enumerate(cases)]
    assert right / sum(map(len, used.values())) >= 0.99
    assert right / truth >= 0.92
    assert sum(len(rest & candidates) for rest, candidates in left) / sum(len(rest) for rest, _ in left) >= 0.9
