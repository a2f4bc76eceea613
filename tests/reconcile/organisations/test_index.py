"""Organisations of the list that have several names: the first says what they are, all say who is meant."""

import pytest

from twgnet.model.registry import Organisation
from twgnet.reconcile.organisations.decide import match_names
from twgnet.reconcile.organisations.index import MasterIndex
from twgnet.reconcile.organisations.parse import parse_name


def decide(text: str, *listed: Organisation) -> tuple[str, list[str]]:
    index = MasterIndex(listed)
    (match,) = match_names([parse_name(text)], index)
    return match.status, [index.known[place].id for place in match.indices]


def known(id: str, name: str, acronym: str = "", *aliases: str) -> Organisation:
    return Organisation(id, name, acronym, aliases=aliases)


def test_one_name_listed_twice_is_one_whatever_else_they_are_called() -> None:
    listed = (known("a", "Meadow Bridge", "", "Pont du Pré"), known("b", "Meadow Bridge", "", "Quay Forum Kenya"))
    assert decide("The Meadow Bridge Association", *listed) == ("matched", ["a"])
    assert decide("Meadow Bridge", listed[0], known("c", "Quay Forum", "", "Meadow Bridge"))[0] == "review"


def test_of_a_name_listed_twice_the_one_with_the_acronym_is_taken() -> None:
    listed = (known("a", "Meadow Bridge"), known("b", "Meadow Bridge", "MBR"), known("c", "Meadow Bridge", "QQQ"))
    assert decide("Meadow Bridge", *listed[:2]) == ("matched", ["b"])
    assert decide("Meadow Bridge (QQQ)", *listed) == ("matched", ["c"])


def test_bodies_of_a_state_are_those_whose_first_name_says_so() -> None:
    listed = (
        known("fish", "Ministry of Fish, Norway", "", "Fiskeri"),
        known("club", "Quay Club", "", "Ministry of Quays, Norway"),
        known("fund", "Norwegian Rowing Fund"),
    )
    assert decide("Government of Norway", *listed[::-1])[1][0] == "fish"


def test_who_works_abroad_is_shown_before_others_of_a_state_and_three_at_most() -> None:
    names = (
        "Ministry of Fish",
        "Ministry of Foreign Affairs",
        "Agency for Development Cooperation",
        "Ministry of Rain",
    )
    listed = [known(name, f"{name}, Norway") for name in names]
    assert decide("Norway", *listed) == ("review", [names[1], names[2], names[0]])


@pytest.mark.parametrize(
    ("text", "listed", "status"),
    [
        ("MBL", "Meadow Bridge Lake", "review"),  # initials, of three letters
        ("MB", "Meadow Bridge", "new"),
        ("Health Education Relief Ltd", "Health Education Relief", "matched"),  # three general words are a name
        ("Health Education Ltd", "Health Education", "review"),  # two are none
        ("Lake Norway Ltd", "Lake Norway", "matched"),  # of a country
    ],
)
def test_how_many_words_and_letters_are_a_name(text: str, listed: str, status: str) -> None:
    assert decide(text, known("x", listed))[0] == status


@pytest.mark.parametrize(
    ("listed", "owns"),
    [
        (known("a", "Office for Quays (QRSTU)"), True),
        (known("a", "Office for Quays", "QRSTU"), True),
        (known("a", "QRSTU Fund"), False),  # of a part of the name
        (known("a", "QRSTU Fund / Pooled Money"), False),
        (known("a", "QRSTU Fund", "", "Pooled Money"), False),
    ],
)
def test_a_short_form_stands_for_the_whole_name_or_for_a_part_of_it(listed: Organisation, owns: bool) -> None:
    assert MasterIndex([listed]).owns("qrstu", 0) is owns
    assert not MasterIndex([listed, known("b", "Other Quays", "QRSTU")]).owns("qrstu", 0)
