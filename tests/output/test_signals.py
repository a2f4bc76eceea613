"""Signals wait while files are changed."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from twgnet.output import write_folder
from twgnet.output.signals import hold_signals


def interrupted(number: int, times: int, done: list[str]) -> None:
    with hold_signals():
        for _ in range(times):
            signal.raise_signal(number)
        done.append("whole")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_waits_until_the_change_is_whole(number: int) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(number, stop)
    done: list[str] = []
    try:
        for times, told in ((1, ["whole"]), (2, [])):  # a second one does not wait
            done.clear()
            with pytest.raises(KeyboardInterrupt):
                interrupted(number, times, done)
            assert done == told
        assert signal.getsignal(number) is stop
    finally:
        signal.signal(number, before)


def test_an_interrupted_build_leaves_no_staging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_bytes

    def interrupt(path: Path, data: bytes) -> int:
        signal.raise_signal(signal.SIGINT)
        monkeypatch.setattr(Path, "write_bytes", written)
        return written(path, data)

    monkeypatch.setattr(Path, "write_bytes", interrupt)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores Ctrl+C
    try:
        with pytest.raises(KeyboardInterrupt):
            write_folder(tmp_path / "out", {"a.csv": b"1", "b.csv": b"2"}, {})
    finally:
        signal.signal(signal.SIGINT, before)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.csv", "b.csv", "run.json"]
