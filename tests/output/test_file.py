"""One file: whole or not at all, and nothing left beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from twgnet.errors import OutputError
from twgnet.output import write_file


def test_what_a_killed_run_left_is_taken_away_by_the_next(tmp_path, monkeypatch) -> None:
    path = tmp_path / "seats.csv"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_, **__: None)  # as if the process had died: it clears nothing
        patch.setattr(Path, "replace", _die)
        with pytest.raises(KeyboardInterrupt):
            write_file(path, b"half")
    (left,) = (entry for entry in tmp_path.iterdir() if entry != path)
    assert names(left) == ["lock", "new"]
    assert path.read_bytes() == b"old"
    write_file(path, b"new")
    assert names(tmp_path) == ["seats.csv"]
    assert path.read_bytes() == b"new"


def test_a_long_name_and_a_file_that_cannot_be_written_leave_nothing(tmp_path) -> None:
    write_file(tmp_path / ("n" * 250), b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError):
        write_file(tmp_path / "folder", b"")
    assert names(tmp_path) == ["folder", "n" * 250]


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def _die(*_: object) -> None:
    raise KeyboardInterrupt
