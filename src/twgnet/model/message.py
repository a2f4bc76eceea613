"""A sentence before it is one: a code with its values, in no language yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
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


def name_few(names: Sequence[str | Message], most: int, letters: int | None = None) -> tuple[str | Message, ...]:
    """Give the first few of several names, and how many more there are, for a sentence to list.

    At least one is given, and no more than fit into so many `letters`.

    >>> name_few(["Land", "Health", "Water"], most=2)
    ('Land', 'Health', Message(code='common.more', values={'n': 1}))
    >>> len(name_few(["L" * 90, "M" * 90], most=2, letters=160))
    2
    """
    shown = most
    if letters is not None:
        ends = accumulate(len(name) + len(", ") for name in names[:most] if isinstance(name, str))
        shown = max(1, sum(end <= letters for end in ends))
    rest = len(names) - shown
    return (*names[:shown], message("common.more", n=rest)) if rest > 0 else tuple(names)
