"""A sentence before it is one: a code with its values, in no language yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """What a stage has to say: a code of the catalogues in `wording/`, and the values it needs.

    `code` is a dotted path into the catalogue (`gaps.headline`); `values` are plain numbers,
    texts, tuples of texts, or further messages.

    >>> message("gaps.short", n=3).values
    {'n': 3}
    """

    code: str
    values: dict[str, Any] = field(default_factory=dict)


def message(code: str, /, **values: Any) -> Message:
    """Make a message of a code and its values."""
    return Message(code, values)


def name_few(names: Sequence[str], most: int) -> Message:
    """Name the first few of several, and say how many more there are."""
    more = len(names) - most
    if more <= 0:
        return message("common.names", names=tuple(names))
    return message("common.names_more", names=tuple(names[:most]), more=more)
