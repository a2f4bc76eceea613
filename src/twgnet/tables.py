"""What each table of the contract is made of, and all as DataFrames; a stage is reached when its table is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from twgnet.schema import TABLES, Table

if TYPE_CHECKING:
    import pandas as pd

PAIRS_WRITTEN = 200  # nodes of a side: up to here files hold every pair, beyond the nearest of each
NEAREST = range(3, 11)  # of each node beyond that, the fewer the more nodes there are:
PAIRS = 5_000  # about so many rows, that a workbook still opens


def _organisation_rows(study: Any) -> Table:
    from twgnet.gaps import hide_communities
    from twgnet.measures import organisation_rows

    return organisation_rows(study.network, hide_communities(study.measures, study.structure), study.centrality_ranges)


def _group_rows(study: Any) -> Table:
    from twgnet.gaps import hide_communities
    from twgnet.measures import group_rows

    return group_rows(study.network, hide_communities(study.measures, study.structure))


def _pair_rows(side: Literal["organisations", "groups"]) -> Callable[[Any], Table]:
    def rows(study: Any) -> Table:
        from twgnet.measures import find_pairs, pair_rows

        nodes = study.network.organisations if side == "organisations" else study.network.groups
        top = None if len(nodes) <= PAIRS_WRITTEN else min(max(PAIRS // len(nodes), NEAREST[0]), NEAREST[-1])
        return pair_rows(study.network, find_pairs(study.network, side, top=top))

    return rows


def _fragility_rows(study: Any) -> Table:
    from twgnet.gaps import fragility_rows

    return fragility_rows(study.findings.fragility)


def _sensitivity(study: Any) -> Iterable[object]:
    from twgnet.focal import move_weights

    return move_weights(study.deliberation)


def _seat_rows(name: str) -> Callable[[Any], Table]:
    def rows(study: Any) -> Table:
        from twgnet.wording.seats import seat_table

        return seat_table(name, study.seats, study.deliberation.case.taken)

    return rows


# for each table a function of the study: it gives a table, or the records whose attributes are its columns
MADE_OF: Mapping[str, Callable[[Any], Table | Iterable[object]]] = {
    "gaps": lambda study: study.coverage,
    "focal": _seat_rows("focal"),
    "seats": _seat_rows("seats"),
    "sensitivity": _sensitivity,
    "letters": _seat_rows("letters"),
    "suggestions": lambda study: study.findings.suggestions,
    "balance": lambda study: study.findings.cells,
    "nonrespondents": lambda study: study.findings.nonrespondents,
    "structure": lambda study: study.structure,
    "response": lambda study: study.findings.response,
    "fragility": _fragility_rows,
    "organisations": _organisation_rows,
    "groups": _group_rows,
    "pairs_organisations": _pair_rows("organisations"),
    "pairs_groups": _pair_rows("groups"),
    "interests": lambda study: study.reconciliation.interests,
    "mentions": lambda study: study.reconciliation.mentions,
    "decisions": lambda study: study.reconciliation.decisions,
    "duplicates": lambda study: study.reconciliation.duplicates,
    "names": lambda study: study.reconciliation.names,
    "registry": lambda study: study.registry.groups,
}


class Frames(Mapping[str, "pd.DataFrame"]):
    """The tables of a study by name, each made when it is asked for."""

    def __init__(self, study: Any) -> None:
        self._study = study

    def __getitem__(self, name: str) -> pd.DataFrame:
        return frame(self._study, name)

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    def __repr__(self) -> str:
        return f"tables: {', '.join(TABLES)}"


def frame(study: Any, name: str) -> pd.DataFrame:
    """Give one table of a study as a DataFrame."""
    found: pd.DataFrame = study.table(name).frame()
    return found


def frame_of(name: str) -> cached_property[pd.DataFrame]:
    """Make the attribute of a study that is one of its tables, as a DataFrame."""

    def made(study: Any) -> pd.DataFrame:
        return frame(study, name)

    made.__doc__ = f"The table `{name}` as a pandas DataFrame, with the columns of `{name}.csv`."
    return cached_property(made)
