"""What the numbers below a heading stand for, where the heading says so: `Groups (1=Health, 2=Land)`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from twgnet.read.files.grid import Row
from twgnet.read.headings import Role, read_heading
from twgnet.read.layout.columns import cell_of

_ENTRY = re.compile(r"(?<!\d)(\d{1,2})\s*[=:–-]\s*([^\d=,;/()\[\]]*[^\d=,;/()\[\]\s])")
_LISTED = re.compile(r"\d{1,2}(?:\s*(?:[,;/&+]|\s)\s*\d{1,2})*")
_NUMBER = re.compile(r"\d{1,2}")
LEAST_ENTRIES = 2  # of a legend


def spell_out(rows: Sequence[Row], headings: Sequence[str]) -> Sequence[Row]:
    """Write the names of groups in place of their numbers; one number in each cell may be a mark, and stays.

    >>> spell_out([Row(2, ("Ada", "1,2")), Row(3, ("Bell", "2"))], ["NGO", "TWG (1=Health 2=Land)"])[0].cells
    ('Ada', 'Health; Land')
    """
    legends = {index: legend for index, heading in enumerate(headings) if (legend := _read_legend(heading))}
    spelled = {index: _spell(legend, {cell_of(row.cells, index) for row in rows}) for index, legend in legends.items()}
    if not any(spelled.values()):
        return rows
    cells = ([spelled.get(index, {}).get(cell, cell) for index, cell in enumerate(row.cells)] for row in rows)
    return [Row(row.number, tuple(changed)) for row, changed in zip(rows, cells, strict=True)]


def _read_legend(heading: str) -> dict[str, str]:
    names = dict(_ENTRY.findall(heading)) if "1" in heading else {}
    return names if len(names) >= LEAST_ENTRIES and read_heading(heading).role is Role.GROUP else {}


def _spell(names: dict[str, str], cells: Collection[str]) -> dict[str, str]:
    """Give the names for each cell; nothing where a cell holds anything else, or no cell holds several numbers."""
    found = {cell: _NUMBER.findall(cell) if _LISTED.fullmatch(cell) else [] for cell in cells if cell}
    listed = all(numbers and names.keys() >= set(numbers) for numbers in found.values())
    if not listed or not any(len(numbers) > 1 for numbers in found.values()):
        return {}
    return {cell: "; ".join(names[number] for number in numbers) for cell, numbers in found.items()}
