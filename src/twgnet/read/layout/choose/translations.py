"""Columns that say the same in several languages: `Sector (English)`, `Sector (Khmer)`."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.read.layout.columns import Column
from twgnet.vocabulary.headings.load import split_words
from twgnet.vocabulary.languages import is_english, may_name_language, names_language


def are_translations(columns: Sequence[Column]) -> bool:
    """Say if the headings of columns differ only in the languages that they name."""
    own = _own_words(columns)
    return 1 < len(columns) == len({*own}) and any(map(names_language, own)) and all(map(may_name_language, own))


def find_whole(columns: Sequence[Column]) -> Column | None:
    """Give the column to read of several languages: the English one, else the first, that leaves out nothing."""
    own = _own_words(columns)
    order = sorted(range(len(columns)), key=lambda place: not is_english(own[place]))
    return next((columns[place] for place in order if _says_all(columns[place], columns)), None)


def _own_words(columns: Sequence[Column]) -> list[frozenset[str]]:
    words = [frozenset(split_words(column.name)) for column in columns]
    return [one - frozenset.intersection(*words) for one in words]


def _says_all(column: Column, columns: Sequence[Column]) -> bool:
    return all(cell or not any(others) for cell, *others in zip(column.cells, *(c.cells for c in columns), strict=True))
