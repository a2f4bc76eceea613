"""A table cut into its columns: a heading, and what stands under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from re import Pattern

from twgnet.errors import Location
from twgnet.model.coded import Coded
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import Heading, Role
from twgnet.read.layout.content import Kind, classify
from twgnet.read.people.mask import mask_answer


@dataclass(frozen=True)
class Column:
    """One column: its heading, its cells, the option it stands for (two header rows), its tag."""

    index: int
    name: str
    heading: Heading
    cells: Sequence[str]
    question: str = ""
    option: str = ""
    tag: str = ""

    @cached_property
    def values(self) -> Counter[str]:
        """The distinct filled cells, in the order of the rows, with how often each stands."""
        if isinstance(self.cells, Coded):
            return self.cells.tally()
        counts = Counter(self.cells)
        del counts[""]
        return counts

    @cached_property
    def filled(self) -> Sequence[str]:
        """The cells that hold something."""
        if isinstance(self.cells, Coded):
            return self.cells.keep(self.cells.where(bool))
        return [cell for cell in self.cells if cell]

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of the first cell of each distinct one."""
        found: dict[str, int] = {}
        for place, cell in enumerate(self.cells):
            found.setdefault(cell, place)
        return found

    @cached_property
    def kind(self) -> Kind:
        """What most of its cells are."""
        return classify(self.values)


@dataclass(frozen=True)
class Headed:
    """A grid cut into header and data; `nominations` are questions of whom to trust, apart from its columns."""

    grid: Grid
    header: Row
    columns: tuple[Column, ...]
    data: Sequence[Row]
    totals: tuple[Row, ...] = ()
    nominations: tuple[Column, ...] = ()

    @property
    def location(self) -> Location:
        """Where its header stands."""
        return self.locate()

    def locate(self, column: str = "") -> Location:
        """Give the location of its header, or of one column of it."""
        return self.grid.location(self.header.number, column)

    def number_rows(self, name: str) -> Headed:
        """Add a column that names each respondent by its row."""
        width = max((self.width, *(len(row.cells) for row in self.data)))
        cells = tuple(f"{name} {row.number}" for row in self.data)
        padded = ((*row.cells, *[""] * (width - len(row.cells))) for row in self.data)
        data = (Row(row.number, (*own, cell)) for row, own, cell in zip(self.data, padded, cells, strict=True))
        column = Column(width, name, Heading(Role.ORGANISATION, 4, "organisation"), cells)
        return replace(self, columns=(*self.columns, column), data=tuple(data))

    @cached_property
    def width(self) -> int:
        """The number of columns that the header covers."""
        return max((column.index for column in (*self.columns, *self.nominations)), default=0) + 1


def mask_headings(table: Headed, spared: Pattern[str] | None = None) -> Headed:
    """Mask addresses and numbers in headings, which become options and are listed, as they are in cells."""
    return replace(table, columns=tuple(_mask_heading(column, spared) for column in table.columns))


def _mask_heading(column: Column, spared: Pattern[str] | None) -> Column:
    texts = (column.name, column.question, column.option)
    name, question, option = (_mask_text(text, spared, column.index) for text in texts)
    if (name, question, option) == (column.name, column.question, column.option):
        return column
    return replace(column, name=name, question=question, option=option)


def _mask_text(text: str, spared: Pattern[str] | None, index: int) -> str:
    """Mask a text of a heading; where nothing else is left, say which column it is: two numbers are two."""
    hidden = mask_answer(text, spared, names=False)
    return hidden if hidden == text or any(map(str.isalnum, hidden)) else f"{hidden} ({index + 1})"


def cell_of(cells: Sequence[str], index: int) -> str:
    """Give a cell of a row; empty where the row is cut short."""
    return cells[index] if index < len(cells) else ""
