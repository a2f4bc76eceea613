"""Columns that tell of people: by their heading, or by what stands in half of their cells."""

from __future__ import annotations

from collections.abc import Iterable

from twgnet.read.headings import Heading, Role, read_heading
from twgnet.read.people.addresses import holds_address

_PLACES = frozenset({"province", "district", "country"})


def names_place(heading: Heading) -> bool:
    """Tell a column of places, whose names may begin as titles do: Pak Beng, Bà Rịa.

    >>> names_place(read_heading("Province")), names_place(read_heading("Team"))
    (True, False)
    """
    return not heading.concepts.isdisjoint(_PLACES)


def is_personal(name: str, cells: Iterable[str]) -> bool:
    """Say if a column holds personal data: by its heading, or half of its cells."""
    heading = read_heading(name)
    if heading.role is Role.PERSONAL:
        return True
    if heading.role is Role.ORGANISATION and heading.level == 1 and "name" in heading.concepts:
        return True  # "Name" beside a proper organisation column is a person's
    hits = [holds_address(cell) for cell in cells if cell]
    return bool(hits) and 2 * sum(hits) >= len(hits)
