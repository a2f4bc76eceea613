"""How a person corrects the reading of a file."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from twgnet.errors import OptionError
from twgnet.options import several

LAYOUTS = ("list", "ties", "groups", "matrix", "hxl")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Corrections to how the input is understood; empty = work it out.

    Attributes
    ----------
    encoding
        The encoding of a text file; a workbook has none.
    sheet, all_sheets
        Names or 1-based numbers of the sheets; or all that are not hidden.
    fill_down
        A row without an organisation belongs to the one above it.
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

    encoding: str | None = None
    sheet: tuple[str, ...] = ()
    all_sheets: bool = False
    fill_down: bool = False
    organisation_column: str | None = None
    group_columns: tuple[str, ...] = ()
    layout: str | None = None
    personal: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "sheet", several(self.sheet))
        if self.encoding is not None:
            object.__setattr__(self, "encoding", _known_encoding(self.encoding))
        if self.layout is not None and self.layout not in LAYOUTS:
            raise OptionError(f"there is no layout {self.layout!r}", advice=f"choose one of {', '.join(LAYOUTS)}")


def _known_encoding(name: str) -> str:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError, TypeError):
        codec = None
    if codec is None or not getattr(codec, "_is_text_encoding", True):
        raise OptionError(
            f"there is no encoding {name!r}",
            advice="common ones are utf-8, utf-16, cp1252 (Western), cp1250 (Central European), cp1251 (Cyrillic),"
            " cp1256 (Arabic), cp874 (Thai) and gb18030 (Chinese)",
        )
    return codec.name
