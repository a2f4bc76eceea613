"""What is drawn: single organisations, or so many that they stand together by what they want."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twgnet.model.message import message
from twgnet.render.map.clusters import Cluster, gather
from twgnet.render.view_model import Node, ViewModel
from twgnet.wording.catalogue import LANGUAGES, say

MOST_DRAWN = 200  # organisations: above it one box each makes a drawing nobody reads to its end
THIN = 0.15  # share of a cluster below which its line is drawn only when asked for
STRONGEST = 3  # lines that a group keeps however thin they are


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box to be drawn: its number on the page, its side, its name, what is counted in it."""

    number: int
    side: str
    name: str
    km: str = ""
    count: int = 0
    state: str = ""

    @property
    def foot(self) -> tuple[str, ...]:
        """The last line of a cluster's box in each language: how many organisations it holds."""
        if self.side != "cluster":
            return ("",) * len(LANGUAGES)
        return tuple(say(message("common.counted_organisations", n=self.count), language) for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Join:
    """A line to be drawn from an organisation or cluster to a group, by their numbers, and the seat it stands for."""

    source: int
    target: int
    kind: str
    weight: int = 1
    faint: bool = False
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn: boxes of both sides, groups with the fewest organisations first, lines."""

    organisations: tuple[Drawn, ...]
    groups: tuple[Drawn, ...]
    joins: tuple[Join, ...]
    clusters: tuple[Cluster, ...] = ()


def picture_of(view: ViewModel) -> Picture:
    """Choose what is drawn for the size of a network."""
    groups = sorted(view.groups, key=lambda node: (node.number, node.name.casefold()))
    drawn = tuple(_group(view, node) for node in groups)
    if len(view.organisations) > MOST_DRAWN:
        return _gathered(view, drawn)
    organisations = tuple(_organisation(view, node) for node in view.organisations)
    return Picture(organisations, drawn, _single_lines(view, {node.number for node in organisations}))


def _single_lines(view: ViewModel, drawn: set[int]) -> tuple[Join, ...]:
    """Give the lines of organisations that have a box of their own, those of seats above all others."""
    place = view.place
    ties = (*view.open_ties, *view.ties)
    joins = (Join(place[tie.organisation], place[tie.group], tie.kind, seat=tie.seat) for tie in ties)
    return tuple(sorted((one for one in joins if one.source in drawn), key=lambda one: one.seat))


def _group(view: ViewModel, node: Node) -> Drawn:
    gap = view.gap.get(node.id[2:])
    return Drawn(view.place[node.id], "group", node.name, node.km, node.number, gap.verdict if gap else "")


def _organisation(view: ViewModel, node: Node) -> Drawn:
    state = "open" if node.open else ""
    return Drawn(view.place[node.id], "organisation", node.name, count=node.number, state=state)


def _gathered(view: ViewModel, groups: tuple[Drawn, ...]) -> Picture:
    """Draw organisations together; one that nobody stands beside is drawn by its name."""
    ties = [(view.place[tie.organisation], view.place[tie.group]) for tie in view.ties]
    found = gather(len(view.organisations), ties)
    clusters = tuple(cluster for cluster in found if len(cluster.members) > 1)
    alone = [cluster.members[0] for cluster in found if len(cluster.members) == 1]
    first = len(view.nodes)
    drawn = tuple(
        Drawn(first + place, "cluster", *_names(view, cluster), count=len(cluster.members))
        for place, cluster in enumerate(clusters)
    )
    named = tuple(_organisation(view, view.nodes[number]) for number in alone)
    joins = (*_single_lines(view, set(alone)), *_flows(view, clusters, first))
    return Picture((*drawn, *named), groups, joins, clusters)


def _names(view: ViewModel, cluster: Cluster) -> tuple[str, str]:
    nodes = [view.nodes[number] for number in cluster.groups]
    if not nodes:
        return say(message("map.no_group")), say(message("map.no_group"), "km")
    return " + ".join(node.name for node in nodes), " + ".join(node.km or node.name for node in nodes)


def _flows(view: ViewModel, clusters: Sequence[Cluster], first: int) -> tuple[Join, ...]:
    of = {member: first + place for place, cluster in enumerate(clusters) for member in cluster.members}
    ends = ((view.place[tie.organisation], view.place[tie.group]) for tie in view.ties)
    counts = Counter((of[organisation], group) for organisation, group in ends if organisation in of)
    kept = _strongest(counts)
    most = max(counts.values(), default=1)
    return tuple(
        Join(
            cluster,
            group,
            "flow",
            1 + round(8 * count / most),
            count < THIN * len(clusters[cluster - first].members) and (cluster, group) not in kept,
        )
        for (cluster, group), count in sorted(counts.items())
    )


def _strongest(counts: Counter[tuple[int, int]]) -> set[tuple[int, int]]:
    """Give the thickest lines of every group, so that none stands without one."""
    by_group: dict[int, list[tuple[int, int]]] = {}
    for cluster, group in counts:
        by_group.setdefault(group, []).append((-counts[cluster, group], cluster))
    return {(cluster, group) for group, found in by_group.items() for _, cluster in sorted(found)[:STRONGEST]}
