"""Streams and names as other systems have them: code pages, closed ends, file names that are no Unicode."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

SOURCES = str(Path(__file__).parents[2] / "src")
KHMER = "សមាគម អ្នកចែវ"


def run(*args: object, env: dict[str, str] | None = None, closed: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "twgnet", *map(str, args)]
    if closed:
        command = ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *command]
    return subprocess.run(command, capture_output=True, env=environment(env), timeout=60, check=False)


def environment(more: dict[str, str] | None = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return {**kept, "PYTHONPATH": SOURCES, **(more or {})}


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.csv"
    path.write_text(f"Organisation,TWGs\n{KHMER},Health\nNPA,Land\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "cp437:strict"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
    ids=lambda env: " ".join(env.values()),
)
def test_redirected_output_is_utf8_whatever_the_code_page(survey: Path, env: dict[str, str]) -> None:
    done = run("centrality", survey, "--format", "csv", env=env)
    assert done.returncode == 0, done.stderr
    assert KHMER in done.stdout.decode("utf-8")
    assert not done.stdout.startswith(b"\xef\xbb\xbf")


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 1), (">&-", 0), (">&- 2>&- <&-", 1)])
def test_closed_streams_are_told_or_borne(survey: Path, closed: str, code: int) -> None:
    done = run("gaps", *(["-"] if "<&-" in closed else [survey]), "-q", closed=closed)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    if closed == "<&-":
        assert b"empty" in done.stderr or b"closed" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="file names of bytes")
def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    os.mkdir(folder)  # noqa: PTH102
    path = folder + b"/\xff.csv"
    Path(os.fsdecode(path)).write_text("Organisation,TWGs\nNPA,Land\n", encoding="utf-8")
    done = run("build", os.fsdecode(path), "-o", os.fsdecode(folder + b"/out"), "--title", os.fsdecode(b"\xe9t\xe9"))
    assert done.returncode == 0, done.stderr
    assert Path(os.fsdecode(folder + b"/out/index.html")).exists()
    missing = run("build", os.fsdecode(b"\xff\xfe.csv"))
    assert missing.returncode == 1
    assert b"there is no such file" in missing.stderr


def signalled(number: int, patience: float, folder: Path) -> tuple[int, bytes]:
    """Send a signal to a build that waits for its input; give its exit code and what it said."""
    command = [sys.executable, "-m", "twgnet", "build", "-", "-o", str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
    heard = partial(signal.signal, number, signal.SIG_DFL)  # what runs in the background may be deaf to SIGINT
    with subprocess.Popen(command, **pipes, env=environment(), preexec_fn=heard) as process:
        time.sleep(patience)
        process.send_signal(number)
        assert process.stderr is not None
        said = process.stderr.read()
    return process.returncode, said


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_a_word(tmp_path: Path, number: int) -> None:
    for patience in (2, 10, 30):  # a busy machine takes long to come to where it waits for its input
        code, said = signalled(number, patience, tmp_path / "out")
        if code == 1:
            break
    assert code == 1
    assert b"Aborted" in said
    assert b"Traceback" not in said
    assert not (tmp_path / "out").exists()


WAITING = """
import time
from twgnet.cli.printing import patience
from twgnet.model.message import message
with patience(message("cli.building")) as now:
    time.sleep(1.2)
    now(message("cli.building_seats"))
    time.sleep(0.3)
"""


def test_a_terminal_tells_after_a_second_what_is_being_done() -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}
    subprocess.run([sys.executable, "-c", WAITING], stderr=theirs, check=True, env=environment)
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "reading the survey" in shown
    assert "deciding on seats" in shown


@pytest.mark.skipif(os.name == "nt", reason="terminals of Unix")
@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_a_terminal_gets_only_what_it_can_show(survey: Path, encoding: str) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "twgnet", "gaps", str(survey), "--groups", "infer"]
    with subprocess.Popen(
        command, stdout=theirs, stderr=theirs, env=environment({"PYTHONIOENCODING": encoding})
    ) as run:
        os.close(theirs)
        shown = b"".join(iter(partial(_read_terminal, ours), b""))
    os.close(ours)
    assert run.returncode == 0, shown
    assert b"only ?????" in shown
    assert KHMER.encode() not in shown
    assert shown.isascii()


def _read_terminal(number: int) -> bytes:
    try:
        return os.read(number, 65536)
    except OSError:  # the other end is closed
        return b""
