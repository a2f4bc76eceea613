"""Rulings on organisations: one or two, beside a master list and without; kept, used, refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import twgnet
from twgnet.errors import DecisionsError, Location
from twgnet.model.reconciliation import Decision, Reconciliation
from twgnet.model.registry import Organisation
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import load_registry, reconcile_survey
from twgnet.reconcile.decisions.file import open_decisions
from twgnet.reconcile.decisions.rulings import read_rulings

REGISTRY = load_registry("cambodia-2017")
MASTER = (
    Organisation("scw", "Save Cambodia's Wildlife (SCW)", "SCW"),
    Organisation("afd", "Agence Française de Développement", "AFD"),
    Organisation("npa", "Norwegian People's Aid", "NPA"),
)


def reconciliation(
    *names: str, decisions: tuple[Decision, ...] = (), master: tuple[Organisation, ...] = ()
) -> Reconciliation:
    answers = (Answer(name, "Gender", Location("s.csv", row=row)) for row, name in enumerate(names, 2))
    return reconcile_survey(Survey("s.csv", tuple(answers)), REGISTRY, master, decisions)


def ids(found: Reconciliation) -> set[str]:
    return {one.id for one in found.organisations}


def same(text: str, other: str, ruling: str = "same") -> Decision:
    return Decision("same", text, ruling, other=other)


def test_a_name_ruled_the_same_as_a_listed_one_takes_its_id() -> None:
    ruling = same("Save Wild Life", "Save Cambodia's Wildlife (SCW)")
    found = reconciliation("Save Wild Life", "Save Cambodia's Wildlife", decisions=(ruling,), master=MASTER)
    assert ids(found) == {"scw"}
    assert found.decisions[0].state == "used"


@pytest.mark.parametrize(
    ("names", "id", "name"),
    [
        (["Cáritas", "Caritas Ecuador", "Cáritas"], "caritas", "Cáritas"),
        (["Cáritas", "Caritas Ecuador", "Caritas Ecuador"], "caritas-ecuador", "Caritas Ecuador"),
    ],
)
def test_the_id_of_two_that_are_one_is_that_of_the_name_it_has(names: list[str], id: str, name: str) -> None:
    (one,) = reconciliation(*names, decisions=(same("Caritas Ecuador", "Cáritas"),)).organisations
    assert (one.id, one.name) == (id, name)


def test_twins_follow_each_other_through_a_third_name() -> None:
    rulings = (same("Alpha Aid", "Beta Bees"), same("Beta Bees", "Gamma Goats"))
    assert len(ids(reconciliation("Alpha Aid", "Gamma Goats", "Other", decisions=rulings))) == 2


def test_a_ruling_on_one_twin_holds_for_the_other() -> None:
    rulings = (same("A.F.D. Cambodge", "AFD office"), Decision("organisation", "AFD office", "afd"))
    assert ids(reconciliation("A.F.D. Cambodge", decisions=rulings, master=MASTER)) == {"afd"}


@pytest.mark.parametrize("spelling", ["Save Wild-Life", "SAVE WILD LIFE", "Save  Wild Life."])
def test_two_that_are_not_the_same_stay_two_in_another_spelling(spelling: str) -> None:
    ruling = same("Save Wild Life", "Save Cambodia's Wildlife", "not the same")
    found = reconciliation(spelling, "Save Cambodias Wildlife", decisions=(ruling,))
    assert (len(ids(found)), found.duplicates) == (2, ())


def test_not_the_same_is_remembered_when_a_master_list_arrives() -> None:
    ruling = same("Save Wild Life", "Save Cambodia's Wildlife", "not the same")
    found = reconciliation("Save Wild Life", "Save Cambodia's Wildlife", decisions=(ruling,), master=MASTER)
    assert found.duplicates == ()
    assert "scw" in ids(found)


def test_without_its_master_list_a_ruling_waits() -> None:
    found = reconciliation("AFD", decisions=(Decision("organisation", "AFD", "afd"),))
    assert [(one.ruling, one.state) for one in found.decisions] == [("afd", "unused")]


@pytest.mark.parametrize(
    "rulings",
    [
        (same("A a", "B b"), same("b B", "A A", "no")),
        (same("A a", "B b"), same("B b", "C c"), same("A a", "C c", "not the same")),
        (
            same("A a", "B b"),
            Decision("organisation", "A a", "afd"),
            Decision("organisation", "B b", "npa"),
        ),
        (Decision("organisation", "A a", "afd"), Decision("organisation", "a A.", "new")),
        (same("A a", "Norwegian People's Aid", "no"), Decision("organisation", "A a", "npa")),
        (same("Norwegian People's Aid", "Agence Française de Développement"),),
        (same("A a", "a A!"),),
        (same("A a", ""),),
        (Decision("organisation", "A a", "afd; npa"),),
        (Decision("tribe", "A a", "afd"),),
        (Decision("group", "????", "GEN"),),
        (Decision("group", "A a", "split", "GEN"),),
        (Decision("group", "A a", "not a group", "GEN"),),
        (Decision("group", "A a", "3", candidates=("GEN",)),),
        (Decision("group", "A a", "2", candidates=("GEN",)),),
        (Decision("group", "A a", "0", candidates=("GEN",)),),
    ],
)
def test_rulings_that_cannot_stand_are_refused(rulings: tuple[Decision, ...]) -> None:
    for order in (rulings, rulings[::-1]):
        with pytest.raises(DecisionsError):
            read_rulings(order, REGISTRY, MASTER)


@pytest.mark.parametrize(
    ("ruling", "answer", "wanted"),
    [
        ("2", "", ("FISH",)),
        ("", "accepted", ("AW",)),
        ("", "GEN, HEALTH", ("GEN", "HEALTH")),
        ("GEN / HEALTH", "", ("GEN", "HEALTH")),
        ("Gender and Health", "", ("GEN", "HEALTH")),
        ("TWG on Gender", "", ("GEN",)),
        ("SP&FSN", "", ("SP&FSN",)),
        ("D&D", "", ("D&D",)),
    ],
)
def test_groups_may_be_named_in_many_ways(ruling: str, answer: str, wanted: tuple[str]) -> None:
    decision = Decision("group", "Agri", ruling, answer, candidates=("AW", "FISH"))
    assert read_rulings([decision], REGISTRY, ()).groups["agri"].group_ids == wanted


@pytest.mark.parametrize("word", ["later", "?", "Not sure", "TBD"])
def test_who_cannot_decide_is_asked_again_and_the_note_is_kept(tmp_path: Path, word: str) -> None:
    path = tmp_path / "d.csv"
    path.write_text(f"kind,text,ruling,note\ntwg,TWG on Natural Resource,{word},ask Dara\n")
    (row,) = [
        one for one in twgnet.build(decisions=path).reconciliation.decisions if one.text == "TWG on Natural Resource"
    ]
    assert (row.state, row.note, row.ruling) == ("open", "ask Dara", "")


def test_a_row_cut_short_is_read(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("ruling,text,kind,other\nGEN,TWG on Gendre\nignore,TWG on Tigers,group\n")
    with pytest.raises(DecisionsError, match="row 2"):
        twgnet.build(decisions=path)


def test_a_ruling_that_nothing_uses_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("kind,text,ruling\ngroup,TWG on Tigers,ignore\n")
    study = twgnet.build(decisions=path)
    assert "'TWG on Tigers' (d.csv, row 2)" in study.understood[-1]
    assert [one.state for one in study.reconciliation.decisions].count("unused") == 1


def test_a_name_is_asked_about_once_beside_a_master_list() -> None:
    names = ("Save Wild Life", "Save Cambodia's Wildlife")
    (question,) = reconciliation(*names, master=MASTER).decisions
    assert (question.kind, question.candidates[0]) == ("organisation", "scw")
    ruled = Decision("organisation", "Save Wild Life", "new")
    after = reconciliation(*names, master=MASTER, decisions=(ruled,))
    assert ([one.state for one in after.decisions], after.duplicates) == (["used"], ())


def test_questions_stand_by_kind_then_by_text_and_those_ruled_among_them() -> None:
    rulings = (
        same("Zeta", "Alpha"),
        same("Beta", "Gamma"),
        Decision("organisation", "Zeta", "new"),
        Decision("organisation", "Alpha", "new"),
        Decision("group", "Zeta", "GEN"),
        Decision("group", "Beta", "GEN"),
    )
    further = (Decision("same", "Delta", other="Alpha"),)
    found = open_decisions((), (), (), rulings, further)
    assert [(one.kind, one.text) for one in found] == [
        ("group", "Beta"),
        ("group", "Zeta"),
        ("organisation", "Alpha"),
        ("organisation", "Zeta"),
        ("same", "Delta"),
        ("same", "Zeta"),
        ("same", "Beta"),
    ]


NAMES = st.sampled_from(["Alpha Aid", "Beta Bees", "Gamma Goats", "Delta Dogs", "Save Wild Life"])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.builds(same, NAMES, NAMES, st.sampled_from(["same", "no"])), max_size=6),
    st.randoms(use_true_random=False),
)
def test_a_second_run_asks_nothing_new_and_the_order_changes_nothing(rulings: list[Decision], draw: object) -> None:
    names = ("Alpha Aid", "Beta Bees", "Gamma Goats", "Save Wild Life", "Save Cambodia's Wildlife")
    try:
        first = reconciliation(*names, decisions=tuple(rulings))
    except DecisionsError:
        with pytest.raises(DecisionsError):
            reconciliation(*names, decisions=tuple(reversed(rulings)))
        return
    draw.shuffle(rulings)  # type: ignore[attr-defined]
    again = reconciliation(*names, decisions=tuple(rulings))
    assert {one.id for one in again.organisations} == ids(first)
    assert reconciliation(*names, decisions=first.decisions) == first


def test_yes_does_not_say_which_of_several_groups_and_the_advice_does() -> None:
    unsure = Decision("group", "Agri", "yes", candidates=("AW", "FISH"))
    with pytest.raises(DecisionsError, match=r"'yes' does not say which of the 2 candidates .* Write accept"):
        read_rulings([unsure], REGISTRY, ())
    for ruling, wanted in (("accept", "AW"), ("FISH", "FISH")):
        ruled = Decision("group", "Agri", ruling, candidates=unsure.candidates)
        assert read_rulings([ruled], REGISTRY, ()).groups["agri"].group_ids == (wanted,)
    only = Decision("group", "Agri", "yes", candidates=("AW",))
    assert read_rulings([only], REGISTRY, ()).groups["agri"].group_ids == ("AW",)
