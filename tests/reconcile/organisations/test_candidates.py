"""Which listed names a name is held against: six at most, by letters that few names share."""

import pytest

from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.candidates import Nearest, _trigrams
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name


def find(text: str, *names: str) -> list[int]:
    (found,) = Nearest(MasterIndex([Organisation(name, name) for name in names])).find([parse_name(text)])
    return found


def test_the_nearest_six_are_looked_at_the_first_of_equals_first() -> None:
    assert find("Meadow", *(f"Meadow {letter * 4}" for letter in "bcfghjkl")) == [0, 1, 2, 3, 4, 5]
    assert find("Meadow", "Harbour", "Meadow Bridge", "Meadow")[:2] == [2, 1]
    assert find("Meadow", "Harbour", "Lantern") == []


def test_a_name_less_than_half_as_near_as_the_nearest_is_none() -> None:
    names = ("Meadow Bridge", "Meadow Bridges Lantern", "Meadow Lantern Harbour", "Bridge of Sighs Harbour")
    assert find("Meadow Bridge", *names) == [0, 1]


@pytest.mark.parametrize(
    ("sharing", "others", "brings"), [(60, 0, True), (61, 0, False), (63, 2037, True), (64, 2036, False)]
)
def test_letters_that_more_than_sixty_names_and_three_in_a_hundred_share_bring_none(sharing, others, brings) -> None:
    _, vocabulary, rarity = _trigrams([*["zeta"] * sharing, *(f"{n}" for n in range(others))])
    assert ("zet" in vocabulary) is brings
    assert len(vocabulary) == len(rarity)
