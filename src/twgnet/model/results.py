"""Everything a study found, in one record: what the renderers are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from twgnet.model.focal import Seat
from twgnet.model.gaps import Gaps, StructureMeasure
from twgnet.model.measures import CentralityRange, Measures
from twgnet.model.message import Message
from twgnet.model.network import Network
from twgnet.model.reconciliation import Reconciliation
from twgnet.model.registry import Registry
from twgnet.model.survey import Survey
from twgnet.schema import Table


@dataclass(frozen=True, slots=True)
class Results:
    """The survey, every stage's findings, and every table as it is written.

    `invited` is N, None where unknown, and `answered` n; `without_largest` are the measures
    once the organisation with most interests is taken out. `beyond_degree` says what centrality adds
    to how many groups organisations want, None of too few; `doubts` which rules for
    seats cannot hold, and which seats are not proven to be the best;
    `list_findings` what a reader must know of the lists of organisations. `tables` holds, by file stem, each table
    of the contract in `twgnet.tables`; `options` is what the run was asked to do, for the manifest.
    """

    survey: Survey
    registry: Registry
    reconciliation: Reconciliation
    network: Network
    invited: int | None
    answered: int
    measures: Measures
    without_largest: Measures
    gaps: Gaps
    seats: tuple[Seat, ...]
    tables: Mapping[str, Table]
    version: str
    options: Mapping[str, object] = field(default_factory=dict)
    structure: tuple[StructureMeasure, ...] = ()
    centrality_ranges: tuple[CentralityRange, ...] = ()
    beyond_degree: Message | None = None
    doubts: tuple[Message, ...] = ()
    list_findings: tuple[Message, ...] = ()
