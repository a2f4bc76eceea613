"""The tables that a person writes (registry, master list, decisions, seats, people): one record each, one check."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from os import PathLike
from typing import Any, NamedTuple

from twgnet.errors import LayoutError, Problem, TwgnetError, option, problem
from twgnet.read.records import Record, read_records

ALIKE = 0.8  # how alike a column must be to one that is known to be a slip for it: untill, aliasses; not why, who


class Cell(NamedTuple):
    """What the cells of a column may hold; `code` says what is wrong, `known` what may be written instead."""

    code: str
    fits: Callable[[str], bool]
    known: tuple[str, ...] = ()


class Written(NamedTuple):
    """A table as it was read: the columns it was known by, its rows, and what is wrong with them so far."""

    columns: Sequence[str]
    records: list[Record]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Form:
    """The shape of a table that a person writes.

    Attributes
    ----------
    argument
        The option that it is given with, for messages.
    error
        What is raised where the table cannot be used.
    needs
        The columns it must have: of several sets the first that it has.
    further
        The columns it may have; None where any other column is an attribute.
    cells
        What the cells of some columns may hold.
    """

    argument: str
    error: type[TwgnetError]
    needs: tuple[tuple[str, ...], ...]
    further: tuple[str, ...] | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def read(self, source: Any) -> Written:
        """Read the table from a file or a DataFrame, and collect what is wrong with its columns and cells.

        Raises
        ------
        TwgnetError
            As `error`: it is no table, cannot be read, or lacks a column.
        """
        if not isinstance(source, str | PathLike) and not hasattr(source, "iloc"):
            raise self.error("options.not_a_table", option=option(self.argument), kind=type(source).__name__)
        refused: TwgnetError | None = None
        for columns in self.needs:
            try:
                records = read_records(source, needs=columns)
            except LayoutError as error:
                refused = refused or error
            except TwgnetError as error:
                raise self.error(*error.problems) from None
            else:
                return Written(columns, records, [*self._slips(records), *self._misfits(records)])
        raise self.error(*(refused.problems if refused else ()))

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Raise all problems together, if there are any."""
        if found := tuple(problems):
            raise self.error(*found)

    def _slips(self, records: Sequence[Record]) -> Iterator[Problem]:
        """Find columns that nobody would read, since their names have a slip."""
        known = {column for columns in self.needs for column in columns}.union(self.further or ())
        written = set(records[0].values) if records and self.further is not None else set()
        for column in sorted(written - known):
            if near := get_close_matches(column, sorted(known - written), n=1, cutoff=ALIKE):
                yield problem("source.like_column", records[0].location, column=column, near=near[0])

    def _misfits(self, records: Sequence[Record]) -> Iterator[Problem]:
        for record in records:
            for column, cell in self.cells.items():
                text = record.values.get(column, "")
                if not cell.fits(text):
                    yield problem(cell.code, record.location, column=column, text=text, known=cell.known)


def one_of(code: str, known: Sequence[str], *, empty: bool = False) -> Cell:
    """Give a cell that holds one of some words."""
    return Cell(code, {*known, *([""] if empty else [])}.__contains__, tuple(known))


def is_date(text: str) -> bool:
    """Say if a text is a day as computers write it, or nothing.

    >>> is_date("2026-12-31"), is_date(""), is_date("31.12.2026")
    (True, True, False)
    """
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def find_repeated(keyed: Iterable[tuple[Record, Hashable]]) -> Iterator[tuple[Record, Record]]:
    """Give each row whose key an earlier row has, with that row; a key of None is none."""
    first: dict[Hashable, Record] = {}
    for record, key in keyed:
        if key is not None and first.setdefault(key, record) is not record:
            yield record, first[key]
