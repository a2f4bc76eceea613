"""What is kept of the attributes of a network's organisations, as of the columns of a table; people stay out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from twgnet.errors import LayoutError, Location, option
from twgnet.model.survey import ColumnUse
from twgnet.options import Options
from twgnet.read.files.grid import cell_text
from twgnet.read.headings import DESCRIBES, Role, read_heading, words
from twgnet.read.personal import is_personal, mask


def sort_attributes(
    nodes: Iterable[Mapping[str, Any]], ours: Collection[str], options: Options, named: Collection[str], where: Location
) -> tuple[ColumnUse, ...]:
    """Decide on every attribute: kept is what describes an organisation, or what was asked for."""
    values: dict[str, dict[str, None]] = {}
    for data in nodes:
        for key, text in _texts(data, ours):
            values.setdefault(key, {})[text] = None
    unknown = next((name for name in options.keep if name not in values), None)
    if unknown is not None:
        shown = ", ".join(map(repr, values))
        raise LayoutError("layout.no_column", location=where, name=unknown, columns=shown, option=option("keep"))
    asked = {*options.keep, *named}
    return tuple(ColumnUse(key, *_use(key, texts, asked, options), key) for key, texts in values.items())


def _use(key: str, texts: Iterable[str], asked: Collection[str], options: Options) -> tuple[str, str]:
    if key in asked:
        return "kept", "asked"
    if is_personal(key, texts):
        return ("kept", "asked") if options.personal else ("left_out", "person")
    heading = read_heading(key)
    describes = heading.role is Role.ATTRIBUTE and heading.concepts & set(DESCRIBES)
    return ("kept", "describes") if describes or _is_own(key) else ("left_out", "unknown")


def _is_own(key: str) -> bool:
    """Tell `organisation_type`, as our files name it."""
    return words(key)[:1] == ["organisation"] and words(key)[1:] in ([one] for one in DESCRIBES)


def state_attributes(
    data: Mapping[str, Any], ours: Collection[str], uses: Iterable[ColumnUse], *, personal: bool
) -> dict[str, str]:
    """Give the attributes of an organisation that are kept, addresses and numbers masked."""
    kept = {use.name for use in uses if use.use == "kept"}
    return {key: text if personal else mask(text) for key, text in _texts(data, ours) if key in kept}


def _texts(data: Mapping[str, Any], ours: Collection[str]) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if key not in ours and isinstance(value, str | int | bool) and (text := cell_text(value)):
            yield str(key), text
