"""`twgnet review`: a file to rule on, in which no ruling is ever lost."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import Run


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rule(path: Path, ruling: str) -> None:
    """Rule on the first question, as a person does in a spreadsheet."""
    table = rows(path)
    table[0]["ruling"] = ruling
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_review_rule_build_and_nothing_is_asked_twice(run: Run, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.csv"
    assert run("review").code == 0
    asked = rows(decisions)
    assert [row["kind"] for row in asked] == ["group", "group", "group", "same"]
    rule(decisions, "accept")
    assert run("build", "--decisions", decisions, "-q").code == 0
    assert rows(tmp_path / "output/decisions.csv")[0]["ruling"] == "accept"
    again = run("review")
    assert "3 open, 1 ruled" in again.err
    assert rows(decisions)[0]["ruling"] == "accept"


def test_a_file_that_may_hold_rulings_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    run("review", "-o", "old.csv")
    run("review", "-o", "new.csv")
    before = (tmp_path / "new.csv").read_bytes()
    outcome = run("review", "--decisions", "old.csv", "-o", "new.csv")
    assert outcome.code == 1
    assert "may hold rulings" in outcome.err
    assert (tmp_path / "new.csv").read_bytes() == before


def test_a_strange_file_in_the_way_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text("my shopping list\n")
    assert run("review").code == 1
    assert (tmp_path / "decisions.csv").read_text() == "my shopping list\n"


def test_the_workbook_has_drop_downs_and_is_read_back(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "decisions.xlsx"
    assert run("review", "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    sheet = book["decisions"]
    choices = [str(rule.formula1) for rule in sheet.data_validations.dataValidation]
    assert any("not a group" in choice for choice in choices)
    sheet["C2"] = "accept"
    book.save(path)
    outcome = run("review", "--decisions", path, "-o", tmp_path / "next.csv")
    assert "3 open, 1 ruled" in outcome.err


def test_a_checked_file_scores_the_settling_of_names(run: Run, tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.csv"
    labelled.write_text(
        "text,group_id\nTWG on Gender,GEN\nHIV/AIDS and Health,HIV;HEALTH\nTWG on Agriculture and Learn,AW\nGADNet,\n",
        encoding="utf-8",
    )
    outcome = run("review", "--labelled", labelled)
    assert outcome.code == 0
    assert "Precision 1.000, recall 0.750" in outcome.out
    assert "TWG on Agriculture and Learn" in outcome.out
    assert not (tmp_path / "decisions.csv").exists()


def test_a_checked_file_with_unknown_ids_is_refused(run: Run, tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.csv"
    labelled.write_text("text,group_id\nTWG on Gender,NOPE\n", encoding="utf-8")
    outcome = run("review", "--labelled", labelled)
    assert outcome.code == 1
    assert "labelled.csv, row 2" in outcome.err


def test_rulings_that_a_later_build_is_not_given_are_kept(run: Run, tmp_path: Path) -> None:
    survey = tmp_path / "survey.csv"
    survey.write_text("Organisation,TWGs\nNGO One,Natural Resource\nNGO Two,Land\n", encoding="utf-8")
    build = ("build", survey, "--groups", "cambodia-2017", "-q")
    run(*build)
    written = tmp_path / "output/decisions.csv"
    rule(written, "accept")
    assert run(*build, "--decisions", written).code == 0
    later = run(*build)
    assert "to use them: --decisions output/decisions.edited-1.csv" in later.err
    assert rows(tmp_path / "output/decisions.edited-1.csv")[0]["ruling"] == "accept"
    assert "kept as" not in run(*build).err
    assert run(*build, "--decisions", "output/decisions.edited-1.csv").code == 0
    assert rows(tmp_path / "output/decisions.csv")[0]["ruling"] == "accept"


def test_a_text_is_asked_once_however_it_is_hedged(run: Run, tmp_path: Path) -> None:
    survey = tmp_path / "survey.csv"
    texts = ("Natural Resource", "(possibly) Natural Resource", "TWG on natural resource?")
    answers = "".join(f"NGO {i},{text}\n" for i, text in enumerate(texts))
    survey.write_text(f"Organisation,TWGs\n{answers}", encoding="utf-8")
    run("review", survey, "--groups", "cambodia-2017", "-q")
    decisions = tmp_path / "decisions.csv"
    asked = [row for row in rows(decisions) if row["kind"] == "group"]
    assert [row["text"] for row in asked] == ["Natural Resource"]
    rule(decisions, "FR")
    assert run("build", survey, "--decisions", decisions, "-q").code == 0
    found = rows(tmp_path / "output/interests.csv")
    assert [(row["group_id"], row["certainty"]) for row in found] == [
        ("FR", "certain"),
        ("FR", "tentative"),
        ("FR", "tentative"),
    ]


def test_a_checked_file_and_a_survey_at_once_are_refused(run: Run, tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.csv"
    labelled.write_text("text,group_id\nGender,GEN\n", encoding="utf-8")
    outcome = run("review", "nowhere.csv", "--labelled", labelled)
    assert outcome.code == 2
    assert "leave one of them out" in outcome.err
