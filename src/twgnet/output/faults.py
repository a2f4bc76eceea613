"""Why a file cannot be written, in words that help."""

from __future__ import annotations

import errno
from pathlib import Path

from twgnet.errors import Location, OutputError

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, getattr(errno, "ETXTBSY", errno.EACCES)}


def unwritable(path: Path, error: OSError, what: str = "the output cannot be written") -> OutputError:
    """Say why, what became of what stood there, and what to do about it.

    >>> print(unwritable(Path("out"), PermissionError(13, "Permission denied")))
    out: the output cannot be written (Permission denied); nothing was changed. \
Close the file if another program has it open, or choose another folder.
    """
    return OutputError(
        f"{what} ({error.strerror or str(error) or type(error).__name__}); nothing was changed",
        location=Location(str(path)),
        advice=_advice(error.errno),
    )


def _advice(number: int | None) -> str:
    if number in _FULL:
        return "free some space, or choose another folder"
    if number in _FORBIDDEN:
        return "close the file if another program has it open, or choose another folder"
    return "choose another folder, or another name"
