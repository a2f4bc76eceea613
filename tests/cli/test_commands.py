"""Every command, end to end, on the survey that ships with twgnet."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.terminal import on_terminal

from twgnet.schema import TABLES

PRINTING = {
    "gaps": (["gaps"], "gaps"),
    "focal": (["focal"], "focal"),
    "organisations": (["centrality"], "organisations"),
    "groups": (["centrality", "--side", "groups"], "groups"),
    "registry": (["registry"], "registry"),
}


@pytest.mark.parametrize("case", PRINTING)
def test_csv_and_json_carry_the_columns_of_the_contract(run: Run, case: str) -> None:
    args, table = PRINTING[case]
    as_csv = run(*args, "--format", "csv")
    as_json = run(*args, "--format", "json")
    assert (as_csv.code, as_json.code) == (0, 0)
    header = next(csv.reader(io.StringIO(as_csv.out.removeprefix("\ufeff"))))
    assert header[: len(TABLES[table].names)] == list(TABLES[table].names)
    records = json.loads(as_json.out)
    assert list(records[0]) == header
    assert len(records) == {"organisations": 30, "focal": 38}.get(case, 19)


@pytest.mark.parametrize("case", PRINTING)
def test_elsewhere_than_on_a_terminal_each_record_is_a_line(run: Run, case: str) -> None:
    args, _ = PRINTING[case]
    outcome = run(*args)
    records = json.loads(run(*args, "--format", "json").out)
    lines = outcome.out.splitlines()
    assert outcome.code == 0
    assert "\x1b" not in outcome.out
    for record in records:
        name = record.get("organisation") or record.get("name") or record.get("group")
        assert any(name in line for line in lines), name


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("command", ["gaps", "focal", "registry"])
def test_on_a_terminal_nothing_is_wider_and_no_word_is_broken(command: str, columns: int) -> None:
    out = on_terminal(columns, command)
    assert max(map(len, shown_lines(out))) <= columns
    assert shown_words(out) <= words_of(command)


@cache
def words_of(command: str) -> set[str]:
    return shown_words(on_terminal(400, command))


def shown_lines(out: str) -> list[str]:
    return re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()


def shown_words(out: str) -> set[str]:
    return set(" ".join(shown_lines(out)).replace("\u2500", "").replace(": ", " ").split())


def test_csv_on_standard_output_has_no_byte_order_mark(run: Run) -> None:
    assert run("gaps", "--format", "csv").out.startswith("group_id,")


def test_markdown_is_a_table(run: Run) -> None:
    lines = run("gaps", "--format", "md").out.splitlines()
    assert lines[1].replace("-", "").replace("|", "").strip() == ""
    assert len(lines) == 21


def test_gaps_say_what_a_link_means_and_who_answered(run: Run) -> None:
    out = " ".join(run("gaps").out.split())
    assert "It does not mean it is a member." in out
    assert out.startswith(
        "Of 19 groups, none is below target, 5 are not clear yet (Infrastructure and Regional Integration, Land,"
    )
    assert "all 109, if organisations that did not answer are like those that did" in out
    assert "The file holds 30 of the 49 answers" in out
    assert "1 to 9 (16)" in out


def test_gaps_on_another_survey_say_what_is_unknown(run: Run) -> None:
    data = "organisation,groups\nA,Gender;Health\nB,Gender\n"
    outcome = run("gaps", "-", stdin=data.encode())
    assert outcome.code == 0
    assert "How many organisations were invited is not known" in " ".join(outcome.out.split())


def test_quiet_says_nothing_but_results(run: Run) -> None:
    assert run("gaps", "-q").err == ""
    assert run("gaps").err.count("\n") >= 3


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["gaps", "missing.csv"], "missing.csv"),
        (["gaps", "--groups", "nowhere"], "nowhere"),
        (["gaps", "--invited", "10", "--answered", "49"], "49"),
        (["gaps", "--target", "0"], "target"),
        (["gaps", "--explain", "NOPE"], "NOPE"),
        (["focal", "--rules", "missing.toml"], "missing.toml"),
        (["gaps", "--decisions", "missing.csv"], "missing.csv"),
        (["gaps", "--organisations", "missing.csv"], "missing.csv"),
    ],
)
def test_unusable_input_is_one_message_and_exit_1(run: Run, args: list[str], message: str) -> None:
    outcome = run(*args)
    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.err.splitlines()[-1].startswith("Error: ")
    assert message in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("args", [["nonsense"], ["gaps", "--format", "xml"], ["gaps", "--nope"]])
def test_wrong_usage_is_exit_2(run: Run, args: list[str]) -> None:
    assert run(*args).code == 2


@pytest.mark.parametrize("option", ["--invited", "--answered", "--means", "--keep", "--seed"])
def test_the_groups_in_use_offer_no_option_about_answers(run: Run, option: str) -> None:
    told = run("registry", option, "1").err
    assert "No such option" in told
    assert option in told
    assert "No such option" not in run("gaps", option, "109").err


def test_build_writes_every_file_of_the_contract(run: Run, tmp_path: Path) -> None:
    outcome = run("build", "-o", tmp_path)
    assert outcome.code == 0
    card = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    expected = {
        *("index.html", "map.html", "workbook.xlsx"),
        *("network.graphml", "network.gexf", "network.json"),
        *("interests.csv", "mentions.csv", "organisations.csv", "groups.csv", "gaps.csv"),
        *("focal.csv", "names.csv", "duplicates.csv", "decisions.csv", "groups/D&D.html"),
    }
    assert expected <= set(card["files"])
    assert all((tmp_path / name).stat().st_size > 0 for name in card["files"])
    for name in set(TABLES) & {path.stem for path in tmp_path.glob("*.csv")}:
        header = (tmp_path / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        assert header.split(",")[: len(TABLES[name].names)] == list(TABLES[name].names)


def test_the_run_card_says_nothing_of_where_files_lay(run: Run, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("max_seats = 2\n", encoding="utf-8")
    assert run("build", "--rules", rules, "-q", "-o", tmp_path / "out").code == 0
    card = (tmp_path / "out" / "run.json").read_text(encoding="utf-8")
    assert json.loads(card)["options"]["rules"] == "rules.toml"
    assert str(tmp_path) not in card


def test_no_output_names_people_whom_the_names_of_files_name(run: Run, tmp_path: Path) -> None:
    names = ("dara@example.org.csv", "list of 012345678.csv")
    for name in names:
        (tmp_path / name).write_text("organisation,twgs\nVSO,Health\nNPA,Land\n", encoding="utf-8")
    survey, listed = (tmp_path / name for name in names)
    assert run("build", survey, "--organisations", listed, "-q", "-o", tmp_path / "out").code == 0
    for path in (tmp_path / "out").rglob("*"):
        assert path.is_dir() or not re.search(rb"dara@|012345678", path.read_bytes()), path
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["options"]["organisations"] == "list of ….csv"


def test_a_title_heads_the_report_and_the_workbook(run: Run, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    survey, title = tmp_path / "answers.csv", "=Members & <wishes> 2026"
    survey.write_text("organisation,groups\nA,Gender\n", encoding="utf-8")
    assert run("build", survey, "--title", title, "-q", "-o", tmp_path / "out").code == 0
    report = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    shown = "=Members &amp; &lt;wishes&gt; 2026"
    assert f'<p class="eyebrow">{shown}</p>' in report
    assert f"Source: {shown}. answers.csv." in report
    assert load_workbook(tmp_path / "out" / "workbook.xlsx").worksheets[0]["A1"].value == title
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["options"]["title"] == title


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_below_standard_output_is_told() -> None:
    command = [sys.executable, "-m", "twgnet", "gaps", "-q"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "typed", ["build -o", "focal -o", "focal --letters", "focal --rules", "pairs --graphml", "gaps --decisions"]
)
def test_an_empty_name_is_no_file_and_no_folder(run: Run, typed: str) -> None:
    outcome = run(*typed.split(), "")
    assert outcome.code == 2
    assert f"{typed.split()[1]}'" in outcome.err


def test_a_sheet_about_no_groups_is_asked_about(run: Run, tmp_path: Path) -> None:
    outcome = run("template")
    assert outcome.code == 1
    assert "the sheet should ask about" in outcome.err
    assert "Give --groups: a file with the names of your groups, or a list that ships with twgnet (c" in outcome.err
    assert run("template", "--groups", "cambodia-2017", "-o", tmp_path / "new").code == 0
