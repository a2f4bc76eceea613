"""How a person corrects the reading of a file."""

from __future__ import annotations

from dataclasses import dataclass

from twgnet.errors import OptionError

LAYOUTS = ("list", "ties", "groups", "matrix", "hxl")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Corrections to how the input is understood; empty = work it out.

    Attributes
    ----------
    sheet
        Name or 1-based number of the sheet.
    organisation_column, group_columns
        Headings, or 1-based numbers, of the columns; for a question with one column per
        option the question is enough.
    layout
        `list` (one row per organisation), `ties` (one row per organisation and group; a
        cell is never split), `groups` (one row per group, several organisations in a cell),
        `matrix` (one column per group) or `hxl`.
    personal
        Keep columns that hold names, e-mail addresses or telephone numbers of people.
    """

    sheet: str | None = None
    organisation_column: str | None = None
    group_columns: tuple[str, ...] = ()
    layout: str | None = None
    personal: bool = False

    def __post_init__(self) -> None:
        if self.layout is not None and self.layout not in LAYOUTS:
            raise OptionError(f"there is no layout {self.layout!r}", advice=f"choose one of {', '.join(LAYOUTS)}")
