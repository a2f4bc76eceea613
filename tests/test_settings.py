"""The user's own settings change nothing: the same survey gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import twgnet

STYLE = "lines.linewidth: 9\nfont.size: 30\naxes.facecolor: red\nsavefig.dpi: 30\nsvg.fonttype: none\n"


def digest(folder: Path) -> dict[str, str]:
    """Give the hash of every file in a folder, by its name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def build(folder: Path, **settings: str) -> str:
    """Build the bundled survey in a process of its own; give what it said on standard error."""
    environment = {**os.environ, **settings}
    command = [sys.executable, "-m", "twgnet", "build", "-q", "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stderr


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("plain") / "out"
    build(folder, PYTHONHASHSEED="0")
    return digest(folder)


def test_settings_of_the_user_change_no_byte_and_say_nothing(plain: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text(STYLE, encoding="utf-8")
    odd = {
        "MATPLOTLIBRC": str(tmp_path),
        "MPLBACKEND": "tkagg",
        "HOME": str(tmp_path / "no" / "such"),
        "MPLCONFIGDIR": "/proc/nowhere",
        "OMP_NUM_THREADS": "1",
        "TZ": "Asia/Phnom_Penh",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "5",
    }
    assert build(tmp_path / "odd", **odd) == ""
    assert digest(tmp_path / "odd") == plain


def test_threads_that_build_at_once_give_the_same_bytes(plain: dict[str, str], tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(2)]
    threads = [threading.Thread(target=lambda folder=folder: twgnet.build().write(folder)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [digest(folder) == plain for folder in folders] == [True, True]
