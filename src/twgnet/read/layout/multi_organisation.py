"""One row per group, with all its organisations in one cell: the list the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twgnet.errors import LayoutError
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.options import ReadOptions

_PLURAL = re.compile(r"\b(organi[sz]ations|orgs|ngos|csos|agencies|institutions|members)\b", re.I)
_LIST = re.compile(r"[;\n]")


def organisation_separator(table: Headed, organisation: Column, groups: Sequence[Column], options: ReadOptions) -> str:
    """Give the pattern that parts several organisations in one cell; empty if each cell is one.

    Raises
    ------
    LayoutError
        Commas could part organisations, or belong to their names.
    """
    asked = options.layout == "groups"
    if not groups or options.layout not in (None, "groups"):
        return ""
    lists = any(map(_LIST.search, organisation.filled))
    if asked:
        return r"[;\n]" if lists else ","
    one_group_each = not any(_LIST.search(cell) for column in groups for cell in column.filled)
    if lists:
        return r"[;\n]" if one_group_each else ""
    commas = sum("," in cell for cell in organisation.filled)
    different = len(set(groups[0].filled)) == len(groups[0].filled)
    often = commas and 2 * commas >= len(organisation.filled)
    if one_group_each and different and often and _PLURAL.search(organisation.name):
        raise LayoutError(
            f"a cell of {organisation.name!r} could hold one organisation or several",
            location=table.grid.location(table.header.number, organisation.name),
            advice="say --layout groups (several, parted by commas) or --layout list (one)",
        )
    return ""
