"""Encodings: given, marked, certain or guessed; and text that was garbled before it came here."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twgnet.errors import OptionError, ReadError
from twgnet.options import Options
from twgnet.read import read_survey
from twgnet.read.files.grid import UNSEEN
from twgnet.read.files.text.decode import decode
from twgnet.read.files.text.garbled import repair

SCRIPTS = {
    "cp1251": "Организация,Группа\nДетский мир,Здоровье\nФонд помощи,Гендер",
    "koi8_r": "Организация,Группа\nДетский мир,Здоровье\nФонд помощи,Гендер",
    "cp1256": "المنظمة,المجموعة\nجمعية الصحة,الصحة\nمؤسسة التعليم,التعليم",
    "cp1253": "Οργάνωση,Ομάδα\nΥγεία για όλους,Υγεία\nΓυναίκες,Εκπαίδευση",
    "cp874": "องค์กร,กลุ่ม\nมูลนิธิเด็ก,สุขภาพ\nสมาคมสตรี,การศึกษา",
    "gb18030": "组织,小组\n儿童基金会,卫生\n妇女协会,教育",
    "big5": "組織,小組\n兒童基金會,衛生\n婦女協會,教育",
    "cp1254": "Kuruluş,Grup\nSağlık Derneği,Sağlık\nKadınlar Birliği,Eğitim",
    "cp1250": "Organizace,Skupina\nČlověk v tísni,Zdraví\nŽenská společnost,Vzdělávání\nŘeka,Půda",
    "mac_roman": "Organisation,Groupe\nSociété des Rameurs,Santé\nÉcole,Éducation",
    "cp1252": "Nombre,Grupo\nAsociación de Niños,Educación\nFundación Señal,Salud",
}


@pytest.mark.parametrize("encoding", SCRIPTS)
def test_an_encoding_is_guessed_and_said(encoding):
    text = decode(SCRIPTS[encoding].encode(encoding), "a.csv")
    assert text.text == SCRIPTS[encoding]
    assert "guess of its encoding" in text.problems[0].what


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", "Lumière pour Tous, Développement"),
        ("cp1252", "Niñez y Corazón"),
        ("cp1252", "Associação São João"),
        ("cp1252", "Società per la Libertà"),
        ("cp1250", "Sdružení občanů, Děti světa"),
        ("cp1250", "Życie i Zdrowie, Łódź"),
        ("cp1250", "Nők Egyesülete, Erdő és Fű"),
        ("cp1250", "Društvo žena, Čovjek"),
        ("cp1254", "Sağlık Derneği, Kadınlar"),
        ("cp1252", "Verein Müller, Straßen"),
        ("mac_roman", "Société des Rameurs, Santé, École"),
        ("cp850", "Société des Rameurs, Santé pour tous, Éducation"),
    ],
)
def test_a_few_accents_tell_one_language_from_another(encoding, names):
    text = f"Organisation;Cluster\n{names};Wash\n"
    assert decode(text.encode(encoding), "a.csv").text == text


def test_lines_that_end_as_on_an_old_macintosh_are_in_its_encoding():
    text = "Organisation;Groupe\rAda;Santé\rBell;Éducation\r"
    found = decode(text.encode("mac_roman"), "a.csv")
    assert (found.text, found.encoding) == (text, "mac_roman")
    windows = text.replace("\r", "\r\n")
    assert decode(windows.encode("cp1252"), "a.csv").text == windows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_what_is_certain_is_no_guess(encoding):
    text = "Organisation,Groupe\nSociété,Santé"
    assert decode(text.encode(encoding), "a.csv")[::2] == (text, ())


def survey(data, **options):
    return read_survey(io.BytesIO(data), Options(**options))


def test_an_encoding_that_is_given_is_obeyed_or_refused():
    data = "organisation,groups\nÞór,Health\n".encode("cp1252")
    assert survey(data, encoding="windows-1252").answers[0].organisation == "Þór"
    assert survey(data, encoding="cp1251").answers[0].organisation == "Юуr"
    with pytest.raises(ReadError, match="row 2: this is not utf-8"):
        survey(data, encoding="utf8")
    with pytest.raises(OptionError, match="no encoding 'cp9999'"):
        Options(encoding="cp9999")
    with pytest.raises(OptionError, match="no encoding 'rot13'"):
        Options(encoding="rot13")


@pytest.mark.parametrize("text", ["Société des Rameurs", "សមាគម អ្នកចែវ", "Детский мир", "M’lup – “Baitong”"])
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_garbled_text_is_told_and_read_as_what_it_was_when_asked(text, wrong):
    try:
        garbled = text.encode().decode(wrong)
    except UnicodeDecodeError:
        garbled = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())
    data = f"Organisation,TWGs\n{garbled},Health\n".encode()
    found = decode(data, "a.csv")
    shown = garbled.isprintable()
    assert found.text == (data.decode() if shown else f"Organisation,TWGs\n{text},Health\n")
    assert "garbled" in found.problems[0].what
    assert found.problems[0].advice.endswith("⟨encoding⟩ repaired." if shown else "⟨encoding⟩ utf-8.")
    assert survey(data, encoding="repaired").answers[0].organisation == text


@pytest.mark.parametrize("text", ["Ã la carte", "Société", "São, Ítaca", "ÄÖÜ", "50 % Ã"])
def test_text_that_only_looks_odd_stays(text):
    assert repair(text) is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (b"Organisation,Groups\nAlpha,Health\nBeta? \x8c\xe6,Health\n", "windows-1252"),
        (
            "Name,Groups\nДетский мир,Land\nШкола,Land\nФонд помощи,Land\n".encode("cp1251"),
            "windows-1251",
        ),
    ],
)
def test_stray_signs_are_no_script_and_a_few_names_are_one(text: bytes, encoding: str) -> None:
    assert decode(text, "survey.csv").encoding == encoding


def test_a_small_file_as_it_stood_on_a_terminal_is_text() -> None:
    data = b"\x1b[1mOrganisation\x1b[0m,TWGs\n\x1b[1mVSO\x1b[0m,\x1b[31mLand\x1b[0m\n"
    found = decode(data, "terminal.csv")
    assert "\x1b" not in found.text
    assert "VSO" in found.text
    assert [problem.code for problem in found.problems] == ["encoding.control_mark"]
    with pytest.raises(ReadError, match="not text"):
        decode(b"\x1b\x01\x02\x1b\x03\x1b" * 9, "binary.csv")


@given(st.text("aé ក\u200b\u00ad\u202e\n", max_size=12))
def test_marks_that_nobody_sees_go_one_after_the_other_as_they_would_all_at_once(text: str) -> None:
    found = decode(text.encode(), "a.csv")
    plain, times = UNSEEN.subn("", text)
    assert found.text == plain
    assert [one.values["n"] for one in found.problems if one.code == "encoding.unseen_mark"] == [times] * bool(times)
