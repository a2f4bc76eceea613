"""The stage as a whole: order of rows, rulings, weights, and the checked file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twgnet.errors import DecisionsError, Location
from twgnet.model.reconciliation import Decision, Reconciliation
from twgnet.model.survey import Answer, Survey
from twgnet.read import read_survey
from twgnet.reconcile import evaluate_matches, load_registry, reconcile_survey

REGISTRY = load_registry("cambodia-2017")
TEXTS = [
    "TWG on Gender; Health",
    "Gendr, maybe Land",
    "HIV/AIDS and Health",
    "Agriculture and Learn",
    "GADNet",
    "",
    "n/a",
    "Water",
    "Possibly TWG Admin Reform.",
]


def survey(rows: list[tuple[str, str]]) -> Survey:
    answers = (Answer(name, text, Location("s.csv", row=number)) for number, (name, text) in enumerate(rows, 2))
    return Survey("s.csv", tuple(answers))


def group_rule(text: str, ruling: str, answer: str = "", candidates: str = "") -> Decision:
    return Decision("group", text, ruling, answer, candidates=tuple(candidates.split()))


def meaning(reconciliation: Reconciliation) -> list[tuple[str, str, str, str]]:
    return [(m.text, m.status, m.group_id, m.rule) for m in reconciliation.mentions]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_the_order_of_rows_makes_no_difference(data: st.DataObject) -> None:
    names = st.sampled_from(["Bees", "Trees", "CCC", "ccc"])
    rows = data.draw(st.lists(st.tuples(names, st.sampled_from(TEXTS)), min_size=1, max_size=8))
    asked = survey(rows)
    shuffled = replace(asked, answers=tuple(data.draw(st.permutations(asked.answers))))
    assert reconcile_survey(shuffled, REGISTRY) == reconcile_survey(asked, REGISTRY)


def test_every_answer_has_at_least_one_mention() -> None:
    asked = survey([(f"o{i}", text) for i, text in enumerate(TEXTS)])
    assert {mention.row for mention in reconcile_survey(asked, REGISTRY).mentions} == {
        answer.location.row for answer in asked.answers
    }


def test_mentions_of_one_group_make_one_interest_tentative_only_if_all_were() -> None:
    reconciliation = reconcile_survey(survey([("A", "Gender?; TWG on Gender"), ("B", "maybe Gender")]), REGISTRY)
    assert [(i.organisation, i.certainty, i.weight) for i in reconciliation.interests] == [
        ("A", "certain", 2),
        ("B", "tentative", 1),
    ]


@pytest.mark.parametrize(
    ("ruling", "answer", "wanted"),
    [
        ("accept", "", [("matched", "AW")]),
        ("", "LAND", [("matched", "LAND")]),
        ("split", "AW; LAND", [("matched", "AW"), ("matched", "LAND")]),
        ("not a group", "", [("not_a_group", "")]),
        ("ignore", "", [("ignored", "")]),
    ],
)
def test_a_ruling_goes_before_every_rule(ruling: str, answer: str, wanted: list[tuple[str, str]]) -> None:
    ruled = group_rule("twg on  AGRICULTURE and Learn", ruling, answer, "AW FISH")
    reconciliation = reconcile_survey(survey([("A", "Health; TWG on Agriculture and Learn")]), REGISTRY, (), [ruled])
    found = [(m.status, m.group_id) for m in reconciliation.mentions if m.rule == "decision"]
    assert found == wanted
    assert reconcile_survey(survey([("A", "Gender")]), REGISTRY, (), [ruled]).mentions[0].rule == "exact"


def test_a_ruling_on_a_whole_answer_keeps_it_whole_and_can_overrule_an_exact_match() -> None:
    ruled = [group_rule("Gender and Health", "not a group"), group_rule("Land", "", "MA")]
    reconciliation = reconcile_survey(survey([("A", "Gender and Health"), ("B", "Land")]), REGISTRY, (), ruled)
    assert meaning(reconciliation) == [
        ("Gender and Health", "not_a_group", "", "decision"),
        ("Land", "matched", "MA", "decision"),
    ]


def test_what_a_person_was_asked_is_not_asked_again_once_ruled() -> None:
    asked = survey([("A", text) for text in TEXTS])
    open_now = [d for d in reconcile_survey(asked, REGISTRY).decisions if d.kind == "group"]
    assert [d.text for d in open_now if not d.ruled]
    ruled = [replace(d, ruling="ignore") for d in open_now]
    again = reconcile_survey(asked, REGISTRY, (), ruled)
    assert not [m for m in again.mentions if m.status == "review"]


def test_the_score_against_a_checked_file(tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.csv"
    labelled.write_text(
        "text,group_id\nGender,gen\nHIV/AIDS and Health,HIV;HEALTH\nAgriculture and Learn,AW\nYouth,\nLand,MA\n",
        "utf-8",
    )
    score = evaluate_matches(labelled, REGISTRY)
    assert (score.texts, score.used, score.named, score.right) == (5, 4, 5, 3)
    assert (score.precision, score.recall, score.among_first) == (0.75, 0.6, 0.5)
    assert [(m.text, m.found, m.wrong, m.row) for m in score.mistakes] == [
        ("Agriculture and Learn", "", False, 4),
        ("Land", "LAND", True, 6),
    ]


def test_where_every_group_is_found_no_share_of_the_others_is_given(tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.csv"
    labelled.write_text("text,group_id\nGender,GEN\nYouth,\n", "utf-8")
    score = evaluate_matches(labelled, REGISTRY)
    assert (score.precision, score.recall, score.among_first) == (1.0, 1.0, None)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("text,group_id\nGender,NOPE\nLand,X;GEN\n", "NOPE"),
        ("text,group\nGender,GEN\n", "group_id"),
        ("text,group_id\n", "no text"),
    ],
)
def test_an_unusable_checked_file_is_refused(tmp_path: Path, content: str, says: str) -> None:
    labelled = tmp_path / "labelled.csv"
    labelled.write_text(content, "utf-8")
    with pytest.raises(DecisionsError, match=says):
        evaluate_matches(labelled, REGISTRY)


def test_an_answer_of_nobody_is_kept_but_no_interest(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("Organisation,TWGs\nVSO,Education\n,Gender; Land\n", encoding="utf-8")
    reconciliation = reconcile_survey(read_survey(path), load_registry("cambodia-2017"))
    assert [(m.organisation_id, m.text, m.status, m.rule) for m in reconciliation.mentions] == [
        ("", "Gender; Land", "ignored", "no-organisation"),
        ("vso", "Education", "matched", "exact"),
    ]
    assert [organisation.id for organisation in reconciliation.organisations] == ["vso"]
