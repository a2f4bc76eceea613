"""Columns that say the same in two languages are read once, in one of them, and nothing is lost."""

import io

import pytest

from twgnet.errors import LayoutError
from twgnet.options import Options
from twgnet.read import read_survey


def pairs(text, **options):
    survey = read_survey(io.BytesIO(text.encode()), Options(**options))
    return {(answer.organisation, answer.text) for answer in survey.answers}, [str(one) for one in survey.assumed]


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("Sector (English)", "Sector (Khmer)"),
        ("Sector English", "Sector"),
        ("Secteur (anglais)", "Secteur (français)"),
        ("Sector_EN", "Sector_KH"),
        ("Sector in English", "Sector in local"),
    ],
)
def test_groups_in_two_languages_are_taken_from_the_english_column(english, other) -> None:
    text = f"Organisation,{other},{english}\nGreen Life,សុខាភិបាល,Health\nRural Aid,អប់រំ,Education\n"
    found, assumed = pairs(text)
    assert found == {("Green Life", "Health"), ("Rural Aid", "Education")}
    assert english in " ".join(assumed) or english == "Sector English"


@pytest.mark.parametrize(("first", "second"), [("Sector 1", "Sector 2"), ("Main sector", "Second sector")])
def test_two_choices_are_no_translations(first, second) -> None:
    found, _ = pairs(f"Organisation,{first},{second}\nGreen Life,Health,Land\nRural Aid,Education,Health\n")
    assert len(found) == 4


def test_names_in_two_languages_are_one_organisation() -> None:
    text = "Name of CSO (local),Name of CSO (English),Working groups\nជីវិត,Green Life,Health\nជំនួយ,Rural Aid,Land\n"
    found, assumed = pairs(text)
    assert {name for name, _ in found} == {"Green Life", "Rural Aid"}
    assert "not from 'Name of CSO (local)'" in " ".join(assumed)
    found, _ = pairs(text, org_col="Name of CSO (local)")
    assert {name for name, _ in found} == {"ជីវិត", "ជំនួយ"}


def test_the_language_that_leaves_nothing_out_is_read() -> None:
    text = "Organisation,Sector (English),Sector (Khmer)\nGreen Life,,សុខាភិបាល\nRural Aid,Education,អប់រំ\n"
    assert pairs(text)[0] == {("Green Life", "សុខាភិបាល"), ("Rural Aid", "អប់រំ")}


def test_where_each_language_leaves_something_out_it_is_asked_and_the_advice_works() -> None:
    text = "Organisation,Sector (English),Sector (Khmer)\nGreen Life,Health,\nRural Aid,,អប់រំ\nWater,Land,ដី\n"
    with pytest.raises(LayoutError, match=r"could equally hold the groups.*group_cols="):
        pairs(text)
    assert len(pairs(text, group_cols=("Sector (English)", "Sector (Khmer)"))[0]) == 4
