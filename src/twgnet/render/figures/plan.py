"""What a figure will show, before it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twgnet.schema import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas


@dataclass(frozen=True, slots=True)
class Plan:
    """A figure's title, the words that stand in for it, its data, its note and how to draw it."""

    name: str
    title: str
    alternative: str
    table: Table
    note: str
    draw: Callable[[], Canvas]
