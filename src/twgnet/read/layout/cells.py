"""What one cell holds: several options joined by blanks, several organisations, or one name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from twgnet.errors import LayoutError
from twgnet.options import Options
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.content import RECUR, recurring
from twgnet.read.layout.evidence import Names
from twgnet.vocabulary.headings.load import heads_several

_COLLECTORS = {"_uuid", "_submission_time", "key", "meta-instanceid", "meta/instanceid", "formid"}
_XML_NAMES = re.compile(r"[a-z0-9_.\-]+( [a-z0-9_.\-]+)*")
_LIST = re.compile(r"[;\n•▪●◦‣]")
PARTED = r"(?:^|[;\n•▪●◦‣])\s*(?:[-–—*•▪●◦‣]\s+)?"
_NUMBER = r"(?:^|(?<=[\s;•▪●◦‣]))\(?\d{1,2}[.)]\s+"


def split_options(table: Headed, columns: Sequence[Column], names: Names) -> dict[str, tuple[str, ...]]:
    """Give the options of each cell that joins several by blanks, as KoboToolbox and ODK do.

    XML names hold no blank; labels are separated by the known names, longest first.
    """
    if not _COLLECTORS & {column.name.casefold() for column in table.columns}:
        return {}
    splits = {}
    for column in columns:
        plain = all(_XML_NAMES.fullmatch(cell) for cell in column.values)
        for cell in column.values:
            options = cell.split() if plain else names.segment(cell)
            if len(options) > 1:
                splits[cell] = tuple(options)
    return splits


def organisation_separator(table: Headed, organisation: Column, groups: Sequence[Column], options: Options) -> str:
    """Give the pattern that parts several organisations in one cell; empty if each cell is one.

    Raises
    ------
    LayoutError
        Commas could part organisations, or belong to their names.
    """
    asked = options.layout == "groups"
    if not groups or options.layout not in (None, "groups"):
        return ""
    numbered = any(map(_counts_up, organisation.values))
    parted = rf"{PARTED}(?:{_NUMBER})?|{_NUMBER}" if numbered else PARTED
    lists = numbered or any(map(_LIST.search, organisation.values))
    if asked:
        return re.escape(options.separator) if options.separator else parted if lists else ","
    one_group_each = not any(_LIST.search(cell) for column in groups for cell in column.values)
    several = heads_several(organisation.name) and _join_names(organisation.values)
    if lists:
        return (f"{parted}|," if several else parted) if one_group_each else ""
    if several and one_group_each:
        return ","
    commas = sum(count for cell, count in organisation.values.items() if "," in cell)
    different = len(groups[0].values) == len(groups[0].filled) or recurring(organisation.values) >= RECUR
    often = commas and 2 * commas >= len(organisation.filled)
    if one_group_each and different and often and heads_several(organisation.name):
        raise LayoutError("layout.one_or_several", location=table.locate(organisation.name), column=organisation.name)
    return ""


def _join_names(cells: Iterable[str]) -> bool:
    """Say if commas part names: most cells with commas hold one that stands first, or alone, in another cell.

    >>> _join_names(["Ada, Bell", "Cove", "Bell, Cove"]), _join_names(["Ada, Inc.", "Bell, Inc.", "Cove"])
    (True, False)
    """
    pieces = [[piece.strip().casefold() for piece in re.split(r"[,;\n]", cell)] for cell in cells]
    first = Counter(one[0] for one in pieces)
    lists = [one for one in pieces if len(one) > 1]
    known = sum(any(first[piece] for piece in one[1:]) or first[one[0]] > 1 for one in lists)
    return bool(lists) and 2 * known > len(lists)


def _counts_up(cell: str) -> bool:
    """Say if a cell holds a numbered list: 1., 2. and so on, not a name that opens with a number."""
    numbers = [int(found.strip(" ().\n\t\r")) for found in re.findall(_NUMBER, cell)]
    return len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]


def hold_one_name(column: Column) -> bool:
    """Say if the cells of a column that names one group a row are whole names, separators and all.

    They are where what stands between their separators is hardly ever a name of its own, or part of another list.
    """
    lists = [cell for cell in column.values if re.search(r"[;|\n]", cell)]
    if not lists:
        return True
    whole = {cell.casefold() for cell in column.values}
    pieces = [{piece.strip().casefold() for piece in re.split(r"[;|\n]", cell)} for cell in lists]
    times = Counter(piece for found in pieces for piece in found)
    return 4 * sum(any(piece in whole or times[piece] > 1 for piece in found) for found in pieces) <= len(lists)
