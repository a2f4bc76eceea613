"""What means nothing elsewhere and names a group here."""

import pytest

from twgnet.errors import Location
from twgnet.model.registry import Group, Registry
from twgnet.model.survey import Answer, Survey
from twgnet.reconcile.registry.infer import blank_codes, tick_names
from twgnet.reconcile.registry.lookalikes import find_lookalikes
from twgnet.reconcile.text.lists import _is_slip, cut_lists
from twgnet.reconcile.text.separators import drop_bullet, tidy


def survey(texts: str, *, whole: bool = False) -> Survey:
    return Survey("s", tuple(Answer("A", text, Location("s"), whole=whole) for text in texts.split()))


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        ("NA NA HE", {"NA"}),
        ("NA HE ED", set()),  # once
        ("NA NA", set()),  # no other code
        ("NA NA Health", set()),  # not among codes
    ],
)
def test_a_blank_is_a_code_where_it_recurs_among_codes(texts: str, codes: set[str]) -> None:
    assert blank_codes(survey(texts)) == codes


@pytest.mark.parametrize(
    ("texts", "whole", "names"),
    [
        ("x y z", False, {"x"}),  # most are letters
        ("x y Health", False, {"x"}),
        ("x y", False, set()),  # too few to tell
        ("x y Health Land", False, set()),
        ("x x Health Land", True, {"x"}),  # twice in ties
        ("x Health Land", True, set()),
        ("x;y y;z Land", False, {"x"}),  # beside others in a list
    ],
)
def test_a_tick_is_a_name_among_letters_or_where_it_recurs(texts: str, whole: bool, names: set[str]) -> None:
    given = survey(texts, whole=whole)
    assert tick_names(given, cut_lists(given)[0]) == names


def alike(*names: str) -> int:
    groups = tuple(Group(f"g{place}", name, official=False) for place, name in enumerate(names))
    return len([*find_lookalikes(Registry("infer", "r", groups))])


def test_two_slips_are_asked_about_and_three_are_not() -> None:
    assert alike("Health Education Reform", "Helth Educaton Reform") == 1
    assert alike("Health Education Reform", "Helth Educaton Refrm") == 0


def test_of_very_many_or_very_long_names_none_are_asked_about() -> None:
    long = ("Health " * 50)[:299]
    assert alike(long + "h", long.replace("Health", "Hxalth", 1) + "h") == 1
    assert alike(long + "hy", long.replace("Health", "Hxalth", 1) + "hy") == 0
    others = ["x" * 301 + str(number) for number in range(1999)]
    assert alike("Health", "Helth", *others[:1998]) == 1
    assert alike("Health", "Helth", *others) == 0


@pytest.mark.parametrize(
    ("key", "other", "slip"),
    [
        ("helth", "halth", True),  # a slip in five letters
        ("land", "lond", False),
        ("landreform", "lundrefurm", True),  # two in ten
        ("landrefor", "lundrefur", False),
        ("landreformlandreform", "lundrefurmlundreform", False),  # three in twenty
    ],
)
def test_a_name_is_another_but_for_a_slip_in_five_letters_and_two_at_most(key: str, other: str, slip: bool) -> None:
    assert _is_slip(key, [key, other]) is slip


def test_only_what_stands_before_the_first_word_goes() -> None:
    assert drop_bullet("- Land - Art") == "Land - Art"
    assert tidy("and Land and Art") == "Land and Art"
