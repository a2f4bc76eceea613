"""One file, written whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

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
