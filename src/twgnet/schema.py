"""The contract of every table: its columns, their types, the order of its rows.

Scripts depend on these names: adding a column at the end is free, renaming one is a breaking
change. What a column is called for people and what it means stands in `wording/<language>/columns.toml`,
or in `tables.toml` where it differs in one table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None
Kind = Literal["text", "int", "float", "bool"]

DIGITS = 6  # enough for any reader, few enough to be the same on every machine
SMALL = 1e-4  # a smaller number, such as a p, keeps three digits of its own
PLAIN = frozenset({str, int, bool, type(None)})  # what is a cell as it is


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, what its cells are, and whether one may be unknown (empty)."""

    name: str
    kind: Kind = "text"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """What a table holds: its columns in their order, and the columns that its rows are sorted by.

    Where `open_ended`, further columns follow: attributes of the organisations, as given.
    """

    name: str
    columns: tuple[Column, ...]
    sort: tuple[str, ...] = ()
    open_ended: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def _specify(name: str, columns: str, *, sort: str = "", open_ended: bool = False) -> TableSpec:
    """Make a specification of text: `low:int?` is a column of whole numbers, some unknown.

    >>> _specify("toy", "group_id low:int?").columns[1]
    Column(name='low', kind='int', optional=True)
    """
    made = []
    for text in columns.split():
        column, _, kind = text.partition(":")
        made.append(Column(column, kind.rstrip("?") or "text", kind.endswith("?")))  # type: ignore[arg-type]
    return TableSpec(name, tuple(made), tuple(sort.split()), open_ended)


_MEASURES = "degree:int degree_centrality:float closeness:float betweenness:float eigenvector:float? community"

_PAIRS = "a_id a b_id b shared:int expected:float p:float q:float jaccard:float newman:float"

TABLES: Mapping[str, TableSpec] = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            _specify(
                "gaps",
                "group_id group tier organisations:int tentative:int sole_organisation"
                " estimate:float? low:int? high:int? low_all:int? high_all:int? rank_low:int? rank_high:int?"
                " at_most:int? target:int short:int inexact:int flips_at:float? why verdict p_short:float? seen:int"
                " low_unseen:int? high_unseen:int? open_answers:int estimate_by_type:float? low_by_type:int?"
                " high_by_type:int? settled_by:int?",
                sort="group_id",
            ),
            _specify(
                "focal",
                "group_id group role organisation_id organisation score:int? why runner_up rank:int? tied_with cost"
                " terms person",
            ),
            _specify(
                "seats",
                "group_id group role organisation_id organisation why runner_up state from until note place:int?",
            ),
            _specify("sensitivity", "term change group_id role organisation_id instead_id"),
            _specify("letters", "organisation_id organisation language text"),
            _specify(
                "suggestions",
                "group_id organisation_id organisation rank:int score:float? popularity_rank:int? like why",
                sort="group_id rank",
            ),
            _specify(
                "balance",
                "group_id attribute value observed:int expected:float p_fewer:float p_more:float q:float?"
                " testable:bool",
            ),
            _specify(
                "nonrespondents",
                "organisation_id organisation acronym organisation_type rank:int could_change why",
                open_ended=True,
            ),
            _specify("response", "attribute value invited:int answered:int rate:float"),
            _specify(
                "structure",
                "measure value:float null_mean:float? null_low:float? null_high:float? p:float? draws:int? meaning",
            ),
            _specify("fragility", "finding size:int proven:bool bound:int? organisations groups equal_sets:int?"),
            _specify(
                "organisations",
                f"organisation_id organisation acronym organisation_type {_MEASURES} sole_cover"
                " closeness_low:float? closeness_high:float? betweenness_low:float? betweenness_high:float?",
                sort="organisation_id",
                open_ended=True,
            ),
            _specify("pairs_organisations", _PAIRS, sort="a_id b_id"),
            _specify("pairs_groups", _PAIRS, sort="a_id b_id"),
            _specify("groups", f"group_id group official:bool {_MEASURES}", sort="group_id"),
            _specify(
                "interests",
                "organisation_id organisation group_id group certainty weight:float source row:int text rule"
                " score:float",
                sort="organisation_id group_id",
            ),
            _specify(
                "mentions",
                "source row:int organisation_id organisation text status group_id candidates rule score:float"
                " certainty note",
            ),
            _specify("decisions", "kind text ruling answer other candidates where note state"),
            _specify("duplicates", "organisation_id organisation other_id other score:float why"),
            _specify("names", "source row:int text status organisation_id candidates rule score:float"),
            _specify("registry", "id name acronym aliases name_km lead official:bool target:int? seats:int? sources"),
        )
    }
)


