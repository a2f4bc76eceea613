"""One file, written whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from twgnet.errors import OutputError, Problem
from twgnet.output.faults import unwritable


def write_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all, in place of what stands there.

    Raises
    ------
    OutputError
        The file cannot be written; what stood there is untouched.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".twgnet-", dir=path.parent) as staging:
            fresh = Path(staging, "new")
            fresh.write_bytes(data)
            fresh.replace(path)
    except OSError as error:
        raise unwritable(path, error, "file") from error


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
