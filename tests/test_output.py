"""The output folder: whole or not at all, and only what is ours."""

from __future__ import annotations

import errno
import hashlib
import json
from pathlib import Path

import pytest

from twgnet import output
from twgnet.errors import OutputError

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


@pytest.mark.parametrize("name", ["a.csv", "run.json"])
def test_a_stranger_of_our_name_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"not written by twgnet[\s\S]*--force"):
        output.write_folder(tmp_path, FIRST, CARD)
    assert content(tmp_path) == {name: b"mine"}


def test_force_overwrites_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"mine")
    output.write_folder(tmp_path, FIRST, CARD, force=True)
    assert content(tmp_path)["a.csv"] == b"one"


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


def test_a_full_disk_leaves_the_old_output_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output.write_folder(tmp_path, FIRST, CARD)
    before = content(tmp_path)
    write, calls = output._write, iter(range(99))

    def full_disk(path: Path, data: bytes) -> None:
        if next(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    monkeypatch.setattr(output, "_write", full_disk)
    with pytest.raises(OutputError, match="No space left on device"):
        output.write_folder(tmp_path, {"a.csv": b"new", "b.csv": b"new"}, CARD)
    assert content(tmp_path) == before


@pytest.mark.parametrize("fails_at", [0, 1, 2])
def test_a_failure_between_renames_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    output.write_folder(tmp_path, {"a.csv": b"one", "b.csv": b"two"}, CARD)
    before = content(tmp_path)
    replace, seen = Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        if self.parent.name == "new":
            seen.append(target)
            if len(seen) == fails_at + 1:
                raise OSError(errno.EACCES, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError):
        output.write_folder(tmp_path, {"a.csv": b"new", "c.csv": b"new"}, CARD)
    monkeypatch.undo()
    assert content(tmp_path) == before


def test_a_failed_first_run_leaves_no_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(output, "_write", full_disk)
    with pytest.raises(OutputError):
        output.write_folder(tmp_path / "out", FIRST, CARD)
    assert not (tmp_path / "out").exists()


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
