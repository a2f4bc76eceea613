"""Spans of bytes to whole numbers, equal texts to equal numbers, without a Python object each.

Two keyed hashes are drawn of every text, eight bytes at a time. The first one tells texts
apart; the second is checked against it, so that a collision is found, never used.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORD = 8  # bytes read at once; every buffer must be this much longer than its last text

_BETWEEN = b"\0\n"  # no text of a readable file holds this


class Texts(NamedTuple):
    """Texts that lie in one buffer: `buffer[start : start + length]`, blanks left out."""

    buffer: bytearray
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]


class Hashed(NamedTuple):
    """Texts with their two hashes; places take half the room here."""

    buffer: bytearray
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint32]
    first: NDArray[np.uint64]
    second: NDArray[np.uint32]

    def names(self, rows: NDArray[np.int64]) -> list[str]:
        """Give the texts of some rows, as UTF-8 or else as Windows-1252."""
        starts = self.starts[rows].tolist()
        ends = (self.starts[rows] + self.lengths[rows]).tolist()
        buffer = bytes(self.buffer)
        texts = [buffer[start:end] for start, end in zip(starts, ends, strict=True)]
        try:
            names = _BETWEEN.join(texts).decode("utf-8").split(_BETWEEN.decode())
        except UnicodeDecodeError:
            names = []
        return names if len(names) == len(texts) else list(map(_decode, texts))


def _decode(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


@dataclass(frozen=True, slots=True)
class Keys:
    """The odd multipliers of one run, drawn anew so that nobody can prepare a collision."""

    first: int
    second: int

    @classmethod
    def draw(cls) -> Keys:
        """Draw two odd numbers of 64 bits; the codes never depend on them."""
        return cls(*(int.from_bytes(os.urandom(8), "little") | 1 for _ in range(2)))


def hash_texts(texts: Texts, keys: Keys) -> Hashed:
    """Hash every text, all of them at once."""
    import numpy as np

    buffer, starts, lengths = texts
    words = np.ndarray((len(buffer) - WORD + 1,), "<u8", buffer, strides=(1,))
    masks = np.array([(1 << 8 * n) - 1 for n in range(WORD + 1)], np.uint64)
    second = lengths.astype(np.uint64)
    first = second * np.uint64(keys.second)
    shortest, longest = int(lengths.min(initial=0)), int(lengths.max(initial=0))
    for offset in range(0, longest, WORD):
        if offset + WORD <= shortest:
            _mix(first, second, words[starts + offset], keys)
            continue
        rows = np.flatnonzero(lengths > offset)
        left = np.minimum(lengths[rows] - offset, WORD)
        some = first[rows], second[rows]
        _mix(*some, words[starts[rows] + offset] & masks[left], keys)
        first[rows], second[rows] = some
    places = starts.astype(np.uint32), lengths.astype(np.uint32)
    return Hashed(buffer, *places, first, (second >> np.uint64(32)).astype(np.uint32))


def _mix(
    first: NDArray[np.uint64], second: NDArray[np.uint64], word: NDArray[np.uint64], keys: Keys
) -> None:
    import numpy as np

    first ^= word
    first *= np.uint64(keys.first)
    first ^= first >> np.uint64(29)
    second += word
    second *= np.uint64(keys.second)
    second ^= second >> np.uint64(31)


def code(parts: Sequence[Hashed]) -> tuple[NDArray[np.int32], list[str]]:
    """Give each text its number, counted by first appearance, and the text of each number."""
    import numpy as np
    import pandas as pd

    codes = pd.factorize(np.concatenate([part.first for part in parts]))[0].astype(np.int32)
    rows = np.flatnonzero(np.diff(np.maximum.accumulate(codes), prepend=np.int32(-1)))
    second = np.concatenate([part.second for part in parts])
    if not np.array_equal(second[rows][codes], second):
        raise ArithmeticError("two texts with one hash: expected once in ten million files")
    return codes, _names(parts, rows)


def _names(parts: Sequence[Hashed], rows: NDArray[np.int64]) -> list[str]:
    """Give the texts of rows that are counted through all parts and rise."""
    import numpy as np

    names: list[str] = []
    ends = np.cumsum([len(part.first) for part in parts])
    cuts = np.searchsorted(rows, ends)
    for part, end, begin, cut in zip(parts, ends, [0, *cuts], cuts, strict=False):
        names += part.names(rows[begin:cut] - (end - len(part.first)))
    return names
