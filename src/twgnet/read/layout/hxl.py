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
from twgnet.vocabulary.headings.load import fold

_GROUP_TAGS = ("sector", "subsector", "activity")  # the first that is there is the group
_SHORT = {"code", "acronym"}  # they stand for a name where no column has it
_NOT_NAMES = {*_SHORT, "id", "type", "num", "url", "email", "phone"}
_PAY, _DO = {"funder", "funding", "donor"}, {"impl"}  # who does it is meant before who leads and who pays for it
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
    width = max(len(tags.cells), len(above.cells))
    found = [cell_of(tags.cells, index) for index in range(width)]
    headings = _read_tags([tag if tag.startswith("#") else "" for tag in found])
    roles = {heading.role for heading in headings if heading} & {Role.ORGANISATION, Role.GROUP}
    columns = []
    for index, heading in enumerate(headings):
        tag, name = found[index], cell_of(above.cells, index)
        cells = tuple(cell_of(row.cells, index) for row in data)
        if heading or name:
            own = heading or _beside_tags(name, roles)
            columns.append(Column(index, name or tag, own, cells, tag=tag))
    return Headed(grid, tags, tuple(columns), data)


def _read_tags(tags: Sequence[str]) -> list[Heading | None]:
    """Give the heading of each column with a tag; what has no name where another has one is a short form of it."""
    named = set(map(_squash, tags))
    whole = [f"{tag}+acronym" if f"{_squash(tag)}+name" in named else tag for tag in tags]
    group, meant = _group_tag(whole), _organisation_meant(whole)
    return [_heading(tag, group, meant) if tag else None for tag in whole]


def _organisation_meant(tags: Sequence[str]) -> set[str]:
    """Give what the tag of the organisations says of them: `impl`, or nothing."""
    found = [attributes for name, attributes in map(_parse, tags) if name == "org" and not attributes & _NOT_NAMES]
    return max(found, key=_organisation_level, default=set()) - {"name"}


def _squash(tag: str) -> str:
    return "".join(tag.split()).casefold()


def _beside_tags(name: str, roles: set[Role]) -> Heading:
    """Read the heading of a column without a tag; the columns with tags hold the roles that they have."""
    heading = read_heading(name)
    return Heading(Role.ATTRIBUTE, 1, fold(name), heading.concepts) if heading.role in roles else heading


def _group_tag(tags: Sequence[str]) -> tuple[str, set[str]]:
    """Give the tag of the groups and what its attributes may not be: a code only where no name has that tag."""
    parsed = [_parse(tag) for tag in tags if tag]
    for name in _GROUP_TAGS:
        for refused in (_NOT_NAMES, _NOT_NAMES - _SHORT):
            if any(tag == name and not attributes & refused for tag, attributes in parsed):
                return name, refused
    return "", _NOT_NAMES


def _heading(tag: str, group: tuple[str, set[str]], meant: set[str]) -> Heading:
    name, attributes = _parse(tag)
    if name == "org" and "acronym" in attributes and attributes - {"acronym", "name"} != meant:
        return Heading(Role.ATTRIBUTE, 1, "other_acronym", frozenset({"tagged"}))  # of another organisation
    joined = "+".join((name, *sorted(attributes - {"name"})))
    key = _KEYS.get(joined, _KEYS.get(name, joined.replace("+", "_")))
    concepts = {_CONCEPTS.get(name, ""), *(attributes & {"type", "acronym", "code"})} - {""}
    if name == "contact" or attributes & {"email", "phone"}:
        return Heading(Role.PERSONAL, 4, key)
    if name == "org" and not attributes & _NOT_NAMES:
        return Heading(Role.ORGANISATION, _organisation_level(attributes), "organisation")
    if name == group[0] and not attributes & group[1]:
        return Heading(Role.GROUP, 4, "group", frozenset({"cluster"}))
    return Heading(Role.ATTRIBUTE, 1, key, frozenset(concepts or {"tagged"}))


def _organisation_level(attributes: set[str]) -> int:
    if attributes <= {"name"}:
        return 4
    return 1 if attributes & _PAY else 3 if attributes & _DO else 2


def _parse(tag: str) -> tuple[str, set[str]]:
    """Cut a hashtag into its name and its attributes.

    >>> name, attributes = _parse("#org +name+i_en")
    >>> name, sorted(attributes)
    ('org', ['name'])
    """
    name, *attributes = [part.strip().lower() for part in tag.lstrip("#").split("+")]
    return name, {a for a in attributes if not re.fullmatch(r"i_\w+|v_\w+", a)}
