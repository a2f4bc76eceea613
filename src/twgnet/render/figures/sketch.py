"""What a figure shows, before it is framed and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twgnet.model.message import Message
from twgnet.render.figures.drawing import Shape
from twgnet.schema import Table

MOST_GROUPS = 1_000  # a picture with all of more would have pixels for none
TOP = 34  # where a figure's body begins, below its title


@dataclass(frozen=True, slots=True)
class Sketch:
    """A figure's name, what it says in words, the data it draws, and its body from `TOP` to `bottom`."""

    name: str
    title: Message
    alternative: Message
    note: Message
    table: Table
    shapes: Sequence[Shape]
    bottom: float
