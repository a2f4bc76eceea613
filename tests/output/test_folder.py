"""The output folder: whole or not at all, and only what is ours."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from pathlib import Path

import pandas as pd
import pytest

import twgnet
from twgnet import output
from twgnet.errors import OutputError
from twgnet.output import write_folder
from twgnet.output.journal import STAGING
from twgnet.output.lock import hold_lock
from twgnet.output.problems import unwritable

CARD = {"made_by": "twgnet test"}
FIRST = {"a.csv": b"one", "groups/D&D.html": b"two"}


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_files_and_their_hashes_are_written(tmp_path: Path) -> None:
    output.write_folder(tmp_path / "new" / "out", FIRST, CARD)
    written = content(tmp_path / "new" / "out")
    card = json.loads(written.pop("run.json"))
    assert written == FIRST
    assert card["made_by"] == "twgnet test"
    assert card["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in FIRST.items()}


def test_a_second_run_replaces_what_is_ours_and_removes_what_is_stale(tmp_path: Path) -> None:
    output.write_folder(tmp_path, FIRST, CARD)
    output.write_folder(tmp_path, {"a.csv": b"new"}, CARD)
    assert set(content(tmp_path)) == {"a.csv", "run.json"}
    assert content(tmp_path)["a.csv"] == b"new"
    assert not (tmp_path / "groups").exists()


@pytest.mark.parametrize("force", [False, "no", 1])
@pytest.mark.parametrize("name", ["a.csv", "run.json"])
def test_a_stranger_of_our_name_is_refused_and_left_alone(tmp_path: Path, name: str, force: bool) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"not written by twgnet[\s\S]*force="):
        output.write_folder(tmp_path, FIRST, CARD, force=force)
    assert content(tmp_path) == {name: b"mine"}


def test_force_overwrites_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"mine")
    kept = output.write_folder(tmp_path, FIRST, CARD, force=True)
    assert content(tmp_path)["a.csv"] == b"one"
    assert [path.read_bytes() for path in kept] == [b"mine"]
    assert kept[0].name == "a.replaced-1.csv"


@pytest.mark.parametrize("force", [True, False])
def test_a_file_that_this_run_reads_is_never_replaced(tmp_path: Path, force: bool) -> None:
    output.write_folder(tmp_path, FIRST, CARD)
    before = content(tmp_path)
    with pytest.raises(OutputError, match="this run reads this file"):
        output.write_folder(tmp_path, {"b.csv": b"new"}, CARD, force=force, inputs=[tmp_path / "a.csv"])
    assert content(tmp_path) == before


@pytest.mark.parametrize("folder", ["", None, 3, b"out"])
def test_what_is_no_folder_is_refused(folder: object) -> None:
    with pytest.raises(OutputError, match="not the name of a folder"):
        twgnet.build().write(folder)


def test_two_runs_into_one_folder_are_told(tmp_path: Path) -> None:
    lock = output_folder(tmp_path) / "lock"
    with hold_lock(lock), pytest.raises(OutputError, match="another run of twgnet") as caught:
        output.write_folder(tmp_path, FIRST, CARD)
    assert str(caught.value).startswith(f"{tmp_path}: ")  # and not the folder inside it
    output.write_folder(tmp_path, FIRST, CARD)
    assert set(content(tmp_path)) == {*FIRST, "run.json"}


def output_folder(folder: Path) -> Path:
    (folder / STAGING).mkdir()
    return folder / STAGING


@pytest.mark.parametrize(
    ("number", "advice"),
    [(errno.ENOSPC, "some space"), (errno.EACCES, "if another program has it open"), (errno.ENOTDIR, "another name")],
)
def test_the_advice_fits_the_problem(number: int, advice: str) -> None:
    assert advice in str(unwritable(Path("out"), OSError(number, "what the system says")))
    assert "(OSError)" in str(unwritable(Path("out"), OSError()))


def test_other_files_are_never_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"mine")
    output.write_folder(tmp_path, FIRST, CARD)
    output.write_folder(tmp_path, {"a.csv": b"new"}, CARD)
    assert content(tmp_path)["notes.txt"] == b"mine"


def test_an_edited_file_of_ours_is_kept_aside(tmp_path: Path) -> None:
    output.write_folder(tmp_path, FIRST, CARD)
    for version in (b"edited once", b"edited twice"):
        (tmp_path / "a.csv").write_bytes(version)
        output.write_folder(tmp_path, FIRST, CARD)
    assert content(tmp_path)["a.csv"] == b"one"
    assert content(tmp_path)["a.edited-1.csv"] == b"edited once"
    assert content(tmp_path)["a.edited-2.csv"] == b"edited twice"


def test_an_edited_file_that_was_read_by_this_run_may_be_replaced(tmp_path: Path) -> None:
    output.write_folder(tmp_path, FIRST, CARD)
    (tmp_path / "a.csv").write_bytes(b"rulings")
    assert output.write_folder(tmp_path, FIRST, CARD, consumed=[tmp_path / "a.csv"]) == []
    assert set(content(tmp_path)) == {*FIRST, "run.json"}


def test_a_file_where_the_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(OutputError):
        output.write_folder(tmp_path / "out", FIRST, CARD)
    assert (tmp_path / "out").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["../victim.txt", "/etc/victim", ""])
def test_a_forged_run_card_cannot_reach_outside(tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"mine")
    folder = tmp_path / "out"
    folder.mkdir()
    forged = {"files": {name: hashlib.sha256(b"mine").hexdigest()}}
    (folder / "run.json").write_text(json.dumps(forged))
    output.write_folder(folder, FIRST, CARD, force=True)
    assert victim.read_bytes() == b"mine"


@pytest.mark.parametrize("garbage", ["", "[]", '{"files": 3}', "\x00"])
def test_a_broken_run_card_claims_nothing(tmp_path: Path, garbage: str) -> None:
    (tmp_path / "run.json").write_text(garbage)
    with pytest.raises(OutputError):
        output.write_folder(tmp_path, FIRST, CARD)


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_nothing_is_written_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    (elsewhere / "new").mkdir(parents=True)
    (elsewhere / "new" / "dear.txt").write_text("mine", encoding="utf-8")
    out.mkdir()
    for name in ("groups", ".twgnet"):
        (out / name).symlink_to(elsewhere, target_is_directory=True)
        with pytest.raises(OutputError, match="a link that leads out of the folder"):
            write_folder(out, {"index.html": b"1", "groups/a.html": b"2"}, {}, force=True)
        (out / name).unlink()
    assert [path.name for path in elsewhere.rglob("*")] == ["new", "dear.txt"]
    assert list(out.iterdir()) == []
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    write_folder(tmp_path / "link", {"groups/a.html": b"2"}, {})  # the folder that was named may be a link
    assert (tmp_path / "real" / "groups" / "a.html").read_bytes() == b"2"


def test_a_folder_where_a_file_goes_and_a_file_where_a_folder_goes_are_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    (tmp_path / "groups").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as told:
        write_folder(tmp_path, {"index.html": b"1", "groups/a.html": b"2"}, {}, force=True)
    assert "index.html: a folder has the name of a file" in str(told.value)
    assert "groups: a file has the name of a folder" in str(told.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["groups", "index.html"]


def test_every_file_of_an_output_has_a_name_that_windows_holds(tmp_path: Path) -> None:
    groups = pd.DataFrame({"id": ["CON", "nul.", "aux.x"], "name": ["Land", "Water", "Roads"]})
    listed = pd.DataFrame({"organisation": ["Rowers", "Weavers", "Millers"], "id": ["com1", "Rural", "RURAL"]})
    wants = {"Rowers": ["Land", "Water"], "Weavers": ["Roads"], "Millers": ["Water"]}
    twgnet.build(wants, groups=groups, organisations=listed).write(tmp_path)
    files = [path.relative_to(tmp_path) for path in tmp_path.rglob("*")]
    assert len({str(path).casefold() for path in files}) == len(files)
    for part in {part for path in files for part in path.parts}:
        assert not re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]$', part), part
        assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", part.casefold()), part
