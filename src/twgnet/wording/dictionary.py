"""The data dictionary: what a table is, what its columns are called and what they mean."""

from __future__ import annotations

from twgnet.model.message import message
from twgnet.wording.catalogue import load_catalogue, say


def describe_table(table: str, language: str = "en") -> str:
    """Say what a table holds, in a sentence.

    >>> describe_table("duplicates")
    'Pairs of organisations that may be one.'
    """
    return say(message(f"tables.{table}.about"), language)


def head_column(column: str, language: str = "en") -> str:
    """Give what a column is called for people; an attribute is called as it was given.

    >>> head_column("at_most"), head_column("Province")
    ('At most', 'Province')
    """
    known = load_catalogue(language).entries["columns"].get(column)
    return str(known["heading"]) if known else column


def explain_column(column: str, language: str = "en") -> str:
    """Say what a column means; empty for an attribute of the organisations, as given.

    >>> explain_column("proven")
    'True where no smaller set exists.'
    """
    known = load_catalogue(language).entries["columns"].get(column)
    return str(known["meaning"]) if known else ""
