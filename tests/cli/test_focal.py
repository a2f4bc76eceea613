"""`twgnet focal` as an office uses it: rules, seats over the years, why and why not, letters."""

import csv
import io
import subprocess
import sys
import zipfile

import pytest
from tests.cli.conftest import Run

from twgnet.focal import seat_model


def rows(text: str):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.fixture
def seats(run: Run, tmp_path):
    path = tmp_path / "seats.csv"
    assert run("focal", "-q", "-o", path).code == 0
    return path


def test_a_line_a_group_and_the_seed_of_the_draw(run: Run) -> None:
    outcome = run("focal", "--seed", 7)
    assert len(outcome.out.splitlines()) == 20
    assert "proven" in outcome.err
    assert "seed of the draw is 7" in outcome.err


def test_the_rules_that_are_written_can_be_used_at_once(run: Run, tmp_path) -> None:
    path = tmp_path / "rules.toml"
    assert run("focal", "-q", "--write-rules", path).code == 0
    assert "#   LAND: Land" in path.read_text(encoding="utf-8")
    assert run("focal", "-q", "--rules", path, "--format", "csv").out == run("focal", "-q", "--format", "csv").out
    again = run("focal", "-q", "--write-rules", path)
    assert again.code == 1
    assert "may hold rules of yours" in again.err


KINDS = (
    "Organisation,Type,Où,Groups\n"
    'Alpha,"Réseau ""x""",Takeo,Water; Health\n'
    'Beta,"Réseau ""x""",Takeo,Health; Roads\n'
    "Gamma,Local,Kampot,Roads; Water\n"
)
UNTYPED = "Organisation,Groups\nAlpha,Water; Health\nBeta,Health\nGamma,Water\n"


@pytest.mark.parametrize(("survey", "told"), [(KINDS, 'where = { organisation_type = "Réseau'), (UNTYPED, "needs")])
def test_the_examples_of_the_written_rules_hold_for_this_survey(run: Run, tmp_path, survey, told) -> None:
    source, path = tmp_path / "survey.csv", tmp_path / "rules.toml"
    source.write_text(survey, encoding="utf-8")
    run("focal", "-q", source, "--write-rules", path)
    text = path.read_text(encoding="utf-8")
    parts = text.split("# Groups (id: name)")[0].split("\n\n")
    chosen = [part for part in parts if "quota" in part or "[score]" in part]
    used = "\n".join(part.replace("\n# ", "\n").removeprefix("# ") for part in chosen)
    path.write_text(used, encoding="utf-8")
    assert told in used
    outcome = run("focal", source, "--rules", path)
    assert (outcome.code, "Smallest change" in outcome.err) == (0, False)


def test_every_commented_line_of_the_written_rules_is_a_rule(run: Run, tmp_path) -> None:
    path = tmp_path / "rules.toml"
    run("focal", "-q", "--write-rules", path)
    text = path.read_text(encoding="utf-8").split("# Groups (id: name)")[0]
    head, *lines = text.split("\n\n")
    used = "\n\n".join([head, *(part.replace("\n# ", "\n").removeprefix("# ") for part in lines)])
    path.write_text(used.replace('"..."', '"VBNK"'), encoding="utf-8")
    outcome = run("focal", "-q", "--rules", path)
    assert outcome.code == 1
    assert "this is not TOML" not in outcome.err
    assert "there is no rule" not in outcome.err
    assert "there is no group 'VBNK'" in outcome.err


def test_without_a_change_nothing_changes(run: Run, seats) -> None:
    outcome = run("focal", "--seats", seats, "--max-changes", 0, "--seed", 99, "-o", seats)
    assert outcome.code == 0
    assert "Nothing changes." in outcome.err


