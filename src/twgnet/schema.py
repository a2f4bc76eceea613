"""The column contract of every table that leaves a stage.

Scripts depend on these names: adding a column is free, renaming one is a breaking change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None

NUMBERS = (  # columns that hold nothing where a number is unknown
    "estimate low high low_all high_all rank_low rank_high at_most flips_at eigenvector"
).split()
DIGITS = 6  # enough for any reader, few enough to be the same on every machine

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "interests": "organisation_id organisation group_id group certainty weight source row text rule score",
        "mentions": "source row organisation_id organisation text status group_id candidates rule score certainty note",
        "organisations": "organisation_id organisation acronym organisation_type degree"
        " degree_centrality closeness betweenness eigenvector community sole_cover",
        "groups": "group_id group official degree degree_centrality closeness betweenness eigenvector community",
        "gaps": "group_id group tier organisations tentative sole_organisation estimate low"
        " high low_all high_all rank_low rank_high at_most target short inexact flips_at why",
        "suggestions": "group_id organisation_id organisation rank score popularity_rank like why",
        "balance": "group_id attribute value observed expected p q least_p",
        "fragility": "finding size proven bound organisations groups",
        "focal": "group_id group role organisation_id organisation score why runner_up",
        "names": "source row text status organisation_id candidates rule score",
        "duplicates": "organisation_id organisation other_id other score why",
        "registry": "id name acronym aliases name_km lead official target seats sources",
        "decisions": "kind text ruling answer other candidates where note state",
    }.items()
}


GIVEN = " (given)"  # stands behind the name of an attribute whose name is taken


def free_name(name: str, taken: Collection[str]) -> str:
    """Give the name under which an attribute stands beside those that are taken.

    >>> free_name("degree", {"degree"}), free_name("region", {"degree"})
    ('degree (given)', 'region')
    """
    return f"{name}{GIVEN}" if _bare(name) in taken else name


def given_name(name: str, taken: Collection[str]) -> str:
    """Give an attribute's own name back; the inverse of `free_name`."""
    return name.removesuffix(GIVEN) if _bare(name) in taken else name


def _bare(name: str) -> str:
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
        places = [self.columns.index(column) for column in columns.values()]
        rows = (tuple(row[place] for place in places) for row in self.rows)
        return Table(self.name, tuple(columns), tuple(rows))

    def frame(self) -> pd.DataFrame:
        """Give the table as a pandas DataFrame with these columns."""
        import pandas as pd

        frame = pd.DataFrame(list(self.rows), columns=list(self.columns))
        unknown = [column for column in NUMBERS if column in frame and frame[column].isna().any()]
        return frame.astype(dict.fromkeys(unknown, float))


def tabulate(name: str, records: Iterable[object]) -> Table:
    """Make the table `name` of records that carry its columns as attributes.

    Tuples become `;`-joined text; fractions are rounded to six digits.
    """
    columns = COLUMNS[name]
    rows = (tuple(_cell(getattr(record, column)) for column in columns) for record in records)
    return Table(name, columns, tuple(rows))


def _cell(value: object) -> Cell:
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    if isinstance(value, float):
        return round(value, DIGITS)
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"not a table cell: {value!r}")
