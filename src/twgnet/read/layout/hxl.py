"""Tables with a row of HXL hashtags: the tags say what the columns mean, in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twgnet.errors import LayoutError
from twgnet.options import Options
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import Heading, Role, read_heading
from twgnet.read.layout.columns import Column, Headed, cell_of
from twgnet.read.layout.header import HEADER_ROWS, is_tag_row

_GROUP_TAGS = ("sector", "subsector", "activity")  # the first that is there is the group
_NOT_NAMES = {"code", "id", "type", "acronym", "num", "url", "email", "phone"}
_KEYS = {"adm1": "province", "adm2": "district", "org+type": "type", "org+acronym": "acronym"}
_CONCEPTS = {"adm1": "province", "adm2": "district", "adm3": "district", "loc": "district", "country": "country"}


def read_tags(grid: Grid, options: Options) -> Headed | None:
    """Cut a table at its hashtag row; None if its first 25 rows have none with `#org`."""
    for index, row in enumerate(grid.rows[:HEADER_ROWS]):
        if is_tag_row(row) and any(_parse(cell)[0] == "org" for cell in row.cells):
            above = grid.rows[index - 1] if index else row
            return _headed(grid, row, above, grid.rows[index + 1 :])
    if options.layout == "hxl":
        raise LayoutError("layout.no_hxl", location=grid.location(), rows=HEADER_ROWS)
    return None


def _headed(grid: Grid, tags: Row, above: Row, data: Sequence[Row]) -> Headed:
    group = _group_tag(tags)
    columns = []
    for index in range(max(len(tags.cells), len(above.cells))):
        tag, name = cell_of(tags.cells, index), cell_of(above.cells, index)
        cells = tuple(cell_of(row.cells, index) for row in data)
        if tag or name:
            heading = _heading(tag, group) if tag else read_heading(name)
            columns.append(Column(index, name or tag, heading, cells, tag=tag))
    return Headed(grid, tags, tuple(columns), data)


def _group_tag(tags: Row) -> str:
    present = {_parse(cell)[0] for cell in tags.cells}
    return next((tag for tag in _GROUP_TAGS if tag in present), "")


def _heading(tag: str, group: str) -> Heading:
    name, attributes = _parse(tag)
    joined = "+".join((name, *sorted(attributes - {"name"})))
    key = _KEYS.get(joined, _KEYS.get(name, joined.replace("+", "_")))
    concepts = {_CONCEPTS.get(name, ""), *(attributes & {"type", "acronym", "code"})} - {""}
    if name == "contact" or attributes & {"email", "phone"}:
        return Heading(Role.PERSONAL, 4, key)
    if name == "org" and not attributes & _NOT_NAMES:
        return Heading(Role.ORGANISATION, 4 if attributes <= {"name"} else 3, "organisation")
    if name == group and not attributes & _NOT_NAMES:
        return Heading(Role.GROUP, 4, "group", frozenset({"cluster"}))
    return Heading(Role.ATTRIBUTE, 1, key, frozenset(concepts))


def _parse(tag: str) -> tuple[str, set[str]]:
    """Cut a hashtag into its name and its attributes.

    >>> name, attributes = _parse("#org +name+i_en")
    >>> name, sorted(attributes)
    ('org', ['name'])
    """
    name, *attributes = [part.strip().lower() for part in tag.lstrip("#").split("+")]
    return name, {a for a in attributes if not re.fullmatch(r"i_\w+|v_\w+", a)}
