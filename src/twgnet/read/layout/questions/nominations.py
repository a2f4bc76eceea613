"""Questions that ask whom organisations trust to speak: neither who answered nor what it wants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from twgnet.options import Options
from twgnet.read.files.grid import tidy
from twgnet.read.layout.columns import Column, Headed
from twgnet.read.layout.content import Kind
from twgnet.read.layout.ticks import says_role
from twgnet.vocabulary.headings.load import asks_for_nominations, fold

NAMED = 0.5  # of the answers under a heading that may ask for nominations, how many must name organisations of the file
_TEXTS = frozenset({Kind.NAME, Kind.CODE, Kind.PROSE})
_PIECES = re.compile(r"[;,\n/&]|\b(?:and|et|y|und|e)\b")


def set_aside_nominations(table: Headed, options: Options) -> Headed:
    """Give the table with such questions apart from its columns, unless a person names them otherwise."""
    given = [name for name in (options.org_col, *options.group_cols, *options.keep) if name]
    found = [
        c for c in table.columns if _is_nomination(c, table.columns) and not any(_names(name, c) for name in given)
    ]
    rest = tuple(column for column in table.columns if column not in found)
    return replace(table, columns=rest, nominations=tuple(found)) if found and len(rest) > 1 else table


def _names(name: str, column: Column) -> bool:
    return name.strip() == str(column.index + 1) or fold(tidy(name)) in {fold(column.name), fold(column.question)}


def _is_nomination(column: Column, columns: Sequence[Column]) -> bool:
    """Tell such a question: surely by its words, or by words that may say so and answers that name organisations."""
    if column.kind not in _TEXTS or not column.filled or all(map(says_role, column.values)):
        return False
    sure = asks_for_nominations(f"{column.question or column.name}")
    return bool(sure) or (sure is not None and _names_others(column, columns))


def _names_others(column: Column, columns: Sequence[Column]) -> bool:
    pieces = [{fold(tidy(piece)) for piece in _PIECES.split(cell)} | {fold(cell)} for cell in column.filled]
    for other in columns:
        known = {fold(cell) for cell in other.values} if other is not column and other.kind in _TEXTS else set()
        if sum(bool(one & known) for one in pieces) >= NAMED * len(pieces):
            return True
    return False