GIVEN = " (given)"  # stands behind the name of an attribute whose name is taken


def free_name(name: str, taken: Collection[str]) -> str:
    """Give the name under which an attribute stands beside those that are taken.

    >>> free_name("degree", {"degree"}), free_name("region", {"degree"})
    ('degree (given)', 'region')
    """
    return f"{name}{GIVEN}" if _without_given(name) in taken else name


def given_name(name: str, taken: Collection[str]) -> str:
    """Give an attribute's own name back; the inverse of `free_name`."""
    return name.removesuffix(GIVEN) if _without_given(name) in taken else name


def _without_given(name: str) -> str:
    while name.endswith(GIVEN):
        name = name.removesuffix(GIVEN)
    return name


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: columns and rows of plain values, `None` where unknown.

    >>> table = Table("toy", ("group_id", "organisations"), (("GEN", 6),))
    >>> table.records()
    [{'group_id': 'GEN', 'organisations': 6}]
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """Give each row as a mapping from column name to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def select(self, **columns: str) -> Table:
        """Give the named columns only, each under its new title.

        >>> Table("toy", ("group_id", "n"), (("GEN", 6),)).select(Group="group_id").columns
        ('Group',)
        """
        indices = [self.columns.index(column) for column in columns.values()]
        rows = (tuple(row[index] for index in indices) for row in self.rows)
        return Table(self.name, tuple(columns), tuple(rows))

    def frame(self) -> pd.DataFrame:
        """Give the table as a pandas DataFrame with these columns."""
        import pandas as pd

        frame = pd.DataFrame(list(self.rows), columns=list(self.columns))
        known = TABLES[self.name].columns if self.name in TABLES else ()
        numbers = [column.name for column in known if column.optional and column.kind in ("int", "float")]
        return frame.astype({name: float for name in numbers if frame[name].isna().any()})


def tabulate(name: str, records: Iterable[object], say: Callable[[Any], str] | None = None) -> Table:
    """Make the table `name` of records that carry its columns as attributes.

    Rows are sorted as the table asks; tuples become `;`-joined text, fractions are rounded to
    six digits, messages are put into words by `say`. An open-ended table ends with the `attributes`
    of its records.
    """
    spec = TABLES[name]
    ordered = sorted(records, key=attrgetter(*spec.sort)) if spec.sort else list(records)
    given = sorted({key for record in ordered for key in getattr(record, "attributes", ())}) if spec.open_ended else []
    names = spec.names
    values = attrgetter(*names)
    rows = [tuple([one if type(one) in PLAIN else _cell(one, say) for one in values(record)]) for record in ordered]
    if given:
        further = [getattr(record, "attributes", {}) for record in ordered]
        rows = [(*row, *map(one.get, given)) for row, one in zip(rows, further, strict=True)]
    return Table(name, (*names, *(free_name(key, names) for key in given)), tuple(rows))


def _cell(value: object, say: Callable[[Any], str] | None) -> Cell:
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    if isinstance(value, float):
        return round(value, DIGITS) if abs(value) >= SMALL else float(f"{value:.3g}")
    if value is None or isinstance(value, str | int | bool):
        return value
    if say is None:
        raise TypeError(f"not a table cell: {value!r}")
    return say(value)
