"""The real survey, fragment by fragment, against a table checked by hand with the document."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from twgnet.model.reconciliation import Reconciliation
from twgnet.read import read_survey
from twgnet.reconcile import count_statuses, load_registry, reconcile_survey
from twgnet.wording.catalogue import say
from twgnet.wording.understood import describe_names

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module")
def settled_2017() -> Reconciliation:
    return reconcile_survey(read_survey(None), load_registry("cambodia-2017"))


def golden(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_fragment_of_the_survey_is_settled_as_a_person_would(
    settled_2017: Reconciliation,
) -> None:
    found = [
        {
            "row": str(m.row),
            "organisation": m.organisation,
            "text": m.text,
            "status": m.status,
            "group_id": m.group_id,
            "candidates": "" if m.status == "matched" else ";".join(m.candidates),
            "rule": m.rule,
            "certainty": m.certainty,
        }
        for m in sorted(settled_2017.mentions, key=lambda m: m.row)
    ]
    assert found == golden("mentions_2017.csv")


def test_the_survey_gives_exactly_the_interests_checked_by_hand(
    settled_2017: Reconciliation,
) -> None:
    found = {(i.organisation, i.group_id, i.certainty) for i in settled_2017.interests}
    wanted = {(r["organisation"], r["group_id"], r["certainty"]) for r in golden("interests_2017.csv")}
    assert found == wanted
    assert len(found) == 71
    assert len({organisation for organisation, _, _ in found}) == 26
    assert len(settled_2017.organisations) == 30


def test_demand_for_each_group_is_that_counted_in_the_document(
    settled_2017: Reconciliation,
) -> None:
    demand = Counter(i.group_id for i in settled_2017.interests)
    assert demand == Counter(
        {"EDU": 6, "AW": 6, "GEN": 6, "SP&FSN": 6, "FISH": 5, "FR": 5, "D&D": 5, "PSD": 5}
        | {"HEALTH": 4, "RWSSH": 4, "PPR": 4, "LJR": 3, "P&H": 3, "PAR": 3, "HIV": 2}
        | {"LAND": 1, "IRI": 1, "PFM": 1, "MA": 1}
    )


def test_quality_counts_every_mention_once(settled_2017: Reconciliation) -> None:
    found = count_statuses(settled_2017)
    assert found.mentions == 77
    assert found.by_status == {"matched": 71, "not_a_group": 3, "review": 3}
    rules = Counter(r["rule"] for r in golden("mentions_2017.csv") if r["status"] == "matched")
    assert found.by_rule == dict(rules)
    line = say(next(describe_names(settled_2017)))
    assert line.endswith("3 for you to decide")
    assert line.startswith(f"77 mentions of groups: 71 used ({rules['exact']} exact, ")
