"""One file, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

from twgnet.errors import OutputError, Problem
from twgnet.output.journal import STAGING, refuse_elsewhere
from twgnet.output.lock import hold_lock
from twgnet.output.problems import unwritable
from twgnet.output.signals import hold_signals


def is_name(name: str) -> bool:
    r"""Tell what can be the name of a file or folder.

    >>> is_name("results"), is_name(""), is_name("a\0b"), is_name("\ud800")
    (True, False, False, False)
    """
    try:
        return bool(name) and "\0" not in name and bool(os.fsencode(name))
    except UnicodeEncodeError:
        return False


def write_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all, in place of what stands there.

    Raises
    ------
    OutputError
        The file cannot be written; what stood there is untouched.
    """
    try:
        with hold_signals(), _hold_staging(path) as fresh:
            fresh.write_bytes(data)
            fresh.replace(path)
    except OSError as error:
        raise unwritable(path, error, "file") from error


@contextmanager
def _hold_staging(path: Path) -> Iterator[Path]:
    """Give a place beside the file, the same at every run: what a killed run left there, the next takes away."""
    staging = path.parent / f"{STAGING}-{crc32(os.fsencode(path.name)):08x}"  # the name itself may be too long for more
    staging.mkdir(exist_ok=True)
    refuse_elsewhere(staging)
    try:
        with hold_lock(staging / "lock"):
            fresh = staging / "new"
            try:
                yield fresh
            finally:
                fresh.unlink(missing_ok=True)
    finally:
        with suppress(OSError):
            staging.rmdir()


def write_new_file(path: Path, data: bytes, taken: Problem) -> None:
    """Write one file where none stands; else raise what is `taken`, and touch nothing.

    Raises
    ------
    OutputError
        A file stands there, or the file cannot be written.
    """
    if path.exists():
        raise OutputError(taken)
    write_file(path, data)
