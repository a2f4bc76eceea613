"""What lies on either side of numbers: letters that a form shares, slips in short words, how many are named."""

from types import SimpleNamespace

import pytest

from twgnet.errors import Location, RegistryError
from twgnet.model.message import message
from twgnet.model.reconciliation import Duplicate, Name
from twgnet.model.registry import Group, Organisation, Registry
from twgnet.reconcile import load_registry
from twgnet.reconcile.decisions.effect import not_ruled
from twgnet.reconcile.decisions.file import _questions
from twgnet.reconcile.groups.candidates import Nearest
from twgnet.reconcile.groups.parse import Splitter, _spans
from twgnet.reconcile.organisations.duplicates import _have_own_words, find_duplicates
from twgnet.reconcile.registry.choose import _weight
from twgnet.reconcile.registry.lookalikes import describe_lookalikes
from twgnet.reconcile.registry.master import describe_merged
from twgnet.reconcile.registry.problems import find_problems
from twgnet.reconcile.text.prefixes import strip_group_prefix
from twgnet.reconcile.text.segments import _may_hold_twg
from twgnet.reconcile.text.similarity import compare, word_similarity


@pytest.mark.parametrize(
    ("query", "known", "likeness"),
    [
        ("abcdezzz", "abcdefgh", 0.8),  # five letters in common of eight
        ("abcdzz", "abcdxx", 0.0),  # four
        ("abcdefzz", "abcdefghij", 0.8),  # six of ten: three in five
        ("abcdefzz", "abcdefghijk", 0.0),  # six of eleven
        ("genderxyz", "gender", 0.8),  # three letters after a known word
        ("genderwxyz", "gender", 0.0),  # four: another word
        ("abc", "abcdefgh", 0.75),  # a beginning of three letters
        ("ab", "abcdefgh", 0.0),
    ],
)
def test_a_form_of_a_word_shares_enough_of_its_letters(query: str, known: str, likeness: float) -> None:
    assert word_similarity(query, known) == likeness


def test_where_no_word_is_alike_the_least_likeness_is_nothing() -> None:
    assert compare(["xyz"], [1.0], ("abc",), [1.0]).least == 0


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("two on forest", "forest"),  # one slip in `twg` before `on`
        ("tax on forest", "tax on forest"),  # two
        ("toys on forest", "toys on forest"),  # two in `twgs`
        ("tvg big on forest", "tvg big on forest"),  # `on` does not follow at once
        ("groub forest", "forest"),  # one slip in a word of five letters
        ("grroub forest", "grroub forest"),  # two
        ("groap groub forest", "forest"),
    ],
)
def test_words_before_a_name_are_taken_off_with_one_slip(text: str, left: str) -> None:
    assert strip_group_prefix(text) == left


@pytest.mark.parametrize(("text", "holds"), [("xtwg", True), ("xxtwg a", True), ("twg", False), ("a twx", True)])
def test_a_group_word_within_a_text_may_part_it(text: str, holds: bool) -> None:
    assert _may_hold_twg(text) == holds


@pytest.mark.parametrize(
    ("other", "own"),
    [(("rural", "kelth"), False), (("rural", "kelts"), True), (("rural", "hxxxx"), False), (("rural",), False)],
)
def test_words_of_one_beginning_or_end_may_be_spellings_of_one(other: tuple[str, ...], own: bool) -> None:
    assert _have_own_words(("rural", "health"), other) == own


@pytest.mark.parametrize(
    ("names", "code", "score"),
    [
        (("Mlup Baitong (MLB)", "MLB"), "short_form", 90),
        (("Mlup Baitong", "Baitong Mlup"), "spelling", 100),
        (("Mlup Baitong", "MlupBaitong"), "same_words", 98),
    ],
)
def test_how_alike_two_names_are_is_told(names: tuple[str, ...], code: str, score: float) -> None:
    found = find_duplicates([Organisation(f"o{n}", name) for n, name in enumerate(names)])
    assert [(one.why.code, one.score) for one in found] == [(f"decisions.duplicate.{code}", score)]


def pair(one: str, other: str) -> Duplicate:
    return Duplicate(one, one.upper(), other, other.upper(), 90.0, message("decisions.duplicate.part"))


