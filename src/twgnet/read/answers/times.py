"""When an answer was given: times as tools write them, year first or day or month first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from twgnet.errors import LayoutError
from twgnet.read.files.grid import Row
from twgnet.read.layout.columns import Column, Headed, cell_of
from twgnet.read.layout.content import Kind

_TIME = re.compile(
    r"(?P<a>\d{1,4})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{1,4})"
    r"(?:[ T]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?[.\d]*\s*(?P<half>[AaPp]\.?\s?[Mm])?.*"
)
_ORDERS = {"year": "abc", "day": "cba", "month": "cab"}  # which part is year, month, day


def order_by_time(table: Headed, groups: Collection[Sequence[Row]]) -> list[list[Row]]:
    """Order the rows of each organisation by the first column of times; as they stand where there is none.

    Raises
    ------
    LayoutError
        Days and months cannot be told from each other, and that changes the order.
    """
    column = next((c for c in table.columns if c.kind is Kind.DATE and _orders(c)), None)
    if column is None:
        return [list(rows) for rows in groups]
    ways = [[sorted(rows, key=_key(column, order)) for rows in groups] for order in _orders(column)]
    if any(way != ways[0] for way in ways):
        raise LayoutError("layout.day_or_month", location=table.locate(column.name), column=column.name)
    return ways[0]


def _orders(column: Column) -> list[str]:
    """Give the orders of year, month and day that every cell allows."""
    found = [_TIME.fullmatch(cell) for cell in column.values]
    return [order for order in _ORDERS if all(_fits(one, order) for one in found)]


def _fits(found: re.Match[str] | None, order: str) -> bool:
    if not found:
        return False
    year, month, day = (found[part] for part in _ORDERS[order])
    widths = (4,) if order == "year" else (2, 4)
    return len(year) in widths and max(len(month), len(day)) < 3 and 0 < int(month) < 13 and 0 < int(day) < 32


def _key(column: Column, order: str) -> Callable[[Row], tuple[int, ...]]:
    def key(row: Row) -> tuple[int, ...]:
        found = _TIME.fullmatch(cell_of(row.cells, column.index))
        if not found:
            return ()
        year, month, day = (int(found[part]) for part in _ORDERS[order])
        hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
        half = (found["half"] or "").casefold()[:1]
        hour = hour % 12 + 12 * (half == "p") if half else hour
        return year + 2000 * (year < 100), month, day, hour, minute, second

    return key
