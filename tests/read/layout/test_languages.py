"""The kinds of inputs that are known, in other languages, from other tools and in other encodings."""

from __future__ import annotations

import io
import tomllib
from itertools import product
from pathlib import Path

import pytest

from twgnet.options import Options
from twgnet.read import read_survey

CASES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))


def read(data, name="input.csv", **options):
    stream = io.BytesIO(data)
    stream.name = name
    return read_survey(stream, Options(**options))


def pairs(survey):
    return {(answer.organisation, answer.text) for answer in survey.answers if answer.text}


@pytest.mark.parametrize("name", CASES)
def test_the_right_pairs_are_read(name):
    case = CASES[name]
    data = case["text"].encode(case.get("encoding", "utf-8"))
    options = {
        key: tuple(value) if isinstance(value, list) else value for key, value in case.get("options", {}).items()
    }
    expected = {(organisation, group) for organisation, groups in case["pairs"].items() for group in groups}
    assert pairs(read(data, case.get("file", "input.csv"), **options)) == expected


SPANISH = "Organización;Grupo de trabajo\nFundación Niñez;Educación\nÑandú;Salud pública\nRed Sur;Educación\n"
RUSSIAN = "Организация;Рабочая группа\nДетский мир;Здоровье\nЗелёный лес;Земля и вода\nТёплый дом;Здоровье\n"
CHINESE = "组织名称,工作组\n北方妇女协会,公共卫生工作组\n南方农民网络,水资源工作组\n东方青年社,公共卫生工作组\n"
HEBREW = "ארגון,ועדה\nעמותת אור,בריאות\nעמותת אור,חינוך\nקרן ירוקה,בריאות\nידיד לחינוך,חינוך\n"
HEBREW_FEW = "NGO,Committee\nקרן ירוקה,בריאות\nעמותת אור,דיור\n"
HEBREW_BELOW = HEBREW.replace("ארגון,ועדה", "NGO,Committee")
ARABIC = "المنظمة,القطاع\nجمعية الشمال,الصحة\nشبكة الجنوب,المياه\nاتحاد النساء,الصحة\nرابطة,الصحة\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((SPANISH, name) for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "mac_roman", "cp850")),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (CHINESE, "gb18030"),
        (ARABIC, "cp1256"),
        (HEBREW, "cp1255"),
        (HEBREW_BELOW, "cp1255"),
        (HEBREW_FEW, "cp1255"),
        ("NGO,Committee\nдетский дом,вода\nзелёный сад,вода и сад\n", "cp1251"),  # small letters only
    ],
)
def test_another_encoding_gives_the_same_pairs(text, encoding):
    assert pairs(read(text.encode(encoding))) == pairs(read(text.encode()))
    assert pairs(read(text.encode(encoding), encoding=encoding)) == pairs(read(text.encode()))


ORGANISATIONS = ("Organisation", "Name of NGO", "Nom de l'ONG", "Organización", "Organização", "Организация", "អង្គការ")
GROUPS = ("TWGs", "Working groups", "Groupes de travail", "Mesas técnicas", "Grupos de trabalho", "Рабочая группа")
MORE = ("Організація", "المنظمة", "组织名称", "Nama organisasi"), ("Робоча група", "مجموعة العمل", "工作组", "Pokja")


@pytest.mark.parametrize(
    ("organisation", "group"), [*product(ORGANISATIONS, GROUPS), *zip(*MORE, strict=True)], ids=repr
)
def test_a_synonym_of_a_heading_gives_the_same_pairs(organisation, group):
    text = f"{organisation};Province;{group}\nRed Sur;Kep;Health\nClub Norte;Kep;Land\nAlba;Kampot;Health\n"
    assert pairs(read(text.encode())) == {("Red Sur", "Health"), ("Club Norte", "Land"), ("Alba", "Health")}