def test_a_pair_that_a_master_list_of_two_holds_is_ruled() -> None:
    master = [Organisation("a", "A"), Organisation("b", "B")]
    assert not [*not_ruled([pair("a", "b")], {}, [], master)]
    assert [*not_ruled([pair("a", "b")], {}, [], master[:1])]


@pytest.mark.parametrize(("one", "other", "asked"), [("new", "a", 1), ("a", "new", 1), ("a", "b", 2), ("b", "new", 2)])
def test_no_pair_is_asked_that_an_unclear_name_asks(one: str, other: str, asked: int) -> None:
    name = Name("s.csv", 2, "Aa", "review", "new", ("a",))
    assert len([*_questions([], [name], [pair(one, other)])]) == asked


@pytest.mark.parametrize(("ids", "told"), [("ab", []), ("aa", [2]), ("aba", [2]), ("aaab", [3])])
def test_an_id_that_stands_twice_is_told(ids: str, told: list[int]) -> None:
    groups = tuple(Group(id, f"Group {number}") for number, id in enumerate(ids))
    problems = [*find_problems(Registry("r", "r", groups), Location("r.toml"))]
    assert [one.values["n"] for one in problems if one.code.endswith("id_twice")] == told


@pytest.mark.parametrize("number", [5, 6])
def test_five_names_that_stood_more_than_once_are_told(number: int) -> None:
    (said,) = describe_merged([f"Name {n}" for n in range(number)])
    assert (said.values["n"], len(said.values["names"])) == (number, 5)


@pytest.mark.parametrize(("number", "shown"), [(3, 3), (4, 3)])
def test_three_pairs_that_look_alike_are_told(number: int, shown: int) -> None:
    words = ("Health", "Gender", "Forestry", "Fisheries")[:number]
    names = [name for word in words for name in (word, word[:2] + word[3:])]
    registry = Registry("infer", "r", tuple(Group(name.lower(), name, official=False) for name in names))
    (said,) = describe_lookalikes(registry)
    assert (said.values["n"], len(said.values["pairs"])) == (number, shown)


def test_a_body_that_is_wrong_is_told_by_its_number(tmp_path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(
        '[[groups]]\nid = "A"\nname = "A"\n[[other_bodies]]\nname = "B"\n[[other_bodies]]\nname = "C"\naliases = 3\n',
        encoding="utf-8",
    )
    with pytest.raises(RegistryError, match="other_bodies 2"):
        load_registry(path)


@pytest.mark.parametrize(("atoms", "spans"), [(6, 21), (7, 28), (8, 36), (9, 43)])
def test_runs_of_up_to_seven_atoms_may_be_one_name_and_the_whole(atoms: int, spans: int) -> None:
    assert len(_spans(", ".join("abcdefghi"[:atoms]))) == spans


@pytest.mark.parametrize(
    ("known", "leads"),
    [("a|b, c", True), ("a, b|c", True), ("a|b|c", True), ("a|c", False), ("b|c", False), ("a|b", False)],
)
def test_known_names_lead_from_the_first_atom_to_the_last(known: str, leads: bool) -> None:
    splitter = SimpleNamespace(_known=known.split("|").__contains__)
    assert Splitter._is_all_known(splitter, "a, b, c") == leads


def test_three_words_that_are_most_alike_bring_candidates() -> None:
    words = [f"healt{letter}" for letter in "abcde"]
    nearest = SimpleNamespace(_holders={word: [0] for word in words}, _starts={"hea": words}, _ends={})
    assert [word for word, _ in Nearest._find_alike(nearest, "healtx")] == words[:3]
    assert Nearest._find_alike(nearest, "healta") == [("healta", 1.0)]


@pytest.mark.parametrize(
    ("text", "rule", "weight"),
    [
        ("HIV", "abbreviation", 0.5),
        ("PSAR", "abbreviation", 1.0),
        ("Health", "exact", 0.5),
        ("Mine Action", "exact", 1.0),
    ],
)
def test_a_code_of_four_letters_tells_as_much_as_two_words(text: str, rule: str, weight: float) -> None:
    assert _weight(SimpleNamespace(text=text, result=SimpleNamespace(status="matched", rule=rule))) == weight
