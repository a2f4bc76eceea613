"""What the pages say of each node: one record a node, gathered from every stage's findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from twgnet.model.focal import Seat
from twgnet.model.gaps import Gap, Suggestion
from twgnet.model.measures import NodeMeasures
from twgnet.model.reconciliation import Mention, find_open_answers
from twgnet.model.results import Results
from twgnet.render.links import Links, find_links

R = TypeVar("R")
ROLES = ("focal", "alternate")
SUGGESTED = 3  # organisations to ask that a page names for each group


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation or a group.

    `id` starts with `o:` or `g:`; `also` are other names to be found by; `number` is how many it
    is tied to; `open` says that an answer of it is to be checked.
    """

    id: str
    side: str
    name: str
    short: str = ""
    km: str = ""
    also: tuple[str, ...] = ()
    number: int = 0
    community: str = ""
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
        self.gap: Mapping[str, Gap] = {gap.group_id: gap for gap in results.gaps.gaps}
        sides = (("o", results.measures.organisations), ("g", results.measures.groups))
        self._measures = {f"{side}:{one.id}": one for side, many in sides for one in many}

    def measures_of(self, id: str) -> NodeMeasures:
        """Give the measures of a node; zeros for one that was not measured."""
        return self._measures.get(id) or NodeMeasures(id, 0, 0.0, 0.0, 0.0, None)

    def page_of(self, id: str) -> str:
        """Give the page of a node, as a path in the output folder."""
        pages = self.links.organisations if id.startswith("o:") else self.links.groups
        return pages[id[2:]]

    @cached_property
    def links(self) -> Links:
        """The pages of all nodes."""
        return find_links(self.results.network)

    @cached_property
    def organisations(self) -> tuple[Node, ...]:
        """Every organisation, in the order of the network."""
        return tuple(
            Node(
                f"o:{one.id}",
                "organisation",
                one.name or one.id,
                one.acronym,
                also=(one.id, one.acronym, *one.aliases),
                number=self.measures_of(f"o:{one.id}").degree,
                community=self.measures_of(f"o:{one.id}").community,
                open=any(mention.status == "review" for mention in self.mentions.get(one.id, ())),
            )
            for one in self.results.network.organisations
        )

    @cached_property
    def groups(self) -> tuple[Node, ...]:
        """Every group, in the order of the network."""
        return tuple(
            Node(
                f"g:{one.id}",
                "group",
                one.name or one.id,
                one.id,
                one.name_km,
                (one.id, one.acronym, *one.aliases),
                number=self.measures_of(f"g:{one.id}").degree,
                community=self.measures_of(f"g:{one.id}").community,
            )
            for one in self.results.network.groups
        )

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Organisations, then groups: a node's place here is its number on the pages."""
        return (*self.organisations, *self.groups)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The number of each node, by its id."""
        return {node.id: number for number, node in enumerate(self.nodes)}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every interest; in a group focal first, then alternates, certain, tentative, by name."""
        ties = [
            Tie(o, g, interest.certainty, self.role.get((interest.organisation_id, interest.group_id), ""))
            for interest in self.results.network.interests
            for o, g in [(f"o:{interest.organisation_id}", f"g:{interest.group_id}")]
        ]
        return tuple(sorted(ties, key=self._rank))

    def _rank(self, tie: Tie) -> tuple[int, int, bool, str, int]:
        place = self.place[tie.organisation]
        role = ROLES.index(tie.seat) if tie.seat else len(ROLES)
        name = self.nodes[place].name.casefold()
        return self.place[tie.group], role, tie.kind == "tentative", name, place

    @cached_property
    def role(self) -> Mapping[tuple[str, str], str]:
        """The seat proposed for an organisation in a group."""
        return {(seat.organisation_id, seat.group_id): seat.role for seat in self.results.seats}

    @cached_property
    def seat_states(self) -> Mapping[tuple[str, str], str]:
        """What an office has noted of a seat, by organisation and group; a mere proposal is left out."""
        table = self.results.tables.get("seats")
        rows = table.records() if table else ()
        return {
            (str(row["organisation_id"]), str(row["group_id"])): str(row["state"])
            for row in rows
            if row["state"] not in ("", "proposed")
        }

    @cached_property
    def open_ties(self) -> tuple[Tie, ...]:
        """What an answer that is to be checked could mean: never counted as interest."""
        known = {group.id for group in self.groups}
        found = find_open_answers(self.results.reconciliation.mentions, self.results.network.interests)
        pairs = sorted((f"o:{one.organisation_id}", f"g:{id}") for id, mentions in found.items() for one in mentions)
        return tuple(Tie(o, g, "review") for o, g in pairs if g in known and o in self.place)

    @cached_property
    def mentions(self) -> Mapping[str, list[Mention]]:
        """What each organisation wrote, fragment by fragment."""
        return _by(self.results.reconciliation.mentions, "organisation_id")

    @cached_property
    def suggestions(self) -> Mapping[str, list[Suggestion]]:
        """Whom to ask for each group, best first."""
        return _by([one for one in self.results.gaps.suggestions if one.rank <= SUGGESTED], "group_id")

    @cached_property
    def seats(self) -> Mapping[str, list[Seat]]:
        """The seats of each group."""
        return _by(self.results.seats, "group_id")


def _by(records: Iterable[R], field: str) -> Mapping[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[getattr(record, field)].append(record)
    return found