def test_a_decline_lets_the_alternate_step_up_and_is_remembered(run: Run, seats) -> None:
    text = seats.read_text(encoding="utf-8-sig").splitlines()
    held = rows("\n".join(text))
    focal = next(row for row in held if row["group_id"] == "AW" and row["role"] == "focal")
    alternate = next(row for row in held if row["group_id"] == "AW" and row["role"] == "alternate")
    changed = [
        line.replace("proposed,,,", "declined,,,no time") if line.startswith("AW,Agriculture and Water,focal") else line
        for line in text
    ]
    seats.write_text("\n".join(changed) + "\n", encoding="utf-8-sig")
    outcome = run("focal", "--seats", seats, "-o", seats)
    assert f"{focal['organisation']} declined" in outcome.err
    assert f"{alternate['organisation']} steps up" in outcome.err
    after = rows(seats.read_text(encoding="utf-8-sig"))
    assert [row["state"] for row in after if row["note"] == "no time"] == ["declined"]
    assert "Nothing changes" in run("focal", "--seats", seats).err
    why = run("focal", "-q", "--seats", seats, "--why", "AW", focal["organisation"]).out
    assert f"{focal['organisation']} declined a seat of this group." in why
    again = rows(run("focal", "-q", "--seats", seats, "--format", "csv").out)
    assert next(row for row in again if row["group_id"] == "AW")["organisation"] == alternate["organisation"]


def test_the_order_of_alternates_is_kept_through_a_sorted_file(run: Run, tmp_path) -> None:
    path, rules = tmp_path / "seats.csv", tmp_path / "rules.toml"
    rules.write_text("alternates = 3\nmax_seats = 3\n", encoding="utf-8")
    assert run("focal", "-q", "--rules", rules, "-o", path).code == 0
    head, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    places = {(row["group_id"], row["place"]): row["organisation_id"] for row in rows("\n".join([head, *lines]))}
    assert {place for _, place in places} == {"", "1", "2", "3"}
    path.write_text("\n".join([head, *sorted(lines, reverse=True)]), encoding="utf-8-sig")
    assert "Nothing changes." in run("focal", "--rules", rules, "--seats", path, "--seed", 5, "-o", path).err
    again = rows(path.read_text(encoding="utf-8-sig"))
    assert {(row["group_id"], row["place"]): row["organisation_id"] for row in again} == places


def test_terms_that_end_soon_are_told(run: Run, seats) -> None:
    text = seats.read_text(encoding="utf-8-sig")
    seats.write_text(text.replace("proposed,,,", "serving,2025-01-01,2026-12-31,", 1), encoding="utf-8-sig")
    assert "ends in 60 days (2026-12-31)" in run("focal", "-q", "--seats", seats, "--today", "2026-11-01").err
    assert "ends in" not in run("focal", "-q", "--seats", seats, "--today", "2026-06-01").err
    over = run("focal", "-q", "--seats", seats, "--today", "2027-01-01", "-o", seats).err
    assert "ended on 2026-12-31, so the seat is free: if it goes on, write a new date under until" in over
    kept = [row["state"] for row in rows(seats.read_text(encoding="utf-8-sig")) if row["until"]]
    assert kept == ["ended"]
    assert "Nothing changes." in run("focal", "--seats", seats, "--today", "2027-01-02").err


def test_another_file_of_seats_is_never_overwritten(run: Run, seats) -> None:
    before = seats.read_bytes()
    outcome = run("focal", "-q", "-o", seats)
    assert outcome.code == 1
    assert "--seats" in outcome.err
    assert seats.read_bytes() == before


@pytest.mark.parametrize(
    ("standing", "seats", "letters"),
    [
        (["taken.docx"], "seats.csv", "taken.docx"),
        (["taken.csv"], "taken.csv", "letters.docx"),
        ([], "seats.csv", "nowhere/letters.docx"),
        ([], "nowhere/seats.csv", "letters.docx"),
        ([], "both.docx", "both.docx"),
    ],
)
def test_seats_and_letters_are_written_both_or_neither(run: Run, tmp_path, standing, seats, letters) -> None:
    pytest.importorskip("docx")
    for name in standing:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    outcome = run("focal", "-q", "-o", tmp_path / seats, "--letters", tmp_path / letters)
    assert outcome.code == 1
    assert [path.name for path in tmp_path.iterdir()] == standing
    assert all((tmp_path / name).read_text(encoding="utf-8") == "mine" for name in standing)


def test_why_not_tells_the_cost_and_the_nearest_assignment(run: Run) -> None:
    outcome = run("focal", "-q", "--why", "PAR", "Save the Children")
    assert "1 focal seat would stay empty" in outcome.out
    assert "Rank 2 of 3" in outcome.out
    assert "Save the Children instead of World Renew" in outcome.out
    held = run("focal", "-q", "--why", "LAND", "CTO-Cambodia")
    assert "is proposed as focal organisation of Land" in held.out
    assert run("focal", "-q", "--why", "CTO-Cambodia", "LAND").out == held.out
    unclear = run("focal", "-q", "--why", "Land", "samaky").out
    assert "Samaky answered 'TWG on Natural Resource', which could be Land" in unclear
    assert "did not ask" not in unclear
    supposed = run("focal", "-q", "--why", "Land", "vbnk").out
    assert "VBNK did not ask for Land" in supposed
    assert "VBNK would be proposed as focal organisation of Land." in supposed
    assert "Land, focal organisation: VBNK instead of CTO-Cambodia.\nLand, alternate: CTO-Cambodia" in supposed


