"""One build at a time in a folder: a lock that ends with its process, however that ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from twgnet.errors import Location, OutputError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def hold_lock(path: Path) -> Iterator[None]:
    """Hold the lock of a folder; the file goes with it.

    Raises
    ------
    OutputError
        Another process holds it.
    """
    held = _lock(path)
    if held is None:
        raise OutputError("output.busy", location=Location(str(path.parent.parent)))
    try:
        yield
    finally:
        with suppress(OSError):  # before it is given up, so that nobody holds a file that is gone
            path.unlink()
        os.close(held)
        with suppress(OSError):  # Windows removes no file that is open
            path.unlink()


def _lock(path: Path) -> int | None:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT)
    except FileNotFoundError:  # the other run is just leaving
        return None
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        if os.path.samestat(os.fstat(handle), path.stat()):
            return handle
    except OSError:
        pass
    os.close(handle)
    return None
