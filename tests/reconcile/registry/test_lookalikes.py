"""Groups as a file names them: one for all spellings of a name, asked about where a slip may part them."""

from __future__ import annotations

import pytest

from twgnet.errors import Location
from twgnet.model.reconciliation import Decision, Reconciliation
from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import choose_registry, infer_registry, load_registry, reconcile_survey
from twgnet.reconcile.registry import lookalikes
from twgnet.reconcile.registry.lookalikes import find_lookalikes

MOST = ["Health"] * 12


def survey(*texts: str) -> Survey:
    answers = (Answer(f"Organisation {n}", text, Location("s.csv", row=n)) for n, text in enumerate(texts, 2))
    return Survey("s.csv", tuple(answers))


def settle(asked: Survey, *decisions: Decision) -> tuple[Registry, list[str], Reconciliation]:
    registry, notes = choose_registry(asked, (load_registry("cambodia-2017"),), None, decisions)
    return registry, [note.code for note in notes], reconcile_survey(asked, registry, (), decisions)


@pytest.mark.parametrize(
    ("texts", "name", "id"),
    [
        (("Eau & assainissement", "Eau et assainissement", "Eau et Assainissement"), "Eau et", "eau-"),
        (("Educación y salud", "Educación & salud", "Educación y salud"), "Educación y salud", "educacion-y-salud"),
        (("Wasser und Land", "Wasser & Land", "Wasser und Land"), "Wasser und Land", "wasser-und-land"),
        (("Sante", "Santé", "SANTÉ"), "Santé", "sante"),
        (("Food & Land", "Food & Land", "Food and Land"), "Food & Land", "food-land"),
    ],
)
def test_spellings_of_one_name_are_one_group_under_the_best_of_them(texts: tuple[str, ...], name: str, id: str) -> None:
    (group,) = infer_registry(survey(*texts)).groups
    assert name in group.name or group.name == "Eau & assainissement"
    assert group.id.startswith(id)
    assert "and" not in group.id.split("-")
    (interest,) = {one.group_id for one in reconcile_survey(survey(*texts), infer_registry(survey(*texts))).interests}
    assert interest == group.id


def test_a_slip_makes_a_group_that_is_asked_about() -> None:
    registry, said, result = settle(survey(*MOST, "Helth", "Wealth"))
    assert [group.id for group in registry.groups] == ["health", "helth", "wealth"]
    assert "registry.may_be_one" in said
    (question,) = result.decisions
    assert (question.text, question.candidates, question.where) == ("Helth", ("health", "helth"), "row 14")


@pytest.mark.parametrize(
    ("ruling", "left"), [("accept", ["health"]), ("Health", ["health"]), ("helth", ["health", "helth"])]
)
def test_the_ruling_on_a_slip_is_obeyed_and_nothing_is_asked_again(ruling: str, left: list[str]) -> None:
    ruled = Decision("group", "Helth", ruling, candidates=("health", "helth"))
    registry, said, result = settle(survey(*MOST, "Helth"), ruled)
    assert [group.id for group in registry.groups] == left
    assert "registry.may_be_one" not in said
    assert [(one.text, one.state) for one in result.decisions] == [("Helth", "used")]
    assert sum(one.weight for one in result.interests if one.group_id == "health") == 14 - len(left)


def test_a_ruling_on_a_file_s_own_groups_does_not_choose_a_shipped_list() -> None:
    ruled = Decision("group", "Helth", "Health", candidates=("health", "helth"))
    assert settle(survey(*MOST, "Helth", "Llamas", "Bees"), ruled)[0].inferred


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Biesbosch", "Bieschbosch", True),  # beside `slips`: two letters
        ("Biesbosch", "Biescchhbosch", False),
        ("Livelihoods", "Livelyhods", True),  # beside `alike`: .86
        ("Shelter", "Sheltex", True),
        ("Heath", "Hearts", False),  # .69
        ("Room 1", "Room 2", False),
        ("Gender", "Tender", False),
        ("Land Rights", "Rights Land", False),
    ],
)
def test_what_is_asked_about_stands_on_either_side_of_the_thresholds(one: str, other: str, alike: bool) -> None:
    registry = Registry("infer", "r", (Group("a", one, official=False), Group("b", other, official=False)))
    assert bool(list(find_lookalikes(registry))) is alike


def test_the_first_three_rows_of_a_question_are_shown() -> None:
    question = settle(survey(*MOST, "Lamas", "Lamas", "Lamas", "Lamas", "Helth", "Helth", "Helth", "Helth"))[
        2
    ].decisions[0]
    assert question.where == "row 18; row 19; row 20"


@pytest.mark.parametrize(("everybody", "pairs"), [(3, 1), (2, 0)])
def test_of_more_groups_than_a_list_has_none_are_asked_about(
    monkeypatch: pytest.MonkeyPatch, everybody: int, pairs: int
) -> None:
    monkeypatch.setattr(lookalikes, "THRESHOLDS", lookalikes.LookalikeThresholds(everybody=everybody))
    groups = tuple(Group(name.lower(), name, official=False) for name in ("Health", "Helth", "Land"))
    assert len([*find_lookalikes(Registry("infer", "r", groups))]) == pairs
