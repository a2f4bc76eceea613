"""The registry is chosen by the data: ours for our surveys, however misspelt; else the file's own groups."""

from __future__ import annotations

import random
from dataclasses import replace

import pandas as pd
import pytest

import twgnet
from twgnet.errors import Location
from twgnet.model.reconciliation import Decision
from twgnet.model.registry import Registry
from twgnet.model.survey import Answer, Survey
from twgnet.read import read_survey
from twgnet.reconcile import choose_registry, load_registry, open_registries

SHIPPED = open_registries(None)


def chosen(*texts: str, **fields: object) -> str:
    answers = tuple(Answer("A", text, Location("s.csv")) for text in texts)
    return choose_registry(Survey("s.csv", answers, **fields), SHIPPED)[0].id


def misspelt(text: str, random: random.Random, share: float) -> str:
    """Drop, double or replace a share of the letters."""
    slips = ("", "{0}{0}", "e")
    return "".join(
        random.choice(slips).format(mark) if mark.isalpha() and random.random() < share else mark for mark in text
    )


def test_the_survey_of_2017_stays_with_its_registry() -> None:
    study = twgnet.build()
    assert study.registry.id == "cambodia-2017"
    assert study.understood[0].startswith("Groups: Technical Working Groups of Cambodia, 2017, 19 groups.")
    assert "groups= infer" in study.understood[0]


@pytest.mark.parametrize("seed", range(5))
def test_noisy_copies_of_it_stay_with_its_registry(seed: int) -> None:
    survey, slips = read_survey(None), random.Random(seed)
    answers = [replace(answer, text=misspelt(answer.text, slips, 0.05)) for answer in survey.answers]
    half = slips.sample(answers, 15)
    for part in (answers, half):
        assert choose_registry(replace(survey, answers=tuple(part)), SHIPPED)[0].id == "cambodia-2017"


@pytest.mark.parametrize(
    "names",
    [
        ("Health", "Education", "Shelter", "Logistics"),
        ("Health", "Education", "Nutrition"),
        ("Education", "Health", "WASH", "Protection", "Food Security", "CCCM", "Mine Action", "Nutrition"),
        ("Education", "Health", "Agriculture", "Gender", "Public Finance", "Land", "Private sector", "Water"),
        ("Budget", "Audit"),
    ],
    ids=lambda names: names[-1],
)
def test_a_foreign_list_that_shares_some_topics_keeps_its_own_groups(names: tuple[str, ...]) -> None:
    assert chosen(*names) == "infer"
    assert chosen("; ".join(names)) == "infer"


def test_a_name_that_tells_more_counts_more_than_a_topic_of_every_list() -> None:
    assert chosen("Health", "Nutrition") == "infer"
    assert chosen("TWG on Health", "Nutrition") == "infer"  # half is not most
    assert chosen("TWG on Health", "Mine Action", "Nutrition") == "cambodia-2017"
    assert chosen("Health", "Education", "Gender") == "infer"
    assert chosen("health", "edu", "hiv") == "infer"
    assert chosen("health", "edu", "hiv", "spfsn") == "cambodia-2017"
    assert chosen("Health", "Education", "Gender", "Mine Action", "Nutrition") == "cambodia-2017"


def test_options_that_nobody_ticked_count() -> None:
    assert chosen("Health", named_groups=("Health", "Shelter", "Logistics")) == "infer"


def test_what_was_asked_for_is_used() -> None:
    survey = read_survey(None)
    assert choose_registry(survey, open_registries("infer"), "infer")[0].id == "infer"
    foreign = Survey("s.csv", (Answer("A", "Shelter", Location("s.csv")),))
    asked = choose_registry(foreign, open_registries("cambodia-2017"), "cambodia-2017")[0]
    assert asked == load_registry("cambodia-2017")


def test_the_registry_that_fits_best_is_used() -> None:
    (cambodia,) = (registry for registry in SHIPPED if registry.id == "cambodia-2017")
    part = Registry("part", "Part", cambodia.groups[:3])
    survey = read_survey(None)
    assert choose_registry(survey, (part, cambodia))[0] is cambodia


def test_where_every_name_is_on_the_list_the_first_line_says_so() -> None:
    study = twgnet.build({"Alpha Aid": ["TWG on Land", "Mine Action"], "Beta Aid": ["Gender"]})
    assert "All 3 different names in the file are on this list." in study.understood[0]


def test_the_first_line_names_the_option_that_changes_it() -> None:
    frame = pd.DataFrame({"organisation": ["A", "B"], "cluster": ["Shelter", "Logistics"]})
    study = twgnet.build(frame)
    assert [group.name for group in study.registry.groups] == ["Logistics", "Shelter"]
    assert study.understood[0].startswith("Groups: 2 groups, as the file names them")
    assert "groups= FILE" in study.understood[0]
    assert twgnet.build(frame, groups="infer").understood[0] == "Groups: 2 groups, as the file names them."


def test_a_ruling_that_names_a_group_of_a_registry_chooses_it() -> None:
    survey = Survey("s.csv", (Answer("A", "Natural Resource", Location("s.csv")),))
    assert choose_registry(survey, SHIPPED)[0].id == "infer"
    for ruling in ("FR", "Forestry Reform"):
        decisions = (Decision("group", "Natural Resource", ruling),)
        assert choose_registry(survey, SHIPPED, decisions=decisions)[0].id == "cambodia-2017"
    nothing = (Decision("group", "Natural Resource", candidates=("FR",)), Decision("same", "A", "FR"))
    assert choose_registry(survey, SHIPPED, decisions=nothing)[0].id == "infer"
