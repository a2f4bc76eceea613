"""Organisations named by their acronym: where no column has their names, or the names are missing too often."""

from __future__ import annotations

from collections.abc import Sequence

from twgnet.read.headings import words
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.content import Kind
from twgnet.vocabulary.headings.load import heading_concepts

# Of the rows, how many may lack a name that the acronym could give; more, and whole organisations would be lost.
LACKING = 0.05
_PLAIN = frozenset({"acronym", "name", "filler"})


def find_acronym(table: Headed) -> Column | None:
    """Find the one column of acronyms of organisations."""
    found = [c for c in table.columns if c.heading.key == "acronym" and c.kind in (Kind.NAME, Kind.CODE)]
    return found[0] if len(found) == 1 else None


def find_fuller(table: Headed, column: Column) -> tuple[Column, int] | None:
    """Give the column of acronyms that names many rows which the column of names leaves out, and how many."""
    if len(column.filled) == len(column.cells):
        return None
    for one in table.columns:
        if one.heading.key == "acronym" and _subject(one) in ([], _subject(column)):
            lacking = _lacking(column.cells, one.cells)
            return (one, lacking) if lacking > LACKING * (lacking + len(column.filled)) else None
    return None


def _subject(column: Column) -> list[str]:
    """Say whose names or acronyms a column holds, in the words of its heading; nothing where tags say so."""
    if column.tag:
        return []
    known = heading_concepts()
    return [word for word in words(column.name) if not known.get((word,), frozenset()) & _PLAIN]


def _lacking(names: Sequence[str], acronyms: Sequence[str]) -> int:
    return sum(not name and bool(acronym) for name, acronym in zip(names, acronyms, strict=True))
