"""Why a file cannot be written, in words that help."""

from __future__ import annotations

import errno
from pathlib import Path

from twgnet.errors import Location, OutputError

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, getattr(errno, "ETXTBSY", errno.EACCES)}


def unwritable(path: Path, error: OSError, thing: str = "output") -> OutputError:
    """Say why, what became of what stood there, and what to do about it.

    >>> print(unwritable(Path("out"), PermissionError(13, "Permission denied")))
    out: the output cannot be written (Permission denied); nothing was changed. \
Close the file if another program has it open, or choose another folder.
    """
    reason = error.strerror or str(error) or type(error).__name__
    return OutputError(f"output.{thing}_{_cause(error.errno)}", location=Location(str(path)), reason=reason)


def _cause(number: int | None) -> str:
    return "full" if number in _FULL else "forbidden" if number in _FORBIDDEN else "unwritable"
