"""Tables of what texts mean, kept beside the tests: whoever changes a matcher reads in the difference what it does.

`UPDATE_KEPT=1 pytest tests/reconcile` writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def assert_kept(path: Path, lines: Iterable[tuple[str, ...]]) -> None:
    """Hold lines against those of a file."""
    found = ["\t".join(line) for line in lines]
    if os.environ.get("UPDATE_KEPT"):
        path.write_text("\n".join([*found, ""]), encoding="utf-8")
    assert found == path.read_text(encoding="utf-8").splitlines()
