"""Cells that stand where an organisation should and name none: `n/a`, `-`, `anonymous`, a date."""

from __future__ import annotations

from collections.abc import Collection

from twgnet.read.headings import ORGANISATIONS, read_heading
from twgnet.read.layout.columns import Column
from twgnet.read.layout.content import Kind, classify
from twgnet.vocabulary.headings.load import cell_words, fold, split_words

CODE = 4  # letters of a short code, as countries and clubs have
CODES = 0.8  # share of the distinct cells that are codes, from which `NA` is a code like the others


def placeholders(values: Collection[str]) -> frozenset[str]:
    """Give the distinct cells of a column of organisations that name none.

    A short code stays one where the column holds codes: Namibia among countries.

    >>> sorted(placeholders(["Mekong Rowers", "n/a", "-", "NA"])), sorted(placeholders(["KH", "NA", "LA", "-", "US"]))
    (['-', 'NA', 'n/a'], ['-'])
    """
    codes = sum(map(_is_code, values)) >= CODES * len(values)
    return frozenset(
        value
        for value in values
        if not any(map(str.isalnum, value)) or (fold(value) in cell_words("nobody") and not (codes and _is_code(value)))
    )


def not_names(column: Column) -> list[str]:
    """Give the cells of a column of names that are a date or a number, which a spreadsheet may have made of a name."""
    if column.kind is not Kind.NAME:
        return []
    return [
        value for value in column.values if value[:1].isdigit() and classify({value: 1}) in (Kind.DATE, Kind.NUMBER)
    ]


def trials(column: Column) -> list[str]:
    """Give the cells of a column of names that read as a trial or an example (`TEST 2`, `Example organisation`)."""
    return [value for value in column.values if _is_trial(split_words(value))]


def _is_trial(words: list[str]) -> bool:
    known = cell_words("trial")
    others = [word for word in words if word not in known and not word.isdecimal()]
    return any(word in known for word in words) and all(map(_names_kind, others))


def _names_kind(word: str) -> bool:
    return bool(read_heading(word).concepts & ORGANISATIONS)


def _is_code(value: str) -> bool:
    return value.isalpha() and value.isupper() and len(value) <= CODE
