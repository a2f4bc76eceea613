"""Answers cut into fragments: known names stay whole, lists come apart, nothing is lost."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twgnet.model.registry import Group, Registry
from twgnet.reconcile import load_registry
from twgnet.reconcile.groups.match import Matcher
from twgnet.reconcile.groups.parse import Fragment, Splitter
from twgnet.reconcile.groups.result import MatchResult
from twgnet.reconcile.text.keys import ruling_key

REGISTRY = load_registry("cambodia-2017")


def read(text: str, registry: Registry = REGISTRY, *, whole: bool = False) -> list[Fragment]:
    return Splitter(Matcher(registry)).parse_answers([text], whole=whole)[text]


def ids(fragments: Sequence[Fragment]) -> list[str]:
    return [";".join(f.result.group_ids) or f.result.status for f in fragments]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("TWG on Social Protection, Food Security and Nutrition", "SP&FSN"),
        ("TWG on Social Protection,\nFood Security and Nutrition", "SP&FSN"),
        (
            "TWG on Gender and TWG on Legal and Juridical Reform,TWG on Social Protection",
            "GEN LJR SP&FSN",
        ),
        ("TWG on HIV/AIDS and Health", "HIV HEALTH"),
        ("Gender/Health", "GEN HEALTH"),
        ("Gender & Health & Land", "GEN HEALTH LAND"),
        ("Gender+Health", "GEN HEALTH"),
        ("Edu, health n gender", "EDU HEALTH GEN"),
        ("i) PFM\nii) PAR\niii) D&D", "PFM PAR D&D"),
        ("Health, football", "HEALTH review"),
        ("Education&Health&Gender", "EDU HEALTH GEN"),
        ("Education.Health.Land", "EDU HEALTH LAND"),
        ("* Fisheries * Land", "FISH LAND"),
        ("TWG on Educaton TWG Gender", "EDU GEN"),
        ("TWGon Health; TWGGender; T.W.G on Land", "HEALTH GEN LAND"),
        ("Yes, both Health and Education", "HEALTH EDU"),
        ("អប់រំ (Education)", "EDU"),
        ("R&D", "review"),
        ("Agriculture & Water, Fisheries & Land", "AW FISH LAND"),
        ("Education, Health, Gender", "EDU HEALTH GEN"),
        ("Gendr and Helth", "GEN HEALTH"),
        ("TWG on Health TWG on Gender", "HEALTH GEN"),
        ("1. Gender\n2. Health\n3) Land", "GEN HEALTH LAND"),
        ("- Gender\n- Mine Action", "GEN MA"),
        ("• Gender • Land", "GEN LAND"),
        ("Gender|Land;Health", "GEN LAND HEALTH"),
        ("Gender；Land，Health", "GEN LAND HEALTH"),  # full-width punctuation
        ("ＧＥＮＤＥＲ", "GEN"),
        ("TWG\u200b on Gen\u200bder", "GEN"),
        ("ក្រុមការងារបច្ចេកទេស Gender និង Health", "GEN HEALTH"),
        ("ក្រុមការងារបច្ចេកទេសស្តីពី Gender", "GEN"),
        ("D&D; P&H; SP&FSN", "D&D P&H SP&FSN"),
        ("Planning and Poverty Reduction and Public Administration Reform", "PPR PAR"),
        ("Gender; ; Land;", "GEN LAND"),
        ("Public Administration Reform (PAR)", "PAR"),
        ("Private Sector Development TWG", "PSD"),
        ("TWG on Fisheries)", "FISH"),
        ("GADNet, Gender", "not_a_group GEN"),
        # a remark that only looks like a list stays for a person
        ("Health, Safety and Environment", "review"),
        ("Gender and Youth", "review"),
        ("All except Gender", "review"),
        # what stands beside a telling name does not spoil it
        ("Public Financial Management and Youth", "PFM review"),
        ("Education, Gender, Climate", "EDU GEN review"),
        # and is not swallowed by it
        ("Lad, Partnership and Harmonisation", "LAND P&H"),
        ("TWG fisheries and Lnd", "FISH LAND"),
        ("Gendr, Joint TWG on Helth", "GEN HEALTH"),
        ("Gendr and Tecnical Working Group on Health", "GEN HEALTH"),
        ("Educatiom & Decentralisation and Deconcentration & HV", "EDU D&D review"),
        ("Tecnical Working Group on Legal and Juridical Reform", "LJR"),
    ],
)
def test_answers_come_apart_where_names_stand_on_both_sides(text: str, wanted: str) -> None:
    assert ids(read(text)) == wanted.split()


@pytest.mark.parametrize("text", ["", " ", "n/a", "N.A.", "None", "-", "no", "Other (specify)", "???"])
def test_what_says_nothing_is_ignored(text: str) -> None:
    (only,) = read(text)
    assert only.result.status == "ignored"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "(possibly) Gender",
            "maybe Gender",
            "May be Gender",
            "Gender?",
            "Gender (?)",
            "Gender？",
        ),
        *("Gender (to be confirmed)", "Gender - TBC", "perhaps TWG on Gender", "Gender [not sure]"),
    ],
)
def test_a_hedge_makes_the_tie_tentative_and_stays_in_the_text(text: str) -> None:
    (only,) = read(text)
    assert (only.result.group_ids, only.certainty) == (("GEN",), "tentative")
    assert only.text == text


def test_a_hedge_before_a_list_holds_for_all_of_it_and_one_inside_for_its_name_only() -> None:
    assert [f.certainty for f in read("Possibly Gender and Health")] == ["tentative"] * 2
    assert [f.certainty for f in read("Gender, possibly Health")] == ["certain", "tentative"]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_unicode_forms_make_no_difference(form: str) -> None:
    text = unicodedata.normalize(form, "Décentralisation et déconcentration; ក្រុមការងារបច្ចេកទេស Gender")
    assert ids(read(text))[1] == "GEN"
    assert ids(read(text))[0] in ("D&D", "review")


def test_a_whole_option_is_never_cut() -> None:
    (only,) = read("Gender; Health", whole=True)
    assert only.text == "Gender; Health"


def test_a_name_is_put_together_again_from_up_to_three_pieces() -> None:
    names = {"TWO": "Roads; Bridges", "THREE": "Fish; Rice; Palms", "FOUR": "Clay; Silk; Gems; Salt"}
    toy = Registry("toy", "toy", tuple(Group(id, name) for id, name in names.items()))
    assert ids(read("Roads; Bridges; Tea; Cars", toy)) == ["TWO", "review", "review"]
    assert ids(read("Tea; Fish; Rice; Palms", toy)) == ["review", "THREE"]
    assert ids(read("Tea; Clay; Silk; Gems; Salt", toy)) == ["review", "FOUR", "review"]  # its beginning, and salt


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_fragments_that_hold_its_letters(text: str) -> None:
    found = read(text)
    assert found
    said = {c for c in "".join(f.text for f in found) if c.isalpha()}
    left_out = {c.casefold() for c in text if c.isalpha()} - {c.casefold() for c in said}
    assert left_out <= set("andor\u200b")  # only the joints of a list are taken out


@settings(deadline=None)
@given(st.lists(st.sampled_from(REGISTRY.groups), min_size=1, max_size=6, unique=True))
def test_official_names_joined_by_semicolons_come_back_one_by_one(groups: list) -> None:
    text = "; ".join(f"TWG on {group.name}" for group in groups)
    assert ids(read(text)) == [group.id for group in groups]


@settings(deadline=None)
@given(st.sampled_from(REGISTRY.groups), st.sampled_from(["; ", ", ", " and ", "\n", " / "]))
def test_a_fragment_read_again_means_the_same(group, joint: str) -> None:
    for fragment in read(f"{group.name}{joint}Gender"):
        assert ids(read(fragment.text)) == [";".join(fragment.result.group_ids)]


@pytest.mark.parametrize(
    "text",
    [
        *("a," * 3000, "and " * 3000, "(" * 9000, "(a" * 3000 + ")" * 3000, "?" * 9000),
        *("Gender" + " " * 50_000 + "x", "\n" * 9000, " and TWG" * 3000, "1. " * 3000),
        ", ".join(f"w{i}a" for i in range(1500)),
    ],
    ids=lambda text: text[:8],
)
def test_hostile_answers_take_no_longer_than_their_length_allows(text: str) -> None:
    start = time.process_time()
    assert read(text)
    assert time.process_time() - start < 5  # quadratic patterns would take minutes


@pytest.mark.parametrize(
    "text",
    [
        "No interest in Health",
        "Health (not interested)",
        "Health (we are already a member)",
        "no longer Health",
        "I don't want Health",
        "No Health",
        "all except Health",
    ],
)
def test_what_may_not_be_wished_is_asked(text: str) -> None:
    (found,) = read(text)
    assert (found.text, found.result.status, found.result.group_ids) == (text, "review", ())
    assert found.result.candidates[0] == "HEALTH"


@pytest.mark.parametrize("text", ["TWG no Health", "No. 3 Health", "no 3: Health"])
def test_a_slip_or_a_number_is_no_refusal(text: str) -> None:
    (found,) = read(text)
    assert found.result.group_ids == ("HEALTH",)


@pytest.mark.parametrize(
    "text",
    [
        "No TWG on Health",
        "We don't want TWG on Health; TWG on Education",
        "Not interested in the following: 1. Health 2. Education",
        "All TWGs except Health; Education",
        "Already member: Health\nEducation",
        "Left the TWG on Gender",
        "Please remove from TWG on Health",
        "Health? No",
        "☐ Health",
        "Health (N)",
    ],
)
def test_what_is_listed_after_a_refusal_is_asked(text: str) -> None:
    assert not any(fragment.result.group_ids for fragment in read(text))
    assert any(fragment.result.status == "review" for fragment in read(text))


def test_a_refusal_after_a_name_or_an_empty_box_holds_for_its_own_only() -> None:
    assert ids(read("Gender; Land (no); Health")) == ["GEN", "review", "HEALTH"]
    assert ids(read("☐ Health\n☑ Education")) == ["review", "EDU"]


def test_a_ruling_on_words_run_together_leaves_the_separated_alone() -> None:
    rulings = {ruling_key("health education"): MatchResult("not_a_group", rule="decision")}
    splitter = Splitter(Matcher(REGISTRY), rulings)
    texts = ["Health education.", "Health; Education", "Health, Education", "Health\nEducation"]
    reconciliation = splitter.parse_answers(texts)
    assert ids(reconciliation[texts[0]]) == ["not_a_group"]
    assert all(ids(reconciliation[text]) == ["HEALTH", "EDU"] for text in texts[1:])


def test_either_of_two_is_a_tentative_wish_for_both() -> None:
    fragments = read("Land or Forestry; Gender")
    assert ids(fragments) == ["LAND", "FR", "GEN"]
    assert [f.certainty for f in fragments] == ["tentative", "tentative", "certain"]