def test_who_nobody_knows_is_refused_with_a_suggestion(run: Run) -> None:
    outcome = run("focal", "-q", "--why", "LAMD", "CCC")
    assert outcome.code == 1
    assert "Did you mean Land?\n" in outcome.err
    assert "Cooperation Committee for Cambodia" in outcome.err


@pytest.fixture
def contradiction(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(
        'max_focal = 1\n[[must]]\ngroup = "IRI"\norganisation = "Save the Children"\nrole = "focal"\n'
        '[[must]]\ngroup = "PFM"\norganisation = "Save the Children"\nrole = "focal"\n',
        encoding="utf-8",
    )
    return path


def test_rules_in_conflict_are_told_with_the_repair_and_the_rest_is_still_given(
    run: Run, contradiction, tmp_path
) -> None:
    kept = tmp_path / "seats.csv"
    outcome = run("focal", "-q", "--rules", contradiction, "-o", kept)
    assert outcome.code == 1
    assert len(rows(kept.read_text(encoding="utf-8-sig"))) == 38
    assert "These rules cannot all hold" in outcome.err
    for line in (1, 2, 6):
        assert f"(rules.toml, line {line})" in outcome.err
    assert "let Save the Children hold 2 focal seats (max_focal)" in outcome.err
    assert "checked by solving again" in outcome.err
    assert (
        "With as few of the conflicting rules broken as possible, no other assignment is better"
        in run("focal", "--rules", contradiction).err
    )
    assert len(outcome.out.splitlines()) == 20


def test_people_stand_in_focal_csv_only_unless_they_may_be_shown(run: Run, tmp_path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("person,organisation,position\nChan Dara,CTO-Cambodia,Officer\n", encoding="utf-8")
    hidden, shown = (run("focal", "-q", "--people", path, *more, "--format", "csv") for more in ([], ["--show-people"]))
    for outcome in (hidden, shown):
        assert [row["person"] for row in rows(outcome.out) if row["person"]] == ["Chan Dara"]
    assert not any("Chan Dara" in row["why"] for row in rows(hidden.out))
    assert any("Chan Dara" in row["why"] for row in rows(shown.out))
    printed = {more: run("focal", "-q", "--people", path, *more).out for more in ((), ("--show-people",))}
    names = [line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert not any(name in printed[()] for name in names)
    assert any(f"({name})" in printed["--show-people",] for name in names)


def test_names_of_people_stand_in_no_other_file_of_a_build(run: Run, tmp_path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("person,organisation,position\nChan Dara,CTO-Cambodia,Officer\n", encoding="utf-8")
    assert run("build", "-q", "--people", path, "-o", tmp_path / "out").code == 0
    found = set()
    for file in (tmp_path / "out").rglob("*"):
        if file.is_file():
            parts = zipfile.ZipFile(file) if file.suffix in (".xlsx", ".docx") else None
            texts = [file.read_bytes()] if parts is None else map(parts.read, parts.namelist())
            found |= {file.name for text in texts if b"Chan Dara" in text}
    assert found == {"focal.csv"}


def test_letters_are_word_files_with_inert_names(run: Run, tmp_path) -> None:
    pytest.importorskip("docx")
    survey = tmp_path / "survey.csv"
    survey.write_text("Organisation,Groups\n<Evil & {HYPERLINK x},Land\n", encoding="utf-8")
    one, two = tmp_path / "a.docx", tmp_path / "b.docx"
    for path in (one, two):
        assert run("focal", survey, "--groups", "cambodia-2017", "-q", "--letters", path).code == 0
    assert one.read_bytes() == two.read_bytes()
    content = zipfile.ZipFile(one).read("word/document.xml").decode()
    assert "&lt;Evil &amp; {HYPERLINK x}" in content
    assert "អង្គការបង្គោល" in content
    assert "fldChar" not in content


def test_letters_go_to_a_file_that_a_word_processor_opens(run: Run, tmp_path) -> None:
    pytest.importorskip("docx")
    survey = tmp_path / "survey.csv"
    survey.write_text("Organisation,Groups\nAda,Land\nBell,Land\n", encoding="utf-8")
    refused = run("focal", survey, "-q", "--letters", tmp_path / "letters.txt")
    assert refused.code == 1
    assert "does not end in .docx" in refused.err
    assert not (tmp_path / "letters.txt").exists()
    assert run("focal", survey, "-q", "--letters", tmp_path / "letters.docx").code == 0


def test_names_that_look_like_places_to_fill_in_stay_names(run: Run, tmp_path) -> None:
    docx = pytest.importorskip("docx")
    survey, written = tmp_path / "survey.csv", tmp_path / "letters.docx"
    names = ["{text_km}", "Us {text} {organisation}", "=1+1"]
    survey.write_text("Organisation,Groups\n" + "".join(f"{name},Land\n" for name in names), encoding="utf-8")
    rules = tmp_path / "rules.toml"
    rules.write_text("alternates = 2", encoding="utf-8")
    assert run("focal", survey, "--groups", "cambodia-2017", "-q", "--rules", rules, "--letters", written).code == 0
    paragraphs = [one.text for one in docx.Document(written).paragraphs if one.text.strip()]
    assert sorted(paragraphs[::2]) == sorted(names)
    assert all(text.startswith(f"To {name}: on behalf") for name, text in zip(*[iter(paragraphs)] * 2, strict=True))


def test_letters_fill_in_the_template_of_an_office(run: Run, tmp_path) -> None:
    docx = pytest.importorskip("docx")
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Office of Coordination"
    greeting = template.add_paragraph("Dear {organ")
    greeting.add_run("isation},").bold = True
    template.add_table(1, 1).cell(0, 0).text = "{text_en}"
    template.save(tmp_path / "office.docx")
    written = tmp_path / "letters.docx"
    assert run("focal", "-q", "--letters", written, "--template", tmp_path / "office.docx").code == 0
    again = run("focal", "-q", "--letters", written)
    assert again.code == 1
    assert (
        "this file exists and may hold changes of yours. Move it away, or give another name to --letters" in again.err
    )
    letters = docx.Document(written)
    assert letters.sections[0].header.paragraphs[0].text == "Office of Coordination"
    greetings = [one.text for one in letters.paragraphs if one.text.startswith("Dear ")]
    assert len(greetings) == len(letters.tables) == 26
    assert "Dear VBNK," in greetings
    assert all(table.cell(0, 0).text.startswith("Dear") or table.cell(0, 0).text for table in letters.tables)
    assert not any("{" in one.text for one in letters.paragraphs)


@pytest.mark.parametrize("content", ["", "no place"])
def test_a_template_that_cannot_be_filled_in_is_refused_before_anything_is_written(
    run: Run, tmp_path, content: str
) -> None:
    docx = pytest.importorskip("docx")
    path, seats = tmp_path / "office.docx", tmp_path / "seats.csv"
    if content:
        template = docx.Document()
        template.add_paragraph(content)
        template.save(path)
    else:
        path.write_text("no zip", encoding="utf-8")
    outcome = run("focal", "-q", "--letters", tmp_path / "out.docx", "--template", path, "-o", seats)
    assert outcome.code == 1
    assert "office.docx" in outcome.err
    assert ("{text}" if content else "save it as .docx") in outcome.err
    assert not seats.exists()


def test_the_list_of_groups_gives_the_number_of_focal_seats(run: Run, tmp_path) -> None:
    groups, survey, rules = tmp_path / "groups.csv", tmp_path / "survey.csv", tmp_path / "rules.toml"
    groups.write_text("id,name,seats\nLAND,Land,2\nMA,Mine Action,\n", encoding="utf-8")
    survey.write_text("Organisation,Groups\nA,Land\nB,Land\nC,Mine Action\n", encoding="utf-8")
    rules.write_text("[seats]\nLAND = { focal = 1, alternates = 1 }\n", encoding="utf-8")
    outcome = run("focal", survey, "--groups", groups, "--format", "csv")
    assert [row["role"] for row in rows(outcome.out) if row["group_id"] == "LAND"] == ["focal", "focal", "alternate"]
    assert "1 group has the number of focal seats that the list of groups gives" in outcome.err
    ruled = run("focal", survey, "--groups", groups, "--rules", rules, "--format", "csv")
    assert [row["role"] for row in rows(ruled.out) if row["group_id"] == "LAND"] == ["focal", "alternate"]
    assert "list of groups gives" not in ruled.err


def test_a_survey_too_large_for_every_cost_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twgnet.focal.seat_model.SMALL", 10)
    outcome = run("focal", "--format", "csv")
    assert "--why gives the cost of one seat" in outcome.err
    assert not any(row["cost"] for row in rows(outcome.out))


def test_build_says_that_seats_are_not_proven_and_so_does_the_report(run: Run, tmp_path, monkeypatch) -> None:
    assert "Not proven" not in run("build", "-o", tmp_path / "proven").err
    monkeypatch.setattr(seat_model, "VAST", 0)
    outcome = run("build", "-q", "-o", tmp_path / "out")
    assert outcome.code == 0
    assert "Not proven" in outcome.err
    assert "Not proven" in (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "Not proven" not in (tmp_path / "proven/index.html").read_text(encoding="utf-8")


def test_a_build_with_rules_in_conflict_is_whole_and_tells_it(run: Run, contradiction, tmp_path) -> None:
    outcome = run("build", "-q", "--rules", contradiction, "-o", tmp_path / "out")
    assert outcome.code == 1
    assert "These rules cannot all hold" in outcome.err
    assert "These rules cannot all hold" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "run.json").exists()


def test_the_seats_are_written_though_nobody_reads_the_table_to_its_end(tmp_path) -> None:
    path = tmp_path / "seats.csv"
    command = [sys.executable, "-m", "twgnet", "focal", "-q", "--format", "csv", "-o", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        process.stdout.close()
    assert len(rows(path.read_text(encoding="utf-8-sig"))) == 38


def test_letters_thank_those_who_serve_or_accepted_and_ask_the_others(run: Run, tmp_path) -> None:
    survey, seats = tmp_path / "survey.csv", tmp_path / "seats.csv"
    survey.write_text("Organisation,Groups\nAlpha,Land; Roads\nBeta,Land\nGamma,Roads\n", encoding="utf-8")
    assert run("focal", "-q", survey, "-o", seats).code == 0
    states = {("roads", "Alpha"): ("serving", "2030-06-30"), ("land", "Beta"): ("accepted", "")}
    kept = rows(seats.read_text(encoding="utf-8-sig"))
    for row in kept:
        row["state"], row["until"] = states.get((row["group_id"], row["organisation"]), (row["state"], ""))
    with seats.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, kept[0])
        writer.writeheader()
        writer.writerows(kept)
    out = tmp_path / "out"
    assert run("build", "-q", survey, "--seats", seats, "--today", "2029-01-01", "-o", out).code == 0
    texts = {
        (row["organisation"], row["language"]): row["text"]
        for row in rows((out / "letters.csv").read_text(encoding="utf-8-sig"))
    }
    assert "Please tell us whether you accept" in texts["Gamma", "en"]
    assert "accept" not in texts["Beta", "en"]
    assert texts["Beta", "en"].startswith("To Beta: thank you for agreeing to serve as ")
    assert "whether you accept" in texts["Alpha", "en"]
    assert "Thank you as well for agreeing to serve as" in texts["Alpha", "en"]
    assert "of Roads (until 2030-06-30), which continues." in texts["Alpha", "en"]
    assert "អរគុណ" in texts["Beta", "km"]
    assert "អរគុណ" in texts["Alpha", "km"]
    assert "អរគុណ" not in texts["Gamma", "km"]


def test_a_seats_file_of_another_list_of_groups_is_refused_by_its_names(run: Run, tmp_path, seats) -> None:
    groups = tmp_path / "groups.csv"
    groups.write_text("id,name\nEDU,Edible goods\nHEALTH,Health\n", encoding="utf-8")
    text = seats.read_text(encoding="utf-8-sig").splitlines()
    kept = [line for line in text if line.startswith(("group_id", "EDU", "HEALTH"))]
    seats.write_text("\n".join(kept), encoding="utf-8")
    outcome = run("focal", "-q", "--groups", groups, "--seats", seats)
    assert outcome.code == 1
    assert "seats.csv, row " in outcome.err
    assert "EDU is 'Edible goods' in this survey, and 'Education' in this file" in outcome.err
    assert "HEALTH is" not in outcome.err
