"""Text that was UTF-8, was read as Windows-1252 and saved again: `SociÃ©tÃ©` for `Société`."""

from __future__ import annotations

import re

MOSTLY = 0.9  # of the lines beyond ASCII must be garbled: real text holds such pairs now and then
_AFTER = "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
PAIR = re.compile(f"[\u00c2-\u00f4][\u0080-\u00bf{_AFTER}]")


def repair(text: str) -> str | None:
    """Give a garbled text as it was, or None if it is not garbled.

    >>> repair("SociÃ©tÃ©,Health"), repair("Société,Health")
    ('Société,Health', None)
    """
    if not PAIR.search(text):
        return None
    lines = text.split("\n")
    foreign = [index for index, line in enumerate(lines) if not line.isascii()]
    repaired = {index: found for index in foreign if (found := _repair_line(lines[index])) is not None}
    if len(repaired) < MOSTLY * len(foreign):
        return None
    return "\n".join(repaired.get(index, line) for index, line in enumerate(lines))


def _repair_line(line: str) -> str | None:
    try:
        return b"".join(map(_byte, line)).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    """Give the byte that stood for a character; five have no character in Windows-1252."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
