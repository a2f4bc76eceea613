"""Organisations that are called by an address or a number and nothing else: masked, and kept apart by their row."""

from __future__ import annotations

from twgnet.read.files.grid import tidy
from twgnet.read.layout.understand import Layout
from twgnet.read.people.mask import is_hidden, mask_answer


def name_organisation(layout: Layout, cell: str) -> str:
    """Mask addresses and numbers in a name; where nothing else is left, say in which row the name stands first."""
    return keep_apart(layout, cell, mask_answer(cell, layout.spared, names=False))


def keep_apart(layout: Layout, cell: str, masked: str) -> str:
    """Give a masked name, with its row if it has no letter: two numbers are two organisations."""
    return f"{masked} ({_find_row(layout, cell)})" if is_hidden(cell, masked) else masked


def _find_row(layout: Layout, cell: str) -> int:
    places = [column.places[cell] for column in layout.organisations if cell in column.places]
    cells = ((place, tidy(whole)) for column in layout.organisations for place, whole in enumerate(column.cells))
    parts = (place for place, whole in cells if cell in whole)
    place = min(places) if places else next(parts, 0)
    return layout.table.data[place].number
