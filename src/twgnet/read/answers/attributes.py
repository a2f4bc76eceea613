"""What becomes of the columns beside the answer: kept, counted, or left out; people stay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from twgnet.errors import LayoutError, Problem, problem
from twgnet.model.coded import Coded
from twgnet.model.survey import ColumnUse
from twgnet.options import Options
from twgnet.read.answers.nameless import name_organisation
from twgnet.read.files.coded import CodedRows
from twgnet.read.files.grid import Row
from twgnet.read.headings import COUNTED, DESCRIBES, Role, says_more, words
from twgnet.read.layout.choose.refusals import find_columns
from twgnet.read.layout.columns import Column, cell_of
from twgnet.read.layout.content import Kind
from twgnet.read.layout.understand import Layout
from twgnet.read.people.columns import is_personal, names_place
from twgnet.read.people.kinds import KIND_CONCEPTS, doubt_kinds, find_no_kinds
from twgnet.read.people.mask import MASK, mask

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_VALUES = 30  # distinct values of a column that is counted; more tell of single answers
LONGEST = 10  # words of a heading that says what describes an organisation; more ask about anything
_SUBJECTS = frozenset({"organisation", "partner", "funder", "reporting", "member"})
_LEVELS = frozenset({"familiarity", "status", "flag", "choice"})  # asked for in sentences, answered by no names
_COUNTS = frozenset({"staff", "founded"})
_PLACES = frozenset({"province", "district"})
_KINDS = frozenset({"type", "legal", "scope", "size", *COUNTED})  # a kind, a position is that of several
VARIES = 0.5  # of the organisations with several rows: a column that varies in more describes rows


@dataclass(frozen=True, slots=True)
class Kept:
    """A column that is an attribute of the organisations, its key, and its values that are no kind."""

    column: Column
    key: str
    odd: frozenset[str] = frozenset()

    def clean(self, cell: str, *, personal: bool) -> str:
        """Give a cell without what tells of people."""
        return cell if personal else "" if cell in self.odd else mask(cell, stated=names_place(self.column.heading))


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept of the columns beside the answer, and what became of every column."""

    kept: tuple[Kept, ...]
    uses: tuple[ColumnUse, ...]

    def attributes(self, row: Row, *, personal: bool) -> dict[str, str]:
        """Give the attributes that a row states, addresses and numbers masked."""
        if not self.kept:
            return {}
        cells = ((kept, cell_of(row.cells, kept.column.index)) for kept in self.kept)
        found = ((kept.key, kept.clean(cell, personal=personal)) for kept, cell in cells if cell)
        return {key: cell for key, cell in found if cell}

    def by_column(self, rows: CodedRows, kept: NDArray[np.bool_], *, personal: bool) -> dict[str, Coded]:
        """Give the attributes that some rows state as columns, addresses and numbers masked."""
        columns = ((one, rows.columns[one.column.index].keep(kept)) for one in self.kept)
        return {one.key: cells.change(partial(one.clean, personal=personal)) for one, cells in columns}


def sort_columns(layout: Layout, options: Options, attributes: Collection[str]) -> Beside:
    """Decide on every column of a table; columns that are asked for are kept, whatever they hold."""
    used = layout.used
    spared = {column.index for name in options.keep for column in find_columns(layout.table, name, "keep")}
    asked = spared | _named_by_rules(layout, used, attributes)
    kept: list[Kept] = []
    uses: list[ColumnUse] = []
    for column in layout.table.columns:
        use, why = _use(layout, column, options, used, asked)
        if use == "kept":
            odd = _no_kinds(layout, column) if not options.personal and column.index not in spared else frozenset()
            kept.append(Kept(column, _free_key(column, {k.key for k in kept}), odd))
            several = {} if layout.kind == "turned" else _several(layout, kept[-1], options)
            uses.append(ColumnUse(column.name, use, why, kept[-1].key, several=several))
        elif use:
            counts = _counts(layout, column) if use == "counted" else {}
            name = column.name if options.personal else mask(column.name)
            uses.append(ColumnUse(name, use, why, counts=counts))
    uses += [ColumnUse(column.name, "nominations") for column in layout.table.nominations]
    return Beside(tuple(kept), tuple(uses))


def note_no_kinds(layout: Layout, beside: Beside) -> Iterator[Problem]:
    """Say under which headings values were left out that are no kind."""
    for kept in beside.kept:
        if kept.odd:
            name = kept.column.name
            yield problem("answers.no_kind", layout.table.locate(name), n=len(kept.odd), name=name)


def _named_by_rules(layout: Layout, used: Collection[int], attributes: Collection[str]) -> set[int]:
    """Give the columns of the attributes that rules name."""
    named = {"_".join(words(name)).removeprefix("organisation_") for name in attributes}
    columns = (c for c in layout.table.columns if c.index not in used)
    return {c.index for c in columns if {c.heading.key, "_".join(words(c.name))} & named}


def _use(
    layout: Layout, column: Column, options: Options, used: Collection[int], asked: Collection[int]
) -> tuple[str, str]:
    if column.index in {c.index for c in layout.organisations}:
        return ("groups" if layout.kind == "turned" else "organisation"), ""
    if column.index in asked:
        return "kept", "asked"
    if column.index in used:
        if layout.weight and column.index == layout.weight.index:
            return "weight", ""
        return ("organisation" if layout.kind == "turned" else "groups"), ""
    if not column.filled or not column.name:
        return "", ""
    return _beside(layout, column, options)


