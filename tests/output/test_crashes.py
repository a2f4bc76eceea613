"""Every file operation of the output fails once, and is once the last that the process does."""

from __future__ import annotations

import errno
import io
import os
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from twgnet.errors import OutputError
from twgnet.output import write_folder
from twgnet.output.journal import STAGING

CARD = {"made_by": "twgnet test"}
FIRST = {"a.csv": b"one", "b.csv": b"two", "groups/old.html": b"three", "same.csv": b"four"}
SECOND = {"a.csv": b"ONE", "b.csv": b"TWO", "groups/new.html": b"THREE", "same.csv": b"four", "foreign.csv": b"ours"}
OPERATIONS = (
    *((os, name) for name in ("replace", "rename", "unlink", "remove", "mkdir", "rmdir", "open", "link", "symlink")),
    *((shutil, name) for name in ("copy2", "copyfile", "move", "rmtree")),
    (io, "open"),
)


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def before(folder: Path) -> Path:
    write_folder(folder, FIRST, CARD)
    (folder / "b.csv").write_bytes(b"edited")
    (folder / "foreign.csv").write_bytes(b"mine")
    (folder / "notes.txt").write_bytes(b"notes")
    return folder


def write(folder: Path) -> None:
    write_folder(folder, SECOND, CARD, force=True)


def interrupt(monkeypatch: pytest.MonkeyPatch, at: int, act: Callable[[], None]) -> list[str]:
    """Let the operation of this number act; give the list that fills with the operations done."""
    done: list[str] = []

    def wrap(module: object, name: str) -> None:
        real = getattr(module, name)

        def counted(*args: object, **kwargs: object) -> object:
            done.append(name)
            if len(done) == at:
                act()
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, counted)

    for module, name in OPERATIONS:
        wrap(module, name)
    return done


def is_complete(folder: Path) -> None:
    """Everything of the second run is there, and everything of a person's, once."""
    found = content(folder)
    assert not (folder / STAGING).exists()
    assert {name: found.get(name) for name in SECOND} == SECOND
    assert set(found) == {*SECOND, "run.json", "notes.txt", "b.edited-1.csv", "foreign.replaced-1.csv"}
    assert (found["b.edited-1.csv"], found["foreign.replaced-1.csv"]) == (b"edited", b"mine")


def nothing_lost(folder: Path) -> None:
    found = {*content(folder).values()}
    assert {b"edited", b"mine", b"notes"} <= found


def test_no_operation_that_fails_leaves_half_an_output(tmp_path: Path) -> None:
    def fail() -> None:
        raise OSError(errno.EIO, "Input/output error")

    for at in range(1, 500):
        folder = before(tmp_path / str(at))
        old = content(folder)
        with pytest.MonkeyPatch.context() as patch:
            done = interrupt(patch, at, fail)
            try:
                write(folder)
            except OutputError as error:
                failed = str(error)
            else:
                failed = ""
        nothing_lost(folder)
        if failed:
            assert "nothing was changed" in failed
            left = {name: data for name, data in content(folder).items() if not name.startswith(STAGING)}
            assert left == old, (at, done[at - 1])
            write(folder)
        is_complete(again(folder))
        if len(done) < at:
            break
    assert at > 60


def again(folder: Path) -> Path:
    """Write once more: nothing is foreign or edited now."""
    assert write_folder(folder, SECOND, CARD) == []
    return folder


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed in a copy of this one")
def test_whenever_it_is_killed_the_next_run_completes(tmp_path: Path) -> None:
    for at in range(1, 500):
        folder = before(tmp_path / str(at))
        if not was_killed(folder, at):
            break
        nothing_lost(folder)
        write(folder)
        is_complete(folder)
    assert at > 60


def was_killed(folder: Path, at: int) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads
        child = os.fork()
    if not child:
        interrupt(pytest.MonkeyPatch(), at, lambda: os._exit(9))
        write(folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_what_is_edited_between_a_kill_and_the_next_run_is_kept(tmp_path: Path) -> None:
    folder = before(tmp_path / "out")
    with pytest.MonkeyPatch.context() as patch:
        interrupt(patch, 0, lambda: None)
        patch.setattr("twgnet.output.folder.apply", lambda *_: os_exit())
        patch.setattr("twgnet.output.folder.undo", lambda *_: None)
        patch.setattr("twgnet.output.folder.clear", lambda *_: None)
        with pytest.raises(SystemExit):
            write(folder)
    journal = folder / STAGING / "journal.json"
    journal.write_text(journal.read_text().replace('"undo": true', '"undo": false'))
    (folder / "a.csv").write_bytes(b"edited since")
    write(folder)
    assert b"edited since" in content(folder).values()
    assert content(folder)["a.csv"] == b"ONE"


def os_exit() -> None:
    raise SystemExit
