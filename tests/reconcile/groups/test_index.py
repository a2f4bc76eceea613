"""Which names of a registry a text is looked up among, and how much each word tells."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twgnet.model.registry import Group, OtherBody, Registry
from twgnet.reconcile import load_registry
from twgnet.reconcile.groups.candidates import Nearest
from twgnet.reconcile.groups.index import NameIndex, names_of
from twgnet.reconcile.text.normalise import normalise


def index(*groups: Group, general: tuple[str, ...] = ()) -> NameIndex:
    return NameIndex(Registry("toy", "toy", groups, (OtherBody("Boat Forum", ("Boats",)),), general=general))


def test_without_its_prefix_a_name_is_known_from_two_letters() -> None:
    found = index(Group("G1", "TWG on X"), Group("G2", "TWG on XY"))
    assert found.find("xy") == (1, "exact", 100)
    assert found.find("x") is None


def test_a_name_that_two_groups_have_but_for_a_prefix_is_of_neither() -> None:
    found = index(Group("G1", "TWG on Land"), Group("G2", "Sub-TWG on Land"))
    assert found.find("land") is None


def test_a_word_tells_the_more_the_fewer_subjects_share_it() -> None:
    groups = [Group(f"G{n}", name) for n, name in enumerate(["Land law", "Land use", "Land tax", "Sea law", "Rice"])]
    found = index(*groups, general=("national",))
    rare = log(1 + 6)  # five groups and a body
    assert found.weight("rice") == found.weight("unheard") == 1
    assert found.weight("law") == pytest.approx(log(1 + 6 / 2) / rare)
    assert found.weight("land") == pytest.approx(log(1 + 6 / 3) / rare)
    assert found.weight("national") == 0.1
    many = index(*(Group(f"G{n}", f"Land {word}") for n, word in enumerate("abcdefghijklmnopqrstuvwxyz")))
    assert many.weight("land") == 0.25


def test_a_general_word_that_a_name_holds_tells_half() -> None:
    assert index(Group("G1", "National Parks"), general=("national",)).weight("national") == 0.5


def test_a_word_of_three_names_that_is_none_itself_is_general() -> None:
    names = ["Land law", "Sea law", "Rice law", "Sea use", "Land use", "Law"]
    assert not index(*(Group(name, name) for name in names)).is_general("law")
    assert index(*(Group(name, name) for name in names[:5])).is_general("law")
    assert not index(*(Group(name, name) for name in names[:5])).is_general("use")


@pytest.mark.parametrize(
    ("alias", "rule"), [("ID", "abbreviation"), ("WaSh", "abbreviation"), ("Water", "alias"), ("UN Water", "alias")]
)
def test_one_word_with_two_capitals_is_an_abbreviation(alias: str, rule: str) -> None:
    assert names_of(Group("G1", "Hygiene", aliases=(alias,)))[-1] == (alias, rule)


def test_a_name_written_twice_counts_once_as_what_comes_first() -> None:
    assert names_of(Group("LAND", "Land", acronym="land", aliases=("Soil", "soil"))) == [
        ("Land", "exact"),
        ("Soil", "alias"),
    ]


def test_short_forms_may_be_misspelt_from_five_letters_unless_they_are_a_prefix() -> None:
    variants = index(Group("RWSSH", "Hygiene"), Group("RWSS", "Rice"), Group("TWGFI", "Fish")).variants
    assert {" ".join(variant.words) for variant in variants} == {
        "rwssh",
        "hygiene",
        "rice",
        "fish",
        "boat forum",
        "boats",
    }


@pytest.mark.parametrize(("names", "brought"), [(200, True), (201, False)])
def test_a_word_of_more_than_two_hundred_names_brings_no_candidates(names: int, brought: bool) -> None:
    groups = (Group(f"G{n}", f"Reform w{n}x") for n in range(names))
    assert bool(Nearest(NameIndex(Registry("many", "many", tuple(groups)))).by_words(["reform"], [1.0])) is brought


def test_four_names_are_brought_by_words_and_six_by_letters() -> None:
    near = Nearest(
        index(*(Group(f"G{n}", f"Forest {word}") for n, word in enumerate("law tax use map act fee".split())))
    )
    assert len(near.by_words(["forest"], [1.0])) == 4
    assert [len(found) for found in near.by_letters([["forest", "lax"]])] == [6]


NAMES, UNHURRIED = (NameIndex(load_registry("cambodia-2017")) for _ in range(2))
UNHURRIED._may_be_named = lambda _: True
PARTS = [
    *UNHURRIED.exact,
    "twg",
    "twg on ",
    "t w g on ",
    " and ",
    "groupe de travail sur ",
    " working group",
    " ",
    "health",
]
PARTS += [
    "decentral",
    "isation",
    "organis",
    "ation",
    "x",
    "x y",
    "3 ",
    "land",
    "mine ",
    "helth",
    "ប្រជា",
    "technical ",
    "pafn",
]


@given(st.lists(st.sampled_from(PARTS), max_size=4).map("".join) | st.sampled_from(PARTS))
def test_no_name_is_missed_for_a_word_of_it(text: str) -> None:
    key = normalise(text)
    assert NAMES.find(key) == UNHURRIED.find(key)