def _beside(layout: Layout, column: Column, options: Options) -> tuple[str, str]:
    """Decide on a column that is neither organisation nor group: only what is known is kept."""
    heading = column.heading
    if heading.role is Role.TOOL:
        return "left_out", "tool"
    if is_personal(column.question or column.name, column.values):
        return ("kept", "asked") if options.personal else ("left_out", "person")
    concepts = heading.concepts
    if _is_of_another(layout, column):
        return "left_out", "unknown"
    short = len(words(column.question or column.name)) <= LONGEST and column.kind is not Kind.PROSE
    describes = heading.role is Role.ATTRIBUTE and concepts & set(DESCRIBES) and short
    if concepts and (why := _why_names(layout, column)):
        return "left_out", why
    if describes and not _may_name_people(column) and not concepts & {"code", "number", "people", "reason"}:
        if "acronym" in concepts or not _varies(layout, column):  # of one name: two organisations
            return "kept", "describes"
        return ("counted", "varies") if _is_countable(column) else ("left_out", "varies")
    about = concepts & set(COUNTED) or heading.role is Role.GROUP or column.kind is Kind.TICK
    if column.kind is Kind.NAME and not concepts & _LEVELS and says_more(column.question or column.name):
        return "left_out", "unknown"  # the chief of the district, the lead of the cluster
    return ("counted", "few_values") if about and _is_countable(column) else ("left_out", "unknown")


def _may_name_people(column: Column) -> bool:
    """Tell the staff by name from how many there are, and who founded it from when, by the digits."""
    if not column.heading.concepts & _COUNTS or column.heading.concepts & (set(DESCRIBES) - _COUNTS):
        return False
    return sum(any(map(str.isdecimal, value)) for value in column.values) * 2 < len(column.values)


def _why_names(layout: Layout, column: Column) -> str:
    """Tell why `Type`, `Function`, `Country rep` may well hold names of people; nothing where they do not."""
    concepts = column.heading.concepts
    further = says_more(column.question or column.name)
    if column.kind is not Kind.NAME or not (concepts & _KINDS or further):
        return ""
    named = concepts & (KIND_CONCEPTS | {"flag"}) or (further and not concepts & (_PLACES | _LEVELS))
    return doubt_kinds(_stated(layout, column), len(_values(layout, column)), people=bool(named))


def _no_kinds(layout: Layout, column: Column) -> frozenset[str]:
    """Give the values under `Type`, `Position` and the like that are no kind: names of people, sentences."""
    concepts = column.heading.concepts
    if not concepts & KIND_CONCEPTS:
        return frozenset()
    return find_no_kinds(_stated(layout, column), positions="position" in concepts)


def _stated(layout: Layout, column: Column) -> Counter[str]:
    """Count the organisations that state each value of a column."""
    return Counter(value for _, values in _values(layout, column).values() for value in values)


def _is_of_another(layout: Layout, column: Column) -> bool:
    """Tell the acronym of the donor from that of the organisation, where both are named."""
    subject = column.heading.concepts & _SUBJECTS
    if not subject or subject == layout.organisation.heading.concepts & _SUBJECTS:
        return False
    others = (c for c in layout.table.columns if c.heading.role is Role.ORGANISATION and c not in layout.organisations)
    return any(subject == other.heading.concepts & _SUBJECTS for other in others)


def _is_countable(column: Column) -> bool:
    return len(column.values) <= MOST_VALUES and column.kind in (Kind.NAME, Kind.TICK, Kind.CODE, Kind.NUMBER)


def _counts(layout: Layout, column: Column) -> dict[str, int]:
    counts: Counter[str] = Counter()
    odd = _no_kinds(layout, column)
    for value, count in column.values.items():
        counts[MASK if value in odd else mask(value, stated=names_place(column.heading))] += count
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _values(layout: Layout, column: Column) -> dict[str, tuple[str, dict[str, None]]]:
    """Give the values of a column by organisation, as the file spells it first."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for name, value in dict.fromkeys(zip(layout.organisation.cells, column.cells, strict=True)):
        if name and value:
            values = found.setdefault(" ".join(name.split()).casefold(), (name, {}))[1]
            values[value] = None
    return found


def _varies(layout: Layout, column: Column) -> bool:
    """Say if a column describes the rows, not the organisations."""
    if layout.kind not in ("ties", "hxl", "matrix", "groups"):
        return False
    rows: Counter[str] = Counter()
    for name, count in layout.organisation.values.items():
        rows[" ".join(name.split()).casefold()] += count
    repeated = [values for name, (_, values) in _values(layout, column).items() if rows[name] > 1]
    return sum(len(values) > 1 for values in repeated) > VARIES * len(repeated)


def _several(layout: Layout, kept: Kept, options: Options) -> Mapping[str, tuple[str, ...]]:
    found = (
        (name_organisation(layout, name), [kept.clean(value, personal=options.personal) for value in values])
        for name, values in _values(layout, kept.column).values()
    )
    stated = ((name, tuple(filter(None, values))) for name, values in found)
    return {name: values for name, values in stated if len(values) > 1}


def _free_key(column: Column, taken: set[str]) -> str:
    key = column.heading.key or f"column_{column.index + 1}"
    if column.option:
        key = "_".join((key, *words(column.option)))
    return key if key not in taken else f"{key}_{column.index + 1}"


def check_kept(layout: Layout, options: Options) -> None:
    """Refuse to keep a column that names the organisations or the groups."""
    for name in options.keep:
        if any(column.index in layout.used for column in find_columns(layout.table, name, "keep")):
            raise LayoutError("answers.not_kept", location=layout.table.locate(name), name=name)
