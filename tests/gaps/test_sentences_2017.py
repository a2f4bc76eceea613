"""Every sentence on the survey of 2017, derived again from the tables."""

import re

import pytest

from twgnet.study import build
from twgnet.wording.catalogue import say


@pytest.fixture(scope="module")
def study():
    return build()


@pytest.fixture(scope="module")
def gaps(study):
    return study.table("gaps").records()


@pytest.fixture(scope="module")
def sets(study):
    return {row["finding"]: row for row in study.table("fragility").records() if row["finding"] != "sole_cover"}


def numbers(sentence):
    return [int(found) for found in re.findall(r"(?<![\w.%])\d+(?![\w.]*\d)", sentence)]


def test_the_headline_is_what_the_verdicts_of_gaps_csv_say(study, gaps):
    first, *rest = [say(line) for line in study.findings.headline]
    unclear = [row for row in gaps if row["verdict"] == "open"]
    counts = [len(gaps), len(unclear), sum(row["verdict"] == "met" for row in gaps)]
    assert numbers(first) == counts
    assert ("none is below target" in first) == all(row["verdict"] != "short" for row in gaps)
    named = re.findall(r"\(([^)]*)\)", first)[0]
    assert sorted(re.split(", | and (?=HIV)", named)) == sorted(row["group"] for row in unclear)
    needed = sorted(row["settled_by"] for row in unclear if row["settled_by"] is not None)
    assert numbers(rest[0]) == needed[:1]
    missing = unclear[0]["at_most"] - unclear[0]["organisations"] - unclear[0]["open_answers"]
    assert numbers(rest[1]) == [needed[-1], missing, len(needed), len(unclear)]
    to_check = {row["group"] for row in unclear if row["open_answers"]}
    assert all(group in rest[2] for group in to_check)
    assert len(rest) == 3


def test_the_assumption_counts_the_answers_that_are_not_in_the_file(study, gaps):
    seen = gaps[0]["seen"]
    assert numbers(say(study.findings.assumption)) == [109, seen, 49, 49 - seen, seen]


def test_every_reason_of_gaps_csv_says_its_own_row(gaps):
    for row in gaps:
        start = f"{row['organisations']} organisation"
        assert row["why"].startswith(start)
        assert row["group"] in row["why"]
        assert f"among all 109 it is likely {row['low']} to {row['high']}, if" in row["why"]
        assert f"up to {row['high_unseen']}, if the {49 - row['seen']} answers" in row["why"]
        assert ("perhaps" in row["why"] or " may want " in row["why"]) == bool(row["tentative"])


def test_every_note_is_derived_again(study, gaps, sets):
    said = {note.code: say(note) for note in study.findings.notes}
    alone = [row for row in gaps if row["organisations"] == 1]
    removal, cover, twice = sets["departures"], sets["reach_once"], sets["reach_twice"]
    structure = {row["measure"]: row for row in study.table("structure").records()}
    derived = {
        "gaps.note.target": [{row["target"] for row in gaps}.pop()],
        "gaps.note.ranks": [],
        "gaps.note.soles": [len(alone)],
        "gaps.note.removal": [removal["size"], len(removal["groups"].split(";")), len(gaps)],
        "gaps.note.cover": [cover["size"], cover["equal_sets"]],
        "gaps.note.cover_twice": [twice["size"], twice["equal_sets"]],
        "gaps.note.no_kinds": [],
        "gaps.structure.none": [structure["modularity"]["draws"]],
        "gaps.trust.chance": [],
    }
    assert said.keys() == derived.keys()
    assert {code: numbers(sentence) for code, sentence in said.items()} == derived
    assert all(row["sole_organisation"] in said["gaps.note.soles"] for row in alone)
    assert all((row["rank_low"], row["rank_high"]) == (1, 19) for row in gaps)
    assert all(row["p"] > 0.05 / 3 for row in structure.values() if row["p"] is not None)


def test_the_accuracy_said_is_the_accuracy_measured(study):
    overall = next(one for one in study.findings.accuracy if not one.group_id)
    shown = [f"{number:.2f}" for number in (overall.auc, overall.reference_low, overall.reference_high)]
    assert re.findall(r"0\.\d\d", say(study.findings.trust)) == shown
    assert overall.reference_low <= overall.auc <= overall.reference_high


def test_every_story_repeats_its_row(study, gaps):
    for row in gaps:
        text = "\n".join(study.explain(row["group_id"]))
        assert f"likely {row['low']} to {row['high']}, at most {row['at_most']}" in text
        assert f"fewer than {row['target']} is {row['p_short']:.0%}" in text
        assert f"the likely range is {row['low_unseen']} to {row['high_unseen']}" in text
        if row["flips_at"]:
            assert f"at least {row['flips_at']:.1f} times as likely (in odds) to want it" in text
