"""The data dictionary: what a table is, what its columns are called and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twgnet.model.message import message
from twgnet.wording.catalogue import load_catalogue, say


def describe_table(table: str, language: str = "en") -> str:
    """Say what a table holds, in a sentence.

    >>> describe_table("duplicates")
    'Pairs of organisations that may be one.'
    """
    return say(message(f"tables.{table}.about"), language)


def head_column(column: str, table: str = "", language: str = "en") -> str:
    """Give what a column of a table is called for people; an attribute is called as it was given.

    >>> head_column("at_most"), head_column("Province"), head_column("text"), head_column("text", "letters")
    ('At most', 'Province', 'As written', 'Text')
    """
    known = _describe(column, table, language)
    return str(known["heading"]) if known else column


def explain_column(column: str, table: str = "", language: str = "en") -> str:
    """Say what a column of a table means; empty for an attribute of the organisations, as given.

    >>> explain_column("proven")
    'True where no smaller set exists.'
    """
    known = _describe(column, table, language)
    return str(known["meaning"]) if known else ""


def _describe(column: str, table: str, language: str) -> Mapping[str, Any] | None:
    """Give heading and meaning of a column: those of its table, else those of every table."""
    entries = load_catalogue(language).entries
    own = entries["tables"].get(table, {}).get(column)
    known: Mapping[str, Any] | None = own or entries["columns"].get(column)
    return known
