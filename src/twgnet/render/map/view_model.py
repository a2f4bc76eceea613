"""What the map says of each node: one record a node, gathered from every stage's findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from twgnet.model.focal import Seat
from twgnet.model.gaps import Suggestion
from twgnet.model.measures import NodeMeasures
from twgnet.model.results import Results

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation, a group, or (in an overview) a set of nodes drawn as one.

    `id` starts with `o:`, `g:` or `s:`; `also` are other names to be found by; `number` is shown
    in the box; `open` says that a mention of it waits for a person.
    """

    id: str
    side: str
    name: str
    short: str = ""
    km: str = ""
    also: tuple[str, ...] = ()
    type: str = ""
    community: str = ""
    tier: str = ""
    number: int = 0
    open: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """An interest as drawn: ends by node id, kind `certain`, `tentative` or `review`, its seat."""

    organisation: str
    group: str
    kind: str
    seat: str = ""


class ViewModel:
    """The results, seen node by node."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self._measures = {
            f"{side}:{measures.id}": measures
            for side, many in (
                ("o", results.measures.organisations),
                ("g", results.measures.groups),
            )
            for measures in many
        }
        self.gap = {gap.group_id: gap for gap in results.gaps.gaps}

    def compute_measures(self, id: str) -> NodeMeasures:
        """Give the measures of a node; zeros for one that was not measured."""
        return self._measures.get(id) or NodeMeasures(id, 0, 0.0, 0.0, 0.0, None)

    @cached_property
    def organisations(self) -> tuple[Node, ...]:
        """Every organisation, in the order of the network."""
        return tuple(
            Node(
                f"o:{organisation.id}",
                "organisation",
                organisation.name or organisation.id,
                organisation.acronym,
                also=(organisation.acronym, *organisation.aliases),
                type=organisation.type,
                community=self.compute_measures(f"o:{organisation.id}").community,
                number=self.compute_measures(f"o:{organisation.id}").degree,
                open=any(status == "review" for _, status, _ in self.aside.get(organisation.id, ())),
            )
            for organisation in self.results.network.organisations
        )

    @cached_property
    def groups(self) -> tuple[Node, ...]:
        """Every group, in the order of the network."""
        return tuple(
            Node(
                f"g:{group.id}",
                "group",
                group.name or group.id,
                group.id,
                group.name_km,
                (group.id, group.acronym, *group.aliases),
                community=self.compute_measures(f"g:{group.id}").community,
                tier=self.gap[group.id].tier if group.id in self.gap else "",
                number=self.compute_measures(f"g:{group.id}").degree,
            )
            for group in self.results.network.groups
        )

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Organisations, then groups."""
        return (*self.organisations, *self.groups)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every interest."""
        seats = {(seat.organisation_id, seat.group_id): seat.role for seat in self.results.seats}
        return tuple(
            Tie(
                f"o:{tie.organisation_id}",
                f"g:{tie.group_id}",
                tie.certainty,
                seats.get((tie.organisation_id, tie.group_id), ""),
            )
            for tie in self.results.network.interests
        )

    @cached_property
    def open_ties(self) -> tuple[Tie, ...]:
        """What a mention that waits for a person could mean: never counted as interest."""
        known = {group.id for group in self.groups}
        told = {(tie.organisation, tie.group) for tie in self.ties}
        pairs = {
            (f"o:{organisation}", f"g:{group}")
            for organisation, mentions in self.aside.items()
            for _, status, candidates in mentions
            for group in candidates
            if status == "review"
        }
        return tuple(Tie(o, g, "review") for o, g in sorted(pairs - told) if g in known)

    @cached_property
    def aside(self) -> Mapping[str, Sequence[tuple[str, str, tuple[str, ...]]]]:
        """The mentions that are no interest, by organisation: text, status, candidate groups."""
        found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
        for mention in self.results.reconciliation.mentions:
            if mention.status in ("review", "not_a_group"):
                found[mention.organisation_id].append((mention.text, mention.status, mention.candidates))
        return found

    def details(self) -> list[dict[str, object]]:
        """Give each node as the page's scripts read it, empty fields left out."""
        return [
            {key: value for key, value in story.items() if value or key == "degree"}
            for story in (
                *map(self._organisation, self.organisations),
                *map(self._group, self.groups),
            )
        ]

    def _basic(self, node: Node) -> dict[str, object]:
        measures = self.compute_measures(node.id)
        return {
            "id": node.id,
            "name": node.name,
            "short": node.short,
            "km": node.km,
            "also": [name for name in node.also if name and name != node.short],
            "type": node.type,
            "community": node.community,
            "degree": measures.degree,
            "closeness": round(measures.closeness, 2),
            "betweenness": round(measures.betweenness, 2),
        }

    def _organisation(self, node: Node) -> dict[str, object]:
        id = node.id[2:]
        return self._basic(node) | {
            "sole": [f"g:{g}" for g in self.results.gaps.fragility.sole_covers.get(id, ())],
            "seats": [[f"g:{s.group_id}", s.role, s.why] for s in self._seats.get(id, ())],
            "aside": self.aside.get(id, []),
        }

    def _group(self, node: Node) -> dict[str, object]:
        id = node.id[2:]
        gap = self.gap.get(id)
        return self._basic(node) | {
            "tier": node.tier,
            "why": gap.why if gap else "",
            "tentative": gap.tentative if gap else 0,
            "target": gap.target if gap else 0,
            "short": gap.short if gap else 0,
            "range": [gap.rank_low, gap.rank_high, gap.at_most] if gap and gap.at_most else [],
            "seats": [
                [f"o:{s.organisation_id}" if s.organisation_id else "", s.role, s.why]
                for s in self._group_seats.get(id, ())
            ],
            "ask": [
                [f"o:{s.organisation_id}" if s.organisation_id else "", s.why] for s in self._suggestions.get(id, ())
            ],
        }

    @cached_property
    def _seats(self) -> Mapping[str, list[Seat]]:
        return _by(self.results.seats, "organisation_id")

    @cached_property
    def _group_seats(self) -> Mapping[str, list[Seat]]:
        return _by(self.results.seats, "group_id")

    @cached_property
    def _suggestions(self) -> Mapping[str, list[Suggestion]]:
        return _by([s for s in self.results.gaps.suggestions if s.rank <= 3], "group_id")


def _by(records: Iterable[R], field: str) -> Mapping[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[getattr(record, field)].append(record)
    return found
