"""What is kept of the attributes of a network's organisations, as of the columns of a table; people stay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from twgnet.errors import LayoutError, Location, option
from twgnet.model.survey import ColumnUse
from twgnet.options import Options
from twgnet.read.files.grid import cell_text
from twgnet.read.headings import DESCRIBES, Role, read_heading, words
from twgnet.read.people.columns import is_personal, names_place
from twgnet.read.people.kinds import KIND_CONCEPTS, doubt_kinds, find_no_kinds
from twgnet.read.people.mask import mask


def sort_attributes(
    nodes: Iterable[Mapping[str, Any]], ours: Collection[str], options: Options, named: Collection[str], where: Location
) -> tuple[ColumnUse, ...]:
    """Decide on every attribute: kept is what describes an organisation, or what was asked for."""
    values = _stated(nodes, ours)
    unknown = next((name for name in options.keep if name not in values), None)
    if unknown is not None:
        shown = ", ".join(map(repr, values))
        raise LayoutError("layout.no_column", location=where, name=unknown, columns=shown, option=option("keep"))
    asked = {*options.keep, *named}
    return tuple(ColumnUse(key, *_use(key, texts, asked, options), key) for key, texts in values.items())


def _stated(nodes: Iterable[Mapping[str, Any]], ours: Collection[str]) -> dict[str, Counter[str]]:
    """Count for each attribute the nodes that state each value."""
    values: dict[str, Counter[str]] = {}
    for data in nodes:
        for key, text in _texts(data, ours):
            values.setdefault(key, Counter())[text] += 1
    return values


def _use(key: str, texts: Counter[str], asked: Collection[str], options: Options) -> tuple[str, str]:
    if key in asked:
        return "kept", "asked"
    if is_personal(key, texts):
        return ("kept", "asked") if options.personal else ("left_out", "person")
    heading = read_heading(key)
    describes = heading.role is Role.ATTRIBUTE and heading.concepts & set(DESCRIBES)
    if not (describes or _is_own(key)):
        return "left_out", "unknown"
    if heading.concepts & KIND_CONCEPTS and (why := doubt_kinds(texts, texts.total())):
        return "left_out", why
    return "kept", "describes"


def _is_own(key: str) -> bool:
    """Tell `organisation_type`, as our files name it."""
    return words(key)[:1] == ["organisation"] and words(key)[1:] in ([one] for one in DESCRIBES)


def state_attributes(
    nodes: Sequence[Mapping[str, Any]], ours: Collection[str], uses: Iterable[ColumnUse], *, personal: bool
) -> list[dict[str, str]]:
    """Give the attributes of each organisation that are kept, addresses and numbers masked, no kind that is none."""
    kept = {use.name for use in uses if use.use == "kept"}
    odd = find_odd(nodes, ours, uses)
    found = ([(key, text) for key, text in _texts(data, ours) if key in kept] for data in nodes)
    if personal:
        return [*map(dict, found)]
    places = {key for key in kept if names_place(read_heading(key))}
    return [
        {key: mask(text, stated=key in places) for key, text in texts if text not in odd.get(key, ())}
        for texts in found
    ]


def find_odd(
    nodes: Iterable[Mapping[str, Any]], ours: Collection[str], uses: Iterable[ColumnUse]
) -> dict[str, frozenset[str]]:
    """Give for each attribute that names a kind those of its values that are none."""
    kinds = {use.name for use in uses if use.why == "describes" and read_heading(use.name).concepts & KIND_CONCEPTS}
    found = ((key, find_no_kinds(counts)) for key, counts in _stated(nodes, ours).items() if key in kinds)
    return {key: odd for key, odd in found if odd}


def _texts(data: Mapping[str, Any], ours: Collection[str]) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if key not in ours and isinstance(value, str | int | bool) and (text := cell_text(value)):
            yield str(key), text
