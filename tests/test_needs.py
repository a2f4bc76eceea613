"""Options that have no effect are refused, by the command line and the library alike, and the advice works."""

import pytest
from tests.cli.conftest import run

import twgnet
from twgnet.errors import OptionError
from twgnet.needs import BESIDE, NEEDS, check_together

__all__ = ["run"]  # the fixture


def write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


FOCAL, PAIRS, GAPS = ("focal",), ("pairs",), ("gaps",)
IDLE = {
    "max_changes": (*FOCAL, "--max-changes", 3),
    "show_people": (*FOCAL, "--show-people"),
    "answered": (*GAPS, "FILE", "--answered", 9),
    "spark": (*GAPS, "--spark", "local[1]"),
    "draws": (*PAIRS, "--null", "sdsm", "--draws", 50),
    "template": (*FOCAL, "--template", "letter.docx"),
    "today": (*FOCAL, "--today", "2026-01-01"),
}


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.name)
def test_an_option_without_the_one_it_needs_is_refused(run, tmp_path, need):
    path = write(tmp_path, "file.csv", "Organisation,Group\nA org,Health\nB org,Water\n")
    left = run(*(path if one == "FILE" else one for one in IDLE[need.name]))
    typed, needed = f"--{need.name.replace('_', '-')}", f"--{need.of} {need.value}".rstrip()
    assert left.code == 1
    assert f"Error: {typed} has no effect without {needed}. Give {needed} too, or leave out {typed}." in left.err


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.name)
def test_beside_the_one_it_needs_it_is_taken(need):
    check_together({need.name: "x", need.of: need.value or "x"})


IDLE_BESIDE = {
    ("sheet", "all_sheets"): ("gaps", "--sheet", "1", "--all-sheets"),
    ("why", "output"): ("focal", "--why", "LAND", "CTO-Cambodia", "-o", "seats.csv"),
    ("why", "format"): ("focal", "--why", "LAND", "CTO-Cambodia", "--format", "csv"),
    ("write_rules", "letters"): ("focal", "--write-rules", "rules.toml", "--letters", "letters.docx"),
    ("explain", "format"): ("gaps", "--explain", "LAND", "--format", "json"),
    ("labelled", "invited"): ("review", "--labelled", "texts.csv", "--invited", 9),
}


@pytest.mark.parametrize("pair", IDLE_BESIDE, ids=" beside ".join)
def test_an_option_beside_one_that_makes_it_idle_is_refused(run, pair):
    name, idle = (f"--{one.replace('_', '-')}" for one in pair)
    left = run(*IDLE_BESIDE[pair])
    assert left.code == 1
    assert f"Error: {idle} has no effect beside {name}. Leave one of them out." in left.err
    assert any(pair[0] == one and pair[1] in others for one, others in BESIDE)


def test_the_library_refuses_the_same():
    with pytest.raises(OptionError, match="max_changes= has no effect without seats="):
        twgnet.build(max_changes=3)
    with pytest.raises(OptionError, match="all_sheets= has no effect beside sheet="):
        twgnet.build(sheet="Data", all_sheets=True)
    with pytest.raises(OptionError, match="answered= has no effect without invited="):
        twgnet.build([("A org", "Health"), ("B org", "Water")], answered=9)


def test_how_many_were_invited_may_stand_in_the_survey_itself():
    assert twgnet.build(answered=50).answered == 50
    assert twgnet.build([("A org", "Health"), ("B org", "Water")], answered=9, invited=20).answered == 9
