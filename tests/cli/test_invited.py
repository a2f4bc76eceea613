"""`--invited`: a number, the list of those that were asked, or both where they agree."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import Run

import twgnet
from twgnet.render.export.workbook import render_workbook
from twgnet.render.pages.report import render_report

ANSWERS = "organisation,groups\nNGO Alpha,Gender\nNGO Beta,Education;Land\n"
LIST = "organisation,type\nNGO Alpha,Local\nNGO Beta,International\nNGO Zeta,Local\nngo zeta,Local\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    answers, listed = tmp_path / "answers.csv", tmp_path / "list.csv"
    answers.write_text(ANSWERS, encoding="utf-8")
    listed.write_text(LIST, encoding="utf-8")
    return answers, listed


def test_a_list_says_how_many_were_invited_and_what_was_merged(run: Run, files: tuple[Path, Path]) -> None:
    outcome = run("gaps", files[0], "--invited", files[1])
    assert outcome.code == 0
    assert "of all 3" in outcome.out
    assert "more than once and was counted once: NGO Zeta" in outcome.err
    assert "Local (1 of 2)" in outcome.out


def test_a_number_that_contradicts_the_list_is_named(run: Run, files: tuple[Path, Path]) -> None:
    outcome = run("gaps", files[0], "--invited", files[1], "--invited", 9)
    assert outcome.code == 1
    assert "--invited 9 contradicts the list of those invited, which names 3" in outcome.err
    assert run("gaps", files[0], "--invited", files[1]).code == 0


def test_a_number_of_thousands_of_digits_is_told(run: Run, files: tuple[Path, Path]) -> None:
    outcome = run("gaps", files[0], "--invited", "9" * 5_000)
    assert (outcome.code, outcome.err) == (
        1,
        "Error: --invited is too large. Give a whole number up to 1,000,000,000.\n",
    )


def test_a_list_that_is_not_there_is_told(run: Run, files: tuple[Path, Path]) -> None:
    outcome = run("gaps", files[0], "--invited", "nowhere.csv")
    assert outcome.code == 1
    assert "nowhere.csv" in outcome.err


def test_who_is_not_on_the_list_is_asked_about_and_the_ruling_is_used(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    files[0].write_text(f"{ANSWERS}Help Forever,Land\n", encoding="utf-8")
    asked = tmp_path / "decisions.csv"
    assert "say which in decisions.csv" in run("review", files[0], "--invited", files[1], "-o", asked).err
    text = asked.read_text(encoding="utf-8-sig")
    assert "organisation,Help Forever,," in text
    assert "of all 4" in run("gaps", files[0], "--invited", files[1], "--decisions", asked).out
    asked.write_text(text.replace("Help Forever,,", "Help Forever,,NGO Zeta"), encoding="utf-8-sig")
    outcome = run("gaps", files[0], "--invited", files[1], "--decisions", asked)
    assert "not on the list" not in outcome.err
    assert "of all 3" in outcome.out


def test_build_writes_who_did_not_answer(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("build", files[0], "-q", "--invited", files[1], "-o", tmp_path / "out").code == 0
    written = (tmp_path / "out" / "nonrespondents.csv").read_text(encoding="utf-8-sig")
    assert written.splitlines()[1].startswith("ngo-zeta,NGO Zeta,,Local,1,")
    assert '"invited": "list.csv"' in (tmp_path / "out" / "run.json").read_text(encoding="utf-8")


def test_what_was_merged_and_who_is_unlisted_stands_in_the_report_and_the_workbook(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    files[0].write_text(f"{ANSWERS}Help Forever,Land\n", encoding="utf-8")
    files[1].write_text(f"{LIST}NGO Alpha,International\nNGO Omega,Local\n", encoding="utf-8")
    results = twgnet.build(files[0], invited=files[1], groups="cambodia-2017").results
    report = render_report(results)
    sheet = openpyxl.load_workbook(io.BytesIO(render_workbook(results))).worksheets[0]
    front = " ".join(str(row[1]) for row in sheet.iter_rows(values_only=True))
    for said in (re.sub("<.*?>", "", report), front):
        assert "NGO Alpha (counted as Local, also given as International: correct the list)" in said
        assert "NGO Zeta" in said
        assert "answered but is not on the list of those invited: Help Forever" in said


def test_of_many_whose_answers_could_change_as_much_it_is_said_that_some_are_drawn(
    run: Run, files: tuple[Path, Path]
) -> None:
    files[1].write_text(LIST + "".join(f"Club {n},Local\n" for n in "ABCDE"), encoding="utf-8")
    drawn = "Begin with any of the 6 organisations of the type Local: their answers could change most, all equally."
    assert drawn in " ".join(run("gaps", files[0], "--invited", files[1]).out.split())
    report = render_report(twgnet.build(files[0], invited=files[1], groups="cambodia-2017").results)
    assert drawn in re.sub("<.*?>", "", report)


def test_low_rates_are_warned_of_by_every_attribute_and_stand_beside_who_answered(
    run: Run, files: tuple[Path, Path]
) -> None:
    rows = [f"Club {n},Local,{'Takeo' if n < 'D' else 'Kep'}" for n in "ABCDE"]
    files[1].write_text(
        "\n".join(["organisation,type,province", "NGO Alpha,Local,Kep", "NGO Beta,Local,Kep", *rows]), encoding="utf-8"
    )
    out = " ".join(run("gaps", files[0], "--invited", files[1]).out.split())
    assert "by province: Takeo (0 of 3) and Kep (2 of 4)" in out
    assert "of these types: Local (2 of 7)" in out
    report = re.sub(
        "<.*?>", "", render_report(twgnet.build(files[0], invited=files[1], groups="cambodia-2017").results)
    )
    assert "2 of 7" in report.partition("Who answered")[2]
