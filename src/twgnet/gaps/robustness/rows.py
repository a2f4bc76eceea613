"""The findings about fragility as a table."""

from __future__ import annotations

from twgnet.model.gaps import Fragility, SmallestSet
from twgnet.schema import TABLES, Cell, Table


def fragility_rows(found: Fragility) -> Table:
    """Give one row for each smallest set and for each organisation that alone holds groups."""
    smallest = {
        "departures": found.removal_set,
        "reach_once": found.cover_once,
        "reach_twice": found.cover_twice,
    }
    alone = [
        _row("sole_cover", SmallestSet((organisation,), groups, bound=1, equal=1))
        for organisation, groups in found.sole_covers.items()
    ]
    rows = (*(_row(finding, best) for finding, best in smallest.items()), *alone)
    return Table("fragility", TABLES["fragility"].names, rows)


def _row(finding: str, best: SmallestSet) -> tuple[Cell, ...]:
    size = len(best.organisations)
    joined = ";".join(best.organisations), ";".join(best.groups)
    return finding, size, best.proven, best.bound, *joined, best.equal
