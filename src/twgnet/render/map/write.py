"""Results to `map.html`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twgnet.model.results import Results
from twgnet.render.map.columns import portrait, three_columns
from twgnet.render.map.free_layout import free, shared
from twgnet.render.map.labels import printable
from twgnet.render.map.matrix import matrix
from twgnet.render.map.order import order_columns
from twgnet.render.map.overview import overview, sets_of, share_matrix
from twgnet.render.map.scene import Scene
from twgnet.render.map.view_model import ViewModel
from twgnet.render.map.vis import network_of
from twgnet.render.pages.page import Page, render_page
from twgnet.wording.words import LANGUAGES, load_words

if TYPE_CHECKING:
    from twgnet.render.map.notebook import MapNetwork

MOST_DRAWN = 150  # nodes: above it a drawing of single nodes cannot be read
MOST_ROWS = 2000  # rows of the table: above it a browser takes seconds to lay it out
SCRIPTS = (
    *("store", "words", "story", "focus", "layers", "search", "filter"),
    *("views", "keys", "ego", "free", "save", "start"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawings of one map, the sets of an overview, and the pyvis network of the free view."""

    scenes: tuple[Scene, ...]
    sets: Mapping[str, tuple[str, ...]]
    network: MapNetwork | None


def render_map(results: Results) -> str:
    """Write the interactive map as one self-contained page.

    Without JavaScript it shows the drawing, the legend and the table. Above 150 nodes the
    drawing shows sets of organisations instead of single ones, and says so.
    """
    facts = ViewModel(results)
    drawn = _draw(facts)
    page = Page(
        "map/map.html",
        "Who wants to join which group",
        styles=("map/map.css", "map/drawing.css"),
        scripts=tuple(f"map/{name}.js" for name in SCRIPTS),
        lazy=("vendor/vis-network.min.js",) if drawn.network else (),
        khmer=True,
        data={
            "map-data": _data(facts, drawn),
            "map-words": {name: load_words(name, "both", "map") for name in LANGUAGES},
        },
    )
    return render_page(
        page,
        results,
        scenes=drawn.scenes,
        large=bool(drawn.sets),
        rows=_rows(facts)[:MOST_ROWS],
        facts=facts,
        known=_known(facts),
        types=sorted({node.type for node in facts.organisations} - {""}),
        printable=printable,
        number=_numbers(facts, drawn),
    )


def to_network(results: Results) -> MapNetwork:
    """Give the map's network as a pyvis `Network` with fixed positions and physics off.

    It is the whole map: `show`, `write_html` and `generate_html` give our own page, which
    works offline and escapes every name, instead of pyvis' template.
    """
    facts = ViewModel(results)
    return network_of(facts, free(facts), lambda: render_map(results))


def _draw(facts: ViewModel) -> Drawn:
    if len(facts.nodes) > MOST_DRAWN:
        sets = sets_of(facts)
        wide, narrow = overview(facts, sets, True), overview(facts, sets, False)
        return Drawn((wide, narrow, share_matrix(facts, sets)), sets, None)
    columns = order_columns(
        [node.id for node in facts.organisations],
        [node.id for node in sorted(facts.groups, key=lambda node: (node.community, node.id))],
        [(tie.organisation, tie.group) for tie in facts.ties],
    )
    loose = free(facts)
    scenes = (
        three_columns(facts, columns),
        portrait(facts, columns),
        loose,
        shared(facts, "organisation"),
        shared(facts, "group"),
        matrix(facts),
    )
    return Drawn(scenes, {}, network_of(facts, loose, lambda: render_map(facts.results)))


def _data(facts: ViewModel, drawn: Drawn) -> dict[str, object]:
    place = {node.id: number for number, node in enumerate(facts.nodes)}
    results = facts.results
    return {
        "meta": {
            "title": results.survey.title,
            "year": results.survey.year,
            "source": results.survey.provenance or results.survey.source,
            "version": results.version,
            "answered": results.answered,
            "invited": results.invited,
        },
        "nodes": facts.details(),
        "ties": [[place[tie.organisation], place[tie.group], int(tie.kind == "tentative")] for tie in facts.ties],
        "sets": drawn.sets,
        "network": drawn.network
        and {
            "nodes": drawn.network.nodes,
            "edges": drawn.network.edges,
            "options": drawn.network.options,
        },
    }


def _numbers(facts: ViewModel, drawn: Drawn) -> dict[str, int]:
    """Give numbers to the nodes, then the sets: short names for the drawings' markup."""
    ids = (*(node.id for node in facts.nodes), *drawn.sets)
    return {id: number for number, id in enumerate(ids)}


def _rows(facts: ViewModel) -> list[dict[str, object]]:
    """Give the table: one row an organisation, with the groups it named."""
    name = {node.id: node for node in facts.groups}
    named: dict[str, list[object]] = {node.id: [] for node in facts.organisations}
    for tie in facts.ties:
        named[tie.organisation].append((name[tie.group], tie.kind))
    return [
        {"node": node, "ties": named[node.id], "aside": facts.aside.get(node.id[2:], ())}
        for node in facts.organisations
    ]


def _known(facts: ViewModel) -> dict[str, bool]:
    """Say which layers have anything to show."""
    return {
        "gaps": bool(facts.gap),
        "seats": any(seat.organisation_id for seat in facts.results.seats),
        "communities": any(node.community for node in facts.nodes),
        "types": any(node.type for node in facts.organisations),
        "tentative": any(tie.kind == "tentative" for tie in facts.ties),
        "review": bool(facts.open_ties) or any(node.open for node in facts.organisations),
    }
