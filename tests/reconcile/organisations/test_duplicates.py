"""Organisations of one survey that may be one: asked about, never merged; one name, two organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twgnet.errors import Location
from twgnet.model.reconciliation import Decision
from twgnet.model.registry import Organisation
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile import infer_registry, load_organisations, reconcile_survey
from twgnet.reconcile.organisations import find_duplicates
from twgnet.reconcile.organisations.compare import differs_in_form_only
from twgnet.reconcile.organisations.duplicates import _have_own_words
from twgnet.reconcile.registry.master import load_master_list
from twgnet.reconcile.text.similarity import compare

PHRASES = st.lists(st.text("abn", min_size=1, max_size=4), min_size=1, max_size=4)


def asked(*names: str) -> bool:
    return bool(find_duplicates([Organisation(str(i), name) for i, name in enumerate(names)]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AOS", "AOS - Alliance of Open Services"),
        ("SRG", "Sustainable River Group (SRG)"),
        ("River Impact Alliance", "River Impact Alliance (RIA) at Delta Foundation"),
        ("The Moss Initiative", "Moss Initiative"),
        ("M.R.C. Press", "MRC Press"),
        ("Rain Water Cambodia", "RainWater Cambodia"),
        ("NPA", "Norwegian People's Aid (NPA)"),
        ("World Food Programme", "World Fod Programme"),  # by the name it has here, whatever others it goes by
    ],
)
def test_what_may_be_one_is_asked(one: str, other: str) -> None:
    assert asked(one, other)
    assert asked(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SRG Lab", "Sustainable River Group (SRG)"),
        ("SRG Lab", "SRG"),
        ("Boat", "International Boat Association"),
        ("Caritas Australia", "Caritas Austria"),
        ("River Union 1", "River Union 2"),
        ("River", "River (RIA) at Delta Foundation"),
    ],
)
def test_what_only_looks_alike_is_not(one: str, other: str) -> None:
    assert not asked(one, other)


def test_a_stated_acronym_is_the_short_form_of_its_organisation() -> None:
    pair = [Organisation("a", "Alliance of Open Services", acronym="AOS"), Organisation("b", "AOS")]
    assert [one.why.code for one in find_duplicates(pair)] == ["decisions.duplicate.short_form"]


def test_of_very_many_those_are_asked_that_share_a_phrase_or_a_short_form() -> None:
    many = [f"Club {i:04} of {i * 7919 % 5000:04}" for i in range(1200)]
    everyone = [*many, "SRG", "Sustainable River Group (SRG)", "Moss Initiative", "The Moss Initiative"]
    found = find_duplicates([Organisation(str(i), name) for i, name in enumerate(everyone)])
    assert [(one.organisation, one.other) for one in found][-2:] == [
        ("SRG", "Sustainable River Group (SRG)"),
        ("Moss Initiative", "The Moss Initiative"),
    ]


def rows(*entries: tuple[str, str]) -> Survey:
    answers = (
        Answer(name, f"Group {row}", Location("s.csv", row=row), {"acronym": acronym})
        for row, (name, acronym) in enumerate(entries)
    )
    return Survey("s.csv", tuple(answers))


def test_one_name_with_two_acronyms_is_two_organisations_until_a_person_rules() -> None:
    survey = rows(("Femmes Unies", "FU"), ("FEMMES UNIES", "FECO"), ("Hope", ""), ("hope", "HP"))
    result = reconcile_survey(survey, infer_registry(survey))
    assert [one.name for one in result.organisations] == ["FEMMES UNIES (FECO)", "Femmes Unies (FU)", "Hope"]
    (question,) = [one for one in result.decisions if one.kind == "same"]
    assert {question.text, question.other} == {"FEMMES UNIES (FECO)", "Femmes Unies (FU)"}
    ruled = Decision("same", question.text, "same", other=question.other)
    assert len(reconcile_survey(survey, infer_registry(survey), decisions=[ruled]).organisations) == 2


def test_a_master_list_with_one_name_twice_is_merged_and_told(tmp_path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("organisation,acronym,type\nHope,,local\nHOPE,HP,\nCare,C,\nCare,CR,\n", encoding="utf-8")
    organisations, merged = load_master_list(path)
    assert [(one.name, one.acronym, one.type) for one in organisations] == [
        ("Hope", "HP", "local"),
        ("Care", "C", ""),
        ("Care", "CR", ""),
    ]
    assert merged == ("Hope",)
    assert load_organisations(path) == organisations


@given(PHRASES, PHRASES)
def test_names_with_words_of_their_own_need_no_closer_look(one: list[str], other: list[str]) -> None:
    if _have_own_words(tuple(one), tuple(other)):
        assert not differs_in_form_only(compare(one, [1.0] * len(one), tuple(other), [1.0] * len(other)))


@pytest.mark.parametrize(("words", "found"), [(40, True), (41, False)])
def test_names_are_compared_word_by_word_up_to_a_length(words: int, found: bool) -> None:
    name = [chr(97 + n % 26) * 4 + chr(97 + n // 26) for n in range(words)]
    assert asked(" ".join(name), " ".join([*name[:-1], name[-1] + "s"])) is found
    assert asked(" ".join(name), " ".join(name).title().replace(" ", "-"))  # the very same words, however many
