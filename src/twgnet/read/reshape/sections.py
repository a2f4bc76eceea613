"""Groups that stand in rows of their own above their members, or above a table each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from twgnet.errors import problem
from twgnet.read.files.grid import Grid, Row
from twgnet.read.headings import read_heading
from twgnet.read.layout.columns import cell_of
from twgnet.read.layout.content import is_number
from twgnet.read.layout.ticks import is_tick
from twgnet.read.reshape.heading import GROUP, MEMBER
from twgnet.vocabulary.headings.load import cell_words, fold, heading_concepts, split_words

LEAST_SECTIONS = 2  # rows of one text with rows below them; one may be a title
_KINDS = frozenset({"cluster", "sector", "twg", "group"})
_LONGEST_KIND = 3  # words of the longest of them: technical working group
LONGEST = 80  # characters of a name above a section; more is a sentence
_NUMBERED = re.compile(
    r"^(?:(?:table|annex|section|list|tableau|tabla|tabela)\s+)?(?:\d{1,2}|[IVX]{1,4})\s*[.):–-]\s+", re.I
)


def list_sections(grid: Grid) -> Grid | None:
    """Write the text above each section before each row of it; None where the rows are not parted so."""
    if len(grid.rows) > 1 and (header := next((row for row in grid.rows if not _is_alone(row)), None)):
        return _without_header(grid, header) or _listed(grid, header, _sections(grid.rows, header))
    return None


def _without_header(grid: Grid, first: Row) -> Grid | None:
    """List sections of members below which no headings stand: the first row of the first section is a member."""
    rows = [row for row in grid.rows if row.number < first.number]
    if not rows or not first.cells[0] or any(read_heading(cell).concepts - {"ordinal"} for cell in first.cells):
        return None
    again = sum(cell_of(row.cells, 0) == first.cells[0] for row in grid.rows) > 1
    if not again and not any(map(is_number, first.cells)):
        return None
    header = Row(rows[-1].number, (MEMBER,))  # what stands beside the members has no heading, and is left out
    sections = _sections([row for row in grid.rows if row.number >= header.number], header)
    return _listed(grid, header, ((name, Row(row.number, row.cells[:1])) for name, row in sections))


def _listed(grid: Grid, header: Row, sections: Iterable[tuple[str, Row]]) -> Grid | None:
    found = [*_without_kind([*sections])]
    names = dict.fromkeys(name for name, _ in found)
    if len(names) < LEAST_SECTIONS or not all(name and _may_name(name) for name in names):
        return None
    rows = [Row(row.number, (name, *row.cells)) for name, row in found]
    shown = tuple(repr(name) for name in list(names)[:3])
    note = problem("layout.sections", grid.location(header.number), names=shown)
    top = Row(header.number, (GROUP, *_name_members(header.cells)))
    return replace(grid, rows=(top, *rows), problems=(*grid.problems, note))


def _name_members(header: Sequence[str]) -> tuple[str, ...]:
    """Give the headings with `Member` for a `Name` that nothing says is a person's."""
    concepts = [read_heading(name).concepts for name in header]
    people = any(found & {"email", "phone"} for found in concepts)
    return tuple(MEMBER if found == {"name"} and not people else n for n, found in zip(header, concepts, strict=True))


def _is_alone(row: Row) -> bool:
    return sum(map(bool, row.cells)) < 2


def _sections(rows: Sequence[Row], header: Row) -> Iterator[tuple[str, Row]]:
    """Give each row with the last text alone above it; empty for rows above the first such text."""
    name = ""
    for row in rows:
        if _is_alone(row):
            name = next(filter(None, row.cells), "")
        elif row.cells != header.cells:
            yield _NUMBERED.sub("", name).rstrip(" :"), row


def _without_kind(sections: Sequence[tuple[str, Row]]) -> Iterator[tuple[str, Row]]:
    """Give the sections without the words for a group that all names end in, or open with: `Cluster: Health`."""
    ends: list[Callable[[str], tuple[str, str]]] = [partial(_last_words, n) for n in range(_LONGEST_KIND, 0, -1)]
    for cut in (*ends, _before_colon):
        parts = [cut(name) for name, _ in sections]
        kinds = {fold(kind) for _, kind in parts}
        if len(kinds) == 1 and all(rest.strip() for rest, _ in parts) and _are_of_groups(*kinds):
            sections = [(rest.strip(), row) for (rest, _), (_, row) in zip(parts, sections, strict=True)]
    yield from sections


def _are_of_groups(kind: str) -> bool:
    """Say if words are known, all together, as those for a group."""
    return bool(heading_concepts().get(tuple(split_words(kind)), frozenset()) & _KINDS)


def _last_words(number: int, name: str) -> tuple[str, str]:
    words = name.split()
    return " ".join(words[:-number]), " ".join(words[-number:])


def _before_colon(name: str) -> tuple[str, str]:
    kind, _, rest = name.partition(":")
    return rest, kind


def _may_name(name: str) -> bool:
    known = fold(name) in cell_words("total") | cell_words("note")
    return len(name) <= LONGEST and not is_number(name) and is_tick(name) is None and not known
