"""KoboToolbox and ODK join the options of a cell by one space, labels too: telling them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.evidence import Names

_COLLECTORS = {"_uuid", "_submission_time", "key", "meta-instanceid", "meta/instanceid"}
_XML_NAMES = re.compile(r"[a-z0-9_.\-]+( [a-z0-9_.\-]+)*")


def split_spaced(table: Headed, columns: Sequence[Column], names: Names) -> dict[str, tuple[str, ...]]:
    """Give the options of each cell that joins several by spaces, where they can be told apart.

    XML names hold no space; labels are told apart by the known names, longest first.
    """
    if not _COLLECTORS & {column.name.casefold() for column in table.columns}:
        return {}
    splits = {}
    for column in columns:
        plain = all(_XML_NAMES.fullmatch(cell) for cell in column.filled)
        for cell in column.filled:
            options = cell.split() if plain else names.segment(cell)
            if len(options) > 1:
                splits[cell] = tuple(options)
    return splits
