"""What a spreadsheet says beside its values, and how large it is: found by one parse of its XML."""

from __future__ import annotations

from dataclasses import dataclass, field

from twgnet.read.files.workbook.archive import too_big

MAX_CELLS = 5_000_000  # of all sheets together, empty ones inside their bounds included
MAX_TEXT = 100_000_000  # characters of all cells together; a short file may repeat one text


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one sheet; rows from 1, columns from 0.

    `hidden_columns` and `merged` hold ranges: (first, last) columns, and (column, first row, last
    row). The others hold (row, column): formulas without value, cells with an error value and
    what it is, and texts that are crossed out.
    """

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    valueless: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: list[tuple[int, int]] = field(default_factory=list)


class Size:
    """The size of a file, refused as soon as it is more than memory should hold."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._cells = self._rows = self._columns = self._text = 0

    def next_sheet(self) -> None:
        """Count the sheet before as whole, and start another one."""
        self._cells += self._rows * self._columns
        self._rows = self._columns = 0

    def grow(self, row: int, columns: int, text: int = 0) -> None:
        """Stretch the sheet to this row and this many columns; add to the text of its cells."""
        self._rows, self._columns = max(self._rows, row), max(self._columns, columns)
        self._text += text
        if self._cells + self._rows * self._columns > MAX_CELLS:
            raise too_big(self.name, "workbook_file.large_sheet", rows=self._rows, columns=self._columns)
        if self._text > MAX_TEXT:
            raise too_big(self.name, "workbook_file.long_text", limit=MAX_TEXT)
